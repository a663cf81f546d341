"""What the library keeps of a plan for answering: by what it is found, and how its facts are found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.facts import Plan
from knowledge.forms.sheet import closing, opening
from knowledge.layout import Layout, packed, work_out
from knowledge.lexicon import lexicon
from knowledge.place_names import bare_place, initials
from knowledge.text import key
from knowledge.versions import named

Named = Iterator[tuple[str, str, str]]
"""Phrases that name something of a plan, each with its kind and target."""


def index(plan: Plan) -> Named:
    """Yield what a plan is found by: places, numbers, days and names."""
    yield from _places(plan)
    yield from _numbers(plan)
    for form in plan.forms:
        first, last = opening(plan, form), closing(plan, form)
        yield "#registration", "registration", f"{first or ''}|{last or ''}"
    yield from _deadlines(plan)
    yield from _issued(plan)
    yield from named(plan)
    for name in (*plan.names, plan.short, plan.subject, *(event.name for event in plan.events)):
        yield key(name), "name", key(name)


def weigh(plan: Plan) -> Iterator[tuple[str, float]]:
    """Yield each word and pair of words of a plan with its weight there, for choosing among many plans."""
    layout = _layout(plan)
    for term in set(layout.rarity) | layout.about:
        yield term, layout.rarity.get(term, 1.0)


def lay_out(plan: Plan) -> bytes:
    """Return the layout of a plan as bytes."""
    return packed(_layout(plan))


@lru_cache(maxsize=1)
def _layout(plan: Plan) -> Layout:
    return work_out(plan, lexicon())


def _places(plan: Plan) -> Named:
    name = bare_place(plan.place)
    yield name, "place", plan.level
    yield initials(plan.place), "initials", plan.level
    first, _, rest = name.partition(" ")
    if rest:
        yield f"{first[0]} {rest}", "place", plan.level
        if len(rest) > 2 and " " not in rest:
            yield f"{first[0]}{rest}", "initials", plan.level


def _numbers(plan: Plan) -> Named:
    if plan.number:
        yield f"#{int(re.sub(r'[^0-9].*', '', plan.number) or 0)}", "number", key(plan.number)
    for document in plan.documents:
        digits = re.match(r"\d+", document.number)
        if digits:
            yield f"#{int(digits[0])}", "document", key(document.number)
        if document.day is not None:
            yield f"day {document.day.year}-{document.day.month}-{document.day.day}", "day", "document"


def _deadlines(plan: Plan) -> Named:
    for deadline in plan.deadlines:
        last = deadline.due.last_day
        if last is not None:
            yield f"due {last.year}-{last.month}", "due", deadline.id
            yield f"due {last.year}-q{(last.month + 2) // 3}", "due", deadline.id
            yield f"due {last.year}", "due", deadline.id
        named = getattr(deadline.due, "day", None)
        if named is not None:
            yield f"day {named.year}-{named.month}-{named.day}", "day", deadline.id


def _issued(plan: Plan) -> Named:
    if plan.day is not None:
        yield f"day {plan.day.year}-{plan.day.month}-{plan.day.day}", "day", "issued"
        yield f"issued {plan.day.year}", "issued", str(plan.day)
    elif found := re.search(r"20\d\d", plan.dated):
        yield f"issued {found[0]}", "issued", plan.dated

"""Plans that name a congress of a place by its number (đại hội tỉnh … lần VI trong kế hoạch nào), whosever they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from knowledge.entries import Entry, View
from knowledge.facts import Statement
from knowledge.findings import Ask
from knowledge.judging import Verdict
from knowledge.place_names import bare_place
from knowledge.reading import Reading
from knowledge.scope import Scope
from knowledge.shelf import Shelf
from knowledge.text import fold, key
from knowledge.values import find

_OF_THE_PARTY = " dang "

Texts = Callable[[Entry, View], tuple[str, ...]]
"""The texts of a fact that may name a congress."""


def naming(reading: Reading, scope: Scope, shelf: Shelf, plans: tuple[str, ...]) -> list[Verdict]:
    """Return what tells, in each of some plans, of a congress of the place named with a number that the question has.

    The place's own plans are among these, and those of other places that speak of its congress.
    """
    numbers = {value.number for value in reading.of("edition")}
    named = [shelf.head(plan).place for plan in scope.plans] + [scope.stranger] * bool(scope.stranger)
    asked = Congress(numbers, {bare_place(place) for place in named}, _OF_THE_PARTY in reading.flat)
    told = ((view, _telling(view, asked, _texts)) for view in map(shelf.view, plans))
    return [Verdict(view, entry.kind, (entry,), 0.0) for view, entry in told if entry is not None]


class Congress(NamedTuple):
    """Congresses asked after: their numbers, the folded names of their places, and whether they are the Party's."""

    numbers: set[int]
    places: set[str]
    of_party: bool

    def told(self, text: str) -> bool:
        """Tell whether a text names one of them."""
        said = f" {key(text)} "
        counted = {value.number for value in find(said) if value.kind == "edition"}
        of_place = any(f" {place} " in said for place in self.places)
        return of_place and bool(counted & self.numbers) and (_OF_THE_PARTY in said) is self.of_party


def _telling(view: View, asked: Congress, texts: Texts) -> Entry | None:
    """Return the fact that names the congress in one of its texts, or the plan's title where that does."""
    places = (*view.kinds.get("edition", ()), *view.kinds.get("title", ()))
    entries = [view.entries[at] for at in places if not view.entries[at].gap]
    entries.sort(key=lambda entry: bool(getattr(entry.fact, "items", ())))
    return next((entry for entry in entries if any(map(asked.told, texts(entry, view)))), None)


def _texts(entry: Entry, view: View) -> tuple[str, ...]:
    fact = entry.fact
    if not isinstance(fact, Statement):
        return (view.plan.title,) if entry.kind == "title" else ()
    return fact.items or (f"{fact.about}: {fact.text}",)


_OF_NUMBERS = frozenset({"list", "edition", "compare"})
_NATIONAL = " toan quoc "
_NEXT_ONE = re.compile(r" va | tien toi |[;,.]")


def holding(ask: Ask, shelf: Shelf, plans: tuple[str, ...]) -> list[Verdict]:
    """Return of some plans those that name a congress of a place, not held before, with a number that a list asks for.

    None are returned where the list asks for anything else, or for the national congress.
    """
    reading = ask.reading
    numbers = {value.number for value in reading.of("edition")}
    if not numbers or set(ask.kinds) - _OF_NUMBERS or " dai hoi " not in reading.flat or _NATIONAL in reading.flat:
        return []
    asked = Congress(numbers, {bare_place(shelf.head(plan).place) for plan in plans}, _OF_THE_PARTY in reading.flat)
    told = ((view, _telling(view, asked, _to_come)) for view in map(shelf.view, plans))
    return [Verdict(view, entry.kind, (entry,), 0.0) for view, entry in told if entry is not None]


def _to_come(entry: Entry, view: View) -> tuple[str, ...]:
    """Return the parts of a fact's texts, each of which names one congress at the most, and none held before."""
    parts = [part for text in _texts(entry, view) for part in _NEXT_ONE.split(f" {fold(text.lower())} ")]
    return tuple(part for part in parts if " truoc" not in part and _NATIONAL not in part)

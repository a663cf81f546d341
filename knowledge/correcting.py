"""Puts a fact of a document under review right by what a person types for it; what cannot be is refused, typed.

What is typed for a deadline is a day, month, quarter, year or period as plans write them; for a limit a number;
for a body, a programme or a text the words. A gap that lacks a day, a number or a date of issue is filled in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from knowledge.days import Before, By, Due, OnDay, Recurring
from knowledge.facts import Agenda, AgendaItem, Deadline, Document, Fact, Gap, Limit, Plan, Statement, Task
from knowledge.reviews import Body, Seen

Why = Literal["day", "number", "long", "few", "plan_number"]
"""Why a text is no value: no day that is, no count of people, too long or short, too few items, no plan's number."""

MOST_PEOPLE = 100_000
LONGEST = 600
"""Characters of what may be typed for a text."""

FILLED = ("deadline", "number", "issued")
"""The kinds of gaps that a value fills."""

PLAN_NUMBER = re.compile(r"\d{1,5}(?:/\d{4})?\s*[/-]\s*[A-ZĐ][A-ZĐa-z0-9&]*(?:\s?[-–/.]\s?[A-ZĐ][A-ZĐa-z0-9&]*)*")


class Unfit(Exception):  # noqa: N818 - reads as what it says where it is raised
    """What was typed is no value for the fact; `why` says in what respect."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why)


def can_correct(body: Body, place: int) -> bool:
    """Tell whether a fact can be put right by typing."""
    fact = _fact(body, body.seen[place])
    return isinstance(fact, Deadline | Limit | Task | Agenda | Statement | Document) or (
        isinstance(fact, Gap) and fact.kind in FILLED
    )


def wanted(body: Body, place: int) -> str:
    """Name what is to be typed for a fact: the kind of its gap, or its group in the plan."""
    fact = _fact(body, body.seen[place])
    return {"deadline": "deadlines"}.get(fact.kind, fact.kind) if isinstance(fact, Gap) else body.seen[place].group


@dataclass(frozen=True, slots=True)
class Correction:
    """A body in which a fact was put right; `shown` is its place in `seen`, None where the plan's head was.

    `filled` tells that the fact was a gap, which there is no more.
    """

    body: Body
    shown: int | None
    filled: bool = False


def corrected(body: Body, place: int, text: str) -> Correction:
    """Put the fact at a place of `seen` right; raises Unfit where the text is no value for it."""
    seen, text = body.seen[place], " ".join(text.split())
    fact = _fact(body, seen)
    if isinstance(fact, Gap):
        return _filled(body, place, fact, text)
    return Correction(_with(body, seen, _changed(fact, text, body.plan)), place)


def _changed(fact: Fact, text: str, plan: Plan) -> Fact:
    match fact:
        case Deadline():
            return replace(fact, due=due_of(text, fact.due, plan.day), phrase=text)
        case Limit():
            return _limit(fact, text)
        case Task():
            return replace(fact, agency=_words(text))
        case Agenda():
            titles = [part.strip(" .") for part in re.split(r"[;\n]", text) if part.strip(" .")]
            if len(titles) < 2:
                raise Unfit("few")
            return replace(fact, items=tuple(AgendaItem(title=_words(title)) for title in titles))
        case Document():
            return replace(fact, number=_number(text))
        case Statement():
            return replace(fact, text=_words(text), items=())
    raise Unfit("long")


def _filled(body: Body, place: int, gap: Gap, text: str) -> Correction:
    """Fill a gap: the plan's number or day, or a deadline that had no whole day."""
    plan = body.plan
    if gap.kind == "number":
        return Correction(replace(body, plan=replace(plan, number=_number(text))), None, filled=True)
    due = due_of(text, None, plan.day if gap.kind != "issued" else None)
    if gap.kind == "issued":
        if not isinstance(due, OnDay):
            raise Unfit("day")
        return Correction(replace(body, plan=replace(plan, day=due.day, dated="")), None, filled=True)
    taken = {each.id for each in plan.deadlines}
    own = next(id for number in range(1, len(taken) + 2) if (id := f"bo-sung-{number}") not in taken)
    made = Deadline(id=own, section=gap.section, event=gap.event, what=gap.about, who="", phrase=text, due=due)
    seen = replace(body.seen[place], group="deadlines", at=len(plan.deadlines), doubtful=False)
    added = replace(body, plan=replace(plan, deadlines=(*plan.deadlines, made)), seen=(*body.seen, seen))
    return Correction(added, len(body.seen), filled=True)


def due_of(text: str, before: Due | None, issued: date | None) -> Due:
    """Read the value that a person typed; a bare day is one of the kind that stood there before.

    >>> due_of("31/8/2025", Before(date(2025, 1, 1)), None)
    Before(day=datetime.date(2025, 8, 31))
    """
    from knowledge.documents.deadlines import LONG_AGO
    from knowledge.documents.terms import offsets, repeated
    from knowledge.documents.times import moments

    for term in (*repeated(text, "organising"), *offsets(text)):
        if term.due is not None and len(term.phrase) >= len(text) // 2:
            return term.due
    if re.fullmatch(r"(?:định kỳ |hằng |hàng ).{2,60}", text, re.IGNORECASE):
        return Recurring(text)
    found = list(moments(text if not text[:1].isdigit() else f"ngày {text}", issued))
    due = found[0].due if len(found) == 1 else None
    last = due.last_day if due else None
    if due is None or last is None or not 2000 <= last.year <= 2100:
        raise Unfit("day")
    if issued and (issued - last).days > LONG_AGO:
        raise Unfit("day")
    if isinstance(due, OnDay) and isinstance(before, Before | By):
        return type(before)(due.day)
    return due


def _limit(fact: Limit, text: str) -> Limit:
    found = re.fullmatch(
        r"(?P<cue>tối đa|không quá|khoảng|dự kiến)?\s*(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,6})\s*(?:đại biểu|người|đb)?\.?",
        text,
        re.IGNORECASE,
    )
    number = int(found["n"].replace(".", "")) if found else 0
    if found is None or not 0 < number <= MOST_PEOPLE:
        raise Unfit("number")
    about = (found["cue"] or "").lower() in ("khoảng", "dự kiến") or (not found["cue"] and fact.about is not None)
    phrase = text if found["cue"] else f"{'khoảng' if about else 'tối đa'} {found['n']} đại biểu"
    return replace(fact, most=None if about else number, about=number if about else None, phrase=phrase, same_as="")


def _number(text: str) -> str:
    if not PLAN_NUMBER.fullmatch(text):
        raise Unfit("plan_number")
    return re.sub(r"\s*([/-])\s*", r"\1", text.replace("–", "-"))


def _words(text: str) -> str:
    if not 2 <= len(text) <= LONGEST:
        raise Unfit("long")
    return text


def _fact(body: Body, seen: Seen) -> Fact:
    facts: tuple[Fact, ...] = getattr(body.plan, seen.group)
    return facts[seen.at]


def _with(body: Body, seen: Seen, fact: Fact) -> Body:
    facts = cast(tuple[Fact, ...], getattr(body.plan, seen.group))
    changed = {seen.group: (*facts[: seen.at], fact, *facts[seen.at + 1 :])}
    return replace(body, plan=replace(body.plan, **changed))  # type: ignore[arg-type]  # the plan's own field

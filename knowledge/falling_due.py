"""What falls due in a month or quarter, or before or after a day: the deadlines of some plans that end then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge.deciding import answered
from knowledge.entries import Entry
from knowledge.facts import Deadline
from knowledge.findings import Ask
from knowledge.judging import Verdict
from knowledge.outcome import Outcome
from knowledge.patterns import Pattern
from knowledge.several import ends_in
from knowledge.shelf import Shelf
from knowledge.talk import Talk
from knowledge.text import key

_OF_AN_EVENT = Pattern(r" (?:hoi nghi|dai hoi) ")
_OF_A_LEVEL = Pattern(r"^(?!.* (?:gi|viec) ).* cap (?:xa|phuong|huyen|thanh pho|tinh|co so) ", " cap ")
"""A level that has something to hold by then, asked for without a name of its work."""

WHAT_THEN = Pattern(
    r"(?<! dai hoi)(?<! hoi nghi) (?:to chuc|dien ra|phai xong|can xong|phai lam xong|phai hoan thanh|hoan thanh)"
    r"(?: nhung| cac)*(?: su kien| viec| cai| hoi nghi| dai hoi| hoat dong)? (?:gi|nao)(?: vay| the| a| nhi)* $"
    r"|^ (?:\w+ ){0,9}to chuc (?:\w+ )?(?:gi|nhung gi) (?:trong |vao |luc )*(?:thang|quy) ",
    " gi ",
    " nao ",
)
"""What is held or done in some month or quarter, asked for without its name."""


_OVERDUE = Pattern(
    r" (?:viec|nhiem vu|moc|han|thoi han|cong viec|muc|cai)(?: nao| gi)? (?:nao |gi |ma |da |dang |bi |nay )*"
    r"(?:qua|tre|het|lo|muon|cham) (?:han|ngay|tien do|thoi han|roi) ",
    " qua ",
    " tre ",
    " het ",
    " lo ",
    " muon ",
    " cham ",
)
"""Work whose deadline has passed, asked for without its name."""


def overdue(plans: tuple[str, ...], ask: Ask, shelf: Shelf, talk: Talk) -> Outcome | None:
    """Return the deadlines of a plan that have passed, where these are asked for; None elsewhere, and without any."""
    if len(plans) != 1 or not _OVERDUE.search(ask.reading.flat) or ask.reading.values:
        return None
    return due(plans, lambda entry: _passed(entry, ask), ask, shelf, talk)


def _passed(entry: Entry, ask: Ask) -> bool:
    last = entry.fact.due.last_day if isinstance(entry.fact, Deadline) else None
    return last is not None and last < ask.today


def ends_then(entry: Entry, ask: Ask) -> bool:
    """Tell whether an entry is a deadline that ends in the month, quarter or year that a question names."""
    last = entry.fact.due.last_day if isinstance(entry.fact, Deadline) else None
    return last is not None and ends_in(ask.reading, ask.today.year, last)


def _of_an_event(entry: Entry) -> bool:
    return _OF_AN_EVENT.search(f" {key(getattr(entry.fact, 'what', ''))} ") is not None


def due(plans: tuple[str, ...], fits: Callable[[Entry], bool], ask: Ask, shelf: Shelf, talk: Talk) -> Outcome | None:
    """Return the deadlines of some plans that fit, and are of a level named; None where there is none."""
    verdicts = []
    for plan in plans:
        view = shelf.view(plan)
        levels = set(ask.reading.levels)
        entries = (e for e in view.entries if e.kind == "deadline" and fits(e))
        fitting = tuple(e for e in entries if not levels or e.levels & levels)
        if _OF_AN_EVENT.search(ask.reading.flat):
            fitting = tuple(e for e in fitting if _of_an_event(e))
        if fitting:
            verdicts.append(Verdict(view, "deadline", fitting, 5.0))
    if _OF_A_LEVEL.search(ask.reading.flat):
        verdicts = [v for v in verdicts if any(_of_an_event(e) for e in v.chosen)] or verdicts
    if not verdicts:
        return None
    reading = replace(ask.reading, values=())
    return answered(verdicts, Ask(reading, ask.kinds, ask.today), talk)

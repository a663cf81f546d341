"""Which of several plans has the earliest, longest or largest value, where a question asks for that one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.days import OnDay
from knowledge.entries import Entry
from knowledge.facts import Deadline, Limit, Stated
from knowledge.judging import Verdict
from knowledge.patterns import Pattern
from knowledge.text import key

_MOST = Pattern(
    r" (?:som|truoc|muon|tre|cham|sau|lau|dai|ngan|dong|nhieu|it|moi|cu|lon|nho)(?: \w+){0,2} (?:nhat|cung) "
    r"| dau tien (?:\w+ ){0,2}$| (?:ban hanh|ra doi|ky|xong|to chuc) dau tien ",
    " nhat ",
    " cung ",
    " dau tien ",
)
_LEAST = Pattern(r" (?:som|truoc|ngan|it|cu|nho)(?: \w+){0,2} nhat | dau tien ", " nhat ", " dau tien ")
_OF_AN_EVENT = Pattern(r" (?:hoi nghi|dai hoi) ")
_OF_ANY_WORK = Pattern(
    r"^(?!.* (?:hoi nghi|dai hoi|cap|to chuc|hop|xa|phuong|so|tinh|huyen|thanh pho) ).*"
    r" (?:het han|han chot|han cuoi|deadline|co han|den han|ket thuc|han) ",
    " han ",
    " deadline ",
    " ket thuc ",
)
_LASTS = Pattern(r"(1/2|\d+)\s*(ngày|buổi)", "buổi", "ngày")


def extremes(verdicts: list[Verdict], flat: str) -> list[Verdict]:
    """Keep the plans whose value is the earliest, longest or largest where a question (folded) asks for it.

    All are kept where none is asked for, or where the values have no order.
    """
    if not _MOST.search(flat):
        return verdicts
    if _OF_ANY_WORK.search(flat):
        verdicts = [replace(verdict, chosen=_deadlines(verdict)) for verdict in verdicts]
    measured = [
        (value, replace(verdict, chosen=(entry,)))
        for verdict in verdicts
        for entry in verdict.chosen
        if (value := _measure(verdict, entry, _OF_ANY_WORK.search(flat) is not None)) is not None
    ]
    if " dai hoi " in flat and " hoi nghi " not in flat:
        measured = [pair for pair in measured if _of_congress(pair[1].chosen[0])] or measured
    if not measured:
        return verdicts
    values = [value for value, _ in measured]
    extreme = min(values) if _LEAST.search(flat) else max(values)
    return [verdict for value, verdict in measured if value == extreme]


def _of_congress(entry: Entry) -> bool:
    """Tell whether a value may be that of a congress: a deadline that names no other event."""
    return not isinstance(entry.fact, Deadline) or " dai hoi " in f" {key(entry.fact.what)} "


def _deadlines(verdict: Verdict) -> tuple[Entry, ...]:
    """Return what a plan has done by a day, whatever it is; what the verdict chose where there is none."""
    entries = (e for e in verdict.view.entries if isinstance(e.fact, Deadline) and not isinstance(e.fact.due, OnDay))
    return tuple(entry for entry in entries if not entry.gap) or verdict.chosen


def _measure(verdict: Verdict, entry: Entry, any_work: bool = False) -> float | None:
    """Return a value as a number by which plans can be put in order, None where it has none."""
    match entry.fact:
        case Deadline() as deadline if any_work or _OF_AN_EVENT.search(f" {key(deadline.what)} "):
            return _ordinal(deadline.due.last_day)
        case Limit(most=int() as most):
            return float(most)
        case Limit(about=int() as about):
            return float(about)
        case Limit(same_as=other) if other:
            limits = verdict.view.plan.limits
            return next((float(one.most) for one in limits if one.most is not None and other in one.event), None)
        case Stated() as stated if entry.kind == "duration" and (told := _LASTS.search(stated.text)):
            count = 0.5 if told[1] == "1/2" else float(told[1])
            return count / 2 if told[2] == "buổi" else count
        case _:
            return _ordinal(verdict.view.plan.day) if entry.kind == "issued" else None


def _ordinal(day: date | None) -> float | None:
    return float(day.toordinal()) if day else None

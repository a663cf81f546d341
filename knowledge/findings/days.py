"""Deadlines worked out: the last day, days left or passed, and what follows for a day named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.days import Offset, OnDay, Recurring
from knowledge.facts import Deadline
from knowledge.findings.between import Between, between, counted
from knowledge.findings.months import against, held_in
from knowledge.limits_claimed import Claim, limit_claimed
from knowledge.patterns import ON_A_DAY, Pattern
from knowledge.quantities import days_named
from knowledge.reading import Reading
from knowledge.sent_and_held import days_said, going_on, held_before, sent_and_held

_HELD = Pattern(
    r" (?:moi|dinh|du kien|chon|xin|muon|neu) (?:\w+ ){0,4}(?:hop|to chuc|lam|nop|gui)"
    r"|(?:hop|to chuc|lam|nop|gui) (?:vao |ngay |dung )"
    r"|(?:doi|lui|chuyen|hoan|keo) (?:\w+ ){0,2}(?:sang|den|toi|vao) "
    r"|^ (?:(?:con|the|vay|neu|sang|roi) )*(?:ngay )?\d{1,2} \d{1,2}(?: \d{4})? (?:(?:thi|sao|duoc|kip|khong|a|anh) )*$"
)
_HOW_LONG_YET = Pattern(r" con (?:\w+ ){0,3}(?:may|bao nhieu) (?:ngay|hom|bua|tuan) ", " con ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A deadline seen from a day.

    `last` is the last day, None where the plan fixes none. `left` counts days from `seen` to it,
    negative once it has passed. `asked` is a day that the question names; `due` the day that a rule
    such as "15 days before" gives for it. `claimed` is a day named for an event that is held on another,
    `between` the days from sending to holding, where a question names them.
    `asked_as` names the month or quarter that `asked` stands for, `partly` one in which the last day lies.
    `limit` is what a question takes to be the deadline itself, None where it takes nothing to be so.
    """

    last: date | None = None
    left: int = 0
    asked: date | None = None
    due: date | None = None
    due_left: int = 0
    held: bool = False
    recurring: bool = False
    claimed: date | None = None
    between: Between | None = None
    asked_as: str = ""
    partly: str = ""
    limit: Claim | None = None


def _claimed(reading: Reading, asked: date, last: date) -> date | None:
    """Return the day on which a question takes an event to be, where it is held on another; None elsewhere."""
    said = reading.claims or ON_A_DAY.search(reading.flat) is not None
    return asked if said and asked != last else None


def _occasion(reading: Reading, said: str, today: date) -> date | None:
    """Return the day of the event that a question or earlier messages name; None where it cannot be told."""
    told = sent_and_held(reading.flat, today) or going_on(reading.flat, said, today)
    if told is not None:
        return told.held
    named = tuple(days_said(reading.flat, today))
    days = tuple(day for day in named if day != today) or named
    return held_before(said, today) if not days else days[0] if len(days) == 1 else None


def work_out(deadline: Deadline, reading: Reading, today: date, said: str = "") -> Worked:
    """Work a deadline out for a question and a day; `said` are earlier messages, which may name the event's day."""
    last = deadline.due.last_day
    year = last.year if last else today.year
    named = days_named(reading, year)
    if isinstance(deadline.due, Offset):
        if (days := between(deadline.due, reading.flat, today, said)) is not None:
            return Worked(between=days)
        occasion = _occasion(reading, said, today)
        if occasion is None:
            return Worked()
        due = counted(deadline.due, occasion)
        return Worked(asked=occasion, due=due, due_left=(due - today).days)
    if isinstance(deadline.due, Recurring) or last is None:
        return Worked(recurring=True)
    if (claim := limit_claimed(reading, deadline.due)) is not None:
        held = deadline.held or isinstance(deadline.due, OnDay)
        return Worked(last=last, left=(last - today).days, held=held, limit=claim)
    span = held_in(reading, year) if not named else None
    if span is not None:
        day = against(span, last)
        if day is None:
            return Worked(last=last, left=(last - today).days, partly=span.name)
        return Worked(last=last, left=(last - day).days, asked=day, asked_as=span.name)
    named = tuple(day for day in named if day != today)
    asked = next((day for day in named if day != last and day != getattr(deadline.due, "day", None)), None)
    until = _HOW_LONG_YET.search(reading.flat) is not None  # tới 31/3 còn mấy ngày: counted to that day, not from it
    if asked is None and named and not until and ("left" in reading.cues or _HELD.search(reading.flat)):
        asked = named[0]
    held = deadline.held or isinstance(deadline.due, OnDay)
    if deadline.held and asked and "left" not in reading.cues:
        return Worked(last=last, left=(last - today).days, held=True, claimed=_claimed(reading, asked, last))
    return Worked(last=last, left=(last - (asked or today)).days, asked=asked, held=held)

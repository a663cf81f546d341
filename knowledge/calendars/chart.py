"""What a picture of the time line shows, and over which days: plans as rows, deadlines as marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

BACK, AHEAD = timedelta(days=92), timedelta(days=366)
"""How far a time line reaches back and ahead of today, where there is anything to show."""

WHOLE = timedelta(days=500)

Look = Literal["past", "soon", "later"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A deadline on its last day: a short text with the day, and how near it is."""

    day: date
    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Row:
    """A plan: its name, its marks in order, and a line on those that are not shown, or nothing."""

    name: str
    marks: tuple[Mark, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A time line from one day to another, both included, with words around it.

    `today_text` stands at today's line; the line is left out where today lies outside.
    """

    title: str
    first: date
    last: date
    today: date
    today_text: str
    rows: tuple[Row, ...]
    more: str = ""

    @property
    def shows_today(self) -> bool:
        """Whether today lies within the days shown."""
        return self.first <= self.today <= self.last


def days_shown(days: Iterable[date], today: date, *, whole: bool = False) -> tuple[date, date]:
    """Choose the days of a time line: whole months around today, or around what there is if that is far off.

    With `whole` it is all that there is, as long as that is not more than `WHOLE` from today.
    """
    known = sorted(days)
    back, ahead = (WHOLE, WHOLE) if whole else (BACK, AHEAD)
    near = [day for day in known if today - back <= day <= today + ahead]
    shown = [*near, today] if near else known or [today]
    first, last = min(shown).replace(day=1), max(shown)
    return first, _month_end(max(last, first + timedelta(days=58)))


def look(day: date, today: date) -> Look:
    """Tell how near a day is: past, within a week, or later."""
    left = (day - today).days
    return "past" if left < 0 else "soon" if left <= 7 else "later"


def months(first: date, last: date) -> list[date]:
    """List the first days of the months between two days."""
    found = [first.replace(day=1)]
    while (following := _month_end(found[-1]) + timedelta(days=1)) <= last:
        found.append(following)
    return found


def _month_end(day: date) -> date:
    """Give the last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

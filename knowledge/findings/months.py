"""Months and quarters in which a question takes something to be held, seen as days against a deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.days import Month, Quarter
from knowledge.patterns import IN_A_MONTH
from knowledge.reading import Reading


@dataclass(frozen=True, slots=True)
class Held:
    """A month or quarter from its `first` to its `last` day, with its name (tháng 7/2025, quý III/2025)."""

    first: date
    last: date
    name: str


_NUMERALS = ("I", "II", "III", "IV")


def held_in(reading: Reading, year: int) -> Held | None:
    """Return the month or quarter that a question asks about as a time to hold something; None without one.

    Without a year it is one of `year`.
    """
    if not IN_A_MONTH.search(reading.flat):
        return None
    for value in reading.of("month", "quarter"):
        of = value.year or year
        if value.kind == "month":
            month = Month(of, value.month)
            return Held(month.first_day, month.last_day, f"tháng {value.month}/{of}")
        quarter = Quarter(of, value.number)
        return Held(quarter.first_day, quarter.last_day, f"quý {_NUMERALS[value.number - 1]}/{of}")
    return None


def against(held: Held, last: date) -> date | None:
    """Return the day of a month or quarter that tells if it is in time: its first one if late, its last if not.

    None where the last day allowed lies within it, before its end.
    """
    if held.first > last:
        return held.first
    return held.last if held.last <= last else None

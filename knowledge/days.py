"""Calendar days in Việt Nam as plans state them: a day, before a day, a month, a quarter, an offset.

Every value knows its first and last day. `trước ngày X` is exclusive: X−1 is the last day.
Quarters, months and years end on their last day. Nothing here reads a clock.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class OnDay:
    """A single calendar day on which a thing takes place (`ngày 06/6/2023`)."""

    day: date

    @property
    def last_day(self) -> date:
        """The day itself."""
        return self.day

    @property
    def first_day(self) -> date:
        """The day itself."""
        return self.day


@dataclass(frozen=True, slots=True)
class Before:
    """Before a day, which is itself too late (`trước ngày 31/8/2025`)."""

    day: date

    @property
    def last_day(self) -> date:
        """The day before the one named."""
        return self.day - timedelta(days=1)

    @property
    def first_day(self) -> None:
        """None: only the end is fixed."""
        return None


@dataclass(frozen=True, slots=True)
class By:
    """At the latest on a day (`chậm nhất ngày 01/02/2026`)."""

    day: date

    @property
    def last_day(self) -> date:
        """The day itself."""
        return self.day

    @property
    def first_day(self) -> None:
        """None: only the end is fixed."""
        return None


@dataclass(frozen=True, slots=True)
class Month:
    """Within a calendar month (`trong tháng 02/2025`)."""

    year: int
    month: int

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)


@dataclass(frozen=True, slots=True)
class Quarter:
    """Within a quarter, 1 to 4, of a year (`trong quý I/2025`)."""

    year: int
    quarter: int

    @property
    def last_day(self) -> date:
        """The last day of the quarter's third month."""
        return Month(self.year, 3 * self.quarter).last_day

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return date(self.year, 3 * self.quarter - 2, 1)


@dataclass(frozen=True, slots=True)
class Year:
    """Within a calendar year (`đến hết năm 2025`)."""

    year: int

    @property
    def last_day(self) -> date:
        """31 December of the year."""
        return date(self.year, 12, 31)

    @property
    def first_day(self) -> date:
        """1 January of the year."""
        return date(self.year, 1, 1)


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both inclusive; either end may be None where the plan names no day."""

    start: date | None
    end: date | None

    @property
    def last_day(self) -> date | None:
        """The end, or None where the plan ties it to an event without a date."""
        return self.end

    @property
    def first_day(self) -> date | None:
        """The start, or None."""
        return self.start


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of days before (negative) or after (positive) an occasion of one's own.

    `days` counts calendar days, or working days where `working`; `anchor` names the occasion
    in the plan's words (`ngày tổ chức hội nghị`).
    """

    days: int
    anchor: str
    working: bool = False

    @property
    def last_day(self) -> None:
        """None: the day follows only once the occasion has one."""
        return None

    @property
    def first_day(self) -> None:
        """None: the day follows only once the occasion has one."""
        return None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A duty that returns (`định kỳ 6 tháng, năm`); `rule` is the plan's phrase."""

    rule: str

    @property
    def last_day(self) -> None:
        """None: a recurring duty has no last day."""
        return None

    @property
    def first_day(self) -> None:
        """None: a recurring duty has no first day."""
        return None


Due = OnDay | Before | By | Month | Quarter | Year | Span | Offset | Recurring

"""Working days of offices in Việt Nam: public holidays are off, weekends that were swapped in are on.

>>> works(date(2025, 5, 2)), works(date(2025, 4, 26))
(False, True)
>>> working_days_from(date(2025, 2, 3), -2)
datetime.date(2025, 1, 23)
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def works(day: date) -> bool:
    """Whether offices work on a day."""
    return _calendar().is_working_day(day)


def day_off(day: date) -> str:
    """Name the public holiday on a day, or give an empty text; plain weekends have no name."""
    return str(_calendar().get(day, ""))


def swapped_in(day: date) -> bool:
    """Whether a day of a weekend is worked in exchange for another day."""
    return day.weekday() >= 5 and works(day)


def last_working_day(day: date) -> date:
    """Give the day itself, or the working day before it where it is off."""
    while not works(day):
        day -= timedelta(days=1)
    return day


def working_days_from(day: date, count: int) -> date:
    """Give the working day so many working days after a day, or before it where `count` is negative.

    With 0 it is the day itself, even if it is off.
    """
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not works(day):
            day += step
    return day


@cache
def _calendar() -> HolidayBase:
    """Load the kept calendar of holidays, which grows by the years that are asked for."""
    from holidays import country_holidays  # slow to import, and no question needs it

    return country_holidays("VN", language="vi")

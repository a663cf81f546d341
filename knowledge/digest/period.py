"""A stretch of days as people name it: a month, a quarter, a week, a year, so many days to come.

>>> read_period("tháng 8", date(2025, 8, 10))
Period(first=datetime.date(2025, 8, 1), last=datetime.date(2025, 8, 31), rest='')
>>> read_period("Thái Nguyên quý IV/2025", date(2025, 8, 10)).first
datetime.date(2025, 10, 1)
>>> read_period("tháng 1", date(2025, 12, 20)).last
datetime.date(2026, 1, 31)
>>> read_period("tuần sau", date(2025, 8, 10)).first
datetime.date(2025, 8, 11)
>>> read_period("cấp xã", date(2025, 8, 10)) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.days import Month, Quarter, Year
from knowledge.digest.rhythm import week_end
from knowledge.text import compose, fold

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """Two days, both included, and the rest of the text in which they were named."""

    first: date
    last: date
    rest: str


_Days = tuple[date, date]
_Maker = Callable[[re.Match[str], date], _Days | None]


def read_period(text: str, today: date) -> Period | None:
    """Read the one period named in a text; None where there is none, or none that the calendar has."""
    plain = compose(text)
    folded = fold(plain)
    for pattern, make in _PATTERNS:
        found = pattern.search(folded)
        if found is None:
            continue
        days = make(found, today)
        if days is None:
            return None
        rest = plain[: found.start()] + " " + plain[found.end() :] if len(plain) == len(folded) else ""
        return Period(*days, " ".join(rest.split()))
    return None


def no_month(text: str) -> str:
    """Give a month that the calendar does not have as it was typed (`tháng 13`), empty where there is none."""
    plain = compose(text)
    found = _PATTERNS[0][0].search(fold(plain))
    if found is None or 1 <= int(found[1]) <= 12:
        return ""
    return plain[found.start() : found.end()] if len(fold(plain)) == len(plain) else found[0]


def _month(found: re.Match[str], today: date) -> _Days | None:
    """Give a month; without its year the nearest one, of two as near the one to come."""
    number, year = int(found[1]), found[2]
    if not 1 <= number <= 12:
        return None
    if year:
        return _span(Month(int(year), number))
    here = today.year * 12 + today.month - 1
    nearest = min((today.year + off for off in (1, 0, -1)), key=lambda each: abs(each * 12 + number - 1 - here))
    return _span(Month(nearest, number))


def _quarter(found: re.Match[str], today: date) -> _Days | None:
    """Give a quarter, of this year unless another is named."""
    return _span(Quarter(int(found[2] or today.year), _ROMAN[found[1]]))


def _year(found: re.Match[str], _: date) -> _Days | None:
    """Give a year."""
    return _span(Year(int(found[1])))


def _relative(found: re.Match[str], today: date) -> _Days | None:
    """Give the present or the next week, month, quarter or year."""
    what, later = found[1], found[2] in ("sau", "toi")
    sunday = week_end(today)
    if what == "tuan":
        monday = sunday + timedelta(days=1) if later else sunday - timedelta(days=6)
        return monday, monday + timedelta(days=6)
    if what == "nam":
        return _span(Year(today.year + later))
    if what == "quy":
        place = today.year * 4 + (today.month - 1) // 3 + later
        return _span(Quarter(place // 4, place % 4 + 1))
    place = today.year * 12 + today.month - 1 + later
    return _span(Month(place // 12, place % 12 + 1))


def _coming(found: re.Match[str], today: date) -> _Days | None:
    """Give so many days from today on."""
    count = int(found[1])
    return (today, today + timedelta(days=count)) if 0 < count <= 3660 else None


def _day(found: re.Match[str], today: date) -> _Days | None:
    """Give today or tomorrow."""
    day = today + timedelta(days=found[1] != "hom nay")
    return day, day


def _span(value: Month | Quarter | Year) -> _Days | None:
    """Give the first and last day of a value; None where the calendar does not reach."""
    try:
        return value.first_day, value.last_day
    except ValueError:
        return None


_PATTERNS: tuple[tuple[re.Pattern[str], _Maker], ...] = (
    (re.compile(r"\bthang\s+0?(\d{1,2})(?:\s*(?:/|-|nam)\s*(\d{4}))?(?![\d/])"), _month),
    (re.compile(r"\bquy\s+(iii|ii|iv|i|[1-4])(?:\s*(?:/|-|nam)\s*(\d{4}))?(?![\w/])"), _quarter),
    (re.compile(r"\b(tuan|thang|quy|nam)\s+(nay|sau|toi)\b"), _relative),
    (re.compile(r"\b(\d{1,4})\s+ngay\s+(?:toi|nua|sau)\b"), _coming),
    (re.compile(r"\b(hom nay|ngay mai)\b"), _day),
    (re.compile(r"\b(?:trong\s+|ca\s+)?nam\s+(\d{4})\b"), _year),
)
"""How each kind of period is written, marks off, and what it means; the first that is found counts."""

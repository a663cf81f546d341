"""Lists of deadlines that end before or after a day, month or quarter that a question names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from knowledge.entries import Entry
from knowledge.facts import Deadline
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.text import compose, fold
from knowledge.values import Value

_BEFORE = Pattern(r"\b(?:truoc|trc)(?: (?:khi|het|cuoi|ngay|thang|quy|nam|moc))* ?$")
_AFTER = Pattern(r"\bsau(?: (?:khi|het|cuoi|ngay|thang|quy|nam|moc))* ?$")


def bound_of(reading: Reading, year: int) -> Callable[[Entry], bool] | None:
    """Return what tells of an entry if it is a deadline on the side asked for ("trước quý II/2025").

    None where a question names no day, month or quarter before or after which something ends. One typed without
    a year falls in `year`. Deadlines of another year than the bound's own are on neither side.
    """
    folded = fold(compose(reading.text).lower())
    for value in reading.of("day", "month", "quarter"):
        before, after = _BEFORE.search(folded[: value.start]), _AFTER.search(folded[: value.start])
        span = _span(value, year) if before or after else None
        if span is not None:
            first, last = span
            start, stop = (date(first.year, 1, 1), first) if before else (_next(last), date(last.year + 1, 1, 1))
            return partial(_ends, start=start, stop=stop)
    return None


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _ends(entry: Entry, start: date, stop: date) -> bool:
    last = entry.fact.due.last_day if isinstance(entry.fact, Deadline) else None
    return last is not None and start <= last < stop


def _span(value: Value, year: int) -> tuple[date, date] | None:
    """Return the first and the last day of what a value names, None where there is no such day."""
    if value.kind == "day":
        return (value.day(year), value.day(year)) if value.exists(year) else None
    months = (value.month, value.month) if value.kind == "month" else (3 * value.number - 2, 3 * value.number)
    if not all(1 <= month <= 12 for month in months):
        return None
    after = date((value.year or year) + months[1] // 12, months[1] % 12 + 1, 1)
    return date(value.year or year, months[0], 1), after - timedelta(1)

"""Which daily backups are kept: all of the last days, and one of each of the last weeks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

_DAILY = re.compile(r"kehoach-(\d{4}-\d\d-\d\d)\.db")


def daily(folder: Path, day: date) -> Path:
    """Give the path of a day's backup."""
    return folder / f"kehoach-{day.isoformat()}.db"


def days_in(folder: Path) -> list[date]:
    """List the days of which a folder holds the daily backup; other files are none of its business."""
    found = []
    for path in folder.glob("kehoach-*.db"):
        named = _DAILY.fullmatch(path.name)
        with suppress(ValueError):
            found += [date.fromisoformat(named[1])] if named else []
    return sorted(found)


def surplus(held: Iterable[date], today: date, days: int, weeks: int) -> list[date]:
    """Give the days whose backups are to go, the newest never.

    Kept are those of the last `days` days, and of each of the last `weeks` weeks the earliest that there is.
    """
    held = sorted(held)
    first_of_week: dict[tuple[int, int], date] = {}
    for day in held:
        first_of_week.setdefault(day.isocalendar()[:2], day)
    weekly = {day for day in first_of_week.values() if day > today - timedelta(weeks=weeks)}
    kept = {day for day in held if day > today - timedelta(days=days)} | weekly | set(held[-1:])
    return [day for day in held if day not in kept]

"""Which daily backups stay: the newest ones, and one of each week before."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.backups.rotation import daily, days_in, surplus

DAYS = [date(2025, 8, 10) - timedelta(days=number) for number in range(100)]


def test_old_daily_backups_go_but_for_one_a_week(tmp_path: Path) -> None:
    """Fourteen days, the earliest of each of eight weeks, and the newest whatever its age; other files stay."""
    gone = surplus(DAYS, DAYS[0], 14, 8)
    kept = sorted(set(DAYS) - set(gone))
    assert kept[-14:] == sorted(DAYS[:14])
    assert [day.isoformat() for day in kept[:-14]] == [
        "2025-06-16",
        "2025-06-23",
        "2025-06-30",
        "2025-07-07",
        "2025-07-14",
        "2025-07-21",
    ]
    assert surplus([date(2024, 1, 1)], DAYS[0], 14, 8) == []
    for name in ("kehoach-2025-08-10-080000.db", "kehoach-2025-13-40.db", "x.db"):
        (tmp_path / name).touch()
    daily(tmp_path, DAYS[0]).touch()
    assert days_in(tmp_path) == [DAYS[0]]


@pytest.mark.parametrize("missed", range(0, 30, 3))
def test_rotation_day_by_day_keeps_what_it_says(missed: int) -> None:
    """Going over a year with days on which the machine was off, there is always one of each of the last weeks."""
    held: list[date] = []
    luck = random.Random(missed)
    first = date(2025, 1, 1)
    for number in range(365):
        day = first + timedelta(days=number)
        if luck.randrange(100) < missed:
            continue
        held.append(day)
        made = list(held)
        held = [each for each in held if each not in surplus(held, day, 14, 8)]
        assert set(made[-1:]) <= set(held)
        assert len(held) <= 14 + 8
        if missed == 0 and number > 70:
            weeks = {each.isocalendar()[:2] for each in held}
            assert len(weeks) >= 8

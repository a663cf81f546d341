"""Working days of offices: weekends, Tết, other holidays and swapped days."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.workdays import day_off, last_working_day, swapped_in, working_days_from, works


@pytest.mark.parametrize(
    ("day", "worked", "reason"),
    [
        (date(2025, 8, 8), True, "a plain Friday"),
        (date(2025, 8, 9), False, "a plain Saturday"),
        (date(2025, 1, 1), False, "New Year"),
        (date(2024, 12, 31), True, "the last day of a year"),
        (date(2025, 1, 24), True, "the Friday before Tết"),
        (date(2025, 1, 27), False, "the first day off for Tết"),
        (date(2025, 1, 31), False, "the third of the first lunar month"),
        (date(2025, 2, 3), True, "the Monday after Tết"),
        (date(2025, 4, 7), False, "Hùng Kings' day, which moves with the moon"),
        (date(2025, 4, 26), True, "a Saturday worked in exchange for 2 May"),
        (date(2025, 5, 2), False, "a Friday swapped away"),
        (date(2026, 8, 22), True, "a Saturday worked in exchange for 31 August"),
        (date(2026, 8, 31), False, "a Monday swapped away"),
        (date(2023, 5, 3), False, "a day off in lieu of one that fell on a weekend"),
        (date(2024, 2, 29), True, "a leap day"),
    ],
)
def test_offices_work_on_days_that_are_not_off(day: date, worked: bool, reason: str) -> None:
    """Offices work on weekdays that are no holiday, and on days swapped in."""
    assert works(day) is worked, reason


@pytest.mark.parametrize(
    ("day", "count", "expected", "reason"),
    [
        (date(2025, 8, 29), -1, date(2025, 8, 28), "a plain day back"),
        (date(2025, 9, 3), -1, date(2025, 8, 29), "back over the national holiday and a weekend"),
        (date(2025, 2, 3), -1, date(2025, 1, 24), "back over Tết"),
        (date(2025, 1, 24), 1, date(2025, 2, 3), "on over Tết"),
        (date(2025, 5, 5), -2, date(2025, 4, 28), "back over a holiday and a day swapped away"),
        (date(2025, 4, 28), -1, date(2025, 4, 26), "back to a Saturday that is worked"),
        (date(2025, 1, 2), -1, date(2024, 12, 31), "back over the turn of the year"),
        (date(2024, 3, 1), -1, date(2024, 2, 29), "back to a leap day"),
        (date(2025, 3, 20), -15, date(2025, 2, 27), "three weeks back"),
        (date(2025, 8, 30), 0, date(2025, 8, 30), "no step, though the day is off"),
    ],
)
def test_working_days_are_counted_without_days_off(day: date, count: int, expected: date, reason: str) -> None:
    """Counting in working days leaves out weekends, holidays and swapped days."""
    assert working_days_from(day, count) == expected, reason


def test_the_last_working_day_is_the_day_itself_or_before() -> None:
    """A deadline on a day off has its last working day before it."""
    assert last_working_day(date(2025, 8, 30)) == date(2025, 8, 29)
    assert last_working_day(date(2025, 8, 29)) == date(2025, 8, 29)


def test_holidays_have_names_and_weekends_have_none() -> None:
    """Only public holidays are named; a Saturday is swapped in only if offices work on it."""
    assert "Quốc khánh" in day_off(date(2025, 9, 2))
    assert day_off(date(2025, 8, 30)) == ""
    assert swapped_in(date(2025, 4, 26))
    assert not swapped_in(date(2025, 8, 30))
    assert not swapped_in(date(2025, 8, 29))

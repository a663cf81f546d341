"""On which days a digest speaks of a deadline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from knowledge.digest.rhythm import Rhythm, week_end

LAST = date(2026, 3, 31)


def spoken(rhythm: Rhythm, first: int, last: int) -> list[int]:
    """List the days left at which the rhythm speaks, between two counts of days left."""
    return [left for left in range(first, last - 1, -1) if rhythm.speaks(LAST, LAST - timedelta(days=left))]


def test_the_usual_rhythm_thins_out_before_and_after() -> None:
    """A deadline is said 30, 14, 7, 3, 1 and 0 days ahead, three days late, then weekly for eight weeks."""
    ahead = [30, 14, 7, 3, 1, 0]
    late = [-1, -2, -3, -7, -14, -21, -28, -35, -42, -49, -56]
    assert spoken(Rhythm(), 400, -400) == ahead + late


def test_an_operator_may_set_another_rhythm() -> None:
    """Days ahead, days late and the later interval are settings; an interval of 0 is never."""
    assert spoken(Rhythm(before=(5,), late=(), late_every=10, late_for=20), 60, -60) == [5, -10, -20]
    assert spoken(Rhythm(before=(2, 0), late=(1,), late_every=0), 60, -60) == [2, 0, -1]


@pytest.mark.parametrize(
    ("today", "since", "speaks", "reason"),
    [
        (date(2026, 3, 24), date(2026, 3, 23), True, "seven days ahead"),
        (date(2026, 3, 25), date(2026, 3, 24), False, "six days ahead, said the day before"),
        (date(2026, 3, 25), date(2026, 3, 23), True, "the day at seven had no digest"),
        (date(2026, 3, 30), date(2026, 3, 27), True, "the day at three was a weekend without digest"),
        (date(2026, 4, 20), date(2026, 1, 1), True, "after a long outage"),
        (date(2026, 3, 24), None, True, "no digest before, and this is its day"),
        (date(2026, 3, 25), None, False, "no digest before, and this is not its day"),
        (date(2026, 3, 25), date(2026, 3, 25), False, "composed again on the same day"),
    ],
)
def test_days_without_a_digest_are_made_up_for(today: date, since: date | None, speaks: bool, reason: str) -> None:
    """What fell on a day without a digest is said in the next one."""
    assert Rhythm().speaks(LAST, today, since) is speaks, reason


def test_a_week_ends_on_its_sunday() -> None:
    """The week of any of its days ends on the same Sunday, across a year's end too."""
    days = [date(2025, 12, 29) + timedelta(days=n) for n in range(7)]
    assert {week_end(day) for day in days} == {date(2026, 1, 4)}

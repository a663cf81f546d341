"""Deadlines worked out: the last day, days left or passed, rules that count from a day of one's own."""

from __future__ import annotations

from datetime import date

import pytest
from engine_stage import TODAY, Stage

from knowledge.days import Before, By, Due, Offset, OnDay, Quarter, Recurring, Year
from knowledge.facts import Deadline
from knowledge.findings.days import Worked, work_out


def deadline(due: Due, *, held: bool = False) -> Deadline:
    """Give a deadline of some day."""
    return Deadline(section="II.4", what="họp xong", who="tỉnh", phrase="", due=due, held=held)


@pytest.mark.parametrize(
    ("due", "last", "left", "reason"),
    [
        (Before(date(2026, 3, 31)), date(2026, 3, 30), 20, "the day named is excluded"),
        (By(date(2026, 3, 31)), date(2026, 3, 31), 21, "the day named is included"),
        (By(TODAY), TODAY, 0, "it ends today"),
        (Before(TODAY), date(2026, 3, 9), -1, "it ended yesterday"),
        (OnDay(date(2026, 4, 1)), date(2026, 4, 1), 22, "the day itself"),
    ],
)
def test_days_are_counted_to_the_last_day(alone: Stage, due: Due, last: date, left: int, reason: str) -> None:
    """Days left are counted to the last day that is allowed, and passed ones are negative."""
    worked = work_out(deadline(due), alone.read("hạn khi nào"), TODAY)
    assert (worked.last, worked.left) == (last, left), reason


@pytest.mark.parametrize(
    ("text", "asked", "left", "reason"),
    [
        ("họp ngày 5/4/2026 có kịp không", date(2026, 4, 5), -6, "too late"),
        ("họp ngày 20/3 có kịp không", date(2026, 3, 20), 10, "in time; the year is the deadline's"),
        ("hạn 31/3/2026 phải không", None, 20, "the day that the plan names is not held against it"),
        ("hôm nay 10/3 còn mấy ngày", None, 20, "today is not asked about"),
        ("dự kiến họp 30/3 được không", date(2026, 3, 30), 0, "the very last day, where something is held on it"),
        ("hạn khi nào", None, 20, "no day is named"),
        ("họp ngày 29/2 có kịp không", None, 20, "a day that the deadline's year does not have"),
    ],
)
def test_a_day_named_is_held_against_the_deadline(
    alone: Stage, text: str, asked: date | None, left: int, reason: str
) -> None:
    """A day of one's own is in time or too late; days are then counted from it."""
    worked = work_out(deadline(Before(date(2026, 3, 31))), alone.read(text), TODAY)
    assert (worked.asked, worked.left) == (asked, left), reason


@pytest.mark.parametrize(
    ("due", "text", "asked", "day", "left", "reason"),
    [
        (Offset(-15, "ngày họp"), "họp ngày 20/8/2026", date(2026, 8, 20), date(2026, 8, 5), 148, "days before"),
        (Offset(5, "ngày họp"), "họp ngày 20/8", date(2026, 8, 20), date(2026, 8, 25), 168, "days after"),
        (Offset(-15, "ngày họp"), "hạn khi nào", None, None, 0, "no day to count from"),
    ],
)
def test_rules_count_from_a_day_of_ones_own(
    alone: Stage, due: Offset, text: str, asked: date | None, day: date | None, left: int, reason: str
) -> None:
    """A number of days before or after an occasion becomes a day once the occasion has one."""
    worked = work_out(deadline(due), alone.read(text), TODAY)
    assert (worked.asked, worked.due, worked.due_left) == (asked, day, left), reason


@pytest.mark.parametrize(
    ("days", "day", "reason"),
    [
        (5, date(2026, 8, 26), "over a Sunday; the Saturday before it is swapped in"),
        (-5, date(2026, 8, 13), "back over a weekend"),
    ],
)
def test_working_days_pass_over_weekends(alone: Stage, days: int, day: date, reason: str) -> None:
    """Where a plan counts working days, days off are passed over."""
    due = Offset(days, "ngày bế mạc", working=True)
    assert work_out(deadline(due), alone.read("họp ngày 20/8/2026"), TODAY).due == day, reason


def test_what_returns_has_no_last_day(alone: Stage) -> None:
    """A duty of every month ends on no day."""
    worked = work_out(deadline(Recurring("định kỳ hằng tháng")), alone.read("hạn khi nào"), TODAY)
    assert worked == Worked(recurring=True)


def test_a_day_on_which_something_is_held_is_told_from_a_deadline(alone: Stage) -> None:
    """What takes place on a day is not due by it."""
    reading = alone.read("khi nào")
    assert work_out(deadline(OnDay(date(2026, 4, 1))), reading, TODAY).held
    assert work_out(deadline(By(date(2026, 4, 1)), held=True), reading, TODAY).held
    assert not work_out(deadline(By(date(2026, 4, 1))), reading, TODAY).held


@pytest.mark.parametrize(
    ("text", "claimed", "reason"),
    [
        ("họp ngày 5/4/2026 phải không", date(2026, 4, 5), "another day"),
        ("họp ngày 1/4/2026 phải không", None, "the very day"),
        ("nộp trước 5/4/2026 thì hội nghị hôm nào", None, "a day of something else"),
        ("họp ngày 5/4/2026 có kịp không", None, "asked whether it is in time"),
    ],
)
def test_a_day_claimed_for_an_event_is_told_from_its_own(
    alone: Stage, text: str, claimed: date | None, reason: str
) -> None:
    """The days left stay those to the event, whatever day it is taken to be on."""
    worked = work_out(deadline(OnDay(date(2026, 4, 1)), held=True), alone.read(text), TODAY)
    assert worked.claimed == claimed, reason
    assert claimed is None or worked.left == 22


@pytest.mark.parametrize(
    ("due", "text", "right", "reason"),
    [
        (Before(date(2026, 3, 31)), "tỉnh phải xong trước 31/3 đúng không", True, "the very day"),
        (Before(date(2026, 3, 31)), "tỉnh phải xong trước 30/6 à", False, "another day"),
        (Before(date(2026, 3, 31)), "hạn là 31/3 phải không", None, "the day named is itself too late"),
        (Before(date(2026, 3, 31)), "tỉnh xong trong quý II hả", False, "a quarter after it"),
        (Quarter(2026, 1), "tỉnh xong trong quý I đúng ko", True, "the very quarter"),
        (Quarter(2026, 1), "tỉnh xong trước 1/4 đúng không", True, "the day after its last"),
        (Year(2026), "kết thúc hết năm 2026 phải không", True, "the year's end"),
    ],
)
def test_a_deadline_said_to_be_so_is_judged(alone: Stage, due: Due, text: str, right: bool | None, reason: str) -> None:
    """What a question takes to be the deadline is right, wrong or near it."""
    worked = work_out(deadline(due), alone.read(text), TODAY)
    assert worked.limit is not None, reason
    assert worked.limit.right is right, reason


@pytest.mark.parametrize("text", ["họp ngày 5/4 có kịp không", "tháng 4 mới xong có được không", "hạn là ngày nào"])
def test_a_day_of_one_s_own_is_no_claim(alone: Stage, text: str) -> None:
    """A day that one has in mind is not taken for what is said of the plan."""
    assert work_out(deadline(Quarter(2026, 1)), alone.read(text), TODAY).limit is None

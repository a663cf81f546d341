"""Deadlines with their last days, by themselves and by what units registered."""

from __future__ import annotations

from datetime import date

import pytest
from deadlines import deadline, timeline

from knowledge.days import Before, By, Due, Month, Offset, OnDay, Quarter, Recurring, Span, Year
from knowledge.digest.dated import Timeline, dated, follows, takes_place
from knowledge.digest.registered import Occasion


@pytest.mark.parametrize(
    ("due", "last", "reason"),
    [
        (Before(date(2025, 8, 31)), date(2025, 8, 30), "the day named is itself too late"),
        (Before(date(2026, 1, 1)), date(2025, 12, 31), "before the first day of a year"),
        (Before(date(2024, 3, 1)), date(2024, 2, 29), "before 1 March of a leap year"),
        (Before(date(2025, 3, 1)), date(2025, 2, 28), "before 1 March of another year"),
        (By(date(2026, 2, 1)), date(2026, 2, 1), "at the latest on a day"),
        (OnDay(date(2023, 6, 6)), date(2023, 6, 6), "on a day"),
        (Month(2024, 2), date(2024, 2, 29), "February of a leap year"),
        (Month(2025, 2), date(2025, 2, 28), "February of another year"),
        (Month(2025, 12), date(2025, 12, 31), "December"),
        (Quarter(2025, 1), date(2025, 3, 31), "the first quarter"),
        (Quarter(2025, 2), date(2025, 6, 30), "the second quarter"),
        (Quarter(2025, 4), date(2025, 12, 31), "the last quarter"),
        (Year(2025), date(2025, 12, 31), "a year"),
        (Span(date(2025, 1, 1), date(2025, 1, 27)), date(2025, 1, 27), "a span up to Tết"),
        (Span(date(2025, 1, 1), None), None, "a span without an end"),
        (Offset(-15, "ngày tổ chức"), None, "counted from one's own occasion"),
        (Recurring("định kỳ"), None, "a duty that returns"),
    ],
)
def test_a_deadline_has_the_last_day_that_its_words_mean(due: Due, last: date | None, reason: str) -> None:
    """Each kind of deadline has its last day, or none where the plan leaves it open."""
    found = dated("p", deadline(due))
    assert (found.last if found else None) == last, reason


@pytest.mark.parametrize(
    ("due", "held_on", "last", "reason"),
    [
        (Offset(-15, "ngày tổ chức"), date(2025, 3, 20), date(2025, 3, 5), "fifteen days before"),
        (Offset(-15, "ngày tổ chức"), date(2026, 1, 10), date(2025, 12, 26), "across the turn of a year"),
        (Offset(-1, "ngày tổ chức"), date(2024, 3, 1), date(2024, 2, 29), "the day before 1 March of a leap year"),
        (Offset(5, "ngày tổ chức"), date(2025, 12, 29), date(2026, 1, 3), "five days after"),
        (Offset(-3, "ngày tổ chức", working=True), date(2025, 2, 4), date(2025, 1, 23), "working days over Tết"),
        (Offset(-5, "ngày tổ chức", working=True), date(2025, 5, 6), date(2025, 4, 25), "over swapped days"),
    ],
)
def test_a_unit_s_deadline_follows_from_its_own_day(due: Due, held_on: date, last: date, reason: str) -> None:
    """Papers that are due so many days before a unit's conference have a day once it has one."""
    found = follows(deadline(due), Occasion(plan="p", event="xa", unit="Phường Tam Thanh", day=held_on))
    assert found is not None
    assert (found.last, found.unit, found.occasion) == (last, "Phường Tam Thanh", held_on), reason


def test_a_deadline_follows_only_from_its_own_event() -> None:
    """A rule for one event does not bind a unit that holds another; one for the whole plan does."""
    occasion = Occasion(plan="p", event="xa", unit="Xã A", day=date(2025, 3, 20))
    assert follows(deadline(Offset(-15, "x"), event=("huyen",)), occasion) is None
    assert follows(deadline(Offset(-15, "x"), event=("xa", "huyen")), occasion) is not None
    assert follows(deadline(Before(date(2025, 3, 1))), occasion) is None


def test_a_timeline_gives_what_ends_within_two_days_in_order() -> None:
    """Both ends count, plans can be chosen, and what follows from registrations stands among the rest."""
    line = Timeline(
        [
            ("b", deadline(Month(2025, 3), "cuoi")),
            ("a", deadline(By(date(2025, 3, 5)), "dau")),
            ("a", deadline(Offset(-15, "ngày tổ chức"), "nop")),
            ("a", deadline(Recurring("định kỳ"), "lap")),
        ]
    )
    occasion = Occasion(plan="a", event="xa", unit="Xã A", day=date(2025, 3, 25))
    found = line.between(date(2025, 3, 5), date(2025, 3, 31), (), [occasion])
    assert [(item.deadline.id, item.unit) for item in found] == [("dau", ""), ("nop", "Xã A"), ("cuoi", "")]
    assert [item.deadline.id for item in line.between(date(2025, 3, 6), date(2025, 3, 30))] == []
    assert [item.deadline.id for item in line.between(date(2025, 1, 1), date(2025, 12, 31), ("b",))] == ["cuoi"]
    assert [item.deadline.id for item in line.after(date(2025, 3, 5))] == ["cuoi"]
    assert [held.id for held in line.undated("a")] == ["nop", "lap"]


def test_days_left_are_counted_from_the_last_day() -> None:
    """On the last day there are 0 days left, on the day after it is one day late."""
    item = timeline(Before(date(2025, 8, 31))).between(date(2025, 8, 1), date(2025, 9, 30))[0]
    assert [item.left(day) for day in (date(2025, 8, 10), date(2025, 8, 30), date(2025, 8, 31))] == [20, 0, -1]


def test_what_takes_place_is_not_late_afterwards() -> None:
    """A day on which the event itself is held is over when it has passed."""
    held, due = dated("p", deadline(OnDay(date(2025, 3, 1)))), dated("p", deadline(By(date(2025, 3, 1))))
    month = dated("p", deadline(Month(2025, 3), held=True))
    assert held is not None
    assert due is not None
    assert month is not None
    assert [takes_place(item) for item in (held, due, month)] == [True, False, True]

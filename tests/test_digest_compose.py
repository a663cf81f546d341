"""What a digest holds, composed from deadlines, registrations and a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from deadlines import Registrations, deadline, timeline

from knowledge.days import Before, By, Month, Offset, OnDay, Quarter, Recurring, Year
from knowledge.digest import Digest, Occasion, OpenForm, Registered, Rhythm, Subscription, Timeline, compose

WANTED = Subscription(chat=-100, at=time(7, 0))
YESTERDAY = timedelta(days=1)


def digest(
    line: Timeline,
    today: date,
    since: date | None,
    wanted: Subscription = WANTED,
    registered: Registered | None = None,
) -> Digest:
    """Compose with the usual rhythm."""
    return compose(wanted, line, registered or Registrations(), Rhythm(), today, since)


def said(found: Digest) -> dict[str, list[str]]:
    """Give the ids under each heading."""
    return {group.name: [item.deadline.id for item in group.items] for group in found.groups}


@pytest.mark.parametrize(
    ("today", "expected", "reason"),
    [
        (date(2025, 12, 10), {}, "nothing on its day"),
        (date(2025, 12, 17), {"later": ["d0"]}, "fourteen days ahead"),
        (date(2025, 12, 24), {"later": ["d0"]}, "seven days ahead"),
        (date(2025, 12, 28), {"later": ["d0"]}, "three days ahead, on a Sunday: next week"),
        (date(2025, 12, 30), {"tomorrow": ["d0"]}, "the day before the year ends"),
        (date(2025, 12, 31), {"today": ["d0"]}, "New Year's Eve is the last day of the year"),
        (date(2026, 1, 1), {"overdue": ["d0"]}, "one day late in the new year"),
        (date(2026, 1, 4), {}, "four days late"),
        (date(2026, 1, 7), {"overdue": ["d0"]}, "a week late"),
    ],
)
def test_a_deadline_moves_through_the_headings(today: date, expected: dict[str, list[str]], reason: str) -> None:
    """A deadline that ends with the year is said in the rhythm, under the heading for its days left."""
    assert said(digest(timeline(Year(2025)), today, today - YESTERDAY)) == expected, reason


def test_a_leap_day_is_the_last_day_of_its_february() -> None:
    """A deadline in February 2024 is due today on the 29th, and late on 1 March."""
    line = timeline(Month(2024, 2))
    assert said(digest(line, date(2024, 2, 29), date(2024, 2, 28))) == {"today": ["d0"]}
    assert said(digest(line, date(2024, 3, 1), date(2024, 2, 29))) == {"overdue": ["d0"]}


def test_before_a_day_ends_the_day_before() -> None:
    """What is due "trước ngày 31/8" is due today on 30/8 and late on 31/8 itself."""
    line = timeline(Before(date(2025, 8, 31)))
    assert said(digest(line, date(2025, 8, 30), date(2025, 8, 29))) == {"today": ["d0"]}
    assert said(digest(line, date(2025, 8, 31), date(2025, 8, 30))) == {"overdue": ["d0"]}


def test_the_first_digest_shows_all_within_the_days_ahead() -> None:
    """A chat's first digest holds what is due within its days ahead, as long late, and names what follows."""
    line = timeline(By(date(2025, 8, 20)), By(date(2025, 8, 5)), By(date(2025, 5, 1)), Before(date(2025, 8, 31)))
    found = digest(line, date(2025, 8, 10), None)
    assert said(found) == {"overdue": ["d1"], "later": ["d0"]}
    assert found.following is not None
    assert found.following.deadline.id == "d3"
    wide = digest(line, date(2025, 8, 10), None, replace(WANTED, ahead=30))
    assert said(wide)["later"] == ["d0", "d3"]


def test_the_first_digest_of_a_week_shows_the_whole_week() -> None:
    """On Monday all that ends by Sunday is said, out of rhythm too, with the number of the next week's."""
    line = timeline(By(date(2025, 8, 15)), By(date(2025, 8, 17)), By(date(2025, 8, 19)))
    found = digest(line, date(2025, 8, 11), date(2025, 8, 10))
    assert said(found) == {"week": ["d0", "d1"]}
    assert found.week is not None
    assert (found.week.due, found.week.due_next) == (2, 1)
    assert found.following is not None
    assert found.following.deadline.id == "d2"
    assert digest(line, date(2025, 8, 12), date(2025, 8, 11)).week is None
    assert digest(line, date(2025, 8, 12), date(2025, 8, 8)).week is not None, "Monday had no digest"


def test_the_look_at_the_week_names_tet() -> None:
    """The week of Tết names its days off, and one with a swapped day names that."""
    found = digest(timeline(By(date(2025, 1, 30))), date(2025, 1, 27), date(2025, 1, 26)).week
    assert found is not None
    assert [day for day, _ in found.off] == [date(2025, 1, 27) + timedelta(days=n) for n in range(6)]
    swapped = digest(timeline(), date(2025, 4, 21), date(2025, 4, 20)).week
    assert swapped is not None
    assert swapped.swapped == (date(2025, 4, 26),)


def test_nothing_due_is_an_empty_digest_that_names_what_follows() -> None:
    """Without anything due, a digest holds nothing but the next deadline."""
    found = digest(timeline(Quarter(2025, 4)), date(2025, 8, 13), date(2025, 8, 12))
    assert not found.holds
    assert found.following is not None
    assert found.following.last == date(2025, 12, 31)
    assert digest(timeline(), date(2025, 8, 13), date(2025, 8, 12)).following is None


def test_deadlines_without_a_day_stay_out() -> None:
    """Recurring duties and rules that count from one's own day are not in a digest by themselves."""
    line = timeline(Recurring("định kỳ"), Offset(-15, "ngày tổ chức"))
    assert not digest(line, date(2025, 8, 13), None).holds


def test_a_unit_s_papers_are_due_by_its_own_conference() -> None:
    """A conference registered for 20/3 makes its papers due on 5/3."""
    line = Timeline([("p", deadline(Offset(-15, "ngày tổ chức hội nghị"), "nop", event=("xa",)))])
    registered = Registrations(held=(Occasion(plan="p", event="xa", unit="Phường A", day=date(2025, 3, 20)),))
    found = digest(line, date(2025, 3, 5), date(2025, 3, 4), registered=registered)
    assert said(found) == {"today": ["nop"]}
    assert found.groups[0].items[0].unit == "Phường A"


def test_an_event_that_took_place_is_not_late() -> None:
    """The day after a conference nothing is overdue."""
    assert not digest(timeline(OnDay(date(2025, 3, 20))), date(2025, 3, 21), date(2025, 3, 20)).holds


@pytest.mark.parametrize(
    ("today", "since", "shown", "reason"),
    [
        (date(2025, 8, 11), date(2025, 8, 10), True, "the first digest of a week"),
        (date(2025, 8, 12), date(2025, 8, 11), False, "a plain day"),
        (date(2025, 8, 17), date(2025, 8, 16), True, "three days before the form closes"),
        (date(2025, 8, 21), date(2025, 8, 20), False, "the form is closed"),
        (date(2025, 8, 12), None, True, "the first digest of a chat"),
    ],
)
def test_open_forms_are_counted_now_and_then(today: date, since: date | None, shown: bool, reason: str) -> None:
    """How many units have sent a form is said weekly and in the rhythm of its last day."""
    form = OpenForm(
        plan="p", form="dang-ky", title="Đăng ký đại hội", closes=date(2025, 8, 20), sent=3, units=5, missing=("Xã A",)
    )
    found = digest(timeline(), today, since, registered=Registrations(forms=(form,)))
    assert found.forms == ((form,) if shown else ()), reason


def test_a_chat_hears_only_of_its_plans() -> None:
    """Deadlines, registrations and forms of other plans stay out where a chat chose its plans."""
    line = Timeline([("a", deadline(By(date(2025, 8, 20)), "a")), ("b", deadline(By(date(2025, 8, 20)), "b"))])
    forms = tuple(OpenForm(plan=plan, form="f", title="F", closes=None, sent=0) for plan in ("a", "b"))
    found = digest(line, date(2025, 8, 20), None, replace(WANTED, plans=("b",)), Registrations(forms=forms))
    assert said(found) == {"today": ["b"]}
    assert [form.plan for form in found.forms] == ["b"]


def test_the_same_day_composes_the_same_digest() -> None:
    """A digest depends on nothing but what is handed in."""
    line = timeline(By(date(2025, 8, 20)), Month(2025, 8))
    assert digest(line, date(2025, 8, 17), date(2025, 8, 16)) == digest(line, date(2025, 8, 17), date(2025, 8, 16))

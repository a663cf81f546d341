"""Days of sending papers and of holding an event, told apart in one question."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.sent_and_held import Days, held_before, sent_and_held, weighs_days
from knowledge.text import key

TODAY = date(2025, 3, 1)

TOLD = (
    ("họp 20/3 mà 10/3 mới gửi hồ sơ thì kịp không", (10, 20), "each day beside its verb"),
    ("hội nghị phường 12/3, mai 2/3 em mới gửi chương trình", (2, 12), "tomorrow, written out behind"),
    ("hôm nay là 1/3, xã em 14/3 họp, giờ gửi hồ sơ còn kịp không", (1, 14), "today, told twice"),
    ("nay 1/3 rồi mà 19/3 hội nghị, gửi chương trình lên có kịp không", (1, 19), "sending told behind the event"),
    ("họp 5/3 mà nộp hồ sơ 10/3 thì sao", (10, 5), "papers sent after the event, said clearly"),
    ("gửi lịch tổ chức 10/3 cho hội nghị 25/3", (10, 25), "holding in the name of a paper"),
    ("xã Mai Pha gửi hồ sơ 5/3 thì sớm nhất ngày nào được tổ chức", (5, None), "a name that sounds like tomorrow"),
    ("5/3 nộp hồ sơ thì bao giờ mới được họp", (5, None), "when, which is not now"),
    ("chốt 25/3 tổ chức hội nghị rồi, khi nào phải gửi lịch", (None, 25), "the day of sending asked for"),
    ("hội nghị phường ngày 10/3 thì gửi hồ sơ chậm nhất ngày nào", (None, 10), "sending nearer, but asked for"),
)


@pytest.mark.parametrize(("asked", "days", "reason"), TOLD, ids=[reason for _, _, reason in TOLD])
def test_days_go_with_what_is_done_on_them(asked: str, days: tuple[int | None, int | None], reason: str) -> None:
    """Each day belongs to the nearest of sending and holding, and papers go out before an event."""
    sent, held = (None if day is None else date(2025, 3, day) for day in days)
    assert sent_and_held(f" {key(asked)} ", TODAY) == Days(sent, held), reason


def test_a_day_long_past_is_of_the_next_year() -> None:
    """In December a meeting on 10/1 is to come, and papers sent for it go out before it."""
    flat = f" {key('hội nghị phường 10/1, gửi hồ sơ 22/12 có kịp không')} "
    assert sent_and_held(flat, date(2024, 12, 20)) == Days(date(2024, 12, 22), date(2025, 1, 10))
    assert held_before("họp 10/1", date(2024, 12, 20)) == date(2025, 1, 10)


WEIGHED = (
    ("xã em 11/3 gửi chương trình hội nghị, 23/3 tổ chức được không", True, "two days"),
    ("hội nghị 23/3 thì bao giờ gửi hồ sơ", True, "one day, the other asked for"),
    ("hạn gửi kế hoạch về Sở Nội vụ là khi nào", False, "no day"),
    ("báo cáo gửi trước ngày 15/9 đúng không", False, "nothing held"),
    ("hội nghị ngày 23/3 có kịp không", False, "nothing sent"),
)


@pytest.mark.parametrize(("asked", "weighed", "reason"), WEIGHED, ids=[reason for _, _, reason in WEIGHED])
def test_days_are_weighed_where_both_matter(asked: str, weighed: bool, reason: str) -> None:
    """A question weighs days where something is sent and something held, with a day and what is asked of it."""
    assert weighs_days(f" {key(asked)} ") is weighed, reason


BEFORE = (
    ("họp 20/3\ngửi hồ sơ 10/3 được không", 20, "sending does not move the event"),
    ("họp 20/3\ngửi hồ sơ 10/3 được không\nthế 7/3 thì sao", 20, "a bare day goes on with sending"),
    ("họp 20/3\nthế 25/3 thì sao", 25, "a bare day goes on with the event"),
    ("gửi hồ sơ 10/3 được không", None, "no event yet"),
)


@pytest.mark.parametrize(("said", "day", "reason"), BEFORE, ids=[reason for _, _, reason in BEFORE])
def test_the_event_keeps_its_day_in_a_talk(said: str, day: int | None, reason: str) -> None:
    """The day of the event is the last one named for it, whatever was said of sending since."""
    assert held_before(said, TODAY) == (None if day is None else date(2025, 3, day)), reason

"""Days between sending papers and holding an event."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.days import Offset
from knowledge.findings.between import Between, between
from knowledge.per_head import Times, per_head, times
from knowledge.reading import Reading
from knowledge.text import key, words

RULE = Offset(-15, "ngày họp")
TODAY = date(2025, 3, 12)


def day(number: int, month: int = 3) -> date:
    """Give a day of 2025."""
    return date(2025, month, number)


ROWS = [
    ("họp 20/3 mà hôm nay mới nộp có đủ không", day(12), day(20), None, 7, "today is too late"),
    ("nộp 1/3 họp 20/3 đủ ngày không", day(1), day(20), None, 0, "early enough"),
    ("nộp ngày 5/3, ngày 20/3 họp được không", day(5), day(20), None, 0, "on the very last day"),
    ("ngày 18/3/2025 tổ chức, gửi ngày 05/3/2025 có kịp không", day(5), day(18), None, 2, "the other way round"),
    ("gửi hồ sơ ngày 05/3/2025 thì sớm nhất được tổ chức ngày nào", day(5), None, day(20), 0, "the earliest day"),
    ("hôm nay gửi thì ngày nào họp được", day(12), None, day(27), 0, "the earliest day from today"),
    ("còn 10 ngày nữa họp mà giờ mới gửi có được không", day(12), day(22), None, 5, "a day told by days left"),
    ("gửi trước 10 ngày có được không", None, None, None, 5, "days without a day"),
    ("gửi trước 2 tuần có được không", None, None, None, 1, "weeks"),
    ("nộp trước nửa tháng đủ không", None, None, None, 0, "half a month"),
    ("mai nộp hồ sơ thì hôm nào họp sớm nhất được", day(13), None, day(28), 0, "tomorrow"),
    ("gửi trước hội nghị 20 ngày có đúng không", None, None, None, 0, "more days than needed"),
]


@pytest.mark.parametrize(("text", "sent", "held", "earliest", "short", "reason"), ROWS)
def test_days_of_sending_and_holding_are_told_apart(
    text: str, sent: date | None, held: date | None, earliest: date | None, short: int, reason: str
) -> None:
    """Each day is taken for the verb next to it, and what is short of the rule is counted."""
    found = between(RULE, f" {key(text)} ", TODAY)
    assert found is not None, reason
    assert (found.sent, found.held, found.earliest, found.short) == (sent, held, earliest, short), reason


@pytest.mark.parametrize(
    ("rule", "text", "reason"),
    [
        (Offset(10, "ngày họp"), "gửi ngày 5/3 thì sớm nhất họp ngày nào", "the rule counts days after the event"),
        (RULE, "họp ngày 20/3 thì gửi hồ sơ ngày nào", "the day of sending is asked for"),
        (RULE, "gửi hồ sơ trước mấy ngày", "no day is named"),
        (RULE, "ngày 31/2 gửi thì sớm nhất họp hôm nào", "there is no such day"),
    ],
)
def test_other_questions_are_left_to_the_rule_itself(rule: Offset, text: str, reason: str) -> None:
    """Nothing is worked out where no days of sending and holding are told."""
    assert between(rule, f" {key(text)} ", TODAY) is None, reason


def test_working_days_are_counted_as_such() -> None:
    """The earliest day has the working days of the rule before it, itself not counted."""
    found = between(Offset(-5, "ngày họp", working=True), " gui ngay 10 3 2025 thi som nhat hop ngay nao ", TODAY)
    assert found == Between(needed=5, sent=day(10), earliest=day(15))


TOLD = "mỗi cá nhân được tôn vinh được mời 03 đại biểu gia đình"


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("12 người được tôn vinh thì mời bao nhiêu người nhà", Times(3, 12, 36), "a count of those honoured"),
        ("hai công dân được tôn vinh thì mời mấy người", Times(3, 2, 6), "a count in words"),
        ("mỗi gia đình được mời 5 người đúng không", Times(3, claimed=5), "a number claimed for one"),
        ("gia đình có 7 người muốn đi được không", Times(3, claimed=7), "a number that wants to come"),
        ("gia đình được mời mấy người", None, "no count"),
    ],
)
def test_a_number_for_each_is_multiplied_or_held_against(text: str, expected: Times | None, reason: str) -> None:
    """A count of people honoured multiplies the rule; a count of guests is held against it."""
    reading = Reading(text, tuple(words(text)))
    assert times(reading, TOLD) == expected, reason


def test_a_rule_for_each_person_is_found_in_its_text() -> None:
    """Only a text that gives each person a number is such a rule."""
    assert per_head(TOLD) == 3
    assert per_head("tối đa 150 đại biểu") == 0

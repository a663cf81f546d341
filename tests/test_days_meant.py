"""Days told from today are written out, and what is asked of somebody named next is put in full."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.asked_alike import asked_alike
from knowledge.days_meant import with_days
from knowledge.talk import Talk

SUNDAY = date(2025, 8, 10)


@pytest.mark.parametrize(
    ("text", "written", "reason"),
    [
        ("mai xã em tổ chức được không", "ngày 11/8/2025 xã em tổ chức được không", "tomorrow"),
        ("tuan sau xa hop duoc ko", "ngày 17/8/2025 xa hop duoc ko", "the Sunday of the next week"),
        ("thứ 6 tuần sau xã họp được không", "ngày 15/8/2025 xã họp được không", "a weekday of it"),
        ("tháng sau xã làm có kịp không", "tháng 9/2025 xã làm có kịp không", "the next month"),
        ("2 tuần nữa xã họp được không", "ngày 24/8/2025 xã họp được không", "so many weeks on"),
        ("mai 11/8 xã họp được không", "mai 11/8 xã họp được không", "the day is written out already"),
        ("mai em hỏi lại", "mai em hỏi lại", "nothing is held"),
        ("sau khai mạc là gì", "sau khai mạc là gì", "no day at all"),
    ],
)
def test_days_told_from_today_are_written_out(text: str, written: str, reason: str) -> None:
    """What is held against a deadline gets its day; all else stays as it was."""
    assert with_days(text, SUNDAY, of_days=False) == written, reason


def test_papers_in_time_for_a_quarter_are_for_its_last_day() -> None:
    """The event is taken to be held on the last day on which it may be."""
    asked = with_days("muốn kịp quý III thì chậm nhất gửi kế hoạch ngày nào", SUNDAY, of_days=False)
    assert "họp ngày 30/9/2025" in asked


@pytest.mark.parametrize(
    ("text", "kind", "asked"),
    [
        ("còn phó chủ tịch huyện", "composition", "phó chủ tịch huyện có được mời không"),
        ("phó chủ tịch huyện", "deadline", "phó chủ tịch huyện"),
        ("còn cấp xã", "composition", "còn cấp xã"),
    ],
)
def test_somebody_named_next_is_asked_about_alike(text: str, kind: str, asked: str) -> None:
    """An office named after a question whether somebody is invited is asked about in the same way."""
    assert asked_alike(text, Talk(kind=kind, said="chủ tịch huyện có được mời không")) == asked

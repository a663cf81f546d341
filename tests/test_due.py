"""/han: lists of what is due, and questions that stay questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from deadlines import Registrations
from stand import ANNA, BINH, MORNING, Talker, assembly_in

from handlers.render import plain
from knowledge.digest import Occasion, timeline_of
from knowledge.digest.concerns import read_unit, registered_for
from knowledge.digest.period import Period, read_period

TODAY = date(2025, 8, 10)


@pytest.mark.parametrize(
    ("text", "first", "last", "reason"),
    [
        ("tháng 8", date(2025, 8, 1), date(2025, 8, 31), "the month that it is"),
        ("thang 9", date(2025, 9, 1), date(2025, 9, 30), "a month to come"),
        ("tháng 3", date(2025, 3, 1), date(2025, 3, 31), "five months ago is nearer than in seven"),
        ("tháng 2", date(2026, 2, 1), date(2026, 2, 28), "six months either way: the one to come"),
        ("tháng 1", date(2026, 1, 1), date(2026, 1, 31), "across the turn of the year"),
        ("tháng 02/2024", date(2024, 2, 1), date(2024, 2, 29), "a leap year's February"),
        ("tháng 12 năm 2025", date(2025, 12, 1), date(2025, 12, 31), "the year in words"),
        ("tháng sau", date(2025, 9, 1), date(2025, 9, 30), "next month"),
        ("quý IV", date(2025, 10, 1), date(2025, 12, 31), "a quarter of this year"),
        ("quý 1/2026", date(2026, 1, 1), date(2026, 3, 31), "a quarter of another"),
        ("quý này", date(2025, 7, 1), date(2025, 9, 30), "this quarter"),
        ("tuần này", date(2025, 8, 4), date(2025, 8, 10), "Sunday ends its week"),
        ("tuần sau", date(2025, 8, 11), date(2025, 8, 17), "next week"),
        ("năm nay", date(2025, 1, 1), date(2025, 12, 31), "this year"),
        ("hôm nay", TODAY, TODAY, "today"),
        ("30 ngày tới", TODAY, date(2025, 9, 9), "so many days"),
    ],
)
def test_periods_are_read(text: str, first: date, last: date, reason: str) -> None:
    """Months, quarters, weeks and years mean their first to their last day."""
    assert read_period(text, TODAY) == Period(first, last, ""), reason


@pytest.mark.parametrize(
    "text", ["tháng 13", "tháng 0", "quý V", "trước ngày 31/8/2025", "cấp xã", "", "tháng 8/99999"]
)
def test_what_is_no_period_is_not_taken_for_one(text: str) -> None:
    """Impossible months and plain words are no period."""
    assert read_period(text, TODAY) is None


def test_december_looks_to_january() -> None:
    """In December, tháng 1 is the coming one, and next month is in the next year."""
    assert read_period("tháng 1", date(2025, 12, 20)) == Period(date(2026, 1, 1), date(2026, 1, 31), "")
    assert read_period("tháng sau", date(2025, 12, 20)) == Period(date(2026, 1, 1), date(2026, 1, 31), "")


@pytest.mark.parametrize(
    ("said", "found", "missing", "reason"),
    [
        ("/han tháng 8", ["30/8/2025", "còn 20 ngày", "mục II.4"], ["30/10/2025"], "a month"),
        ("/han tháng 10", ["30/10/2025"], ["30/8/2025"], "another month"),
        ("/han tháng 2/2025 Lạng Sơn", ["phường Hoàng Văn Thụ"], ["Thái Nguyên"], "a month and a plan"),
        ("/han Thái Nguyên 2025", ["30/8/2025", "30/10/2025"], ["Bình Thuận"], "a plan"),
        ("/han", ["30/8/2025", "30/9/2025"], ["2023"], "what comes up"),
        ("/han TP. Lạng Sơn 2024", ["Chưa có ngày cụ thể", "trước 15 ngày"], [], "rules without a day stand last"),
        ("/han xã Định Hóa", ["Hạn của xã Định Hóa", "30/8/2025"], ["Bình Thuận"], "a commune by its province"),
        ("/han Phòng Nội vụ", ["30/11/2024"], ["Bình Thuận"], "an office by its tasks"),
        ("/han tháng 9/2031", ["Không có hạn nào"], [], "nothing that month"),
    ],
)
def test_lists_hold_what_is_due(tmp_path: Path, said: str, found: list[str], missing: list[str], reason: str) -> None:
    """A list has each deadline with its last day, the days left and the clause."""
    (reply,) = Talker(assembly_in(tmp_path)).says(said)
    text = plain(reply.html)
    for each in found:
        assert each in text, reason
    for each in missing:
        assert each not in text, reason


@pytest.mark.parametrize("said", ["/han cấp cơ sở Thái Nguyên 2025", "/han cấp tỉnh ở Bình Thuận"])
def test_questions_stay_questions(tmp_path: Path, said: str) -> None:
    """What names a level is answered as a question, in a sentence with its source."""
    (reply,) = Talker(assembly_in(tmp_path)).says(said)
    assert "mục II" in plain(reply.html)
    assert not plain(reply.html).startswith("Hạn")


def test_long_lists_have_pages_that_stay_as_they_were(tmp_path: Path) -> None:
    """Each deadline stands whole on one page; the pages can be turned, not by way of another chat."""
    talker = Talker(assembly_in(tmp_path), ANNA)
    (first,) = talker.says("/han năm 2025")
    assert "(trang 1/" in plain(first.html)
    (button,) = first.buttons[0]
    (second,) = talker.presses(button.data)
    assert second.edits
    assert "(trang 2/" in plain(second.html)
    assert Talker(talker.assembly, BINH).presses(button.data)[0].notice
    everything = plain(first.html) + plain(second.html)
    assert everything.count("30/8/2025") == 1


@pytest.mark.parametrize("data", ["", "1", "x:1", "1:", "99999:0", "1:99", "9" * 20 + ":1"])
def test_forged_pages_are_refused(tmp_path: Path, data: str) -> None:
    """Unknown lists and pages are refused politely."""
    talker = Talker(assembly_in(tmp_path))
    talker.says("/han")
    assert talker.presses(f"hn:{data}")[0].notice


def test_a_unit_s_own_deadlines_follow_from_its_registration(tmp_path: Path) -> None:
    """A ward that registered its conference for 20/3 has its papers due on 5/3."""
    assembly = assembly_in(tmp_path, MORNING)
    registered = Registrations(
        held=(Occasion(plan="tp-lang-son-2024", event="cap-xa", unit="Phường Tam Thanh", day=date(2025, 3, 20)),)
    )
    line = timeline_of(assembly.desk().library)
    found = registered_for(read_unit("phuong tam thanh"), line, registered)
    assert [item.last for item in found] == [date(2025, 3, 5)]


def test_a_month_that_there_is_not_is_told(tmp_path: Path) -> None:
    """Rather than taken for a question."""
    talker = Talker(assembly_in(tmp_path))
    assert "Không có “tháng 13”" in plain(talker.says("/han tháng 13")[0].html)
    assert "Không có “tháng 0”" in plain(talker.says("/han Thái Nguyên tháng 0")[0].html)
    assert "Không có “tháng" not in plain(talker.says("/han tháng 12")[0].html)

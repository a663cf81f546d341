"""What forms have on Telegram alone: the calendar, and the way from a group and back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from form_dialogue import OnTelegram
from telegram_api import User, key_named, make_group

CLOCK = "2025-08-10T08:00"
BEGIN = "/dangky thai-nguyen-2025; xã Định Hóa; đại hội; sáng; số đại biểu: 120"


def test_a_day_is_chosen_in_the_calendar(tmp_path: Path) -> None:
    """Only days that are left can be pressed; a day pressed later, or made up, changes nothing."""
    host = OnTelegram(tmp_path, CLOCK)
    try:
        host.say(BEGIN)
        shown = host.seat.last
        days = [label for label in shown.labels if label.isdecimal()]
        assert days == [str(day) for day in range(10, 31)]
        made_up = key_named(shown, "20").data.replace("_20", "_31")
        press = host.seat.press_data(made_up, shown)
        host.stage.settle()
        assert press.notices == ["Ngày này không chọn được."]
        assert "Câu 6/11" in host.press("20")
        assert "Ngày tổ chức: 20/8/2025" in host.seat.last.text
        press = host.seat.press_data(made_up.replace("_31", "_21"), host.seat.last)
        host.stage.settle()
        assert press.notices == ["Nút này của bước trước. Xin dùng tin mới nhất."]
    finally:
        host.close()


@pytest.mark.parametrize("topic", [False, True], ids=["group", "topic of a forum"])
def test_a_receipt_goes_back_to_where_the_form_began(tmp_path: Path, topic: bool) -> None:
    """The link carries the group and its topic; the group learns the unit and the code."""
    host = OnTelegram(tmp_path, CLOCK)
    try:
        group = make_group(host._api, forum=topic)
        seat = group.seat(User(41, "Bình"))
        place = seat.in_topic(group.topic()) if topic else seat
        place.say("/dangky thai-nguyen-2025")
        host.stage.settle()
        url = next(key.url for row in group.heard[-1].keyboard for key in row)
        host.say("/start " + url.partition("start=")[2])
        host.press("Đại hội cấp cơ sở – Thái Nguyên 2025")
        host.say(
            "xã Định Hóa; đại hội; sáng 20/8; địa điểm: Hội trường; 120 đb; 90 trực tiếp; 4 tham luận;"
            " liên hệ Nguyễn Văn An; 0912345678"
        )
        assert "Đã gửi: TN25-0001" in host.press("Gửi")
        host.stage.settle()
        for _ in range(20):
            if len(group.heard) > 1:
                break
            host.stage.run(_moment())
        receipt = group.heard[-1]
        assert receipt.text == "✅ xã Định Hóa đã đăng ký: Đại hội cấp cơ sở, Thái Nguyên 2025 (TN25-0001)."
        assert receipt.thread == place.topic
    finally:
        host.close()


async def _moment() -> None:
    await asyncio.sleep(1)

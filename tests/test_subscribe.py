"""/bantin: a chat's digest set by typing and by buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from stand import ANNA, GROUP, MORNING, Talker, assembly_in

from handlers.message import BUTTON_BYTES, Reply
from handlers.render import plain
from knowledge.digest import Subscription
from knowledge.digest.orders import Orders, read_orders
from knowledge.subscriptions import Subscriptions

NEW = Subscription(chat=GROUP.id, at=time(7, 30), on=False)


def kept(talker: Talker) -> Subscription | None:
    """Give what is kept for the talker's chat."""
    return Subscriptions(talker.desk.records).of(talker.chat.id)


def button(reply: Reply, label: str) -> str:
    """Give the data of the button of that label."""
    return next(button.data for row in reply.buttons for button in row if button.label == label)


@pytest.mark.parametrize(
    ("said", "expected", "reason"),
    [
        ("bật", replace(NEW, on=True), "the usual time"),
        ("bat 7h", replace(NEW, on=True, at=time(7)), "without marks"),
        ("6h45", replace(NEW, on=True, at=time(6, 45)), "a time alone switches it on"),
        ("lúc 16 giờ 30", replace(NEW, on=True, at=time(16, 30)), "the time in words"),
        ("07:05 trước 30 ngày", replace(NEW, on=True, at=time(7, 5), ahead=30), "two things at once"),
        ("tắt", NEW, "off before it ever was on"),
        ("chỉ ngày làm việc", replace(NEW, on=True, workdays=True), "weekdays only"),
        ("bật, cả tuần", replace(NEW, on=True), "every day"),
        ("im lặng, ghim", replace(NEW, on=True, silent=True, pinned=True), "without a sound, and pinned"),
        ("bật có chuông không ghim", replace(NEW, on=True), "the opposite of both"),
        ("cả khi không có việc", replace(NEW, on=True, empty=True), "also when there is nothing"),
        ("Thái Nguyên 2025", replace(NEW, on=True, plans=("thai-nguyen-2025",)), "a plan's name"),
        (
            "bật 7h kế hoạch thai nguyen 2025 và Bình Thuận",
            replace(NEW, on=True, at=time(7), plans=("thai-nguyen-2025", "binh-thuan-2025")),
            "two plans",
        ),
        ("bật, tất cả kế hoạch", replace(NEW, on=True), "all plans"),
    ],
)
def test_what_is_typed_is_set(tmp_path: Path, said: str, expected: Subscription, reason: str) -> None:
    """A typed form of each wish does what it says, and the answer shows what is set."""
    talker = Talker(assembly_in(tmp_path), chat=GROUP, admin=True)
    (reply,) = talker.says(f"/bantin {said}")
    assert kept(talker) == expected, reason
    assert f"{expected.at:%H:%M}" in reply.html


def test_what_is_no_plan_is_said_to_be_unknown(tmp_path: Path) -> None:
    """A name that no plan has changes nothing; neither does a number of days that makes no sense."""
    talker = Talker(assembly_in(tmp_path), chat=GROUP, admin=True)
    assert "kế hoạch nào" in talker.says("/bantin bật Sao Hỏa")[0].html
    assert "từ 1 đến 366" in talker.says("/bantin trước 0 ngày")[0].html
    assert kept(talker) is None


def test_only_administrators_of_a_group_may_set_it(tmp_path: Path) -> None:
    """Others are told so, by command and by button; a private chat is one's own."""
    assembly = assembly_in(tmp_path)
    member = Talker(assembly, chat=GROUP, admin=False)
    assert "quản trị viên" in member.says("/bantin bật")[0].html
    assert "quản trị viên" in member.presses("bt:o:1")[0].notice
    assert kept(member) is None
    alone = Talker(assembly)
    alone.says("/bantin bật")
    assert kept(alone) is not None


def test_a_group_s_digest_begins_with_the_plan_it_is_bound_to(tmp_path: Path) -> None:
    """A group that chose a plan for its questions follows that plan, in the topic where it was switched on."""
    talker = Talker(assembly_in(tmp_path), chat=replace(GROUP, topic=7), admin=True)
    talker.desk.records.bind(GROUP.id, "binh-thuan-2025", ANNA.id, MORNING)
    talker.says("/bantin bật")
    found = kept(talker)
    assert found is not None
    assert (found.plans, found.topic) == (("binh-thuan-2025",), 7)
    talker.says("/bantin bỏ chủ đề")
    assert getattr(kept(talker), "topic", 0) is None


def test_each_thing_can_be_set_by_buttons(tmp_path: Path) -> None:
    """Every button does what its label says; pressed twice it changes nothing more."""
    talker = Talker(assembly_in(tmp_path), chat=GROUP, admin=True)
    reply = talker.says("/bantin")[0]
    assert kept(talker) is None, "looking sets nothing"
    steps = [
        ("Bật bản tin", {"on": True}),
        ("30 ngày", {"ahead": 30}),
        ("Chỉ đăng ngày làm việc", {"workdays": True}),
        ("Im lặng", {"silent": True}),
        ("Ghim", {"pinned": True}),
        ("Không có hạn vẫn đăng", {"empty": True}),
        ("Không có hạn thì thôi", {"empty": False}),
    ]
    expected = NEW
    for label, change in steps:
        data = button(reply, label)
        for _ in range(2):
            (reply,) = talker.presses(data)
        expected = replace(expected, **change)  # type: ignore[arg-type]  # flags and a number
        assert kept(talker) == expected, label
        assert reply.edits


def test_time_and_plans_are_chosen_from_lists(tmp_path: Path) -> None:
    """Times and plans open as lists, the plans chosen are marked, and one gets back."""
    talker = Talker(assembly_in(tmp_path), chat=GROUP, admin=True)
    menu = talker.says("/bantin bật")[0]
    times = talker.presses(button(menu, "Giờ: 07:30"))[0]
    menu = talker.presses(button(times, "06:30"))[0]
    plans = talker.presses(button(menu, "Kế hoạch: tất cả"))[0]
    for _ in range(2):
        plans = talker.presses(button(plans, "Thái Nguyên 2025") if _ == 0 else "bt:l:+thai-nguyen-2025")[0]
    assert button(plans, "✓ Thái Nguyên 2025") == "bt:l:-thai-nguyen-2025"
    found = kept(talker)
    assert found is not None
    assert (found.at, found.plans) == (time(6, 30), ("thai-nguyen-2025",))
    plans = talker.presses(button(plans, "Tất cả kế hoạch"))[0]
    assert getattr(kept(talker), "plans", None) == ()
    assert "06:30" in talker.presses(button(plans, "‹ Trở lại"))[0].html


def test_the_day_s_digest_can_be_looked_at_before(tmp_path: Path) -> None:
    """A look shows what would be posted and posts nothing."""
    talker = Talker(assembly_in(tmp_path), chat=GROUP, admin=True)
    (reply,) = talker.says("/bantin xem thử")
    assert "Bản tin thời hạn – Chủ nhật, 10/8/2025" in plain(reply.html)
    assert kept(talker) is None


@pytest.mark.parametrize(
    "data", ["", "z", "o", "o:2", "h:2460", "h:0799", "a:0", "a:999999999", "l:+khong-co", "l:", "c:9"]
)
def test_forged_buttons_are_refused(tmp_path: Path, data: str) -> None:
    """What no button says is politely refused and changes nothing."""
    talker = Talker(assembly_in(tmp_path), chat=GROUP, admin=True)
    (reply,) = talker.presses(f"bt:{data}")
    assert reply.notice
    assert kept(talker) is None


def test_buttons_fit_into_their_bytes(tmp_path: Path) -> None:
    """No button's data is longer than Telegram takes."""
    talker = Talker(assembly_in(tmp_path), chat=replace(GROUP, topic=3), admin=True)
    replies = [talker.says("/bantin")[0], talker.presses("bt:t")[0], talker.presses("bt:p:0")[0]]
    data = [button.data for reply in replies for row in reply.buttons for button in row]
    assert all(0 < len(each.encode()) <= BUTTON_BYTES for each in data)


def test_a_chat_that_could_not_be_written_to_gets_its_digest_again_when_it_asks(tmp_path: Path) -> None:
    """Wishes are kept while the bot is out of a group, and hold again once somebody there uses /bantin."""
    talker = Talker(assembly_in(tmp_path), chat=GROUP, admin=True)
    talker.says("/bantin bật 7h")
    Subscriptions(talker.desk.records).stop(GROUP.id, "removed")
    assert Subscriptions(talker.desk.records).active() == []
    talker.says("/bantin")
    assert [each.at for each in Subscriptions(talker.desk.records).active()] == [time(7)]


@pytest.mark.parametrize(
    ("said", "plans", "reason"),
    [
        ("kế hoạch 21/KH-UBND", ("21 kh ubnd",), "a number is no time"),
        ("KH 09/KH-UBND lúc 7h", ("09 kh ubnd",), "a number beside a time"),
        ("", (), "nothing"),
    ],
)
def test_numbers_of_plans_are_no_times(said: str, plans: tuple[str, ...], reason: str) -> None:
    """A plan's number is left whole."""
    assert read_orders(said).plans == plans, reason


def test_any_text_is_read_somehow() -> None:
    """Odd texts are read as wishes or names, never as an error."""
    for text in ("🎉", "\u0000", "7h" * 500, "ngày " * 500, ",;,", "99h99", "trước 9999999 ngày"):
        assert isinstance(read_orders(text), Orders)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("ghi gì đó", "Tôi không rõ “ghi gì đó” là kế hoạch nào."),
        ("bật 25h", "Không có giờ “25h”"),
        ("7h75", "Không có giờ “7h75”"),
        ("trước 900 ngày", "phải từ 1 đến"),
    ],
)
def test_what_is_not_understood_is_quoted_as_it_was_typed(typed: str, says: str, tmp_path: Path) -> None:
    """And nothing is set."""
    talker = Talker(assembly_in(tmp_path), chat=GROUP, admin=True)
    assert says in plain(talker.says(f"/bantin {typed}")[0].html)
    assert kept(talker) is None


@pytest.mark.parametrize("typed", ["khi trống cũng gửi", "không có hạn vẫn đăng", "cả khi không có việc"])
def test_a_digest_on_empty_days_can_be_asked_for_in_several_ways(typed: str, tmp_path: Path) -> None:
    """As people say it."""
    talker = Talker(assembly_in(tmp_path), chat=GROUP, admin=True)
    talker.says(f"/bantin {typed}")
    found = kept(talker)
    assert found is not None
    assert found.empty

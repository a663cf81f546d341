"""Registering: the office, colleagues who take over, invitations, extensions, groups and their receipts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from registering_stage import LAN, MINH, OWNER, WHOLE, button, confirmed, letters, said, sent_by, with_office
from stand import GROUP, Talker

from bot.assembly import Assembly
from handlers.message import Chat
from knowledge.outbox import Outbox
from knowledge.registry import Registrations, Units


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[Assembly]:
    """Give a bot with an office of one and units in its directory."""
    with with_office(tmp_path) as made:
        yield made


def test_people_of_a_unit_take_over_its_draft(assembly: Assembly) -> None:
    """The colleague goes on where the first left off; the first is told, and his buttons are void."""
    confirmed(assembly, MINH)
    lan, minh = Talker(assembly, LAN), Talker(assembly, MINH)
    shown = lan.says("/dangky thai-nguyen-2025; xã Định Hóa; sáng 20/8")
    offered = minh.says("/dangky thai-nguyen-2025; xã Định Hóa; đại hội")
    taken = minh.presses(button(offered, "Tiếp quản bản đang điền"))
    assert "Câu 3/11" in said(taken)
    assert letters(assembly, LAN.id) == [
        "Minh đã tiếp quản phiếu “Đăng ký tổ chức đại hội (hội nghị) cấp cơ sở”. Gõ /phieu để xem."
    ]
    assert "không phải của" in said(lan.presses(button(shown, "Đại hội Thi đua yêu nước")))
    minh.says("đại hội; địa điểm: Hội trường; 120 đb; 90 trực tiếp; 4 tham luận; liên hệ Nguyễn Văn An; 0912345678")
    assert "TN25-0001" in said(minh.says("gửi"))


def test_an_invitation_makes_people_of_a_unit(assembly: Assembly) -> None:
    """Its link holds for whoever has it; one that was altered or is made up does not."""
    code = sent_by(assembly)
    confirmed(assembly, LAN)
    lan, minh = Talker(assembly, LAN), Talker(assembly, MINH)
    invited = said(lan.presses(button(lan.says(f"/phieu {code}"), "Mời người cùng đơn vị")))
    payload = re.search(r"start=(\S+)", invited)[1]  # type: ignore[index]
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
    for wrong in (
        payload[:-1] + ("a" if payload[-1] != "a" else "b"),
        payload.replace("r1", "r2"),
        "r1-",
        "x",
        "r1-" + "A" * 16,
    ):
        assert "không dùng được" in said(minh.says(f"/start {wrong}"))
    assert "Không có phiếu" in said(minh.says(f"/phieu {code}"))
    assert "xã Định Hóa" in said(minh.says(f"/start {payload}"))
    assert "120" in said(minh.says(f"/phieu {code}"))
    assert letters(assembly, LAN.id) == []


def test_the_office_accepts_returns_and_confirms(assembly: Assembly) -> None:
    """The unit is told each time; a returned registration can be corrected even after the form closed."""
    code = sent_by(assembly)
    hà = Talker(assembly, OWNER)
    listed = hà.says("/dangkydanhsach")
    card = hà.presses(button(listed, f"{code} – xã Định Hóa"))
    assert "chưa được xác nhận" in said(card)
    card = hà.presses(button(card, "Xác nhận người gửi"))
    assert Units(assembly.records).standing(LAN.id, 1) == "confirmed" or Units(assembly.records).of_person(LAN.id)
    assert "lý do" in said(hà.presses(button(card, "Trả lại")))
    assert "trả lại để sửa" in said(hà.says("Thiếu tên hội trường"))
    assert "Lý do: Thiếu tên hội trường" in letters(assembly, LAN.id)[-1]
    lan = Talker(assembly, LAN)
    lan.presses(button(lan.says(f"/phieu {code}"), "Sửa phiếu"))
    lan.says("địa điểm: Hội trường tầng 2")
    assert "Đã gửi bản sửa" in said(lan.says("gửi"))
    card = hà.says(f"/phieu {code}")
    assert "đã duyệt" in said(hà.presses(button(card, "Duyệt")))
    assert "đã duyệt phiếu" in letters(assembly, LAN.id)[-1]
    actions = [change.action for change in Registrations(assembly.records).history(1)]
    assert list(dict.fromkeys(actions)) == ["sent", "returned", "corrected", "accepted"]
    assert "đã duyệt" in said(hà.says("/dangkydanhsach thai-nguyen-2025, đã duyệt, xã Định Hóa"))
    assert "Không có phiếu" in said(hà.says("/dangkydanhsach trả lại"))


def test_a_unit_gets_more_time_from_the_office(tmp_path: Path) -> None:
    """After the end only that unit may register; the day is flagged."""
    with with_office(tmp_path, "2025-09-02T08:00") as late:
        lan, hà = Talker(late, LAN), Talker(late, OWNER)
        assert "đã đóng" in said(lan.says("/dangky thai-nguyen-2025; xã Định Hóa; đại hội; 5/9"))
        missing = hà.says("/chuadangky thai-nguyen-2025")
        page = hà.presses(button(missing, "Đại hội cấp cơ sở – Thái Nguyên 2025: 5/5"))
        assert "đến ngày nào" in said(hà.presses(button(page, "xã Định Hóa")))
        assert "từ 02/9/2025 trở đi" in said(hà.says("20/8/2025"))
        assert "đến hết ngày 10/9/2025" in said(hà.says("10/9"))
        assert "đã đóng với phường Phan Đình Phùng" in said(
            lan.says("/dangky thai-nguyen-2025; phường Phan Đình Phùng; đại hội; 5/9")
        )
        replies = lan.says(WHOLE.replace("20/8", "9/9"))
        assert "gia hạn" in said(replies)
        lan.presses(button(replies, "Gửi"))
        assert {flag.kind for flag in Registrations(late.records).all()[0].flags} == {"extended", "unconfirmed"}


def test_those_who_have_not_registered_are_listed(assembly: Assembly) -> None:
    """A unit that registered is not; a unit of another plan never was."""
    hà = Talker(assembly, OWNER)
    assert "Phường" not in said(hà.says("/chuadangky tp-lang-son-2024"))
    before = said(hà.says("/chuadangky thai-nguyen-2025"))
    assert "(Thái Nguyên 2025): 5/5 đơn vị" in before
    sent_by(assembly)
    assert "(Thái Nguyên 2025): 4/5 đơn vị" in said(hà.says("/chuadangky thai-nguyen-2025"))


@pytest.mark.parametrize("command", ["/dangkydanhsach", "/chuadangky"])
def test_office_commands_are_for_the_office(assembly: Assembly, command: str) -> None:
    """Others are told so, in private; in a group they show nothing."""
    sent_by(assembly)
    for talker in (Talker(assembly, LAN), Talker(assembly, OWNER, GROUP), Talker(assembly, LAN, GROUP, admin=True)):
        assert "TN25" not in said(talker.says(command))


def test_the_office_buttons_of_a_card_are_for_the_office(assembly: Assembly) -> None:
    """Who sent it may not accept it."""
    sent_by(assembly)
    lan = Talker(assembly, LAN)
    for action in ("a", "b", "x", "k"):
        assert said(lan.presses(f"r:1:1:{action}"))
    assert Registrations(assembly.records).all()[0].status == "sent"
    assert Units(assembly.records).of_person(LAN.id) == ()


def test_a_group_leads_to_the_private_chat_and_gets_a_receipt(assembly: Assembly) -> None:
    """The link carries the group; the receipt names the unit and the code, and no person."""
    group = Chat(id=-100123, kind="group", title="Nhóm", topic=7)
    reply = Talker(assembly, LAN, group).says("/dangky thai-nguyen-2025; xã Định Hóa; 0912345678")[0]
    url = reply.buttons[0][0].url
    assert url.startswith("https://t.me/kehoach_bot?start=")
    assert "0912345678" not in reply.html
    lan = Talker(assembly, LAN)
    replies = lan.says("/start " + url.partition("start=")[2])
    lan.presses(button(replies, "Đại hội cấp cơ sở – Thái Nguyên 2025"))
    lan.says(WHOLE.removeprefix("/dangky thai-nguyen-2025; "))
    lan.says("gửi")
    assert letters(assembly, group.id) == [
        "✅ xã Định Hóa đã đăng ký: Đại hội cấp cơ sở, Thái Nguyên 2025 (TN25-0001)."
    ]
    letter = next(each for each in Outbox(assembly.records).waiting(assembly.clock.now(), 9) if each.chat == group.id)
    assert letter.topic == 7


def test_codes_count_on_after_a_withdrawal(assembly: Assembly) -> None:
    """No code is given twice; a unit may register again after it withdrew."""
    lan = Talker(assembly, LAN)
    code = sent_by(assembly)
    lan.presses(button(lan.presses(button(lan.says(f"/phieu {code}"), "Rút đăng ký")), f"Rút đăng ký {code}"))
    assert sent_by(assembly) == "TN25-0002"
    assert [each.status for each in Registrations(assembly.records).all()] == ["withdrawn", "sent"]


def test_the_list_is_narrowed_as_people_type(assembly: Assembly) -> None:
    """A status at either end of what is typed, a plan beside it, commas or none; a code opens its registration."""
    code = sent_by(assembly)
    hanh = Talker(assembly, OWNER)
    for typed in ("Thái Nguyên 2025 chờ duyệt", "chờ duyệt xã Định Hóa", "thai-nguyen-2025, cho duyet", "mới gửi"):
        assert "1 phiếu" in said(hanh.says(f"/dangkydanhsach {typed}")), typed
    for typed in ("Thái Nguyên 2025 đã duyệt", "trả lại xã Định Hóa"):
        assert "Không có phiếu nào" in said(hanh.says(f"/dangkydanhsach {typed}")), typed
    opened = hanh.says(f"/dangkydanhsach {code.lower()}")
    assert f"{code} – xã Định Hóa" in said(opened)
    history = hanh.presses(button(opened, "Lịch sử"))
    assert "Lịch sử" in said(history)
    assert "Duyệt" in [each.label for row in hanh.presses(history[0].buttons[0][0].data)[0].buttons for each in row]
    assert code not in said(Talker(assembly, MINH).says(f"/dangkydanhsach {code}"))

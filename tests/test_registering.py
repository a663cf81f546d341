"""Registering by several people: one registration a unit, whose buttons count, the office, the history."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from form_dialogue import opened
from stand import GROUP, Talker

from bot.assembly import Assembly
from bot.settings import Access, Settings, Storage
from handlers.message import BUTTON_BYTES, Chat, Person, Reply
from handlers.render import plain
from knowledge.outbox import Outbox
from knowledge.registry import Drafts, Registrations, Units

CLOCK = "2025-08-10T08:00"
LAN, MINH, OWNER = Person(id=21, name="Lan"), Person(id=22, name="Minh"), Person(id=9, name="Hà")
WHOLE = (
    "/dangky thai-nguyen-2025; xã Định Hóa; đại hội; sáng 20/8; địa điểm: Hội trường; 120 đb; 90 trực tiếp;"
    " 4 tham luận; liên hệ Nguyễn Văn An; 0912345678"
)
STALE = ("không còn dùng được", "bước trước", "không phải của", "Phiếu đã gửi")


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[Assembly]:
    """Give a bot with an office of one and units in its directory."""
    with opened(tmp_path, CLOCK) as made:
        made._settings = Settings(storage=Storage(folder=tmp_path), access=Access(owners=(OWNER.id,)))
        yield made


def said(replies: list[Reply]) -> str:
    """Give what replies say, notices too."""
    return "\n".join(text for reply in replies for text in (plain(reply.html), reply.notice) if text)


def button(replies: list[Reply], label: str) -> str:
    """Give the data of the button of that label."""
    return next(each.data for reply in replies for row in reply.buttons for each in row if each.label == label)


def letters(assembly: Assembly, chat: int) -> list[str]:
    """Give what waits in the outbox for a chat."""
    waiting = Outbox(assembly.records).waiting(assembly.clock.now(), 100)
    return [plain(letter.text.pages[0]) for letter in waiting if letter.chat == chat]


def sent_by(assembly: Assembly, person: Person = LAN, text: str = WHOLE) -> str:
    """Register in one message and give the code."""
    talker = Talker(assembly, person)
    talker.says(text)
    return re.search(r"TN25-\d{4}", said(talker.says("gửi")))[0]  # type: ignore[index]


def confirmed(assembly: Assembly, person: Person, unit: str = "xã Định Hóa") -> None:
    """Confirm that a person belongs to a unit."""
    units = Units(assembly.records)
    units.confirm(person.id, units.directory().find(unit).exact[0].id, OWNER.id, assembly.clock.now())


def test_two_presses_of_send_make_one_registration(assembly: Assembly) -> None:
    """The second press is told the code."""
    lan = Talker(assembly, LAN)
    send = button(lan.says(WHOLE), "Gửi")
    assert "TN25-0001" in said(lan.presses(send))
    assert said(lan.presses(send)) == "Phiếu đã gửi, mã TN25-0001."
    assert len(Registrations(assembly.records).all()) == 1


def test_two_people_of_one_unit_make_one_registration(assembly: Assembly) -> None:
    """Whoever comes second does not get a draft of his own, and learns no more than that there is one."""
    lan, minh = Talker(assembly, LAN), Talker(assembly, MINH)
    lan.says(WHOLE)
    second = said(minh.says(WHOLE))
    assert "đang có người điền" in second
    assert "0912345678" not in second
    lan.says("gửi")
    third = said(minh.says(WHOLE))
    assert "đã đăng ký, mã TN25-0001" in third
    assert "0912345678" not in third
    assert len(Registrations(assembly.records).all()) == 1
    assert "TN25-0001" not in said(minh.says("/phieu"))
    assert "Không có phiếu" in said(minh.says("/phieu TN25-0001"))


def test_the_database_itself_holds_one_live_registration(assembly: Assembly) -> None:
    """A second one is refused even if every check before it were passed over."""
    sent_by(assembly)
    columns = "number, plan, form, unit, unit_name, status, answers, flags, reason, revision, person, submitted_at"
    given = f"{columns}, updated_at"
    sql = f"INSERT INTO registrations (code, {given}) SELECT 'X', {given} FROM registrations"
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        assembly.records.write(sql)


def test_the_database_itself_refuses_a_change_without_history(assembly: Assembly) -> None:
    """Nothing is overwritten unless a row says who, when and what."""
    sent_by(assembly)
    for change in ("status = 'accepted'", "answers = '{}', revision = revision + 1", "reason = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="history"):
            assembly.records.write(f"UPDATE registrations SET {change}")


FORGED = [
    "f:",
    "f:1",
    "f:1:0",
    "f:1:0:",
    "f:1:0:z",
    "f:1:-1:b",
    "f:9999:0:b",
    "f:x:y:z",
    "f:1:0:o99",
    "f:1:0:b:b",
    "f:²:0:b",
    "f:1:0:oooooooooooooooooooooooooooooo",
    "w:",
    "w:cbcal_1-0_s_d_2025_8_31",
    "w:cbcal_99-0_n",
    "w:cbcal_1-0_g_d_9999_99_99",
    "d:1:99",
    "d::",
    "t:1:0:x",
    "t:99:0:t",
    "r:1:1:a",
    "r:99:1:v",
    "r::",
    "r:1:1:zz",
    "o:1:0",
    "u:1:0",
]


@pytest.mark.parametrize("data", FORGED)
def test_forged_presses_change_nothing(assembly: Assembly, data: str) -> None:
    """A stranger's press is refused in a word, whatever it says."""
    lan, minh = Talker(assembly, LAN), Talker(assembly, MINH)
    lan.says("/dangky thai-nguyen-2025; xã Định Hóa; sáng 20/8")
    before = Drafts(assembly.records).draft(1)
    replies = minh.presses(data)
    assert len(replies) == 1
    assert not replies[0].html
    assert 0 < len(replies[0].notice) <= 200
    assert Drafts(assembly.records).draft(1) == before
    assert Registrations(assembly.records).all() == ()


def test_buttons_of_an_earlier_step_do_nothing(assembly: Assembly) -> None:
    """An older revision of a draft or a registration is refused; the new one goes on."""
    lan = Talker(assembly, LAN)
    first = lan.says("/dangky thai-nguyen-2025; xã Định Hóa; sáng 20/8")
    old = button(first, "Đại hội Thi đua yêu nước")
    lan.says("1")
    before = Drafts(assembly.records).draft(1)
    assert "bước trước" in said(lan.presses(old))
    assert Drafts(assembly.records).draft(1) == before


def test_buttons_of_another_person_do_nothing(assembly: Assembly) -> None:
    """Also where the data is right to the letter, and also in a group."""
    lan = Talker(assembly, LAN)
    data = button(lan.says("/dangky thai-nguyen-2025; xã Định Hóa; sáng 20/8"), "Đại hội Thi đua yêu nước")
    before = Drafts(assembly.records).draft(1)
    assert "không phải của" in said(Talker(assembly, MINH).presses(data))
    assert said(Talker(assembly, LAN, GROUP).presses(data))
    assert Drafts(assembly.records).draft(1) == before


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


def test_history_tells_who_changed_what_when_from_what_to_what(assembly: Assembly) -> None:
    """Each field that differs has its row; what it was can be read back."""
    code = sent_by(assembly)
    lan = Talker(assembly, LAN)
    lan.presses(button(lan.says(f"/phieu {code}"), "Sửa phiếu"))
    lan.says("số đại biểu: 110; ngày tổ chức: 22/8")
    lan.says("gửi")
    changes = [each for each in Registrations(assembly.records).history(1) if each.action == "corrected"]
    assert [(each.field, each.was, each.now, each.person, each.revision) for each in changes] == [
        ("dai-bieu", '{"dai-bieu": 120}', '{"dai-bieu": 110}', LAN.id, 2),
        ("ngay", '{"ngay": {"day": "2025-08-20"}}', '{"ngay": {"day": "2025-08-22"}}', LAN.id, 2),
    ]
    assert {each.at for each in changes} == {assembly.clock.now()}
    assert "Ngày tổ chức từ “20/8/2025” thành “22/8/2025”" in said(
        lan.presses(button(lan.says(f"/phieu {code}"), "Lịch sử"))
    )


def test_a_draft_keeps_its_changes_too(assembly: Assembly) -> None:
    """What was typed over before sending can still be told."""
    lan = Talker(assembly, LAN)
    lan.says(WHOLE)
    lan.says("số đại biểu: 100")
    sql = "SELECT field, was, now FROM changes WHERE draft = 1 AND was <> '' AND action = 'answered'"
    assert assembly.records.rows(sql) == [("dai-bieu", '{"dai-bieu": 120}', '{"dai-bieu": 100}')]


def test_a_unit_gets_more_time_from_the_office(tmp_path: Path) -> None:
    """After the end only that unit may register; the day is flagged."""
    with opened(tmp_path, "2025-09-02T08:00") as late:
        late._settings = Settings(storage=Storage(folder=tmp_path), access=Access(owners=(OWNER.id,)))
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


def test_all_buttons_fit(assembly: Assembly) -> None:
    """No button's data is near 64 bytes, so that ids may have many digits."""
    lan = Talker(assembly, LAN)
    replies = [
        *lan.says("/dangky"),
        *lan.says("/dangky thai-nguyen-2025; xã Định Hóa; đại hội"),
        *lan.says("/phieu"),
        *lan.says(WHOLE),
    ]
    buttons = [each for reply in replies for row in reply.buttons for each in row]
    assert len(buttons) > 30
    assert max(len(each.data.encode()) for each in buttons) <= BUTTON_BYTES - 16

"""/quyen and the rights of the office: given and taken in chat, limited to plans, and by invitation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from registering_stage import WHOLE
from rights_stage import CLERK, CLERKS_PLAN, LAN, MINH, OTHER_PLAN, OWNER, STRANGER, House
from telegram_api import User, inline


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Give a bot with an owner."""
    with House(tmp_path) as made:
        yield made


def sent(house: House) -> str:
    """Let Lan register for the plan that is not the clerk's, and give the code."""
    lan = house.seat(LAN)
    house.agree(LAN)
    house.say(lan, WHOLE)
    return re.search(r"TN25-\d{4}", house.say(lan, "gửi"))[0]  # type: ignore[index]


def test_an_owner_gives_and_takes_the_office_by_id(house: House) -> None:
    """The clerk is told each time, may what the office may, and may not any more; both stand in the log."""
    owner, clerk = house.seat(OWNER), house.seat(CLERK)
    house.say(clerk, "/start")
    assert "dành cho văn phòng" in house.say(clerk, "/dangkydanhsach")
    assert "Đã giao quyền.\nNgười (8) thuộc văn phòng: mọi kế hoạch." in house.say(owner, "/quyen giao 8")
    assert "đã có quyền đó từ trước" in house.say(owner, "/quyen giao 8; Thái Nguyên 2025")
    assert "Không có phiếu nào" in house.say(clerk, "/dangkydanhsach")
    assert "Đã thu quyền." in house.say(owner, "/quyen thu 8")
    assert "dành cho văn phòng" in house.say(clerk, "/dangkydanhsach")
    house.settle()
    assert any("được giao quyền văn phòng: mọi kế hoạch" in text for text in clerk.texts)
    assert any("đã được thu lại" in text for text in clerk.texts)
    log = house.rows("SELECT by, action, person, plan, source FROM rights_log ORDER BY id")
    assert log == [(9, "grant", 8, "", "private"), (9, "revoke", 8, "", "private")]
    assert house.say(owner, "/quyen nhật ký").count("quản trị 9") == 2


def test_rights_are_given_and_taken_by_buttons(house: House) -> None:
    """One plan, one more, one less, all of it."""
    owner = house.seat(OWNER)
    house.say(owner, "/quyen cấp 8; tp-lang-son-2024")
    house.say(owner, "/quyen")
    assert "TP. Lạng Sơn 2024" in house.press(owner, "8 – TP. Lạng Sơn 2024")
    house.press(owner, "Thêm kế hoạch")
    assert "Đã giao quyền." in house.press(owner, "Thái Nguyên 2025")
    assert house.rows("SELECT plan FROM offices ORDER BY plan") == [(OTHER_PLAN,), (CLERKS_PLAN,)]
    assert "thuộc văn phòng: Thái Nguyên 2025." in house.press(owner, "Thu: TP. Lạng Sơn 2024")
    assert "không thuộc văn phòng" in house.press(owner, "Thu hết quyền")
    assert "chưa giao cho ai" in house.press(owner, "Về danh sách")


def test_rights_are_given_in_reply_to_a_message_in_a_group(house: House) -> None:
    """The group learns that it was done, and nothing of whom or of what."""
    group = house.group()
    owner, clerk = group.seat(OWNER), group.seat(CLERK)
    said = clerk.say("tôi nhận việc này nhé")
    assert house.say(owner, "/quyen giao; Thái Nguyên 2025", reply_to=said) == "Đã giao quyền văn phòng."
    assert house.rows("SELECT person, plan, name FROM offices") == [(8, OTHER_PLAN, "Tú")]
    for text in ("/quyen", "/quyen nhật ký", "/quyen giao 22", "/quyen nhóm"):
        assert "Việc khác xin làm ở cuộc trò chuyện riêng" in house.say(owner, text)
    assert house.say(owner, "/quyen thu", reply_to=said) == "Đã thu quyền văn phòng."
    assert house.rows("SELECT count(*) FROM offices") == [(0,)]


def test_rights_are_given_in_reply_to_a_forwarded_message(house: House) -> None:
    """To whom the message was of; who keeps the name hidden is invited instead."""
    owner, words = house.seat(OWNER), house.group().seat(CLERK).say("dạ em nhận")
    shown, hidden = owner.forward(words, CLERK), owner.forward(words, None)
    assert "Đã giao quyền.\nTú (8)" in house.say(owner, "/quyen giao", reply_to=shown)
    assert "Chưa rõ" in house.say(owner, "/quyen giao", reply_to=hidden)
    assert "Chưa rõ" in house.say(owner, "/quyen giao")
    assert "đặt trong thiết lập" in house.say(owner, "/quyen giao", reply_to=owner.say("tôi"))


def invited(house: House, text: str = "/quyen mời") -> str:
    """Give the payload of an invitation."""
    return re.search(r"start=(\S+)", house.say(house.seat(OWNER), text))[1]  # type: ignore[index]


def test_an_invitation_makes_one_person_of_the_office_once(house: House) -> None:
    """The owners learn who that was, with a button that takes the right again."""
    payload = invited(house, "/quyen mời TP Lạng Sơn 2024")
    clerk, owner = house.seat(CLERK), house.seat(OWNER)
    assert "được giao quyền văn phòng: TP. Lạng Sơn 2024" in house.say(clerk, f"/start {payload}")
    assert "không dùng được" in house.say(house.seat(STRANGER), f"/start {payload}")
    house.settle()
    assert owner.last.text == "Tú (8) đã nhận lời mời vào văn phòng: TP. Lạng Sơn 2024."
    assert "không thuộc văn phòng" in house.press(owner, "Thu hết quyền")
    actions = house.rows("SELECT action, by, person, plan, source FROM rights_log ORDER BY id")
    assert actions[:2] == [("invite", 9, None, CLERKS_PLAN, "private"), ("join", 9, 8, CLERKS_PLAN, "link")]


def test_an_invitation_ends_after_three_days(tmp_path: Path) -> None:
    """Later it leads nowhere."""
    with House(tmp_path) as house:
        payload = invited(house)
    with House(tmp_path, at="2025-08-13T08:01") as later:
        assert "không dùng được" in later.say(later.seat(CLERK), f"/start {payload}")
        assert later.rows("SELECT count(*) FROM offices") == [(0,)]


def test_an_invitation_ends_with_the_office_of_who_made_it(tmp_path: Path) -> None:
    """Whoever is no owner any more invites nobody."""
    with House(tmp_path) as house:
        payload = invited(house)
    with House(tmp_path, owners=(10,)) as later:
        assert "không dùng được" in later.say(later.seat(CLERK), f"/start {payload}")


def test_a_clerk_of_one_plan_sees_and_does_nothing_for_another(house: House) -> None:
    """Lists leave it out, cards and buttons refuse, and what was begun before a right was taken ends."""
    code = sent(house)
    house.make_clerk()
    clerk = house.seat(CLERK)
    assert "Không có phiếu nào" in house.say(clerk, "/dangkydanhsach")
    refusal = "không được giao quản lý"
    for text in (f"/dangkydanhsach {OTHER_PLAN}", f"/chuadangky {OTHER_PLAN}"):
        assert refusal in house.say(clerk, text)
    assert f"Không có phiếu {code}" in house.say(clerk, f"/phieu {code}")
    for action in "abxkvh":
        clerk.press_data(f"r:1:1:{action}", clerk.last)
    house.settle()
    assert house.rows("SELECT status, revision FROM registrations") == [("sent", 1)]
    house.make_clerk(OTHER_PLAN)
    assert code in house.say(clerk, "/dangkydanhsach")
    house.say(clerk, f"/phieu {code}")
    assert "lý do" in house.press(clerk, "Trả lại")
    house.say(house.seat(OWNER), f"/quyen thu 8; {OTHER_PLAN}")
    assert refusal in house.say(clerk, "Thiếu tên hội trường")
    assert house.rows("SELECT status, revision FROM registrations") == [("sent", 1)]


def test_a_clerk_of_one_plan_publishes_no_other(house: House) -> None:
    """A document of another plan is not taken in; nobody else's document is fetched at all."""
    document = ("UBND TỈNH SÔNG LAM\n\nSố: 45/KH-UBND\n\nKẾ HOẠCH\n\nTổ chức Hội nghị\n\nI. MỤC ĐÍCH\n" * 2).encode()
    house.make_clerk()
    for person, phrase in ((CLERK, "không được giao quản lý"), (LAN, "chưa đọc được tệp")):
        seat = house.seat(person)
        seat.send_file("ke-hoach.txt", document)
        house.settle()
        assert phrase in seat.last.text
    assert house.rows("SELECT count(*) FROM reviews") == [(0,)]
    assert len(house.api.called("getFile")) == 1


def test_office_commands_in_a_group_lead_to_the_private_chat(house: House) -> None:
    """Nothing of what they show is said there."""
    code = sent(house)
    owner = house.group().seat(OWNER)
    for command in ("/dangkydanhsach", "/chuadangky", "/nhapkehoach"):
        answer = house.say(owner, command)
        assert "cuộc trò chuyện riêng" in answer
        assert code not in answer
        assert owner.last.labels == ["Mở cuộc trò chuyện riêng"]


def test_inline_mode_answers_only_people_that_the_bot_has_met(house: House) -> None:
    """A stranger is led to the private chat, and answered once that was opened."""
    asked = inline(house.api, "hạn cấp cơ sở Thái Nguyên 2025", STRANGER)
    house.settle()
    assert asked.results == []
    assert asked.options.record("button") == {
        "text": "Bấm đây chào bot một lần rồi hỏi lại",
        "start_parameter": "inline",
    }
    assert "Hỏi đáp về kế hoạch" in house.say(house.seat(STRANGER), "/start inline")
    house.say(house.group().seat(MINH), "/hoi hạn cấp cơ sở Thái Nguyên 2025?")
    for person in (STRANGER, MINH, OWNER):
        asked = inline(house.api, "hạn cấp cơ sở Thái Nguyên 2025", person)
        house.settle()
        assert asked.results, person
    assert house.reasons() == ["stranger"]


def test_names_are_text_wherever_rights_are_shown(house: House) -> None:
    """Whatever people and groups call themselves."""
    owner = house.seat(OWNER)
    house.make_clerk("", User(77, "<b>Tú</b> & <i>"))
    house.group("<a href='x'>Nhóm</a>")
    for text in ("/quyen", "/quyen nhóm", "/quyen nhật ký", "/quyen giao 77"):
        answer = house.say(owner, text)
        assert "<b>Tú</b> & <i>" in answer or "<a href='x'>Nhóm</a>" in answer


def test_attempts_are_shown_to_owners(house: House) -> None:
    """Without a word of what people wrote."""
    house.say(house.seat(LAN), "/dangkydanhsach bí mật")
    house.say(house.seat(LAN), "/dangkydanhsach bí mật")
    shown = house.say(house.seat(OWNER), "/quyen từ chối")
    assert "2 lần bị từ chối" in shown
    assert "việc của văn phòng – /dangkydanhsach, người 21, 2 lần" in shown
    assert "bí mật" not in shown


def test_what_is_not_understood_is_explained(house: House) -> None:
    """An unknown order, an unknown plan, an id of nobody's."""
    owner = house.seat(OWNER)
    assert "Xin gõ một trong các cách" in house.say(owner, "/quyen làm gì đó")
    assert "Không rõ kế hoạch “Atlantis”" in house.say(owner, "/quyen giao 8; Atlantis")
    assert "không phải của một người" in house.say(owner, "/quyen giao 777000")
    assert house.rows("SELECT count(*) FROM offices") == [(0,)]

"""Registering by several people: one registration a unit, whose buttons count, the history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from registering_stage import LAN, MINH, WHOLE, button, said, sent_by, with_office
from stand import GROUP, Talker

from bot.assembly import Assembly
from handlers.message import BUTTON_BYTES
from knowledge.registry import Drafts, Registrations


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[Assembly]:
    """Give a bot with an office of one and units in its directory."""
    with with_office(tmp_path) as made:
        yield made


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

"""Who looked at or took out personal data is noted, and the office and the person concerned can read it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from registering_stage import LAN, MINH, OWNER, WHOLE, button, confirmed, said, sent_by, with_office
from stand import GROUP, Talker

from bot.assembly import Assembly
from bot.cli import execute
from handlers.privacy.unanswered import blotted
from knowledge.privacy.accesses import Access, Accesses


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[Assembly]:
    """Give a bot with an office of one and units in its directory."""
    with with_office(tmp_path) as made:
        yield made


def noted(assembly: Assembly) -> list[Access]:
    """Give the log, the first access first."""
    return [access for _, access in reversed(Accesses(assembly.records).all())]


def test_a_look_at_a_registration_is_noted(assembly: Assembly) -> None:
    """With who, what, whose and when; the person's own looks are nobody else's business."""
    code = sent_by(assembly)
    confirmed(assembly, MINH)
    Talker(assembly, LAN).says(f"/phieu {code}")
    assert noted(assembly) == []
    hà = Talker(assembly, OWNER)
    hà.says("/dangkydanhsach")
    assert noted(assembly) == [], "the list names units and codes only"
    card = hà.presses(button(hà.says("/dangkydanhsach"), f"{code} – xã Định Hóa"))
    hà.presses(button(card, "Lịch sử"))
    Talker(assembly, MINH).says(f"/phieu {code}")
    looks = [(access.action, access.person, access.subject, access.code) for access in noted(assembly)]
    assert looks == [
        ("viewed", OWNER.id, LAN.id, code),
        ("history", OWNER.id, LAN.id, code),
        ("viewed", MINH.id, LAN.id, code),
    ]
    hà.says(f"/phieu {code}")
    assert len(noted(assembly)) == 3, "again within minutes is the same look"


def test_who_may_not_look_is_not_shown_anything_to_note(assembly: Assembly) -> None:
    """A stranger sees nothing, so there is nothing in the log."""
    code = sent_by(assembly)
    Talker(assembly, MINH).says(f"/phieu {code}")
    assert noted(assembly) == []


def test_an_export_in_chat_is_noted_each_time(assembly: Assembly) -> None:
    """The file holds the registrations of the plan; how many were taken out stands in the log."""
    sent_by(assembly)
    sent_by(assembly, MINH, WHOLE.replace("xã Định Hóa", "xã Phú Bình"))
    hà = Talker(assembly, OWNER)
    for command in ("/xuat", "/xuat thai-nguyen-2025 csv"):
        (reply,) = hà.says(command)
        assert "2 phiếu" in said([reply])
        assert len(reply.files) == 1
    assert [(access.action, access.plan, access.count) for access in noted(assembly)] == [
        ("exported", "", 2),
        ("exported", "thai-nguyen-2025", 2),
    ]
    (workbook,), (table,) = hà.says("/xuat")[0].files, hà.says("/xuat csv")[0].files
    assert (workbook.name, table.name) == ("dang-ky-tat-ca-20250810.xlsx", "dang-ky-tat-ca-20250810.csv")
    with zipfile.ZipFile(io.BytesIO(workbook.content)) as book:
        assert "0912345678" in book.read("xl/sharedStrings.xml").decode()
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [row["code"] for row in rows] == ["TN25-0001", "TN25-0002"]


@pytest.mark.parametrize(
    ("command", "told", "reason"),
    [
        ("/xuat binh-thuan-2025", "Chưa có phiếu nào", "none was sent"),
        ("/xuat sao hỏa", "Chưa có kế hoạch nào là “sao hỏa”", "no such plan"),
        ("/xuat Thái Nguyên", "nhiều kế hoạch", "two plans are called so"),
    ],
)
def test_nothing_taken_out_is_nothing_noted(assembly: Assembly, command: str, told: str, reason: str) -> None:
    """What gives no file leaves no row."""
    sent_by(assembly)
    replies = Talker(assembly, OWNER).says(command)
    assert told in said(replies), reason
    assert not replies[0].files
    assert noted(assembly) == []


@pytest.mark.parametrize("command", ["/xuat", "/cauhoi"])
def test_exports_and_questions_are_for_the_office_in_private(assembly: Assembly, command: str) -> None:
    """Others get no file and no list, nor does a group."""
    sent_by(assembly)
    for talker in (Talker(assembly, LAN), Talker(assembly, OWNER, GROUP)):
        replies = talker.says(command)
        assert not [file for reply in replies for file in reply.files]
        assert "câu hỏi chưa trả lời được" not in said(replies)
    assert noted(assembly) == []


def test_questions_without_an_answer_are_listed_without_who_asked(assembly: Assembly) -> None:
    """The most asked first, as they were asked last; numbers of telephones are blotted out."""
    question = "đại hội tỉnh Thái Nguyên 2025 họp ở hội trường nào?"
    for person in (LAN, MINH):
        Talker(assembly, person).says(question)
    Talker(assembly, LAN).says("biển số xe ban tổ chức, gọi 0912345678?")
    hà = Talker(assembly, OWNER)
    assert "Không có câu hỏi nào" in said(hà.says("/cauhoi binh-thuan-2025"))
    assert noted(assembly) == []
    shown = said(hà.says("/cauhoi"))
    assert "2 lần" in shown.split(question)[1].splitlines()[0]
    for hidden in (str(LAN.id) + " ", str(MINH.id) + " ", "Lan", "Minh", "0912345678"):
        assert hidden not in shown
    assert [(access.action, access.count) for access in noted(assembly)] == [("asked", 2)]


def test_many_questions_are_paged(assembly: Assembly) -> None:
    """Each page fits, and the last holds the last; a page that is not there is refused."""
    for number in range(90):
        assembly.records.write(
            "INSERT INTO questions (chat, person, text, asked_kind, plan, talk, status, kind, options, near, at)"
            " VALUES (1, 1, ?, '', NULL, '{}', 'unknown', '', '[]', '[]', '2025-08-10T08:00:00+07:00')",
            f"câu hỏi số {'x' * (number + 1)} về một việc mà kế hoạch chưa nêu rõ?",
        )
    hà = Talker(assembly, OWNER)
    shown = said(hà.says("/cauhoi"))
    assert "90 câu hỏi" in shown
    assert len(shown) < 4096
    assert len(said(hà.presses("cq:1"))) < 4096
    assert "không còn dùng được" in said(hà.presses("cq:99"))
    assert len(noted(assembly)) == 1


@pytest.mark.parametrize(
    ("text", "left", "reason"),
    [
        ("gọi 0912.345.678", "gọi …", "a telephone"),
        ("+84 912 345 678?", "…?", "with the country's number"),
        ("CCCD 001099012345", "CCCD …", "an identity"),
        ("an.nguyen@sonoivu.gov.vn hỏi", "… hỏi", "an address"),
        (
            "KH 21 ngày 04/8/2025, 1.000 người",
            "KH 21 ngày 04/8/2025, 1.000 người",
            "figures of a plan",
        ),
    ],
)
def test_numbers_of_persons_are_blotted_out(text: str, left: str, reason: str) -> None:
    """And figures of plans are not."""
    assert blotted(text) == left, reason


def test_an_export_at_the_command_line_is_noted_before_it_is_given(
    assembly: Assembly, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the account of the machine; the plain list, which names no person, is not noted."""
    sent_by(assembly)
    monkeypatch.setenv("KEHOACH_STORAGE__FOLDER", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "lethu")
    now = ["--now", "2025-08-11T09:30"]
    assert execute([*now, "registrations"]) == 0
    assert noted(assembly) == []
    assert execute([*now, "registrations", "--json"]) == 0
    assert execute([*now, "registrations", "--plan", "thai-nguyen-2025", "--xlsx", str(tmp_path / "a.xlsx")]) == 0
    assert execute([*now, "registrations", "--csv", str(tmp_path / "none" / "a.csv")]) == 2
    assert [(each.action, each.who, each.plan) for each in noted(assembly)] == [
        ("exported", "lethu", ""),
        ("exported", "lethu", "thai-nguyen-2025"),
        ("exported", "lethu", ""),
    ]
    capsys.readouterr()
    assert execute(["accesslog"]) == 0
    assert "09:30 11/8/2025 – lethu (dòng lệnh) – xuất danh sách, thai-nguyen-2025, 1 mục" in capsys.readouterr().out
    assert execute(["accesslog", "--json", "--since", "2025-08-11"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["who"] == "lethu"
    assert execute(["accesslog", "--since", "2025-08-12"]) == 0
    assert "Chưa có lần" in capsys.readouterr().out
    assert execute(["accesslog", "--since", "hôm qua"]) == 2


def test_taking_over_a_form_is_a_look_at_it(assembly: Assembly) -> None:
    """The colleague sees what the other had typed."""
    confirmed(assembly, MINH)
    Talker(assembly, LAN).says("/dangky thai-nguyen-2025; xã Định Hóa; sáng 20/8")
    minh = Talker(assembly, MINH)
    minh.presses(button(minh.says("/dangky thai-nguyen-2025; xã Định Hóa; đại hội"), "Tiếp quản bản đang điền"))
    assert [(each.action, each.person, each.subject) for each in noted(assembly)] == [("viewed", MINH.id, LAN.id)]


def test_owners_read_the_log_in_chat(assembly: Assembly) -> None:
    """By a button of /quyen or typed; nobody else does."""
    code = sent_by(assembly)
    hà = Talker(assembly, OWNER)
    hà.says(f"/phieu {code}")
    for shown in (hà.says("/quyen dữ liệu"), hà.presses(button(hà.says("/quyen"), "Ai đã xem dữ liệu"))):
        assert f"mã số {OWNER.id}: xem phiếu {code}" in said(shown)
    assert code not in said(Talker(assembly, LAN).says("/quyen dữ liệu"))
    assert code not in said(Talker(assembly, LAN).presses("q:d"))


def test_a_person_is_told_who_looked(assembly: Assembly) -> None:
    """/dulieucuatoi lists looks and exports of one's data, and not the number of the one who did it."""
    code = sent_by(assembly)
    hà = Talker(assembly, OWNER)
    hà.says(f"/phieu {code}")
    hà.says("/xuat")
    shown = said(Talker(assembly, LAN).says("/dulieucuatoi"))
    assert f"xem phiếu – {code}" in shown
    assert "xuất danh sách" in shown

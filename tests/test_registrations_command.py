"""Registrations as JSON, Excel and CSV, and the directory of units, from the command line."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from form_dialogue import opened
from stand import Talker

from bot.cli import execute
from knowledge.records import Records
from knowledge.registry import Units
from knowledge.registry.tabled import harmless

EVIL = "=HYPERLINK(0)"
WHOLE = (
    "/dangky thai-nguyen-2025; xã Định Hóa; đại hội; sáng 20/8; 120 đb; 90 trực tiếp; 4 tham luận;"
    f" liên hệ Nguyễn Văn An, Chủ tịch; 0912345678; địa điểm: {EVIL}"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a storage folder with one registration, whose venue would be a formula."""
    with opened(tmp_path, "2025-08-10T08:00") as assembly:
        talker = Talker(assembly)
        talker.says(WHOLE)
        talker.says("gửi")
    monkeypatch.setenv("KEHOACH_STORAGE__FOLDER", str(tmp_path))
    return tmp_path


def test_json_has_an_object_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fixed keys, and the answers under their field names."""
    assert execute(["registrations", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    given = json.loads(line)
    assert {key: given[key] for key in ("code", "plan", "form", "unit", "status")} == {
        "code": "TN25-0001",
        "plan": "thai-nguyen-2025",
        "form": "dang-ky-co-so",
        "unit": "xã Định Hóa",
        "status": "sent",
    }
    assert given["submitted_at"] == "2025-08-10T08:00:00+07:00"
    assert (given["dai-bieu"], given["ngay"], given["lien-he"]["role"]) == (120, "2025-08-20", "Chủ tịch")


def test_only_one_plan_is_given_where_one_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown plan is one clear sentence and exit code 2."""
    assert execute(["registrations", "--plan", "thai-nguyen-2025"]) == 0
    assert "TN25-0001" in capsys.readouterr().out
    assert execute(["registrations", "--plan", "binh-thuan-2025", "--json"]) == 0
    assert capsys.readouterr().out == ""
    assert execute(["registrations", "--plan", "sao-hoa"]) == 2
    assert "sao-hoa" in capsys.readouterr().err


def test_a_spreadsheet_holds_texts_and_no_formulas(folder: Path) -> None:
    """What a person typed is text in .xlsx and .csv alike; numbers are numbers."""
    xlsx, table = folder / "a.xlsx", folder / "a.csv"
    assert execute(["registrations", "--xlsx", str(xlsx), "--csv", str(table)]) == 0
    with zipfile.ZipFile(xlsx) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert EVIL in book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "<v>120</v>" in sheet
    (row,) = csv.DictReader(io.StringIO(table.read_text("utf-8-sig")))
    assert (row["code"], row["dia-diem"], row["dai-bieu"]) == ("TN25-0001", f"'{EVIL}", "120")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\x1f=1"])
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    """All beginnings that spreadsheets know are made harmless."""
    assert harmless(cell) == f"'{cell}"


def test_a_file_that_cannot_be_written_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, no traceback, no half file."""
    assert execute(["registrations", "--csv", str(folder / "none" / "a.csv")]) == 2
    assert "a.csv" in capsys.readouterr().err


def test_units_are_loaded_from_csv_and_brought_up_to_date(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A unit that somebody had named is taken over; marks tell units apart."""
    records = Records(folder / "records.db")
    named = Units(records).ensure("xã Văn Lang", "commune")
    file = folder / "units.csv"
    file.write_text(
        "Tên;Cấp;Trực thuộc;Tên cũ\nxã Văn Lang;;tỉnh Thái Nguyên;xã Kim Hỷ\nxã Văn Lăng;;tỉnh Thái Nguyên;\n"
    )
    assert execute(["units", str(file)]) == 0
    assert "1 đơn vị mới, 1 đơn vị cập nhật" in capsys.readouterr().out
    directory = Units(records).directory()
    assert [unit.id for unit in directory.find("xã Kim Hỷ").exact] == [named.id]
    assert len(directory.find("xa van lang").exact) == 2
    assert [unit.name for unit in directory.find("xã Văn Lăng").exact] == ["xã Văn Lăng"]
    assert directory.find("xã Văn Lang").exact[0].listed
    records.close()


def test_all_mistakes_of_a_directory_are_told_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is loaded."""
    file = folder / "units.csv"
    file.write_text("name,level\nxã A,commune\n,\nxã B,tinh\nxã A,\n,x\n", "utf-8")
    assert execute(["units", str(file)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.rpartition("units.csv:")[2][0] for line in told[:-1]] == ["4", "5", "6"]
    file.write_text("tên đơn vị cũ\nxã A\n", "utf-8")
    assert execute(["units", str(file)]) == 1
    assert execute(["units", str(folder / "none.csv")]) == 2
    assert execute(["units"]) == 1


def test_provinces_and_communes_come_from_the_package(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One province with its communes, or the 34 with all of theirs."""
    assert execute(["units", "--province", "Thái Nguyên"]) == 0
    assert execute(["units", "--all"]) == 0
    assert execute(["units", "--province", "Sao Hỏa"]) == 1
    records = Records(folder / "records.db")
    levels = [unit.level for unit in Units(records).directory().units]
    records.close()
    assert levels.count("province") == 34
    assert levels.count("commune") >= 3321
    capsys.readouterr()

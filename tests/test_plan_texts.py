"""The plan files against the texts that they were made from."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from against_text import RULES, clauses

ROOT = Path(__file__).parents[1]
TEXTS = ROOT.parent / "shared" / "plans"
FILES = {path.stem: path for path in sorted((ROOT / "knowledge" / "plans").glob("*.toml"))}
BOTH = [name for name in FILES if (TEXTS / f"{name}.txt").is_file()]

needs_texts = pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts of the plans are not beside the project")

MENDED = {
    ("binh-thuan-2025", "name Báo cáo tổng kết phong trào thi đua"): "a long title of the agenda, shortened",
    ("thai-nguyen-2025", "statements 13: 13 phong trào"): "the text lists 13 movements and a campaign without a number",
    ("thai-nguyen-2025", "quotation HD-BNV"): "a note names the usual symbol beside the printed one, HĐ-BNV",
    ("thai-nguyen-2025", "tasks các tổ chức chính trị - xã hội"): "the text lacks the hyphen",
    ("tp-lang-son-2024", "name Báo cáo tổng kết phong trào thi đua"): "a long title of the agenda, shortened",
}
"""What a file says otherwise than its text, by plan and beginning of the finding, with the reason."""

TEXT = """
Số: **12** /KH-UBND
Sông Lam, ngày **02** tháng 3 năm 2026

## **KẾ HOẠCH**
Căn cứ Hướng dẫn số 31/HD-BNV ngày 15/01/2026 của Bộ Nội vụ.

## **II. NỘI DUNG**
1. **Thời gian:** một buổi, hoàn thành *trước ngày 31/10/2026*.
2. Số lượng: không quá 1.000 đại biểu, gồm:
a) Sở Tài chính chuẩn bị trong quý IV năm 2026.
b, Phong trào “Cả nước thi đua”.
3. Chương trình
- Chào cờ;
- Bế mạc.

Nơi nhận:
- TT HĐND tỉnh;
**KT. CHỦ TỊCH**
**Nguyễn Văn A**
"""

FACTS = """
format = 1
date = 2026-03-02
number = "12/KH-UBND"
signer = { name = "Nguyễn Văn A", title = "Chủ tịch", authority = "KT." }
recipients = { section = "nơi nhận", items = ["Thường trực Hội đồng nhân dân tỉnh"] }
documents = [{ section = "căn cứ", number = "31/HD-BNV", date = 2026-01-15 }]
limits = [{ section = "II.2", most = 1000, phrase = "không quá 1.000 đại biểu" }]
tasks = [{ section = "II.2.a", agency = "Sở Tài chính", what = "chuẩn bị hội nghị", deadline = "q4" }]
agendas = [{ section = "II.3", items = [{ title = "Chào cờ" }, { title = "Bế mạc" }] }]
deadlines = [
  { section = "II.1", before = 2026-10-31, phrase = "trước ngày 31/10/2026" },
  { id = "q4", section = "II.2.a", quarter = "2026-Q4", phrase = "trong quý IV năm 2026" },
]
statements = [{ section = "II.2.b", kind = "movement", items = ["“Cả nước thi đua”"] }]
forms = [{ section = "II.2", fields = [{ most = 9, rules = [{ section = "II.2", most = 1000, phrase = "1.000" }] }] }]
gaps = [{ section = "II.3", text = "Chương trình có 2 phần, tối đa 1000 đại biểu (mục II.2, III.9)." }]
"""


def findings(name: str, rule: str) -> list[str]:
    """Give what a rule finds in the file of a plan."""
    text = (TEXTS / f"{name}.txt").read_text("utf-8")
    return list(RULES[rule](tomllib.loads(FILES[name].read_text("utf-8")), text))


@needs_texts
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", BOTH)
def test_a_plan_file_says_what_its_text_says(name: str, rule: str) -> None:
    """Nothing that a rule looks at is missing in the text, but for what the file mends."""
    mended = tuple(found for plan, found in MENDED if plan == name)
    assert [found for found in findings(name, rule) if not found.startswith(mended)] == []


@needs_texts
def test_every_text_has_its_plan_file() -> None:
    """The plans whose texts lie beside the project are all in it."""
    assert {path.stem for path in TEXTS.glob("*.txt")} <= set(FILES)


@needs_texts
@pytest.mark.parametrize(("name", "mended"), MENDED)
def test_what_is_mended_is_still_found(name: str, mended: str) -> None:
    """No exception outlives what it is for."""
    assert [found for rule in RULES for found in findings(name, rule) if found.startswith(mended)]


@pytest.mark.parametrize("rule", RULES)
def test_a_right_file_passes(rule: str) -> None:
    """Days, numbers and abbreviations may be written otherwise than in the text."""
    assert list(RULES[rule](tomllib.loads(FACTS), TEXT)) == []


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("clauses_exist", '"II.2.b"', '"II.2.c"'),
        ("clauses_exist", '"II.1"', '"I.1"'),
        ("phrases_stand_in_their_clause", "trước ngày 31/10/2026", "trước ngày 30/10/2026"),
        ("phrases_stand_in_their_clause", 'section = "II.2", most', 'section = "II.1", most'),
        ("phrases_stand_in_their_clause", "không quá", "tối đa"),
        ("agencies_stand_in_their_clause", "Sở Tài chính", "Sở Nội vụ"),
        ("agencies_stand_in_their_clause", '"II.2.a", agency', '"II.3", agency'),
        ("typed_values_are_said", "before = 2026-10-31", "before = 2026-10-30"),
        ("typed_values_are_said", "before = 2026-10-31", "before = 2026-01-15"),  # a day of another clause
        ("typed_values_are_said", "date = 2026-03-02", "date = 2025-03-02"),
        ("typed_values_are_said", "date = 2026-01-15", "date = 2026-01-16"),
        ("typed_values_are_said", "most = 1000", "most = 100"),
        ("typed_values_are_said", "2026-Q4", "2026-Q3"),
        ("typed_values_are_said", 'most = 1000, phrase = "1.000"', 'most = 1001, phrase = "1.000"'),
        ("figures_are_said", "có 2 phần", "có 4 phần"),
        ("figures_are_said", "tối đa 1000", "tối đa 10000"),
        ("names_are_said", "12/KH-UBND", "21/KH-UBND"),
        ("names_are_said", "31/HD-BNV", "13/HD-BNV"),
        ("names_are_said", "Nguyễn Văn A", "Nguyễn Văn B"),
        ("names_are_said", "Thường trực Hội đồng", "Thường trực Tỉnh ủy, Hội đồng"),
        ("names_are_said", "Chào cờ", "Quốc ca"),
        ("quotations_are_said", "Cả nước thi đua", "Cả nước đoàn kết"),
    ],
)
def test_a_wrong_file_fails(rule: str, right: str, wrong: str) -> None:
    """Each kind of slip is found by its rule."""
    assert right in FACTS
    assert list(RULES[rule](tomllib.loads(FACTS.replace(right, wrong, 1)), TEXT))


def test_clauses_hold_those_below_them() -> None:
    """Headings are read with any markup; a clause ends where the next of its level begins."""
    found = clauses(TEXT)
    assert set(found) == {"II", "II.1", "II.2", "II.2.a", "II.2.b", "II.3"}
    assert "quý IV" in found["II.2"]
    assert "quý IV" not in found["II.2.b"]
    assert "HĐND" not in found["II"]

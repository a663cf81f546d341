"""Spreadsheets: what people typed is text in .xlsx and .csv alike, read back cell by cell."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.form_facts import FormField, RegistrationForm
from knowledge.forms.answers import Person
from knowledge.registry import Registration
from knowledge.registry.tabled import csv_text, harmless, tables, workbook

AT = datetime.fromisoformat("2025-08-10T08:00:00+07:00")
EVIL = (
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@x",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\ufeff=1",
    "＝1",
    "{=1}",
)
"""Names that some spreadsheet takes for a formula, or for the beginning of one."""

PHONE = "0912345678"
FORM = RegistrationForm(
    id="f",
    section="I",
    name="Đăng ký",
    short="=1+1",
    fields=tuple(FormField(id=id, kind="text", label=f"={id}", ask="?") for id in ("ten", "nguoi", "so", "dien-thoai")),
)
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sent(name: str, phone: str = PHONE) -> Registration:
    """Give a registration in which a text, a person and the unit are called so."""
    return Registration(
        id=1, code="TN25-0001", plan="p", form="f", unit=1, unit_name=name, status="sent",
        answers={"ten": name, "nguoi": Person(name=name), "so": 120, "dien-thoai": phone}, flags=(), reason="",
        revision=1, person=1, submitted_at=AT, updated_at=AT, chat=None, topic=None,
    )  # fmt: skip


def cells(content: bytes) -> list[list[tuple[str, str]]]:
    """Read a workbook: for each row the kind of each cell (`s` text, `n` number, `f` formula) and its value."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in item.iter(f"{_SHEET}t")) for item in shared]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    found = []
    for row in sheet.iter(f"{_SHEET}row"):
        read = []
        for cell in row:
            value = cell.findtext(f"{_SHEET}v") or ""
            kind = "f" if cell.find(f"{_SHEET}f") is not None else cell.get("t", "n")
            read.append((kind, texts[int(value)] if kind == "s" else value))
        found.append(read)
    return found


@pytest.mark.parametrize("name", EVIL)
def test_a_name_is_text_in_both(name: str) -> None:
    """In .xlsx it stands as it was typed in a cell of text; in .csv an apostrophe goes before it."""
    heading, row = cells(workbook(tables([sent(name)], lambda plan, form: FORM, ("=a",) * 7)))
    assert {kind for kind, _ in heading} == {"s"}
    assert [kind for kind, _ in row] == ["s"] * 9 + ["n", "s"]
    assert [value.replace("_x000D_", "\r") for _, value in row if value.replace("_x000D_", "\r") == name] == [name] * 3
    read = next(csv.DictReader(io.StringIO(csv_text([sent(name)], lambda plan, form: FORM), newline="")))
    bare = name == "{=1}"
    for column in ("unit", "ten", "nguoi"):
        assert read[column] == (name if bare else f"'{name}")
    assert read["so"] == "120"


def test_telephone_numbers_keep_their_zero() -> None:
    """In .xlsx they are text; in .csv the apostrophe keeps spreadsheets from making numbers of them."""
    _, row = cells(workbook(tables([sent("x")], lambda plan, form: FORM, ("a",) * 7)))
    assert row[-1] == ("s", PHONE)
    read = next(csv.DictReader(io.StringIO(csv_text([sent("x", "84912345678901")], lambda plan, form: FORM))))
    assert read["dien-thoai"] == "'84912345678901"
    assert [harmless(PHONE), harmless("120"), harmless("0"), harmless(120)] == [f"'{PHONE}", "120", "0", 120]


def test_every_cell_of_a_csv_is_quoted() -> None:
    """So that no separator, quote or line break within a name begins a cell or a row of its own."""
    name = 'An", =1\r\n=2;\t@3'
    text = csv_text([sent(name)], lambda plan, form: FORM)
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 2
    assert all(re.fullmatch(r'"(?:[^"]|"")*"', cell) for cell in text.splitlines()[0].split(","))
    assert text.count('""') == 3


@settings(max_examples=60, deadline=None)
@given(name=st.text(min_size=1, max_size=20))
def test_no_text_at_all_becomes_a_formula(name: str) -> None:
    """Whatever is typed, read back it is text, and no cell begins as a formula does."""
    found = cells(workbook(tables([sent(name)], lambda plan, form: FORM, ("a",) * 7)))
    assert all(kind in ("s", "n") for row in found for kind, _ in row)
    for row in csv.reader(io.StringIO(csv_text([sent(name)], lambda plan, form: FORM), newline="")):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)

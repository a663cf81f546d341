"""Registrations as tables: CSV and Excel workbooks in which nothing that people typed is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from knowledge.form_facts import RegistrationForm
from knowledge.forms.answers import flat, plain
from knowledge.registry.registrations import Registration

HEAD = ("code", "plan", "form", "unit", "status", "submitted_at", "updated_at")
"""The columns before the answers, by the names that `registrations --json` gives them."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection), wide forms included."""

DIGITS = 11
"""Numbers of more digits than these are shown rounded by spreadsheets, so they are written as texts."""

_BLANKS = " \u00a0\u200b\u2060\ufeff\u3000"
_UNSEEN = re.compile(r"^[\s\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff]+")
"""What may stand unseen before the beginning of a formula: blanks and control characters."""

WIDEST = 60
"""Characters of the widest column."""

Forms = Callable[[str, str], RegistrationForm | None]
"""Gives a form by the ids of its plan and its own, None where it is no longer held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its title, the headings, and rows of texts and numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def record(sent: Registration) -> dict[str, object]:
    """Give a registration as one object, its answers under their field names."""
    answers = {field: plain(answer) for field, answer in sent.answers.items() if field not in HEAD}
    flagged = [flag.kind for flag in sent.flags]
    return dict(zip(HEAD, _head(sent), strict=True)) | ({"flags": flagged} if flagged else {}) | answers


def tables(registrations: Iterable[Registration], forms: Forms, titles: tuple[str, ...]) -> list[Table]:
    """Make a table a form; `titles` head the columns before the answers, which have the fields' labels."""
    grouped: dict[tuple[str, str], list[Registration]] = {}
    for sent in registrations:
        grouped.setdefault((sent.plan, sent.form), []).append(sent)
    made = []
    for (plan, id), group in grouped.items():
        form = forms(plan, id)
        fields = _fields(group, form)
        labels = {field.id: field.label for field in form.fields} if form else {}
        headings = (*titles, *(labels.get(field, field) for field in fields))
        made.append(Table(title=form.short if form else id, headings=headings, rows=_rows(group, fields)))
    return made


def csv_text(registrations: Iterable[Registration], forms: Forms) -> str:
    """Write registrations as CSV: one row each, the field names of all forms as columns."""
    given = list(registrations)
    fields: dict[str, None] = {}
    for sent in given:
        fields |= dict.fromkeys(_fields([sent], forms(sent.plan, sent.form)))
    target = io.StringIO()
    writer = csv.writer(target, quoting=csv.QUOTE_ALL)
    writer.writerow((*HEAD, *fields))
    for row in _rows(given, tuple(fields)):
        writer.writerow([harmless(cell) for cell in row])
    return target.getvalue()


def workbook(found: list[Table]) -> bytes:
    """Write an Excel workbook, a sheet a table; texts stay texts."""
    import xlsxwriter  # slow to import, and only exports need it

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        bold = book.add_format({"bold": True})
        for place, table in enumerate(found or [Table(title="-", headings=(), rows=())], 1):
            sheet = book.add_worksheet(f"{place} {table.title}"[:31].translate(str.maketrans("[]:*?/\\", "-------")))
            sheet.freeze_panes(1, 1)
            sheet.write_row(0, 0, table.headings, bold)
            for number, row in enumerate(table.rows, 1):
                sheet.write_row(number, 0, row)
            for column, heading in enumerate(table.headings):
                longest = max([len(heading), *(len(str(row[column])) for row in table.rows)])
                sheet.set_column(column, column, min(longest + 2, WIDEST))
    return target.getvalue()


def harmless(cell: str | int) -> str | int:
    """Give a cell for CSV that no spreadsheet takes for a formula, or for a number that would lose digits.

    An apostrophe goes before it, as OWASP advises; whoever reads the file otherwise takes it off, or uses JSON.

    >>> harmless("=HYPERLINK(1)"), harmless("xã Định Hóa"), harmless(-5), harmless("0912345678")
    ("'=HYPERLINK(1)", 'xã Định Hóa', -5, "'0912345678")
    """
    if not isinstance(cell, str):
        return cell
    number = cell.isascii() and cell.isdigit() and ((cell.startswith("0") and len(cell) > 1) or len(cell) > DIGITS)
    begins = cell.lstrip(_BLANKS).startswith(FORMULA) or _UNSEEN.sub("", cell).startswith(FORMULA)
    return f"'{cell}" if number or begins else cell


def _head(sent: Registration) -> tuple[str, ...]:
    days = (sent.submitted_at.isoformat(timespec="seconds"), sent.updated_at.isoformat(timespec="seconds"))
    return (sent.code, sent.plan, sent.form, sent.unit_name, sent.status, *days)


def _fields(group: list[Registration], form: RegistrationForm | None) -> tuple[str, ...]:
    """Give the fields of a form in order, then what answers hold beyond them."""
    known = [field.id for field in form.fields] if form else []
    return tuple(dict.fromkeys((*known, *(field for sent in group for field in sent.answers))))


def _rows(group: list[Registration], fields: tuple[str, ...]) -> tuple[tuple[str | int, ...], ...]:
    return tuple(
        (*_head(sent), *(flat(sent.answers[field]) if field in sent.answers else "" for field in fields))
        for sent in group
    )

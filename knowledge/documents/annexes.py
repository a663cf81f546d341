"""Tables that give out work, in annexes or in the body: number, task, who leads, who helps, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.documents.paragraphs import Paragraph, rows
from knowledge.text import key

COLUMNS = (
    ("no", r"^(?:tt|stt|so tt|so thu tu)$"),
    ("time", r"thoi gian|thoi han|tien do|hoan thanh|^thoi diem"),
    ("partner", r"phoi hop"),
    (
        "lead",
        (
            r"chu tri|thuc hien$|don vi thuc hien|co quan thuc hien|phan cong|trach nhiem|don vi$"
            r"|co quan,? don vi|nguoi thuc hien|phu trach|tham muu"
        ),
    ),
    ("product", r"san pham|ket qua|ghi chu|kinh phi"),
    ("what", r"nhiem vu|noi dung|cong viec|hoat dong|viec"),
)


Cells = list[tuple[tuple[str, ...], Paragraph]]
"""A table: the cells of each row, with the paragraph that it begins in."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that gives out work; `number` is the printed one, 0 where there is none."""

    number: int
    what: str
    lead: str
    partner: str
    time: str
    place: int
    page: int | None


def work_rows(paragraphs: Iterable[Paragraph]) -> Iterator[Row]:
    """Give the rows of all tables that have a column for a task and one for who leads or by when."""
    for table in tables(list(paragraphs)):
        yield from _table(table)


def tables(paragraphs: list[Paragraph]) -> Iterator[Cells]:
    """Give all tables, also those that have been flattened to one cell a line, each with its head first."""
    for table in rows(paragraphs):
        yield [(each.cells, each) for each in table]
    yield from _flattened(paragraphs)


def _columns(cells: tuple[str, ...]) -> dict[str, int]:
    """Give the place of each known column in a table's head, nothing where it is no such table."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        words = key(cell)
        name = next((name for name, pattern in COLUMNS if re.search(pattern, words)), "")
        if name and name not in found and len(words) < 60:
            found[name] = at
    return found if "what" in found and ("lead" in found or "time" in found) else {}


def _schedule(cells: tuple[str, ...]) -> dict[str, int]:
    """Give the columns of a table's head that says when something is done with each of its rows."""
    found = {name: at for at, cell in enumerate(cells) for name, pattern in COLUMNS if re.search(pattern, key(cell))}
    rest = [at for at in range(len(cells)) if at not in found.values()]
    if not {"no", "time"} <= found.keys() or not rest or max(map(len, cells)) > 60:
        return {}
    return {"no": found["no"], "what": rest[0], "time": found["time"]}


def _mended(table: Cells) -> Iterator[tuple[tuple[str, ...], Paragraph]]:
    """Put rows together that a line break inside a cell has cut in two."""
    width = max(len(cells) for cells, _ in table)
    held: tuple[tuple[str, ...], Paragraph] | None = None
    for cells, paragraph in table:
        if held and len(cells) + len(held[0]) <= width and not re.fullmatch(r"\d{1,3}\.?", cells[0]):
            yield (*held[0], *cells), held[1]
            held = None
            continue
        if held:
            yield held
        held = (cells, paragraph) if len(cells) < width - 1 and re.fullmatch(r"\d{1,3}\.?", cells[0]) else None
        if not held:
            yield cells, paragraph
    if held:
        yield held


def _table(table: Cells) -> Iterator[Row]:
    columns: dict[str, int] = {}
    number = 0
    for cells, paragraph in _mended(table):
        if head := _columns(cells) or ({} if columns else _schedule(cells)):
            columns = head
            continue
        if not columns or all(re.fullmatch(r"\(?\d{0,2}\)?", cell) for cell in cells):
            continue

        def cell(name: str, cells: tuple[str, ...] = cells, columns: dict[str, int] = columns) -> str:
            at = columns.get(name, len(cells))
            return cells[at].strip() if at < len(cells) else ""

        given = len(set(filter(None, cells)))
        if not cell("what") or not (cell("lead") or cell("time")) or given < min(3, len(columns)):
            continue
        if re.match(r"(?:từ\s+)?\d{1,2}\s?(?:h|giờ|g|:)\s?\d{0,2}\s*(?:$|[-–]|đến)", cell("time")):
            continue
        printed = re.match(r"\d+", cell("no"))
        number = int(printed[0]) if printed else number + 1
        yield Row(number, cell("what"), cell("lead"), cell("partner"), cell("time"), paragraph.place, paragraph.page)


def _flattened(paragraphs: list[Paragraph]) -> Iterator[Cells]:
    """Give the tables that have been flattened to one cell a line."""
    at = 0
    while at < len(paragraphs):
        width = _head_width(paragraphs, at)
        if not width:
            at += 1
            continue
        head = tuple(each.text for each in paragraphs[at : at + width])
        table = [(head, paragraphs[at])]
        at += width
        while at < len(paragraphs) and re.fullmatch(r"\d{1,3}\.?", paragraphs[at].text):
            end = next(
                (to for to in range(at + 2, min(at + width + 2, len(paragraphs))) if _next_row(paragraphs, at, to)),
                None,
            )
            stop = end if end is not None else min(at + width, len(paragraphs))
            cells = [each.text for each in paragraphs[at:stop]]
            table.append((tuple(cells[:width] + [""] * (width - len(cells))), paragraphs[at]))
            at = stop
        yield table


def _head_width(paragraphs: list[Paragraph], at: int) -> int:
    """Give how many lines from here are the head of a flattened table, 0 where none begins."""
    if not re.fullmatch(r"(?:TT|STT|Số TT)", paragraphs[at].text, re.IGNORECASE) or paragraphs[at].cells:
        return 0
    for width in range(3, 9):
        if at + width < len(paragraphs) and re.fullmatch(r"1\.?", paragraphs[at + width].text):
            return width if _columns(tuple(each.text for each in paragraphs[at : at + width])) else 0
    return 0


def _next_row(paragraphs: list[Paragraph], at: int, to: int) -> bool:
    number = int(paragraphs[at].text.rstrip("."))
    return bool(re.fullmatch(rf"{number + 1}\.?", paragraphs[to].text))

"""Puts a document's lines together into paragraphs: hard wraps, page breaks inside sentences, scanner's noise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.documents.labels import Label, parse_label
from knowledge.documents.lines import Line
from knowledge.text import fold

PAGE_NUMBER = re.compile(r"(?:trang|page)?\s*[-–—.]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–—.]?$", re.IGNORECASE)
STAMP = re.compile(
    r"(?:.{0,6}\b)?(?:giờ ký|ngày ký|thời gian ký|người ký|cơ quan|email|tổ chức|đơn vị ký)\s*:", re.IGNORECASE
)
SIGNED_ON = re.compile(r"(?:giờ|ngày|thời gian) ký\D{0,4}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.IGNORECASE)
TRAILING_NOISE = re.compile(r"(?<=[.;:,\w])\s+[~`_^°|\\*“”\"']+\s?\S{0,3}$")
TABLE_HEAD = re.compile(r"(?:TT|STT|Số TT)", re.IGNORECASE)
NUMBER_WANTED = re.compile(
    r"\b(?:năm|tháng|ngày|số|quý|lần thứ|mục|khoản|điều|đến|từ|quá|đa|khoảng|[-–/])$", re.IGNORECASE
)
ENDS = re.compile(r"[.;:!?…]['\"”’)\]]*$|\./")
HANGS = re.compile(
    r"(?:\b(?:mục|khoản|điểm|điều|phụ lục|số|tháng|ngày|năm|quý|lần thứ|khóa|và|của|các|về|cho|với|theo|là"
    r"|từ|đến|tại|để|những|trong)|[-–,(/])$",
    re.IGNORECASE,
)
STARTS = re.compile(
    r"(?:Nơi nhận|Kính gửi|Số\s*:|TM\.|KT\.|TL\.|TUQ\.|Q\.|Phụ lục|PHỤ LỤC|Mẫu số|MẪU SỐ|Trên đây|TRÊN ĐÂY)"
)
CLOCK = re.compile(
    r"(?:từ\s+)?\d{1,2}\s?(?:h|giờ|g|:)\s?\d{0,2}(?:\s*(?:phút|['’]))?\s*(?:[-–]|đến)\s*\d{1,2}\s?(?:h|giờ|g|:)",
    re.IGNORECASE,
)
"""The hours at which an item of a programme begins and ends."""

PAIRS = re.compile(
    r"(?:thi dua|lao dong|chinh tri|kinh te|phat thanh|tai chinh|the thao|van hoa|dan so|quoc phong|hdnd|van phong)$"
)
SECONDS = re.compile(
    r"(?:khen thuong|thuong binh|xa hoi|truyen hinh|ke hoach|du lich|the thao|gia dinh|an ninh|ubnd|thong ke)"
)
LONGEST = 6000
"""Characters of a paragraph."""

USUAL_WIDTH = range(45, 126)
"""Characters of a full line in a document whose lines are cut at the margin."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the page and place of its first line; `cells` are those of a table's row.

    `label` is its numbering as printed, None where it has none.
    """

    text: str
    place: int
    page: int | None
    cells: tuple[str, ...]
    gap: bool
    label: Label | None


def is_noise(text: str) -> bool:
    """Tell whether a line is a page number, a signature's stamp, or a scanner's dirt."""
    if PAGE_NUMBER.fullmatch(text) or STAMP.match(text):
        return True
    letters = sum(letter.isalpha() for letter in text)
    return letters < 3 and not re.match(r"[IVX]{1,2}\.|[a-zđ]\)|\d{1,2}[.)]", text)


def stamped_day(lines: Iterable[Line]) -> tuple[int, int, int] | None:
    """Give day, month and year of a digital signature's stamp, None where there is none."""
    for line in lines:
        if found := SIGNED_ON.search(line.text):
            return int(found[1]), int(found[2]), int(found[3])
    return None


def join(lines: Iterable[Line]) -> list[Paragraph]:
    """Put lines together; what follows a page break inside a sentence belongs to the sentence."""
    kept = _kept(list(lines))
    wide = _width(kept)
    paragraphs: list[Paragraph] = []
    last: Line | None = None
    flattened = False
    for line in kept:
        flattened = bool(TABLE_HEAD.fullmatch(line.text)) or (flattened and not _is_section(line.text))
        if flattened and not line.cells:
            line = replace(line, gap=False, whole=True)
        text = TRAILING_NOISE.sub("", line.text)
        if last and paragraphs and not line.cells and not last.cells and _continues(paragraphs[-1], last, line, wide):
            paragraphs[-1] = replace(paragraphs[-1], text=f"{paragraphs[-1].text} {text}")
        else:
            cells = tuple(cell.replace("\n", " ") for cell in line.cells)
            paragraphs.append(Paragraph(text, line.place, line.page, cells, line.gap, None))
        last = line
    whole = [piece for each in paragraphs for piece in _pieces(each)]
    return [replace(each, label=None if each.cells else parse_label(each.text)) for each in whole]


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a paragraph that is longer than any that people write, so that reading it takes no longer either."""
    text = paragraph.text
    while len(text) > LONGEST:
        at = text.rfind(" ", LONGEST // 2, LONGEST)
        at = at if at > 0 else LONGEST
        yield replace(paragraph, text=text[:at])
        text = text[at:].strip()
    if text:
        yield replace(paragraph, text=text)


def _is_section(text: str) -> bool:
    """Tell whether a line is a section's heading, where a flattened table ends."""
    label = parse_label(text)
    return label is not None and label.kind in ("roman", "part")


def _kept(lines: list[Line]) -> list[Line]:
    """Leave out noise; numbers stay in a table that has been flattened to one cell a line."""
    kept: list[Line] = []
    flattened = False
    for line in lines:
        flattened = (flattened or bool(TABLE_HEAD.fullmatch(line.text))) and not line.cells
        wanted = line.text[0].isdigit() and kept and NUMBER_WANTED.search(kept[-1].text)
        counted = flattened and line.text.rstrip(".").isdecimal()
        if line.cells or wanted or counted or TABLE_HEAD.fullmatch(line.text) or not is_noise(line.text):
            kept.append(line)
    return kept


def _width(lines: list[Line]) -> int:
    """Give the length of a full line, 0 where lines are whole paragraphs."""
    long = sorted(len(line.text) for line in lines if len(line.text) >= USUAL_WIDTH.start and not line.cells)
    width = long[len(long) * 85 // 100] if long else 0
    return width if width in USUAL_WIDTH else 0


def _continues(paragraph: Paragraph, last: Line, line: Line, wide: int) -> bool:
    """Tell whether a line goes on with the paragraph whose last line stands before it."""
    before, text = last.text, line.text
    if STARTS.match(text) or CLOCK.match(text) or (STARTS.match(before) and len(before) < USUAL_WIDTH.start):
        return False
    if TABLE_HEAD.fullmatch(text) or TABLE_HEAD.fullmatch(before):
        return False
    if _broken_pair(before, text):
        return True
    small = text[0].islower() or (text[0] in '(“"' and text[1:2].islower())
    if label := parse_label(text):
        hanging = len(before) >= 40 and HANGS.search(before) and label.kind in ("number", "letter", "roman")
        return bool(hanging) and not before.endswith(",") and not line.gap and not line.whole
    if last.whole or line.whole:
        return small and not ENDS.search(before) and not _is_heading(before) and len(before) > 20
    if small and not line.gap:
        return True
    return _fills_on(paragraph, before, line, wide, small=small)


def _fills_on(paragraph: Paragraph, before: str, line: Line, wide: int, *, small: bool) -> bool:
    """Tell the same of lines that were cut at the margin, by what the line before ends with and how long it is."""
    if ENDS.search(before):
        return not line.gap and bool(wide) and len(before) >= 0.93 * wide and not _is_heading(paragraph.text)
    if small or HANGS.search(before):
        return True
    if line.gap:
        return False
    if _is_heading(before):
        return _is_heading(line.text) and parse_label(before) is not None
    return len(before) >= 0.62 * wide > 0 or (50 <= len(before) <= USUAL_WIDTH.stop and paragraph.label is None)


def _broken_pair(before: str, text: str) -> bool:
    """Tell whether a dash at the start is the one inside a body's name that was cut at the margin."""
    found = re.match(r"[-–]\s*(.+)", text)
    return bool(found) and bool(PAIRS.search(fold(before))) and bool(SECONDS.match(fold(found[1] if found else "")))


def _is_heading(text: str) -> bool:
    """Tell whether a text is all in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def rows(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Give the runs of table rows that stand together."""
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.cells:
            run.append(paragraph)
        elif run:
            yield run
            run = []
    if run:
        yield run

"""A document's parts: what stands above the title, title, basis, clauses, closing, recipients, signature, annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from knowledge.documents.clauses import Clause, as_paragraph, number_clauses
from knowledge.documents.labels import parse_label
from knowledge.documents.lines import Line, Pages
from knowledge.documents.paragraphs import Paragraph, join, stamped_day
from knowledge.text import key

KINDS = (
    "ke hoach",
    "ke hoach lien tich",
    "ke hoach phoi hop",
    "huong dan lien tich",
    "quyet dinh",
    "chi thi",
    "huong dan",
    "thong bao",
    "cong van",
    "chuong trinh",
    "de an",
    "phuong an",
    "to trinh",
    "bao cao",
)
ATTACHED_TO = ("quyet dinh", "")
"""Kinds of documents to which a plan is attached: decisions, and letters, which do not name their kind."""

ATTACHED = ("ke hoach", "phuong an", "chuong trinh", "de an", "huong dan")
"""Kinds of documents that are attached with a head of their own."""

TITLE_ENDS = re.compile(
    r"(?:căn cứ|thực hiện (?!các? )|theo |để |nhằm |năm 20|triển khai thực hiện .* ngày .*[,;] |xét "
    r"|sau khi |trên cơ sở"
    r"|ủy ban|uỷ ban|ubnd|ban thường|hội đồng|sở |phòng |i\s*[.,] |1\s*[.)] |kính gửi|phần )",
    re.IGNORECASE,
)
TITLE_OVER = re.compile(
    r"(?i:\(?(?:ban hành )?kèm theo|\(?dự thảo)|(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|HIỆU TRƯỞNG)(?:\s|$)"
)
"""How lines begin that are not of the title, whatever their letters."""

KIND_AND_TITLE = re.compile(r"(K[ẾÉẺE] HO[ẠA]CH)\s+(?:[-–:]\s*)?(\S.{8,})$")
RECIPIENTS = re.compile(r"\W{0,3}n[ơo]i nh[âậa]n\s*[:.]?", re.IGNORECASE)
ANNEX = re.compile(
    r"(?:phụ lục|mẫu số|biểu mẫu|biểu số|phụ biểu|mẫu [\dIVX]+)\b(?!.{0,12}(?:kèm theo|ban hành))", re.IGNORECASE
)
CLOSING = re.compile(
    r"trên đây là|trong quá trình (?:tổ chức|triển khai|thực hiện)|yêu cầu (?:các|thủ trưởng)|nhận được kế hoạch",
    re.IGNORECASE,
)
FULL_STOP = re.compile(r"\.\s?/\s?[.\W]{0,3}$|\./")


@dataclass(frozen=True, slots=True)
class Layout:
    """A document cut into its parts, each in the order of the document.

    `above` are the lines over the kind's name, columns apart; `title` the lines of the title; `opening` the
    paragraphs before the first clause; `stamp` is day, month and year of a digital signature, or None.
    """

    kind: str
    above: tuple[Line, ...]
    title: tuple[Line, ...]
    opening: tuple[Paragraph, ...]
    clauses: tuple[Clause, ...]
    closing: tuple[Paragraph, ...]
    recipients: tuple[Line, ...]
    annexes: tuple[Paragraph, ...]
    stamp: tuple[int, int, int] | None = None
    paragraphs: tuple[Paragraph, ...] = field(default=())


def lay_out(pages: Pages) -> Layout:
    """Cut a document into its parts; whatever its lines are, some layout comes out."""
    lines = _kind_alone(list(pages.lines))
    top = _kind_line(lines)
    if (at := _attached(lines, top)) is None:
        return _parts(lines, top)
    cover, plan = _parts(lines[:at], top), _parts(lines[at:], 0)
    return replace(
        plan,
        above=cover.above,
        opening=(*cover.opening, *plan.opening),
        closing=(*(as_paragraph(clause) for clause in cover.clauses), *cover.closing, *plan.closing),
        recipients=cover.recipients,
        stamp=cover.stamp or plan.stamp,
    )


def _attached(lines: list[Line], top: int | None) -> int | None:
    """Find the line that names the kind of a plan attached to a decision or letter, None where there is none."""
    if (key(lines[top].text) if top is not None else "") not in ATTACHED_TO:
        return None
    end = next((at for at in range((top or 0) + 1, len(lines)) if _begins_recipients(lines[at])), len(lines))
    own = (at for at in range(end, len(lines) - 1) if lines[at].text.isupper() and key(lines[at].text) in ATTACHED)
    return next(own, None)


def _parts(lines: list[Line], top: int | None) -> Layout:
    """Cut the lines of one document into its parts; `top` is the line that names its kind, None where none does."""
    kind = key(lines[top].text) if top is not None else ""
    start = top + 1 if top is not None else _first_body(lines)
    body_start = start if top is None else _title_end(lines, start)
    end = next((at for at in range(body_start, len(lines)) if _begins_recipients(lines[at])), len(lines))
    annex = next((at for at in range(end, len(lines)) if _begins_annex(lines, at, end)), len(lines))
    if end == len(lines):
        end = annex = _annex_alone(lines, body_start)
    body = join(lines[body_start:end])
    first = next((at for at, each in enumerate(body) if _opens(each, at, body)), len(body))
    close = _closing_start(body, first)
    return Layout(
        kind,
        tuple(_apart(lines[: start - 1 if top is not None else start])),
        tuple(lines[start:body_start]),
        tuple(body[:first]),
        tuple(number_clauses(body[first:close])),
        tuple(body[close:]),
        tuple(_apart(lines[end:annex])),
        tuple(join(lines[annex:])),
        stamped_day(lines),
        tuple(body),
    )


def _kind_alone(lines: list[Line]) -> list[Line]:
    """Cut a line that has the title behind the kind's name, where no line has the kind's name alone."""
    for at, line in enumerate(lines[:60]):
        found = KIND_AND_TITLE.match(line.text)
        if found and not line.cells and _kind_line(lines) is None:
            return [
                *lines[:at],
                replace(line, text=found[1]),
                replace(line, text=found[2], gap=False),
                *lines[at + 1 :],
            ]
    return lines


def _kind_line(lines: list[Line]) -> int | None:
    """Find the line that only names the document's kind, near the top."""
    for at, line in enumerate(lines[:60]):
        if key(line.text) in KINDS and (line.text.isupper() or len(line.text) < 12):
            return at
    return None


def _first_body(lines: list[Line]) -> int:
    """Find where the text begins in a document that does not name its kind."""
    for at, line in enumerate(lines[:40]):
        if re.match(r"(?:căn cứ|thực hiện) |I\. ", line.text, re.IGNORECASE):
            return at
    return 0


def _title_end(lines: list[Line], start: int) -> int:
    """Find the end of the title that begins at `start`."""
    at = start + 1
    while at < len(lines) and at < start + 12:
        before, line = lines[at - 1], lines[at]
        label = parse_label(line.text)
        if label and label.kind in ("part", "roman", "number"):
            break
        small = line.text[0].islower() or line.text[0].isdigit()
        unfinished = bool(re.search(r"[,;–-]$|\b(?:về|của|và|các|tỉnh|xã|tới|lần|thứ|năm)$", before.text))
        if (
            TITLE_OVER.match(line.text)
            or line.cells
            or len(line.text) > 400
            or (line.gap and not (small or unfinished or line.text.isupper()))
        ):
            break
        if TITLE_ENDS.match(line.text) and not small and not line.text.isupper():
            break
        if (line.whole or line.gap) and not (small or unfinished or line.text.isupper()):
            break
        at += 1
    return min(at, len(lines))


def _begins_recipients(line: Line) -> bool:
    return any(RECIPIENTS.match(part) for part in (line.text, *line.cells)) and len(line.text) < 400


def _begins_annex(lines: list[Line], at: int, end: int) -> bool:
    line = lines[at]
    return at > end and bool(ANNEX.match(line.text)) and len(line.text) < 120


def _annex_alone(lines: list[Line], start: int) -> int:
    """Find the first annex of a document that names no recipients: a line with nothing else, after some text."""
    alone = re.compile(r"(?:phụ lục|biểu mẫu|mẫu số)(?:\s+(?:số\s+)?[IVX\d]{1,4})?\s*[.:]?", re.IGNORECASE)
    found = (at for at in range(start + 6, len(lines)) if alone.fullmatch(lines[at].text))
    return next(found, len(lines))


def _apart(lines: list[Line]) -> list[Line]:
    """Give cells, and what wide spaces part, as lines of their own: column after column in a run of rows."""
    apart: list[Line] = []
    for line in lines:
        parts = [piece for cell in line.cells for piece in cell.split("\n")] or line.columns or (line.text,)
        apart.extend(replace(line, text=part.strip(), cells=(), columns=()) for part in parts if part.strip())
    return apart


def _opens(paragraph: Paragraph, at: int, body: list[Paragraph]) -> bool:
    """Tell whether the clauses begin here: at the first I. or 1., or a heading in capitals."""
    label = paragraph.label
    if label is None or paragraph.cells:
        return False
    if label.kind in ("roman", "part"):
        return True
    later = (each.label for each in body[at + 1 : at + 40] if each.label)
    return label.kind == "number" and not any(each.kind == "roman" and each.number == 1 for each in later)


def _closing_start(body: list[Paragraph], first: int) -> int:
    """Find the closing: the last unnumbered paragraphs, from "Trên đây là" or the one with the last stop."""
    trailing = len(body)
    while trailing > first and body[trailing - 1].label is None and not body[trailing - 1].cells:
        trailing -= 1
    if trailing == len(body):
        return len(body)
    for at in range(trailing, len(body)):
        if CLOSING.search(body[at].text[:160]):
            return at
    for at in range(len(body) - 1, trailing - 1, -1):
        if FULL_STOP.search(body[at].text):
            return at
    return len(body)

"""The numbered clauses of a document, as printed: what skips or repeats stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge.documents.labels import Label, roman
from knowledge.documents.paragraphs import Paragraph
from knowledge.text import key

ORDERED = ("part", "roman", "number", "letter")
"""Kinds of labels that stand in the name of a clause."""

MISREAD = re.compile(
    r"[A-ZĐ0-9]{1,2}[.,]?\s+(?=(?:Sở|Ủy ban|Uỷ ban|UBND|Công an|Ban|Cục|Thanh tra|Văn phòng|Phòng|Hội|Các) )"
)
"""A number that a scanner turned into letters before a body's name."""

USUAL_HEADING = re.compile(
    r"muc dich|muc tieu|yeu cau|noi dung|thoi gian|thanh phan|chuong trinh|kinh phi|to chuc thuc hien|phan cong"
    r"|nhiem vu|giai phap|trach nhiem|doi tuong|pham vi|tien do|khen thuong"
)
"""How headings begin that plans have, as keys."""

MISREAD_WORDS = re.compile(r"(?:HĐ|UB|CT|TT|TP|TX|BT|VP)\s")


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph in its clause.

    `section` is the clause's name (`II.2.a`), `kind` that of its label or `text`, `label` as printed, `text`
    without the label. `parent` is the place in the list of the clause that it belongs to, -1 at the top.
    `misread` is true where the label was guessed from its neighbours.
    """

    section: str
    kind: str
    label: str
    number: int
    text: str
    place: int
    page: int | None
    parent: int
    cells: tuple[str, ...] = ()
    misread: bool = False


def number_clauses(paragraphs: Iterable[Paragraph]) -> list[Clause]:
    """Put paragraphs into their clauses, by their labels."""
    clauses: list[Clause] = []
    stack: list[int] = []
    for paragraph in _with_headings(list(paragraphs)):
        label, misread = paragraph.label, False
        if label is None and not paragraph.cells:
            label, misread = _guess(paragraph.text, clauses, stack)
        if label is None:
            parent = _owner(clauses, stack)
            section = clauses[parent].section if parent >= 0 else ""
            text = paragraph.text
            clauses.append(
                Clause(section, "text", "", 0, text, paragraph.place, paragraph.page, parent, paragraph.cells)
            )
            continue
        _settle(label, clauses, stack)
        parent = stack[-1] if stack else -1
        section = _section(label, parent, clauses)
        clauses.append(
            Clause(
                section,
                label.kind,
                label.printed,
                label.number,
                label.rest,
                paragraph.place,
                paragraph.page,
                parent,
                misread=misread,
            )
        )
        stack.append(len(clauses) - 1)
    return clauses


def _with_headings(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Put the heading of a part on its number's line, and take usual headings without a number for parts."""
    numbered = any(each.label and each.label.kind in ("roman", "part") for each in paragraphs)
    given: list[Paragraph] = []
    romans = 0
    for paragraph in paragraphs:
        before = given[-1].label if given else None
        label = paragraph.label
        if numbered and label and label.kind == "number" and label.printed == str(romans + 1) and _capital(label.rest):
            label = Label("roman", roman(romans + 1), romans + 1, label.rest)
            paragraph = replace(paragraph, label=label)
        romans = label.number if label and label.kind == "roman" else romans
        if paragraph.label is None and not paragraph.cells and paragraph.text.isupper():
            if before and before.kind in ("roman", "part") and not before.rest:
                given[-1] = replace(given[-1], label=replace(before, rest=paragraph.text))
                continue
            if not numbered and len(paragraph.text) < 80 and USUAL_HEADING.match(key(paragraph.text)):
                paragraph = replace(paragraph, label=Label("part", "", 0, paragraph.text))
        given.append(paragraph)
    return given


def _capital(text: str) -> bool:
    """Tell whether a text is a heading in capitals of some words."""
    return text.isupper() and len(text) > 7 and USUAL_HEADING.match(key(text)) is not None


def _guess(text: str, clauses: list[Clause], stack: list[int]) -> tuple[Label | None, bool]:
    """Take a misread number for the next one in order."""
    found = MISREAD.match(text)
    if not found or MISREAD_WORDS.match(text):
        return None, False
    for at in reversed(stack):
        if clauses[at].kind == "number" and "." not in clauses[at].label:
            number = clauses[at].number + 1
            return Label("number", str(number), number, text[found.end() :]), True
    return None, False


def _settle(label: Label, clauses: list[Clause], stack: list[int]) -> None:
    """Take from the stack what the new label does not stand under."""
    depth = label.printed.count(".")
    if label.kind in ("roman", "part"):
        while stack and not (label.kind == "roman" and clauses[stack[-1]].kind == "part"):
            stack.pop()
        return
    same = [at for at, held in enumerate(stack) if _alike(clauses[held], label, depth)]
    if same:
        last = same[-1]
        inner = clauses[stack[-1]].kind if stack[last + 1 :] else ""
        restarts = label.kind == "number" and label.number == 1 and clauses[stack[last]].number > 1 and not depth
        if not (restarts and inner in ("letter", "dash")):
            del stack[last:]
        return
    if label.kind == "number":
        _leave_points(label, depth, clauses, stack)
    elif label.kind == "letter":
        while stack and clauses[stack[-1]].kind in ("dash", "plus"):
            stack.pop()


def _leave_points(label: Label, depth: int, clauses: list[Clause], stack: list[int]) -> None:
    """Leave points and dashes, and numbers that are not the beginning of the new one."""
    while stack and clauses[stack[-1]].kind in ("dash", "plus"):
        stack.pop()
    if depth:
        stem = label.printed.rpartition(".")[0]
        while stack and clauses[stack[-1]].kind not in ("roman", "part"):
            held = clauses[stack[-1]]
            if held.kind == "number" and (held.label == stem or stem.startswith(held.label + ".")):
                break
            stack.pop()


def _alike(clause: Clause, label: Label, depth: int) -> bool:
    return clause.kind == label.kind and (label.kind != "number" or clause.label.count(".") == depth)


def _owner(clauses: list[Clause], stack: list[int]) -> int:
    """Give the innermost clause that has a name, to which an unnumbered paragraph belongs."""
    return next((at for at in reversed(stack) if clauses[at].kind in ORDERED), -1)


def _section(label: Label, parent: int, clauses: list[Clause]) -> str:
    """Give the name of a clause under its parent."""
    above = clauses[parent].section if parent >= 0 else ""
    if label.kind not in ORDERED:
        return above
    if parent >= 0 and label.kind == "number" and clauses[parent].kind == "number":
        held = clauses[parent].label
        if label.printed.startswith(held + "."):
            above = above[: len(above) - len(held)].rstrip(".")
    return f"{above}.{label.printed}" if above else label.printed


def as_paragraph(clause: Clause) -> Paragraph:
    """Give a clause as the paragraph that it was, without its label."""
    return Paragraph(clause.text, clause.place, clause.page, clause.cells, False, None)


def heading_of(clause: Clause) -> tuple[str, str]:
    """Cut a clause's text into its heading and what follows it in the same paragraph.

    >>> from knowledge.documents.clauses import Clause
    >>> heading_of(Clause("III.6", "number", "6", 6, "Công an tỉnh: Giữ trật tự.", 1, None, -1))
    ('Công an tỉnh', 'Giữ trật tự.')
    """
    text = clause.text.strip()
    head, colon, rest = text.partition(":")
    if colon and len(head) <= 160 and ". " not in head:
        return head.strip(), rest.strip()
    if len(text) <= 230 and not text.endswith((".", ";")):
        return text.rstrip(":").strip(), ""
    if len(text) <= 120 and ". " not in text and clause.kind in ("number", "roman", "letter"):
        return text.rstrip(".:;").strip(), ""
    return "", text


def ancestors(clauses: tuple[Clause, ...], at: int) -> list[Clause]:
    """Give the clauses that hold the one at a place, the nearest first."""
    held: list[Clause] = []
    parent = clauses[at].parent
    while parent >= 0:
        held.append(clauses[parent])
        parent = clauses[parent].parent
    return held


def children(clauses: tuple[Clause, ...], at: int) -> list[int]:
    """Give the places of what belongs to a clause directly."""
    return [other for other in range(at + 1, len(clauses)) if clauses[other].parent == at]

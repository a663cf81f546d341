"""Agendas that are no lists of clauses: in a sentence, in a table with hours, in an annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from knowledge.documents.annexes import Cells, tables
from knowledge.documents.labels import parse_label
from knowledge.documents.paragraphs import CLOCK, Paragraph
from knowledge.text import key

USUAL = re.compile(
    r"chao co|tuyen bo ly do|gioi thieu dai bieu|khai mac|be mac|tham luan|phat bieu|trao (?:tang"
    r"|thuong)|giao luu|chuong trinh (?:nghe thuat|van nghe)"
    r"|bao cao|dien van|phat dong|huong ung|ket thuc|tong ket|chu toa|thu ky|bieu quyet|thao luan"
    r"|thong qua|ket luan|don tiep|dang huong|dang hoa|trinh chieu|phong su|van nghe|bieu duong|cong bo"
    r"|bo phieu|bau"
)
FIRST = re.compile(r"chao co|tuyen bo ly do|gioi thieu dai bieu|khai mac|on dinh to chuc|don tiep|van nghe chao mung")
LAST = re.compile(
    r"be mac|ket thuc|ket luan|phat bieu|thong qua|trao (?:tang|thuong)|phat dong|khen thuong|tong ket|dap tu"
)
HEADING = re.compile(r"(?:du thao )?(?:chuong trinh|kich ban|trinh tu|noi dung chuong trinh)\b")
HOURS = re.compile(r"(?:từ\s+)?\d{1,2}\s?(?:h|giờ|g|:)\s?\d{0,2}", re.IGNORECASE)
NUMBERED = re.compile(r"(?:^|[;.,:]\s*|\s)\(?(?:\d{1,2}|[a-zđ])\)\s+")


def bounded(titles: list[str]) -> bool:
    """Tell whether items begin and end as agendas do."""
    words = [key(title) for title in titles]
    return any(FIRST.search(word) for word in words[:3]) and any(LAST.search(word) for word in words[2:])


def inline(text: str) -> list[str]:
    """Give the items of an agenda in one sentence, nothing where the sentence is none.

    >>> inline("gồm: (1) Chào cờ; (2) Khai mạc; (3) Báo cáo; (4) Bế mạc.")
    ['Chào cờ', 'Khai mạc', 'Báo cáo', 'Bế mạc']
    >>> inline("Chào cờ; giới thiệu đại biểu; báo cáo tổng kết; trao thưởng; bế mạc.")
    ['Chào cờ', 'giới thiệu đại biểu', 'báo cáo tổng kết', 'trao thưởng', 'bế mạc']
    """
    text = " ".join(text.split())
    numbered = NUMBERED.search(text)
    if numbered and len(NUMBERED.findall(text)) >= 4:
        parts = NUMBERED.split(text[numbered.start() :])[1:]
    else:
        body = re.sub(r"^[^;:]{0,120}:\s*", "", text)
        parts = re.split(r"\s*(?:;|→|->)\s*", body)
    titles = [part.strip(" .;,:") for part in parts if len(part.strip(" .;,:")) > 2]
    usual = sum(bool(USUAL.search(key(title))) for title in titles)
    fits = len(titles) >= 4 and usual * 2 >= len(titles) and bounded(titles)
    return titles if fits and max(map(len, titles)) < 220 else []


def titles_of(table: Cells) -> list[str]:
    """Give the items of a table that is an agenda with hours, nothing where it is none."""
    head = [key(cell) for cell in table[0][0]]
    what = next(
        (at for at, cell in enumerate(head) if re.search(r"noi dung|chuong trinh|cong viec|hoat dong", cell)), -1
    )
    when = next((at for at, cell in enumerate(head) if re.search(r"thoi gian|gio", cell)), -1)
    rows = [cells for cells, _ in (table[1:] if what >= 0 else table)]
    if what < 0 and len(head) in (2, 3):
        when = next((at for at in range(len(head) - 1) if HOURS.match(table[0][0][at])), -1)
        what = when + 1 if when >= 0 else -1
    if what < 0 or when < 0:
        return []
    timed = sum(len(cells) > when and bool(HOURS.match(cells[when])) for cells in rows)
    titles = [cells[what].strip() for cells in rows if len(cells) > what and len(cells[what]) > 2]
    return titles if len(titles) >= 3 and timed * 2 >= len(titles) else []


def annexed(annexes: list[Paragraph]) -> Iterator[tuple[Paragraph, list[str]]]:
    """Give the agendas of annexes, each with the paragraph that heads it."""
    heads = [at for at, each in enumerate(annexes) if _heads(each)]
    for at, end in pairwise([*heads, len(annexes)]):
        part = annexes[at + 1 : end]
        stop = next(
            (to for to, each in enumerate(part) if re.match(r"phụ lục|mẫu số", each.text, re.IGNORECASE)), len(part)
        )
        titles = next((found for table in tables(part[:stop]) if (found := titles_of(table))), [])
        titles = titles or [title for each in part[:stop] if (title := _listed(each))]
        usual = sum(bool(USUAL.search(key(title))) for title in titles)
        if len(titles) >= 3 and usual >= max(2, len(titles) // 3):
            yield annexes[at], titles


def _heads(paragraph: Paragraph) -> bool:
    return not paragraph.cells and len(paragraph.text) < 200 and bool(HEADING.match(key(paragraph.text)))


def _listed(paragraph: Paragraph) -> str:
    """Give the text of an item of a list, nothing for other paragraphs."""
    label = parse_label(paragraph.text)
    if paragraph.cells or (label and label.kind in ("roman", "part")):
        return ""
    return label.rest if label else paragraph.text if CLOCK.match(paragraph.text) else ""

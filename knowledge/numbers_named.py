"""Which plans and other documents a question names by their numbers."""

from __future__ import annotations

import re

from knowledge.library.rows import Name
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.text import fold, key

_YEAR = r"(?:nam(?! (?:(?:19|20)\d\d|ngoai|truoc|nay|kia|roi)))"
_PART = "thu|tieu|dich|thuong|cuoi|dau|truoc|sau|nao|gi|may|[ivx]+|tham|trao|mo|ket|khai"
"""What follows a part that is asked after, and no count of parts."""

_PLAN = re.compile(
    r"\b(?:kh|ke hoach)(?: so)? ?0*(\d{1,4})\b"
    rf"(?! ?(?:/(?!20\d\d\b)\d|ngay(?! \d| nao| may| bao nhieu)|dai bieu|db|nguoi|{_YEAR}"
    rf"|(?:phan|muc)(?! (?:{_PART})\b)|%))"
)
_AND_PLAN = re.compile(
    r"\b(?:kh|ke hoach)(?: so)? ?0*\d{1,4}(?:/kh-ubnd)?(?: ?(?:/|nam |nam|ngay )?(?:19|20)\d\d)?"
    r" ?(?:va|voi|vs|cung|hay|hoac|lan|,|&|\+) ?(?:so )?0*(\d{1,4})\b"
    r"(?= (?:nam (?:19|20)\d\d|cua|thai|tinh|tp|tn|ls|thanh|xa|do|ai|ban hanh|khac|giong|thi|cai|kh|ke"
    r"|ve|co|moi|hop|nao|la|gui|giao|can cu|gom|to chuc|dien ra)\b"
    r"| ngay (?:nao|ban)\b|/(?:kh|20)|[?:,]|$)"
)
"""A second plan by its number (KH 21 và 100 của tỉnh)."""

_DOCUMENT = re.compile(
    r"\b(chi thi|ct|quyet dinh|qd|huong dan|hd|to trinh|ttr|nghi quyet|nq|cong van|cv)(?: so)? ?0*(\d{1,4})\b"
    rf"(?! ?(?:/\d|ngay(?! \d| bao nhieu| nao| may| ban hanh)|nguoi|{_YEAR}))"
)


_SORTS = {"chi thi": "ct", "quyet dinh": "qd", "huong dan": "hd", "to trinh": "ttr", "nghi quyet": "nq"}
"""How sorts of documents are written in their symbols."""

_MONTHS = 12


def numbers_named(reading: Reading) -> tuple[set[int], set[int]]:
    """Return the numbers of plans that a question names, and those of documents of any kind."""
    folded = fold(reading.text)
    typed = _typed(reading)
    plans = {number for number, symbol in typed if symbol in ("kh ubnd", "kh")}
    for found in (*_PLAN.finditer(folded), *_AND_PLAN.finditer(folded)):
        number, of_month = int(found[1]), folded[found.end() : found.end() + 1] == "/" and int(found[1]) <= _MONTHS
        if not 1900 < number < 2100 and not (of_month and folded[found.end() + 1 : found.end() + 2].isdigit()):
            plans.add(number)
    return plans, {int(found[2]) for found in _DOCUMENT.finditer(folded)} | {number for number, _ in typed}


def of_symbols(rows: list[Name], reading: Reading) -> list[Name]:
    """Leave out documents of a number but another symbol (01-NQ/TU for 01/KH-HĐTĐKT), where one has both."""
    exact = {(number, tuple(symbol.split())) for number, symbol in _typed(reading)}
    sorts = ((int(found[2]), found[1]) for found in _DOCUMENT.finditer(fold(reading.text)))
    exact |= {(number, (_SORTS.get(sort, sort),)) for number, sort in sorts}
    cited = {row for row in rows if row.kind == "document"}
    meant = {row for row in cited for number, symbol in exact if _has(row, number, symbol)}
    known = {row.phrase for row in meant}
    return [row for row in rows if row not in cited or row in meant or row.phrase not in known]


def _has(row: Name, number: int, symbol: tuple[str, ...]) -> bool:
    """Tell whether a document cited has a number, and a symbol that begins as one does."""
    first, *rest = row.target.split()
    return int(first) == number and tuple(rest[: len(symbol)]) == symbol


def _typed(reading: Reading) -> list[tuple[int, str]]:
    return [(value.number, key(value.symbol)) for value in reading.of("document")]


RESTS_ON = Pattern(
    r" (?:can cu|dua tren|dua vao|dua theo|vien dan|trich dan|nhac)(?: \w+){0,3} "
    r"(?:chi thi|huong dan|quyet dinh|to trinh|nghi quyet|ke hoach)(?: so)? \d(?!.* cua )",
    " can cu ",
    " dua ",
    " dan ",
    " nhac ",
)
"""A plan said to rest on a document, of which no place is told."""

"""The numbering at the start of a paragraph, as printed: I. 1. 1.1. a) - +.

>>> parse_label("II. NỘI DUNG")
Label(kind='roman', printed='II', number=2, rest='NỘI DUNG')
>>> parse_label("HI. THỜI GIAN").printed
'III'
>>> parse_label("2.1. Đối với cấp xã").printed, parse_label("a, Tổ chức").printed, parse_label("đ) Tổng kết").number
('2.1', 'a', 5)
>>> parse_label("- Chào cờ").kind, parse_label("30/6/2024: nộp")
('dash', None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.text import fold

ORDER = "abcdđeghiklmnopqrstuvxy"
"""Vietnamese letters in the order in which points are lettered."""

SLIPS = {
    "HI": "III",
    "Il": "II",
    "lI": "II",
    "ll": "II",
    "IlI": "III",
    "li": "II",
    "Ii": "II",
    "lli": "III",
    "Ili": "III",
    "IIi": "III",
    "lII": "III",
    "IIl": "III",
    "Ill": "III",
    "lll": "III",
    "l": "I",
    "lV": "IV",
    "Vl": "VI",
    "VIl": "VII",
    "IH": "III",
    "TI": "II",
    "IL": "II",
    "H": "II",
    "LI": "II",
    "IU": "III",
    "1V": "IV",
    "LV": "IV",
    "VL": "VI",
    "VH": "VII",
    "VHI": "VIII",
    "VIH": "VIII",
    "VT": "VI",
}
"""Roman numbers as scanners misread them, before a heading in capitals."""

ROMAN = re.compile(r"(?P<n>[IVX]{1,6})\s?(?:[./,:)]|[-–](?=\s))\s*(?P<rest>\S.*)?$", re.DOTALL)
SLIPPED = re.compile(r"(?P<n>[IVXHLTU1li]{1,4})\.\s*(?P<rest>\S.*)$", re.DOTALL)
CAPITAL = re.compile(r"(?P<n>[A-H])\s?[./)-]\s*(?P<rest>\S.*)$", re.DOTALL)
NUMBER = re.compile(
    r"(?P<n>\d{1,2}(?:\.\d{1,2}){0,4})\s?(?P<end>[.)/:]|[-–](?=\s)|,(?=\s)|(?<=\.\d)(?=\s)"
    r"|(?<=\.\d\d)(?=\s))[-.]?\s*(?P<rest>\S.*)?$",
    re.DOTALL,
)
LETTER = re.compile(r"(?P<n>[a-zđ])\s?(?P<end>[.),/])\s*(?P<rest>\S.*)?$", re.DOTALL)
DASH = re.compile(r"(?:[-–—−•●▪■◦·*]\s+|[-–—](?=[A-ZÀ-ỸĐ]))(?P<rest>\S.*)$", re.DOTALL)
PLUS = re.compile(r"\+\s*(?P<rest>\S.*)$", re.DOTALL)
WORDED = re.compile(
    r"(?P<word>Phần|Chương|Điều|PHẦN|CHƯƠNG|ĐIỀU)\s+(?P<n>[IVX]+|\d{1,2}|(?:thứ|THỨ)\s+\w+)\s*"
    r"(?P<end>[.:–-]?)\s*(?P<rest>.*)$",
    re.DOTALL,
)
IN_WORDS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
"""Numbers of parts in words, from the first."""
DAY_BEFORE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}")


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's numbering: its kind, how it is printed without punctuation, its place in the order.

    `kind` is roman, number, letter, dash or plus; `number` is 0 where there is no order. `rest` is the text.
    """

    kind: str
    printed: str
    number: int
    rest: str


def parse_label(text: str) -> Label | None:
    """Give the numbering that a paragraph begins with, None where it begins with words."""
    text = text.lstrip()
    if found := DASH.match(text):
        inner = _number(found["rest"]) or _letter(found["rest"])
        if inner and inner.rest:
            return inner
        return Label("dash", "-", 0, found["rest"].strip())
    if found := PLUS.match(text):
        return Label("plus", "+", 0, found["rest"].strip())
    return _roman(text) or _number(text) or _letter(text)


def _roman(text: str) -> Label | None:
    if (found := ROMAN.match(text)) and (number := roman_value(found["n"])):
        return Label("roman", found["n"], number, (found["rest"] or "").strip())
    if (found := SLIPPED.match(text)) and found["n"] in SLIPS and found["rest"][:4].isupper():
        printed = SLIPS[found["n"]]
        return Label("roman", printed, roman_value(printed), found["rest"].strip())
    if (found := CAPITAL.match(text)) and len(found["rest"]) > 5 and found["rest"][:6].isupper():
        return Label("part", found["n"], ord(found["n"]) - ord("A") + 1, found["rest"].strip())
    if found := WORDED.match(text):
        return _worded(found)
    return None


def _worded(found: re.Match[str]) -> Label | None:
    """Read `Phần thứ nhất`, `Chương II`, `Điều 3.`; a sentence that begins with such words is none."""
    number, rest = roman_value(found["n"]) or (int(found["n"]) if found["n"].isdecimal() else 0), found["rest"].strip()
    word = found["word"].capitalize()
    if found["n"][:1] in "tT":
        last = fold(found["n"]).split()[-1]
        number = IN_WORDS.index(last) + 1 if last in IN_WORDS else 0
    if not number or (rest and not rest[0].isupper()) or (word == "Điều" and not (rest and found["end"])):
        return None
    kind = "roman" if word == "Điều" else "part"
    return Label(kind, f"{word} {found['n'].lower() if found['n'][:1] in 'tT' else found['n']}", number, rest)


def _number(text: str) -> Label | None:
    if DAY_BEFORE.match(text):
        return None
    found = NUMBER.match(text)
    if not found or (found["end"] == "/" and not (found["rest"] or "")[:1].isupper()):
        return None
    if found["end"] in ".:" and re.match(r"\d", found["rest"] or ""):
        return None
    rest = (found["rest"] or "").strip()
    if found["end"] == "," and not rest[:1].isupper():
        return None
    return Label("number", found["n"], int(found["n"].rpartition(".")[2]), rest)


def _letter(text: str) -> Label | None:
    found = LETTER.match(text)
    if not found or (found["end"] in ",./" and not (found["rest"] or "")[:1].isupper()):
        return None
    number = ORDER.find(found["n"]) + 1 or len(ORDER) + 1
    return Label("letter", found["n"], number, (found["rest"] or "").strip())


def roman(number: int) -> str:
    """Write a number up to XXXIX in Roman letters."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def roman_value(text: str) -> int:
    """Give the value of a Roman number as far as XXXIX, 0 where it is none.

    >>> roman_value("XIV"), roman_value("IIV")
    (14, 0)
    """
    known = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    tens = len(text) - len(text.lstrip("X"))
    rest = text[tens:]
    return 10 * tens + known.index(rest) if tens < 4 and rest in known else 0

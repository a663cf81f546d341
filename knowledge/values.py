"""Typed values in a question: days, months, quarters, years, editions, document numbers, counts.

Values match exactly, by type, never loosely. Input is folded text (`knowledge.text.fold`).

>>> [v.kind for v in find("ke hoach 21/KH-UBND, trước 31/8/2025, quy I/2025, 150 dai bieu".lower())]
['document', 'day', 'quarter', 'number']
>>> find("hop 31/9/2025")[0].kind
'impossible'
>>> find("1/2 ngay")[0].kind
'fraction'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from knowledge.patterns import Pattern

ROMAN = {
    name: at
    for at, name in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"], 1
    )
}
ROMAN |= {
    name: 16 + at
    for at, name in enumerate(["xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxvi"], 1)
}
SPELLED = {"nhat": 1, "mot": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7}
SPELLED |= {"tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "muoi ba": 13, "muoi bon": 14}


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value and where it stands (`start`, `end` in characters of the text searched).

    `kind` is `document`, `day`, `month`, `quarter`, `year`, `period`, `edition`, `number`,
    `percent`, `fraction` or `impossible`. `number` is the day, count or ordinal; `month` and `year`
    are 0 where they are not said. `symbol` is a document's symbol as typed, in upper case.
    """

    kind: str
    start: int
    end: int
    number: int = 0
    month: int = 0
    year: int = 0
    symbol: str = ""

    def day(self, year: int) -> date:
        """Return the calendar day, in `year` where none was typed; ValueError where there is none."""
        return date(self.year or year, self.month, self.number)

    def exists(self, year: int) -> bool:
        """Whether there is such a calendar day, in `year` where none was typed."""
        try:
            self.day(year)
        except ValueError:
            return False
        return True


def _document(m: re.Match[str]) -> Value:
    return Value("document", *m.span(), number=int(m[1]), symbol=re.sub(r"\s", "", m[2]).upper())


def _day(m: re.Match[str]) -> Value:
    day, month, year = int(m[1]), int(m[2]), int(m[3] or 0)
    if year and year < 100:
        year += 2000
    try:
        date(year or 2024, month, day)
    except ValueError:
        return Value("impossible", *m.span(), number=day, month=month, year=year)
    return Value("day", *m.span(), number=day, month=month, year=year)


def _month(m: re.Match[str]) -> Value:
    month, year = int(m[1]), int(m[2] or 0)
    kind = "month" if 1 <= month <= 12 else "impossible"
    return Value(kind, *m.span(), month=month, year=year)


def _ordinal(text: str) -> int:
    return int(text) if text.isdecimal() else ROMAN.get(text) or SPELLED.get(text, 0)


def _quarter(m: re.Match[str]) -> Value:
    quarter = _ordinal(m[1])
    kind = "quarter" if 1 <= quarter <= 4 else "impossible"
    return Value(kind, *m.span(), number=quarter, year=int(m[2] or 0))


def _edition(m: re.Match[str]) -> Value:
    return Value("edition", *m.span(), number=_ordinal(m[1]))


def _number(m: re.Match[str]) -> Value:
    digits = re.sub(r"[. ]", "", m[1])
    kind = "percent" if m[3] else "number"
    return Value(kind, *m.span(), number=int(digits[:12]))


_TENFOLD = {"chuc": 10, "muoi": 10, "tram": 100, "nghin": 1000, "ngan": 1000}
_UNITS = "mot|hai|ba|bon|tu|nam|sau|bay|tam|chin"
_TIMES = ("tram ", "chuc ", "nghin ", "ngan ")
"""What counts of people without a digit are written with."""

_SPELLED_COUNT = Pattern(
    rf"(?<!may )(?<!nhieu )(?<!vai )(?<!\d )\b(?:({_UNITS}|muoi) )?(chuc|tram|nghin|ngan)"
    rf"(?: (ruoi|{_UNITS})(?: (tram|muoi|chuc))?)?"
    r"(?= (?:nguoi|ng|dai bieu|db|dbieu|khach|vi|dong chi|can bo|cb|cong chuc|lao dong|nld|suat|ghe)\b)",
    *_TIMES,
)
"""How many people, in words: hai trăm người, trăm rưỡi đại biểu, cả nghìn khách."""


def _spelled(m: re.Match[str]) -> Value:
    unit = _TENFOLD[m[2]]
    rest = unit // 2 if m[3] == "ruoi" else SPELLED.get(m[3] or "", 0) * _TENFOLD.get(m[4] or "", unit // 10)
    return Value("number", *m.span(), number=SPELLED.get(m[1] or "", 1) * unit + rest)


_BEFORE_DAYS = (
    "ngay hom mung han nay mai qua toi den truoc sau vao hop nghi hoi lam chuc mo mac gui nop trinh chot dinh kien "
    "sang tu ma thi la"
)
_AFTER_DAYS = "moi gui nop hop to lam la khai em xa phuong ben mo roi nay"
_BEHIND = "|".join(f"(?<={word} )" for word in _BEFORE_DAYS.split())
_AHEAD = rf"\b(?=[\d.]+ (?:{_AFTER_DAYS.replace(' ', '|')})\b)"
_DOTTED_DAY = Pattern(
    rf"(?=\d{{1,2}}\.\d)(?:{_BEHIND}|{_AHEAD})"
    r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])()\b"
    r"(?![/.,-]\d|%| ?(?:ngay|buoi|gio|tieng|tuan|thang|nam|trieu|ty|phan)\b)",
    ".",
)
"""A day with a dot and no year, behind a word that a day stands behind (họp 20.3), unlike a clause (mục 2.3)."""

_YEAR = r"(20\d\d|19\d\d)"
_OF_PEOPLE = r" (?:nguoi(?! (?:ky|dung|phu trach|ban hanh))|ng|dai bieu|db|dbieu|khach|can bo|cbcc\w*|lao dong)\b"
"""Whom a number counts, which then is no year (2000 đại biểu)."""

_PATTERNS: tuple[tuple[Pattern, Callable[[re.Match[str]], Value]], ...] = (
    (
        Pattern(
            r"\b(\d{1,5})\s?[/-]\s?((?:kh|qd|ct|nq|hd|cv|ttr|tt|nd|tb|bc)(?:-[a-z]+)*(?:/[a-z]{2,3}\b)?)\b", "/", "-"
        ),
        _document,
    ),
    (
        Pattern(rf"\b{_YEAR}\s?[-–]\s?{_YEAR}\b", "-", "–"),
        lambda m: Value("period", *m.span(), number=int(m[1]), year=int(m[2])),
    ),
    (
        Pattern(rf"\b(?:tu )?{_YEAR} (?:den|toi) {_YEAR}\b", " den ", " toi "),
        lambda m: Value("period", *m.span(), number=int(m[1]), year=int(m[2])),
    ),
    (Pattern(r"\b(1)/2 (?=ngay|buoi)|\b(1)/2$", "1/2"), lambda m: Value("fraction", *m.span(), number=1)),
    (
        Pattern(r"\b(?:ngay |mung )?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})\b(?![/.,]\d)", "/", ".", "-"),
        _day,
    ),
    (Pattern(r"\b(?:ngay|hoi nghi|hn|dai hoi|dh|truoc|hom) (\d{1,2}) (\d{1,2}) (20\d\d)\b", " 20"), _day),
    (Pattern(rf"\b(?:ngay |mung )?(\d{{1,2}}) ?thang ?(\d{{1,2}})(?:(?: nam |/| ){_YEAR})?\b", "thang"), _day),
    (Pattern(rf"\b(?:quy) ?(iv|i{{1,3}}|[1-4]|mot|hai|ba|tu|bon)\b(?:(?:,? nam |/|-| ){_YEAR})?", "quy"), _quarter),
    (Pattern(rf"\bq([1-4])\b(?:(?: nam |/|-| ){_YEAR})?", "q"), _quarter),
    (Pattern(rf"\b(?:thang|t) ?(\d{{1,2}})(?:(?: nam |/|-| ){_YEAR})?\b(?![/.-]\d)"), _month),
    (Pattern(rf"(?<![\d/.,-])(\d{{1,2}})[/-]{_YEAR}\b", "/", "-"), _month),
    (Pattern(r"(?<![\d/.,-])(?:ngay )?(\d{1,2})[/-](\d{1,2})()\b(?![/.,-]\d|%)", "/", "-"), _day),
    (_DOTTED_DAY, _day),
    (
        Pattern(
            r"\blan (?:thu )?(\d{1,2}|[ivx]{1,6}|nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin"
            r"|muoi(?: mot| hai| ba| bon)?)\b",
            "lan ",
        ),
        _edition,
    ),
    (
        Pattern(rf"\b(?:nam )?{_YEAR}\b(?!\.\d|{_OF_PEOPLE})", "20", "19"),
        lambda m: Value("year", *m.span(), year=int(m[1])),
    ),
    (_SPELLED_COUNT, _spelled),
    (Pattern(r"(?<![\w.,/])(\d{1,3}(?:[. ]\d{3})+|\d+)([.,]\d+)? ?(%|phan tram\b)?(?![\w]|[./]\d)"), _number),
)


_SPELLED_OUT = ("quy", "lan ")
"""What values without a digit are written with: quý một, lần thứ ba."""

_DIGIT = re.compile(r"\d")


def find(folded: str) -> tuple[Value, ...]:
    """Return the typed values of folded text in order; the more specific reading wins, none overlap."""
    if not _DIGIT.search(folded) and not any(word in folded for word in _SPELLED_OUT):
        return tuple(_spelled(match) for match in _SPELLED_COUNT.each(folded))
    found: list[Value] = []
    for pattern, build in _PATTERNS:
        for match in pattern.each(folded):
            start, end = match.span()
            if all(end <= other.start or start >= other.end for other in found):
                found.append(build(match))
    return tuple(sorted(found, key=lambda value: value.start))

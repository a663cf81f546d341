"""What stands above a document's title and below its text: number, place and day, issuer, signer, recipients."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from knowledge.documents.citations import tidy_number
from knowledge.documents.foot import apart, recipients_of, signature_of
from knowledge.documents.names import case_of, official_name
from knowledge.documents.structure import Layout
from knowledge.text import fold

NUMBER_LINE = re.compile(r"S[ốôoò]\s*[:.]?\s*(?P<rest>.*)", re.DOTALL)
NUMBER = re.compile(
    r"(?P<n>\d{1,5}(?:/\d{4})?)\s*(?P<slash>[/-])\s*(?P<symbol>[A-ZĐ][A-ZĐa-z0-9&]*(?:\s?[-–/.]\s?[A-ZĐ][A"
    r"-ZĐa-z0-9&]*)*)"
)
PLACE_DAY = re.compile(
    r"(?P<place>(?:TP\.?\s*)?[A-ZĐÀ-Ỹ][^\d,;:|/]{1,40}?)\s*,\s*(?:ngày"
    r"|ngay)\s*(?P<d>.{0,8}?)\s*tháng\s*(?P<m>.{0,6}?)\s*năm\s*(?P<y>\d{0,4})",
    re.IGNORECASE,
)
DAY_ONLY = re.compile(r"(?:ngày|ngay)\s*(?P<d>.{0,8}?)\s*tháng\s*(?P<m>.{0,6}?)\s*năm\s*(?P<y>\d{0,4})", re.IGNORECASE)
MOTTO = re.compile(
    r"c[ộo]ng\s+h[òoóa][àaòáa]?\s+x[ãa]\s+h[ộo]i(?:\s+ch[ủu]\s+ngh[ĩi]a)?(?:\s+vi[ệe]t\s+nam)?"
    r"|ch[ủu]\s+ngh[ĩi]a\s+vi[ệe]t\s+nam"
    r"|[đd][ộo]c\s+l[ậa]p\s*[-–—]?\s*t[ựu]\s+do\s*[-–—]?\s*h[ạa]nh\s+ph[úu]c"
    r"|đ[ảa]ng\s+c[ộo]ng\s+s[ảa]n\s+vi[ệe]t\s+nam",
    re.IGNORECASE,
)
ABOUT = re.compile(r"(?:V/v\.?|VỀ VIỆC|Về việc)\s*:?\s*(?=\S)", re.IGNORECASE)
"""How the line begins that says what a letter or decision is about."""

SLIPS = str.maketrans("!lIOo", "11100")
"""Digits that scanners misread."""


@dataclass(frozen=True, slots=True)
class Front:
    """The fields of a document's head and foot.

    `number` is empty where it is blank or cannot be read, `symbol` what stands after it. `day` is None where it
    is not known whole; `dated` is then what is (`2026`, `2026-01`), or empty. `signer_title` has the lines that
    stand over the name; `doubts` names the fields that were not certain.
    """

    number: str
    symbol: str
    issuer: str
    place: str
    day: date | None
    dated: str
    title: str
    signer: str
    signer_title: str
    recipients: tuple[str, ...]
    doubts: tuple[str, ...]


def read_front(layout: Layout) -> Front:
    """Read the fields of a document's head and foot."""
    body = " ".join(each.text for each in (*layout.opening, *layout.closing))
    number, symbol, blank = _number(layout)
    place, day, dated, read_from_stamp = _day(layout)
    title = " ".join(line.text for line in layout.title) or _about([line.text for line in layout.above])
    title = case_of(ABOUT.sub("", title), body + " " + _clause_text(layout))
    title = title[:1].upper() + title[1:]
    issuer = official_name(_issuer_lines(layout), layout, place, title)
    foot = apart(line.text for line in layout.recipients)
    signer, signer_title = signature_of(foot)
    doubts = [
        name
        for name, doubtful in (
            ("number", not number),
            ("date", day is None or read_from_stamp),
            ("issuer", not issuer),
            ("title", not title),
            ("signer", not signer),
        )
        if doubtful or (name == "number" and blank)
    ]
    recipients = tuple(recipients_of(foot))
    return Front(number, symbol, issuer, place, day, dated, title, signer, signer_title, recipients, tuple(doubts))


def _about(lines: list[str]) -> str:
    """Give what a letter is about: the line above with "V/v", and those that go on with it."""
    found = ""
    for line in lines:
        if ABOUT.match(line):
            found = line
        elif found and not (line[0].islower() or line[0].isdigit()):
            break
        elif found:
            found += f" {line}"
    return found


def _clause_text(layout: Layout) -> str:
    return " ".join(clause.text for clause in layout.clauses if not clause.text.isupper())


def _number(layout: Layout) -> tuple[str, str, bool]:
    """Give the number with its symbol, the symbol alone, and whether the number is blank or unreadable."""
    for line in (*layout.above, *(each for each in layout.title if len(each.text) < 60)):
        found = NUMBER_LINE.match(line.text)
        if not found:
            continue
        if held := NUMBER.match(found["rest"].strip()):
            return tidy_number(held[0]), tidy_number(held["symbol"]), False
        symbol = re.search(r"[/-]\s*([A-ZĐ]{2,}[A-ZĐa-z&]*(?:[-/–.][A-ZĐ][A-ZĐa-z&]*)*)", found["rest"])
        return "", tidy_number(symbol[1]) if symbol else "", True
    return "", "", True


def _day(layout: Layout) -> tuple[str, date | None, str, bool]:
    """Give place, day, what else is known of it, and whether a digital signature's stamp had to help."""
    lines = [line.text for line in layout.above]
    for text in (*lines, *(f"{one} {two}" for one, two in pairwise(lines))):
        text = re.sub(r"^.*?/[A-ZĐ-]+\s+(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])", "", text)
        found = PLACE_DAY.search(text) or DAY_ONLY.search(text)
        if not found:
            continue
        place = _place(found.groupdict().get("place") or "")
        parts = [_digits(found["d"]), _digits(found["m"]), int(found["y"]) if len(found["y"]) == 4 else None]
        day = _whole(parts)
        if day is None and layout.stamp and _fits(parts, layout.stamp):
            return place, _whole(list(layout.stamp)), "", True
        return place, day, "" if day else _known(parts), False
    return "", None, "", False


def _digits(text: str) -> int | None:
    """Read a day or month, as a scanner may have left it.

    >>> _digits("04"), _digits("!7"), _digits("…"), _digits("")
    (4, 17, None, None)
    """
    text = text.strip().translate(SLIPS)
    return int(text) if text.isdecimal() and len(text) <= 2 else None


def _whole(parts: list[int | None]) -> date | None:
    try:
        return date(parts[2] or 0, parts[1] or 0, parts[0] or 0)
    except ValueError:
        return None


def _fits(parts: list[int | None], stamp: tuple[int, int, int]) -> bool:
    return any(parts) and all(part is None or part == held for part, held in zip(parts, stamp, strict=True))


def _known(parts: list[int | None]) -> str:
    _, month, year = parts
    if not year:
        return ""
    return f"{year}-{month:02}" if month and 1 <= month <= 12 else str(year)


def _place(text: str) -> str:
    return " ".join(re.sub(r"[|*_]", " ", text).split()).strip(" .-")


def _issuer_lines(layout: Layout) -> list[str]:
    """Give what is left above the title once motto, number and day are taken away."""
    lines: list[str] = []
    for line in layout.above:
        text = MOTTO.sub(" ", PLACE_DAY.sub(" ", line.text))
        text = " ".join(re.sub(r"[|_/\\]|[-–—=.]{3,}|D[ựỰ] TH[ảẢ]O.*|B[ảẢ]N SAO.*", " ", text).split()).strip(" -–—.,*")
        letters = [letter for letter in text if letter.isalpha()]
        capitals = sum(letter.isupper() for letter in letters)
        if len(letters) >= 3 and capitals >= 0.85 * len(letters) and not NUMBER_LINE.match(line.text):
            lines.append(text)
    return [line for line in lines if "ngay" not in fold(line).split()][:6]

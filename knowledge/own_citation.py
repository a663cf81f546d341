"""The day in a plan's own citation (Kế hoạch số 21 ngày 04/8/2025), which is no day that a question is about."""

from __future__ import annotations

import re
from datetime import date

from knowledge.place_names import bare_place
from knowledge.places import LONGEST
from knowledge.shelf import Shelf
from knowledge.text import key

_DAY = re.compile(
    r"\s*\b(?:(?:được\s+|duoc\s+)?(?:ban hành|ban hanh|ký|ky|ra)\s+)?(?:vào\s+|vao\s+)?(?:ngày\s+|ngay\s+)?"
    r"(?P<day>\d{1,2})\s?(?:[/.-]|tháng|thang)\s?(?P<month>\d{1,2})\s?(?:[/.-]|năm|nam)\s?(?P<year>20\d\d)\b(?!/)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\s*\b(?:(?:ban hành|ban hanh|ra)\s+)?(?:tháng|thang)\s?(?P<month>\d{1,2})\s?(?:/|năm|nam)\s?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"[/.-]\s?20\d\d\b|(?:tháng|thang)\s?\d", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_PLAN = re.compile(r"\b(?:kế hoạch|ke hoach|kh)\b[^,;:?()]{0,80}$", re.IGNORECASE)
_WORDS = (
    "dung phai co khong k ko chua ha a nhi the vay la nay nhe ad em e ah hay ban hanh ngay cua ubnd uy nhan dan tinh"
    " thanh pho xa theo ky thang nghe noi don bao rang nguoi hinh nhu tuong thay chac hoi cho"
)
_IDLE = frozenset(_WORDS.split())
"""Words that ask for nothing beside a plan and its day but whether the day is so."""


_ISSUER = re.compile(
    r"(?<!\w)(?P<plan>(?:kế hoạch|ke hoach|kh)(?: (?:số|so))? ?\d{1,4}(?:/kh-ubnd)?(?: (?:năm|nam) 20\d\d)?)\s+"
    r"(?:(?:của|cua|do)\s+)?(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|uy ban nhan dan)\s+(?:tỉnh|tinh)\s+"
    r"(?!nào\b|nao\b|ban\b|đã\b|giao\b|ra\b|có\b|ký\b)(?=\w)",
    re.IGNORECASE,
)
"""A plan by its number, of a province's committee: that says nothing of the level that a question is about."""


def without_own_citation(text: str, shelf: Shelf) -> str:
    """Return a question with a plan that it cites in full named by its number and place alone."""
    return _ISSUER.sub(r"\g<plan> ", without_own_day(text, shelf))


def without_own_day(text: str, shelf: Shelf) -> str:
    """Return a question without the day of issue in the citation of a plan that its number or place names already."""
    if not _DATED.search(text):
        return text
    for found in (*_DAY.finditer(text), *_MONTH.finditer(text)):
        named = _PLAN.search(text, 0, found.start())
        plan = _issued(found, text, shelf) if named is not None else ""
        if named is None or not plan or not _identified(text, plan, shelf):
            continue
        if _asks(f"{text[: named.start()]} {text[found.end() :]}", plan, shelf):
            return f"{text[: found.start()]}{text[found.end() :]}"
    return text


def _issued(found: re.Match[str], text: str, shelf: Shelf) -> str:
    """Return the only plan issued on a day, or in a month where it gives no day; empty where none or several are."""
    if "day" in found.groupdict():
        return _issued_on(found, shelf)
    rows = shelf.library.names_among(key(text).split(), LONGEST, kinds=("place",))
    dated = {row.plan: shelf.head(row.plan).dated for row in rows if not shelf.head(row.plan).day}
    told = [int(found["month"]), int(found["year"])]
    plans = [plan for plan, when in dated.items() if [int(part) for part in _FIGURES.findall(when)] == told]
    return plans[0] if len(plans) == 1 else ""


def _issued_on(found: re.Match[str], shelf: Shelf) -> str:
    """Return the only plan issued on a day, empty where there is none, or several."""
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return ""
    rows = shelf.library.names([f"day {day.year}-{day.month}-{day.day}"], kinds=("day",))
    plans = {row.plan for row in rows if shelf.head(row.plan).day == day}
    return plans.pop() if len(plans) == 1 else ""


def _identified(text: str, plan: str, shelf: Shelf) -> bool:
    """Tell whether a text names a plan by its place or number besides its day."""
    head, flat = shelf.head(plan), f" {key(text)} "
    number = key(head.number).split()[:1]
    return f" {bare_place(head.place)} " in flat or any(f" {part} " in flat for part in number)


def _asks(rest: str, plan: str, shelf: Shelf) -> bool:
    """Tell whether what stands before and behind a citation asks for something besides the day."""
    place = set(key(shelf.head(plan).place).split())
    return any(word not in _IDLE and word not in place for word in key(rest).split())

"""One of several plans offered, picked in words (cái 2023 ấy, số 2, bản mới nhất)."""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.values import SPELLED

_WORDS = 8
"""Words up to which a message may only pick."""

_LEAD = (
    r" (?:(?:cai|ban|ke hoach|kh|so|thu|phuong an|muc|chon|lay|la|cua|o|cho|da|vang|em|minh|toi|hoi|y|nam|cuoc|dot"
    r"|hoi nghi|dai hoi|theo) )*"
)
_TAIL = r"(?:(?:ay|do|nhe|nha|a|di|thoi|em|anh|chi|ad|ban|oi|nay|co|nhi|kia|hon) )*"
_PICK = Pattern(
    _LEAD
    + r"(?:(?P<year>20\d\d)|(?P<place>\d)|thu (?P<spelled>hai|ba|tu|nam)|(?P<first>dau|dau tien|thu nhat)"
    + r"|(?P<last>cuoi|cuoi cung|sau cung)|(?P<newest>moi|moi nhat|gan nhat|gan day)|(?P<oldest>cu|cu nhat)) "
    + _TAIL
)


def picked(reading: Reading, offered: tuple[str, ...], year: Callable[[str], int]) -> str:
    """Return the plan offered that a message picks and does nothing else; empty where it picks none.

    `year` tells the year that a plan is for.
    """
    if not offered or len(reading.said) > _WORDS:
        return ""
    found = _PICK.made.fullmatch(reading.flat)
    if found is None:
        return ""
    if found["year"]:
        fitting = [plan for plan in offered if year(plan) == int(found["year"])]
        return fitting[0] if len(fitting) == 1 else ""
    if found["newest"] or found["oldest"]:
        ordered = sorted(offered, key=year)
        years = [year(plan) for plan in ordered]
        at = -1 if found["newest"] else 0
        return ordered[at] if years.count(years[at]) == 1 else ""
    place = 1 if found["first"] else len(offered) if found["last"] else _number(found)
    return offered[place - 1] if 1 <= place <= len(offered) else ""


def _number(found: re.Match[str]) -> int:
    return int(found["place"]) if found["place"] else SPELLED.get(found["spelled"], 0)

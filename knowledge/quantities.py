"""Counts of people in a question: how many, delegates or staff, and compared how."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.text import compose, fold, key
from knowledge.values import Value, find

_STAFF = re.compile(
    r" ?(?:can bo|cb|cbcc\w*|cong chuc|cc|vien chuc|lao dong|ld|nld"
    r"|nguoi lao dong|ng ld|nguoi ld|bien che|nhan su|nhan vien|cnv\w*"
    r"|(?:nguoi|ng) (?:huong luong|an luong|trong bien che))"
)
_GUESTS = re.compile(r" ?(?:dai bieu|db|dbieu|nguoi|ng|khach|vi|suat|ghe|cho)\b")
_PLAN = re.compile(r"(?:kh|ke hoach|so|nam|thang|quy|ngay|muc|phan|lan) ?(?:so )?$")
_SECOND_PLAN = re.compile(
    r"(?:kh|ke hoach)(?: so)? ?\d{1,4}(?:/kh-ubnd)?(?: ?(?:nam |/)?20\d\d)? ?(?:va|voi|cung|hay|hoac|,|&) ?(?:so )?$"
)
_OTHER = re.compile(
    r" ?(?:nam|ngay|thang|buoi|phan|muc|%|gio|h|tuan|cap|don vi|xa|phuong|huyen|xom|phong trao|noi dung|lan|phut)\b"
)
_ON_STAFF = Pattern(
    r"(?:bien che|quan so|nhan su|(?:so|tong) (?:can bo|cong chuc|vien chuc|nguoi lao dong|nhan vien))"
    r"(?: (?:la|co|gom|tong|khoang|chung|duoc giao|hien co))* $"
)
_INVITED = Pattern(r"(?:moi|trieu tap|du kien) (?:tam |khoang |toi |tan |den |duoc )?$")
_TIMES = re.compile(r" ?(tram|nghin|ngan)\b")
_MORE = Pattern(r"(?:tren|hon|qua|vuot|ngoai|lon hon|tu) ?$")
_LESS = Pattern(r"(?:duoi|chua toi|chua den|it hon|nho hon|gan) ?$")


_ADDED = Pattern(
    r"^(?![^?;]*\b(?:len|thanh|thay|hay|hoac|nam|bot|hoi)\b)[^?;]{0,40}(?:\b(?:them|cong)\b|\+)"
    r"(?: (?:vao|voi|khoang|toi da|duoc|tam|ca|co|la|moi))* ?$"
)
"""What stands between two counts that are taken together (145 đại biểu, thêm 10 khách mời)."""

_OF_SEVERAL = Pattern(r"\bmoi (?:khoi|xom|thon|to|chi|don|phong|ban|co|xa|phuong|doan|cum|hoi|ben)\b", "moi ")
"""A count for each of several bodies, to which no other is added."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of people: `of` is `staff`, `guests` or empty; `more` and `less` tell an open comparison."""

    count: int
    of: str
    more: bool = False
    less: bool = False


def quantities(reading: Reading) -> tuple[Quantity, ...]:
    """Return the counts of people that a question names, in order."""
    numbers = reading.of("number")
    return _quantities(reading.text, numbers) if numbers else ()


@lru_cache(maxsize=64)
def _quantities(text: str, numbers: tuple[Value, ...]) -> tuple[Quantity, ...]:
    lowered = compose(text).lower()
    folded = fold(lowered)
    found: list[Quantity] = []
    end = 0
    for value in numbers:
        office = lowered[: value.start].endswith("sở ") and len(lowered) == len(folded)
        after, before = folded[value.end : value.end + 24], folded[max(0, value.start - 24) : value.start]
        capped = before.endswith("muc ") and _GUESTS.match(after)
        if _PLAN.search(folded[max(0, value.start - 12) : value.start]) and not office and not capped:
            continue
        if _OTHER.match(after):
            continue
        staff = _STAFF.match(after) or _ON_STAFF.search(before)
        of = "staff" if staff else "guests" if _GUESTS.match(after) or _INVITED.search(before) else ""
        if not of and _SECOND_PLAN.search(folded[max(0, value.start - 40) : value.start]):
            continue
        times = _TIMES.match(after)
        count = value.number * ({"tram": 100, "nghin": 1000, "ngan": 1000}[times[1]] if times else 1)
        one = Quantity(count, of, bool(_MORE.search(before)), bool(_LESS.search(before)))
        if found and "staff" not in (of, found[-1].of) and _is_added(folded, end, value.start):
            found[-1] = replace(found[-1], count=found[-1].count + count)
        else:
            found.append(one)
        end = value.end
    return tuple(found)


def _is_added(folded: str, end: int, start: int) -> bool:
    """Tell whether a count is added to the one before it; `end` and `start` are where what stands between lies."""
    return _ADDED.search(folded[end:start]) is not None and _OF_SEVERAL.search(folded) is None


_GATHERED = re.compile(r" (?:moi|du|dai bieu|khach|nguoi|trieu tap|vuot|toan the|can bo|lao dong) ")


def people(reading: Reading, of: str) -> Quantity | None:
    """Return the count of `staff` or `guests`, or a bare one where no unit is given at all; None without."""
    found = quantities(reading)
    if not found:
        return None
    fitting = [q for q in found if q.of == of]
    gathered = _GATHERED.search(reading.flat) or {"bieu", "khach"} & reading.leant_on
    bare = [q for q in found if not q.of and q.count >= 10 and gathered]
    return fitting[0] if fitting else bare[-1] if bare and not any(q.of for q in found) else None


def before(said: str, reading: Reading) -> Reading:
    """Return the reading with the counts and days of the latest of earlier messages that has some."""
    for line in reversed(said.splitlines()):
        values = find(fold(compose(line)).lower())
        if any(value.kind in ("number", "day") for value in values):
            return replace(reading, text=line, values=values)
    return reading


def days_named(reading: Reading, year: int) -> tuple[date, ...]:
    """Return the calendar days that a question names; those without a year fall in `year`, if it has them."""
    return tuple(value.day(year) for value in reading.of("day") if value.exists(year))


_EACH = Pattern(
    r" moi (?:ca nhan|nguoi|don vi|gia dinh|cong dan|guong)[a-z ]*? (\d{1,3}) (?:dai bieu|nguoi|khach) ",
    " dai bieu ",
    " khach ",
    " nguoi ",
)
_NUMBER = r"(\d{1,4}|hai|ba|bon|nam|bay|tam|chin|muoi)"
_BODIES = re.compile(rf" {_NUMBER} (?:cong dan|ca nhan|gia dinh|nguoi|guong|don vi|nha|ho|vi|truong hop|danh hieu) ")
_GUESTS_CLAIMED = Pattern(
    rf" (?:moi|duoc|di|dan|dua|theo|cu|them|keo|la|toi da)(?: (?:moi|toi|toi da|theo|den|du|cung|di|dan|dua))* "
    rf"{_NUMBER} (?:nguoi|dai bieu|khach)(?: nha| than| di| du)? (?!duoc ton|duoc vinh|ton vinh|duoc tang)"
)
_GUESTS_COMING = Pattern(
    rf" (?:gia dinh|nha|nguoi nha|nguoi than|than nhan)(?: \w+){{0,4}} {_NUMBER} (?:nguoi|dai bieu|khach)"
    r"(?: nha| than)? (?:muon|di|den|du|cung|xin|duoc khong|thi duoc khong|co duoc) "
)
_FOR_HOW_MANY = Pattern(
    r" (?:may|bao nhieu) (?:cong dan|ca nhan|gia dinh|guong|nha|ho|vi)(?: \w+){0,14}? "
    rf"(?:tong|het|du|ca thay|tat ca|thanh|la|moi)(?: cong| so| moi| la)* {_NUMBER} (?:nguoi|dai bieu|khach) ",
    " dai bieu ",
    " khach ",
    " nguoi ",
)
_SPELLED = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}


@dataclass(frozen=True, slots=True)
class Times:
    """So many delegates for `each`: `total` of them for a `count`, or `claimed` that there are for one (0: neither)."""

    each: int
    count: int = 0
    total: int = 0
    claimed: int = 0


@lru_cache(maxsize=512)
def per_head(told: str) -> int:
    """Return how many delegates a rule gives each person (mỗi cá nhân 03 đại biểu), 0 where it gives none."""
    rule = _EACH.search(f" {key(told)} ")
    return int(rule[1]) if rule else 0


def _whole(number: str) -> int:
    return _SPELLED.get(number) or int(number)


def times(reading: Reading, told: str) -> Times | None:
    """Hold a rule that gives each person a number against the count of persons, or of guests, that is asked about."""
    each = per_head(told)
    if not each:
        return None
    flat = reading.flat
    if (all_in := _FOR_HOW_MANY.search(flat)) and _whole(all_in[1]) % each == 0:
        return Times(each, _whole(all_in[1]) // each, _whole(all_in[1]))
    claimed = _GUESTS_CLAIMED.search(flat) or _GUESTS_COMING.search(flat)
    bodies = [m for m in _BODIES.finditer(flat) if not claimed or m.start(1) != claimed.start(1)]
    count = _whole(bodies[0][1]) if bodies else 0
    if count > 1:
        return Times(each, count, count * each, _whole(claimed[1]) if claimed else 0)
    return Times(each, claimed=_whole(claimed[1])) if claimed else None

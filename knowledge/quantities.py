"""Counts of people in a question: how many, delegates or staff, and compared how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.text import compose, fold
from knowledge.values import Value, find

_STAFF = Pattern(
    r" ?(?:can bo|cb|cbcc\w*|cong chuc|cc|vien chuc|lao dong|ld|nld"
    r"|nguoi lao dong|ng ld|nguoi ld|bien che|nhan su|nhan vien|giao vien|cong nhan|bac si|cnv\w*"
    r"|(?:nguoi|ng) (?:huong luong|an luong|trong bien che))"
)
_GUESTS = Pattern(r" ?(?:dai bieu|db|dbieu|nguoi|ng|khach|vi|suat|ghe|cho)\b")
_PLAN = Pattern(r"(?:kh|ke hoach|so|nam|thang|quy|ngay|muc|phan|lan) ?(?:so )?$")
_SECOND_PLAN = Pattern(
    r"(?:kh|ke hoach)(?: so)? ?\d{1,4}(?:/kh-ubnd)?(?: ?(?:nam |/)?20\d\d)? ?(?:va|voi|cung|hay|hoac|,|&) ?(?:so )?$"
)
_OTHER = Pattern(
    r" ?(?:nam|ngay|thang|buoi|phan|muc|%|gio|h|tuan|cap|don vi|xa|phuong|huyen|xom|phong trao|noi dung|lan|phut)\b"
)
_ON_STAFF = Pattern(
    r"(?:bien che|quan so|nhan su|(?:so|tong) (?:can bo|cong chuc|vien chuc|nguoi lao dong|nhan vien))"
    r"(?: (?:la|co|gom|tong|khoang|chung|duoc giao|hien co))* $"
)
_INVITED = Pattern(r"(?:moi|trieu tap|du kien) (?:tam |khoang |toi |tan |den |duoc )?$")
_PRONOUN = "(?:em|e|minh|toi|chi|anh|tui|ta|nha|chung|bon|cac|ben|cua|nay|do|tho)"
_ABOUT = (
    "(?:co|tong|cong|tat|ca|thay|chi|moi|dung|khoang|tam|chung|duoc|hon|tren|duoi|chua|toi|den|it|nhieu|vua|du|tron"
    "|chan|gan|dang|hien|thi|la|so|nguoi|qua|lon|nho)"
)
_BODY = "(?:xa|phuong|thi tran|co quan|don vi|dv|dvi|truong|so|phong|ubnd|cong ty|cty|benh vien|cho|ben)"
_OF_A_BODY = Pattern(
    rf"(?<!nghi )(?<!hoi )(?<!cap )\b{_BODY}(?:(?: {_PRONOUN})*(?: {_ABOUT})*"
    rf"|(?: (?!moi|trieu|du|dinh|hop|to|lam|mo|hoi|dai|cho|duoc)[a-z]+,?){{1,4}} (?:co|tong)(?: {_ABOUT})*) $"
)
"""What a body counts, right before the number of its people (phường em có khoảng 150 người)."""

_ITS_PEOPLE = Pattern(r" ?(?:(?:nguoi|ng|dong chi|dc)\b(?! dan\b)|(?:dung|chan|tron)\b)")
_COMING = Pattern(r" ?\w+(?: \w+){0,4} (?:du|tham du|tham gia|di|ve du|den du)\b")
_BODY_BY_NAME = Pattern(
    r"(?i:xã|phường|thị trấn) (?:[A-ZĐÁÂÔƠƯĂÊÚÍÝÓ][^\W\d_]* ){1,4}(?i:(?:có|khoảng|tổng|hơn|trên|dưới) )*$"
)
"""A commune named, right before the number of its people (phường Tam Thanh 260 người)."""

_HOW_MANY_INVITED = Pattern(
    r"(?:moi|trieu tap|cu|chon|dai bieu|db)\b[^?;]{0,20} (?:may|bao nhieu)"
    r"|(?:may|bao nhieu) (?:dai bieu|db|dbieu|khach)\b"
)
_INHABITANTS = Pattern(
    r" ?(?:nghin |ngan |van |tram )?(?:(?:nguoi |ng )?dan|nhan khau|cu dan|ho dan|ho)\b"
    r"(?! (?:toc|su|van|ca|quan|bieu|so|tieu|muon|duoc|du)\b)"
)
_POPULATION = Pattern(r"(?:dan so|so dan|nhan khau)(?: (?:la|co|cua|khoang|tam|hon|tren|gan|toi|xa|phuong|em|minh))* $")
_THERE = Pattern(r" ?cho (?:duoi|tren|do|nay|kia|nao|trong)\b")
_TIMES = Pattern(r" ?(tram|nghin|ngan)\b")
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
    """A count of people: `of` is `staff`, `guests`, `body` or empty; `more` and `less` tell an open comparison.

    A `body` has so many people, who may be its staff or those that it brings.
    """

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
        capped = before.endswith("muc ") and _GUESTS.made.match(after)
        if _PLAN.search(folded[max(0, value.start - 12) : value.start]) and not office and not capped:
            continue
        if (
            _OTHER.made.match(after)
            or _INHABITANTS.made.match(after)
            or _POPULATION.search(before)
            or _THERE.made.match(after)
        ):
            continue
        of = _of(before, after, folded[: value.start], folded[value.end :])
        if of == "guests" and _BODY_BY_NAME.search(compose(text)[: value.start]) and _ITS_PEOPLE.made.match(after):
            of = "guests" if _COMING.made.match(folded[value.end :]) else "body"
        if not of and _SECOND_PLAN.search(folded[max(0, value.start - 40) : value.start]):
            continue
        times = _TIMES.made.match(after)
        count = value.number * ({"tram": 100, "nghin": 1000, "ngan": 1000}[times[1]] if times else 1)
        one = Quantity(count, of, bool(_MORE.search(before)), bool(_LESS.search(before)))
        if found and "staff" not in (of, found[-1].of) and _is_added(folded, end, value.start):
            found[-1] = replace(found[-1], count=found[-1].count + count)
        else:
            found.append(one)
        end = value.end
    return tuple(found)


def _of(before: str, after: str, said: str, rest: str) -> str:
    """Tell whose count it is: `before` and `after` stand right beside it, `said` and `rest` are all that does."""
    if _STAFF.made.match(after) or _ON_STAFF.search(before):
        return "staff"
    if _INVITED.search(before):
        return "guests"
    if _OF_A_BODY.search(said) and _ITS_PEOPLE.made.match(rest):
        coming = _COMING.made.match(rest) is not None
        return "guests" if coming else "staff" if _HOW_MANY_INVITED.search(rest) else "body"
    return "guests" if _GUESTS.made.match(after) else ""


def _is_added(folded: str, end: int, start: int) -> bool:
    """Tell whether a count is added to the one before it; `end` and `start` are where what stands between lies."""
    return _ADDED.search(folded[end:start]) is not None and _OF_SEVERAL.search(folded) is None


_GATHERED = Pattern(
    r" (?:moi|du|dai bieu|khach|nguoi|trieu tap|vuot|toan the|can bo|lao dong|toi da|nhieu nhat|khong qua) "
)


def people(reading: Reading, of: str) -> Quantity | None:
    """Return the count of `staff` or `guests`, or a bare one where no unit is given at all; None without."""
    found = quantities(reading)
    if not found:
        return None
    fitting = [q for q in found if q.of == of] or [q for q in found if q.of == "body"]
    gathered = _GATHERED.search(reading.flat) or {"bieu", "khach"} & reading.leant_on
    bare = [q for q in found if not q.of and q.count >= 10 and gathered]
    return fitting[0] if fitting else bare[-1] if bare and not any(q.of for q in found) else None


def own_people(reading: Reading) -> Quantity | None:
    """Return the count of the people that a body has (biên chế 150 người, phường em 150 người); None without."""
    return next((q for q in quantities(reading) if q.of in ("staff", "body")), None)


def invited(reading: Reading) -> Quantity | None:
    """Return the count of `guests` that is no body's own people; None without."""
    found = people(reading, "guests")
    return found if found and found.of != "body" else None


def before(said: str, reading: Reading) -> Reading:
    """Return the reading with the counts and days of the latest of earlier messages that has some."""
    for line in reversed(said.splitlines()):
        values = find(fold(compose(line)).lower())
        if any(value.kind in ("number", "day") for value in values):
            return replace(reading, text=line, values=values)
    return reading


_GUESTS_TOLD = Pattern(r" (?:moi|khach|dai bieu|trieu tap) ", " moi ", " khach ", " dai bieu ", " trieu tap ")


def of_the_body(said: str, reading: Reading) -> Reading:
    """Return the reading with the counts of the latest of earlier messages that tells a body's own people.

    The question's own counts stay where it tells such people itself, counts no guests, or nothing told them before.
    """
    if own_people(reading) or not said or not _GUESTS_TOLD.search(reading.flat) or not invited(reading):
        return reading
    for line in reversed(said.splitlines()):
        earlier = replace(reading, text=line, values=find(fold(compose(line)).lower()))
        if own_people(earlier):
            return earlier
    return reading


def days_named(reading: Reading, year: int) -> tuple[date, ...]:
    """Return the calendar days that a question names; those without a year fall in `year`, if it has them."""
    return tuple(value.day(year) for value in reading.of("day") if value.exists(year))

"""Days, months and quarters that a question takes to be a deadline (tỉnh phải xong trước 30/9 đúng không)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.days import Before, Due, Month, Quarter, Year
from knowledge.patterns import Pattern
from knowledge.reading import Reading

_DATE = (
    r"(?:\d{1,2} (?:thang )?\d{1,2}(?: (?:nam )?20\d\d)?|(?:quy|thang) (?:\d{1,2}|i{1,3}|iv)(?: (?:nam )?20\d\d)?"
    r"|(?<=het )nam 20\d\d|(?<=cuoi )nam 20\d\d)"
)
_OWN = (
    r"(?:moi|duoc|kip|tre|muon|cham|du kien|dinh|neu|chon|xin|doi|lui|keo|hoan(?! thanh| tat)|dung han"
    r"|trong han|qua han|hop le|ok|on|sao|con|ky|ban hanh|sau|quyet dinh|chi thi|tu|hon|may|bao nhieu|nao|gi"
    r"|hay|hoac|ai)"
)
_UNTIL = r"(?:truoc|trong|den|toi|het|cuoi|la|vao|ngay|nam|muon nhat|cham nhat|tre nhat|khoang|thoi gian|o|cho|roi vao)"
_VERB = r"(?:hop|to chuc|lam|gui|nop|bao cao)"
_ASKED = r"(?:dung khong|phai khong|co dung khong|dung chua|khong|a|anh|ha|nhi|chu|dung)(?: (?:a|ad|em|anh|chi|vay))* $"

LIMIT_CLAIMED = Pattern(
    rf"^(?!.* {_OWN} )(?:.* (?:han|han chot|han cuoi|han cuoi cung|thoi han|thoi diem|xong|hoan thanh|hoan tat|ket thuc"
    rf"|phai (?:\w+ ){{0,3}}{_VERB}|{_VERB}(?: xong)?(?= (?:truoc|trong|het|den) ))"
    rf"(?: (?!truoc |trong |den )\w+){{0,4}}(?: {_UNTIL})* |.* (?:truoc|trong|den|het) (?:ngay )?)"
    rf"(?P<said>{_DATE})(?: (?:la|thi|co|roi|nay|nhu the|vay|a|ha|chi|anh|em|ad))* "
    rf"{_ASKED}",
    " khong ",
    " chua ",
    " a ",
    " anh ",
    " ha ",
    " nhi ",
    " chu ",
    " dung ",
)
"""A deadline that is said to be so; `said` is its day, month or quarter. What is planned by oneself is no claim."""

_OF_AN_EVENT = Pattern(r" (?:dot thi dua|hoi nghi|dai hoi) ", " dot thi dua ", " hoi nghi ", " dai hoi ")


def claims_a_limit(reading: Reading) -> bool:
    """Tell whether a day is said to be the deadline of a level or event named, which it then does not name itself."""
    named = reading.levels or reading.bare_levels or _OF_AN_EVENT.search(reading.flat)
    return bool(named) and LIMIT_CLAIMED.search(reading.flat) is not None


_BEFORE = Pattern(r" truoc(?: ngay| thang| quy)* (?:\d|i|quy|thang)", " truoc ")
_UP_TO = Pattern(r" (?:het|cuoi|den het|toi het)(?: ngay)? (?:quy|thang) ", " het ", " cuoi ")
_NUMERALS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Claim:
    """A deadline said to be so: `right` tells whether it is, None where it comes near; `named` is what was said."""

    right: bool | None
    named: str


def limit_claimed(reading: Reading, due: Due) -> Claim | None:
    """Hold what a question takes to be a deadline against the one stated; None where it takes nothing to be so."""
    last = due.last_day
    if last is None or not reading.of("day", "month", "quarter", "year") or LIMIT_CLAIMED.search(reading.flat) is None:
        return None
    before = _BEFORE.search(reading.flat) is not None
    named = "trước " if before else ""
    for value in reading.of("day"):
        if value.exists(last.year):
            day = value.day(last.year)
            return Claim(_of_day(day, before, due, last), f"{named}ngày {day.day:02}/{day.month}/{day.year}")
    for value in reading.of("month", "quarter"):
        year = value.year or last.year
        if value.kind == "month":
            return Claim(_of_span(Month(year, value.month), before, due, reading), f"{named}tháng {value.month}/{year}")
        said = Quarter(year, value.number)
        return Claim(_of_span(said, before, due, reading), f"{named}quý {_NUMERALS[value.number - 1]}/{year}")
    for value in reading.of("year"):
        return Claim(last == Year(value.year).last_day, f"hết năm {value.year}")
    return None


def _of_day(day: date, before: bool, due: Due, last: date) -> bool | None:
    said = day - timedelta(days=1) if before else day
    if said == last:
        return True
    return None if day == last or (isinstance(due, Before) and day == due.day) else False


def _of_span(said: Month | Quarter, before: bool, due: Due, reading: Reading) -> bool | None:
    last = due.last_day
    if before:
        return last is not None and said.first_day - timedelta(days=1) == last
    if said == due or (said.last_day == last and _UP_TO.search(reading.flat)):
        return True
    near = last is not None and said.first_day <= last and 0 <= (said.last_day - last).days <= 1
    return None if near and not isinstance(due, Year) else False

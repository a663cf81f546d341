"""Days told from today (mai, tuần sau) or as the end of a quarter, written out where something is held against them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from knowledge.days import Month, Quarter
from knowledge.patterns import Pattern
from knowledge.sent_and_held import SENDING
from knowledge.text import compose, fold, key

_FROM_TODAY = (" mai ", " mot ", " kia ", " sau ", " toi ", " nay ", " nua ")
"""Words by which a day is told from today."""

_HELD = Pattern(
    r"^(?=.* (?:hop|to chuc|lam|mo|khai mac|xong|tien hanh|hoan thanh) )"
    r"(?=.* (?:mai|mot|kia|sau|toi|nay|nua) )"
    r".* (?:duoc|dc|kip|ok|tre|muon|cham|on|hop le|dung han|sao|khong|ko|k|hong|kg|chua)(?: \w+){0,3} $",
    *_FROM_TODAY,
)
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5}
_SPOKEN = Pattern(
    r"(?<!\w)(?:(?:thu (?P<weekday>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu nhat|cn)) )?tuan (?P<week>nay|sau|toi)"
    r"(?!\w)|(?<!\w)(?P<span>thang|quy) (?:sau|toi)(?!\w)"
    r"|(?<!\w)(?P<more>\d{1,3}) (?P<unit>ngay|hom|tuan) nua(?!\w)"
    r"|(?<!\w)(?:(?:ngay|sang|chieu|toi|hom) (?P<near>mai|mot|kia)|^mai)(?! (?:ngay )?\d)(?!\w)"
)
_SENT_IN_TIME = Pattern(
    r"(?:(?:trong|het|dung|cua) )?(?:han )?(?:cua )?(?:(?P<span>quy|thang) (?P<number>iv|i{1,3}|1[0-2]|[1-9]))"
    r"(?:(?: nam |/)(?P<year>20\d\d))?(?!\w)"
)
_IN_TIME = Pattern(r" kip (?=.*(?:gui|nop|trinh))(?=.*(?:cham|muon|tre) nhat)", " kip ")
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


_ALONE = Pattern(
    r"^ (?:(?:con|the|vay|neu|roi|sang|qua|de|doi|a|la) )*"
    r"(?:(?:ngay|sang|chieu|hom|thu|hai|ba|tu|nam|sau|bay|chu nhat|\d{1,3}|tuan|thang|quy|nay|toi|nua|mai|mot|kia) )+"
    r"(?:(?:thi|sao|duoc|khong|kip|a|nhi|the|nao|dc|ko|k|co) )*$",
    *_FROM_TODAY,
)
"""Another day told from today, where the talk is about one."""


def with_days(text: str, today: date, *, of_days: bool) -> str:
    """Return a question with the day written out that it tells from today, where something is held against it.

    A week stands for its Sunday. Where papers are to be sent in time for the end of a month or quarter, the event is
    taken to be held on its last day. `of_days` tells that the talk is about a deadline.
    """
    flat = f" {key(text)} "
    sent = SENDING.search(flat) is not None
    if not (_IN_TIME if sent else _HELD).search(flat) and not (of_days and _ALONE.search(flat)):
        return text
    composed = compose(text)
    folded = fold(composed)
    if len(folded) != len(composed):
        return text
    found = (_SENT_IN_TIME if sent else _SPOKEN).search(folded)
    if found is None:
        return text
    told = f"họp ngày {_written(_end(found, today))}" if sent else _told(found, today)
    return f"{composed[: found.start()]}{told}{composed[found.end() :]}"


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _end(found: re.Match[str], today: date) -> date:
    """Return the last day of the month or quarter that is named."""
    year = int(found["year"] or today.year)
    number = _NUMERALS.get(found["number"]) or int(found["number"])
    if found["span"] == "quy" and number <= len(_NUMERALS):
        return Quarter(year, number).last_day
    return Month(year, number).last_day


def _told(found: re.Match[str], today: date) -> str:
    """Return the day, month or quarter that is told from today."""
    if found["span"] == "thang":
        after = Month(today.year, today.month).last_day + timedelta(days=1)
        return f"tháng {after.month}/{after.year}"
    if found["span"] == "quy":
        after = Quarter(today.year, (today.month + 2) // 3).last_day + timedelta(days=1)
        return f"quý {(after.month + 2) // 3}/{after.year}"
    if found["week"]:
        monday = today - timedelta(days=today.weekday() - (0 if found["week"] == "nay" else 7))
        return f"ngày {_written(monday + timedelta(days=_WEEKDAYS.get(found['weekday'] or '', 6)))}"
    ahead = int(found["more"]) * (7 if found["unit"] == "tuan" else 1) if found["more"] else 1
    if found["near"] in ("mot", "kia"):
        ahead = 2
    return f"ngày {_written(today + timedelta(days=ahead))}"

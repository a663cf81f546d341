"""Finds points in time in a text and makes them typed values; what names no year stays without one.

>>> [moment.due for moment in moments("hoàn thành trước ngày 31/8/2025")]
[Before(day=datetime.date(2025, 8, 31))]
>>> [moment.due for moment in moments("xong trong quý II năm 2026; gửi chậm nhất là ngày 01/02/2026")]
[Quarter(year=2026, quarter=2), By(day=datetime.date(2026, 2, 1))]
>>> [(moment.due, moment.cue) for moment in moments("nộp trước ngày 25/11")]
[(None, 'before')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.days import Before, By, Due, Month, OnDay, Quarter, Span, Year
from knowledge.documents.labels import roman_value

AND = r"\s*(?:-|–|và|,|đến|tới)\s*"
TO_DAY = r"\s*(?:-|–|và|đến|tới)\s*"
POINT = re.compile(
    rf"(?P<dmy>(?:ngày\s+|sáng\s+|chiều\s+|tối\s+)?(?:(?<![\d/])(?P<d0>\d{{1,2}}){TO_DAY}(?:ngày\s+)?"
    r"|(?<=ngày )(?P<dl>\d{1,2})(?:\s*,\s*\d{1,2}){0,5}\s*(?:,|và)\s*)?"
    r"(?<![\d/])(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})(?![\d/]))"
    rf"|(?P<words>ngày\s+(?:(?P<d9>\d{{1,2}}){TO_DAY}(?:ngày\s+)?)?(?P<d2>\d{{1,2}})\s+tháng\s+(?P<m2>\d{{1,2}}"
    rf")(?:\s+năm\s+(?P<y2>\d{{4}}))?)"
    r"|(?P<dm>(?:ngày\s+|(?<=từ )|(?<=đến )|(?<=trước ))(?P<d3>\d{1,2})\s?/\s?(?P<m3>\d{1,2})(?![\d/]))"
    rf"|(?P<month>tháng\s+(?:(?P<m0>\d{{1,2}}){AND}(?:tháng\s+)?)?(?P<m4>\d{{1,2}})\s?(?:[/-]\s?"
    rf"|\s*,?\s*năm\s+)(?P<y4>\d{{4}})(?!\d))"
    r"|(?P<halfyear>(?:6|06|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm\s+(?P<y8>20\d{2}))"
    r"|(?P<bare>tháng\s+(?P<m5>\d{1,2})(?![\d/]))"
    rf"|(?P<quarter>quý\s+(?:(?P<q0>I{{1,3}}|IV|[1-4]){AND}(?:quý\s+)?)?(?P<q>IV|I{{1,3}}"
    rf"|[1-4])\s?(?:[/-]\s?|\s*,?\s*năm\s+)(?P<y6>\d{{4}})(?!\d))"
    r"|(?P<year>năm\s+(?P<y7>20\d{2})(?!\s?[-–]\s?\d)(?!\d))",
    re.IGNORECASE,
)
HOUR = r"(?:\d{1,2}\s?(?:giờ|h|g)\s?\d{0,2}\s*(?:phút|['’′])?\s*,?\s*)"
BEFORE = re.compile(r"(?:trước|xong trước)\s*(?:thời điểm|mốc)?\s*$", re.IGNORECASE)
BEFORE_HOUR = re.compile(rf"(?:trước|xong trước)\s*(?:lúc\s*)?{HOUR}$", re.IGNORECASE)
"""An hour before which on a day: the day itself is the last."""

BY = re.compile(
    r"(?:chậm nhất|muộn nhất|trễ nhất|hạn (?:chót|cuối|nộp|gửi|hoàn thành|đăng ký)|thời hạn"
    r"|đến hết|trước hết|không quá|(?<!đến )hết|(?<!tính )(?<!từ nay )đến)"
    rf"\s*(?:là|vào|đến|trong|hết|:)?\s*(?:cuối)?\s*(?:là|vào|:)?\s*{HOUR}?$",
    re.IGNORECASE,
)
FROM = re.compile(rf"(?:\btừ|bắt đầu từ|kể từ|trong)\s*(?:hôm)?\s*(?:đầu)?\s*{HOUR}?$", re.IGNORECASE)
FROM_HOUR = re.compile(rf"\btừ\s*(?:lúc\s*)?{HOUR}$", re.IGNORECASE)
TO = re.compile(
    rf"^\s*(?:\([^)]{{0,30}}\)\s*)?(?:,\s*)?(?:đến|tới|-|–)\s*(?:hết\s*)?(?:đầu\s*|cuối\s*)?{HOUR}?$", re.IGNORECASE
)
INSIDE = re.compile(
    r"(?:trong(?: khoảng)?|vào|xong|hoàn thành|thời gian|tiến độ|dự kiến|tổ chức)\s*(?:hoàn thành"
    r"|thực hiện|tổ chức)?\s*(?:trong|vào|là)?\s*:?\s*(?:trong|khoảng)?\s*(?:đầu|giữa|cuối|(?:thượng"
    r"|trung|hạ) tuần|tuần (?:thứ )?\w+(?: của)?)?\s*$",
    re.IGNORECASE,
)
NOW = re.compile(
    r"(?:kể\s+)?từ\s+(?:nay|ngày\s+(?:ban hành|ký)(?:\s+ban hành)?(?:\s+(?:Kế hoạch|văn bản))?(?:\s+này)?)"
    r"\s*(?:cho\s+)?(?:đến|tới)\s*(?:khi\s+|hết\s+|cuối\s+)?",
    re.IGNORECASE,
)


WINDOW = 120
"""Characters before a point in which the words stand that belong to it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or period in a text, from `start` to `end`, with its typed value.

    `due` is None where the text lacks the year or the calendar the day. `cue` is the word before it: `before`,
    `by`, `span`, `inside`, `bare`. `open` is true for a period from now whose end is no day.
    """

    due: Due | None
    cue: str
    start: int
    end: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    year: int | None
    month: int | None
    day: int | None
    quarter: int | None
    start: int
    end: int
    lead: int | None = None
    half: str = ""


def moments(text: str, issued: date | None = None) -> Iterator[Moment]:
    """Give the points and periods in a text in order; `issued` is the document's own day, if known."""
    points = [_point(found) for found in POINT.finditer(text)]
    nows = list(NOW.finditer(text))
    at = 0
    for now in nows:
        if not any(point.start <= now.end() + 12 and now.start() < point.start for point in points):
            yield Moment(
                Span(issued, None) if issued else None, "span", now.start(), _clause_end(text, now.end()), open=True
            )
    while at < len(points):
        point = points[at]
        following = points[at + 1] if at + 1 < len(points) else None
        if following and TO.match(text[point.end : following.start]) and _starts(text, point):
            start = _words_start(text, point.start, FROM)
            yield Moment(_span(point, following), "span", start, following.end)
            at += 2
            continue
        yield _single(text, point, issued, nows)
        at += 1


def _starts(text: str, point: _Point) -> bool:
    return bool(FROM.search(text[max(0, point.start - WINDOW) : point.start])) or point.day is not None


def _single(text: str, point: _Point, issued: date | None, nows: list[re.Match[str]]) -> Moment:
    left = text[max(0, point.start - WINDOW) : point.start]
    now = next((found for found in nows if found.end() <= point.start <= found.end() + 12), None)
    if now:
        end = _last(point)
        return Moment(Span(issued, end) if end else None, "span", now.start(), point.end)
    for cue, pattern in (("before", BEFORE), ("by", BEFORE_HOUR), ("by", BY)):
        if pattern.search(left):
            return Moment(_due(point, cue), cue, _words_start(text, point.start, pattern), point.end)
    if FROM.search(left) and not INSIDE.search(left):
        first = _first(point)
        if point.lead or point.half or FROM_HOUR.search(left):
            cue = "inside" if FROM_HOUR.search(left) else "span"
            return Moment(_due(point, "span"), cue, _words_start(text, point.start, FROM), point.end)
        return Moment(Span(first, None) if first else None, "from", _words_start(text, point.start, FROM), point.end)
    cue = "inside" if INSIDE.search(left) else "bare"
    return Moment(_due(point, cue), cue, _words_start(text, point.start, INSIDE), point.end)


def _point(found: re.Match[str]) -> _Point:
    def number(*names: str) -> int | None:
        return next((int(held) for name in names if (held := found[name])), None)

    half = (found["half"] or "").lower()
    lead = number("d0", "dl", "d9", "m0") or _quarter(found["q0"])
    return _Point(
        number("y", "y2", "y4", "y6", "y7", "y8"),
        number("m", "m2", "m3", "m4", "m5"),
        number("d", "d2", "d3"),
        _quarter(found["q"]),
        found.start(),
        found.end(),
        lead,
        half,
    )


def _quarter(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else roman_value(text.upper())


def _due(point: _Point, cue: str) -> Due | None:
    """Give the value of one point after a cue."""
    first, last = _first(point), _last(point)
    if first is None or last is None or point.year is None:
        return None
    if cue == "before":
        return Before(first)
    if point.half or point.lead:
        return Span(first, last) if first < last else None
    if point.day:
        return By(first) if cue == "by" else OnDay(first)
    if point.quarter:
        return Quarter(point.year, point.quarter)
    return Month(point.year, point.month) if point.month else Year(point.year)


def _first(point: _Point) -> date | None:
    """Give the first day of a point, that of the first part where it has two."""
    if point.year is None:
        return None
    if point.half:
        return date(point.year, 7 if point.half == "cuối" else 1, 1)
    if point.day:
        return _date(point.year, point.month or 0, point.lead or point.day)
    if point.quarter:
        return _date(point.year, 3 * (point.lead or point.quarter) - 2, 1)
    return _date(point.year, point.lead or point.month or 1, 1)


def _last(point: _Point) -> date | None:
    if point.year is None or (point.day and _first(point) is None) or (point.month or 1) > 12 or point.month == 0:
        return None
    if point.half:
        return date(point.year, 6, 30) if point.half == "đầu" else date(point.year, 12, 31)
    if point.day:
        return _date(point.year, point.month or 0, point.day)
    if point.quarter:
        return Quarter(point.year, point.quarter).last_day
    return Month(point.year, point.month).last_day if point.month else Year(point.year).last_day


def _span(start: _Point, end: _Point) -> Due | None:
    """Give a period; a start without a year has the year of the end."""
    lent = _Point(
        start.year or end.year,
        start.month or (end.month if start.day else None),
        start.day,
        start.quarter,
        0,
        0,
        start.lead,
    )
    first, last = _first(lent), _last(end)
    return Span(first, last) if first and last and first <= last else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _words_start(text: str, at: int, pattern: re.Pattern[str]) -> int:
    """Give where the words before a point begin that belong to its phrase."""
    first = max(0, at - WINDOW)
    found = pattern.search(text[first:at])
    start = first + found.start() if found else at
    first = max(0, start - WINDOW)
    before = re.search(r"(?:hoàn thành|xong|dự kiến|kết thúc|tổ chức)\s*$", text[first:start], re.IGNORECASE)
    start = first + before.start() if before else start
    first = max(0, start - WINDOW)
    part = re.search(r"(?:(?:dự kiến|vào)\s+)?(?:buổi\s+)?\b(?:sáng|chiều|tối)\s*$", text[first:start], re.IGNORECASE)
    return first + part.start() if part else start


def _clause_end(text: str, at: int) -> int:
    found = re.search(r"[.;]", text[at:])
    return at + found.start() if found else len(text)

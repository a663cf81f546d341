"""Single values as people type them: whole numbers, percents, days, half-days, phones, names.

>>> number("120 người"), number("một trăm hai mươi"), number("1.000 đb"), number("120-130")
(120, 120, 1000, None)
>>> half("sáng 20-8-2025"), half("14h ngày 20/8"), half("cả ngày")
('sáng', 'chiều', '')
>>> phone("+84 912 345 678"), phone("0912.345.678"), phone("12345")
('0912345678', '0912345678', None)
>>> person("ông Nguyễn Văn A - Chủ tịch UBND xã")
Person(name='Nguyễn Văn A', role='Chủ tịch UBND xã', category='')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.forms.answers import Person
from knowledge.forms.words import words
from knowledge.text import compose, fold, key, unify_tones
from knowledge.values import Value, find

PHONE = re.compile(r"(?<![\d/])(?:\+?84|0)(?:[ .()-]{0,2}\d){8,10}(?!\d)")
_HOUR = re.compile(r"\b(\d{1,2}) ?(?:h\b|h\d\d\b|gio\b|:\d\d)")
_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)*\.?")
_APART = re.compile(r"\s*[,;|\t]\s*|\s+[-–—]\s+|\s*\(\s*")


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day that was typed: the day, or what is wrong: `impossible`, `several`, `weekday`."""

    day: date | None
    wrong: str = ""


def values(text: str) -> tuple[Value, ...]:
    """Give the typed values of a text; phone numbers are none."""
    return find(unphoned(fold(compose(text))))


def unphoned(text: str) -> str:
    """Blank out telephone numbers, all else in its place."""
    return PHONE.sub(lambda found: " " * len(found[0]), text)


def number(text: str) -> int | None:
    """Read the one whole number of a text, in digits or words; None where there is none or several."""
    typed = values(text)
    found = [value for value in typed if value.kind == "number" or (value.kind == "year" and not value.number)]
    if len(found) == 1:
        return None if _fraction(text, found[0]) else found[0].number or found[0].year
    if found or re.search(r"\d", text):
        return None
    return _spelled(text)


def percent(text: str) -> int | None:
    """Read a percentage, with or without its sign; None where there is none or several."""
    found = [value for value in values(text) if value.kind in ("number", "percent")]
    if len(found) != 1 or _fraction(text, found[0]):
        return None
    return found[0].number


def day(text: str, today: date, last: date | None) -> DayRead | None:
    """Read a day; where no year is typed it is that which keeps `last` (None: no limit), else the next.

    >>> day("ngày 20 tháng 8", date(2025, 8, 10), date(2025, 8, 30)).day
    datetime.date(2025, 8, 20)
    >>> day("20/3", date(2024, 12, 1), date(2025, 3, 31)).day
    datetime.date(2025, 3, 20)
    >>> day("31/9", date(2025, 8, 10), None).wrong
    'impossible'
    """
    typed = values(text)
    found = [value for value in typed if value.kind == "day"]
    if any(value.kind == "impossible" for value in typed):
        return DayRead(None, "impossible")
    if not found:
        told = next((days for phrase, days in words().days.items() if _has(key(text), phrase)), None)
        return DayRead(today + timedelta(days=told)) if told is not None else None
    try:
        days = {_dated(value, today, last) for value in found}
    except ValueError:
        return DayRead(None, "impossible")
    if len(days) > 1:
        return DayRead(None, "several")
    (read,) = days
    weekday = next((day for phrase, day in words().weekdays.items() if _has(key(text), phrase)), None)
    return DayRead(None, "weekday") if weekday not in (None, read.weekday()) else DayRead(read)


def half(text: str) -> str | None:
    """Read the half-day: `sáng` or `chiều`; empty where another time is named, None where none is."""
    typed = key(text)
    for phrase, meaning in sorted(words().halves.items(), key=lambda item: -len(item[0])):
        if (len(phrase) > 1 and _has(typed, phrase)) or typed == phrase:
            return meaning
    hour = _HOUR.search(fold(compose(text)))
    if hour and 5 <= int(hour[1]) <= 18:
        return "sáng" if int(hour[1]) < 12 else "chiều"
    return None


def phone(text: str) -> str | None:
    """Read a telephone number of Việt Nam as ten or eleven digits from 0; None where there is none."""
    found = PHONE.search(text)
    if not found:
        return None
    digits = re.sub(r"\D", "", found[0])
    digits = "0" + digits.removeprefix("84") if not digits.startswith("0") else digits
    return digits if len(digits) in (10, 11) else None


def person(text: str) -> Person | None:
    """Read a person: the name (two words at least), then the role; None where there is no name."""
    parts = [part for part in _APART.split(PHONE.sub("", compose(text)).strip(" ,;.-–()")) if part.strip(" ).")]
    if not parts:
        return None
    name = _untitled(parts[0])
    if not _NAME.fullmatch(name) or not 2 <= len(name.split()) <= 8 or len(name) > 80:
        return None
    return Person(name=" ".join(name.split()), role=", ".join(part.strip(" ).") for part in parts[1:])[:200])


def _untitled(name: str) -> str:
    for title in words().titles:
        found = re.match(rf"{title}[ .:]+", fold(name))
        if found:
            return name[found.end() :].strip()
    return name.strip()


def _dated(value: Value, today: date, last: date | None) -> date:
    if value.year:
        return value.day(value.year)
    years = sorted({today.year, today.year + 1} | ({last.year} if last else set()))
    possible = [value.day(year) for year in years if value.exists(year)]
    if not possible:
        raise ValueError("no such day")
    timely = [each for each in possible if each >= today and (last is None or each <= last)]
    of_last = [each for each in possible if last and each.year == last.year]
    coming = [each for each in possible if each >= today]
    return (timely or of_last or coming or possible)[0]


def _fraction(text: str, value: Value) -> bool:
    """Whether a number is not whole, negative or one end of a range."""
    folded = unphoned(fold(compose(text)))
    around = folded[: value.start][-2:].strip(), folded[value.start : value.end], folded[value.end :][:1]
    return around[0].endswith(("-", "–")) or re.search(r"\d[.,]\d{1,2}(?!\d)", around[1]) is not None


def _spelled(text: str) -> int | None:
    """Read a number below a million in words that begin a text; a name behind them makes it no number.

    >>> _spelled("Hai trăm linh năm người"), _spelled("hai tram"), _spelled("bà Bình"), _spelled("ba Tran Thi Binh")
    (205, 200, None, None)
    """
    total = part = digit = 0
    read = False
    for word in compose(text).split():
        worth = _worth(word.lower())
        if worth is None:
            if part and key(word) in ("linh", "le"):
                continue
            read = read and not word[:1].isupper()
            break
        read = True
        if worth < 10:
            digit = worth
        elif worth == 10:
            part, digit = part + (digit or 1) * 10, 0
        elif worth == 100:
            part, digit = (digit or 1) * 100, 0
        else:
            total, part, digit = total + (part + digit or 1) * worth, 0, 0
    return total + part + digit if read else None


def _worth(word: str) -> int | None:
    """Give the number that a word means; marks that were typed count (`bà` is none)."""
    bare = word.strip(".,;:!?()")
    found = words().numbers.get(unify_tones(bare))
    return words().unmarked.get(bare) if found is None and bare.isascii() else found


def _has(typed: str, phrase: str) -> bool:
    return f" {phrase} " in f" {typed} "

"""Days on which papers are sent and an event is held, told apart in one question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.patterns import Pattern
from knowledge.text import key

Span = tuple[int, int]
"""Where something stands in folded text, in characters."""

_PAPERS = Pattern(
    r" (?:(?:(?<=gui )|(?<=nop )|(?<=trinh )|(?<=chuyen ))lich hop|lich|ban|viec|ke hoach|chuong trinh|ho so"
    r"|bao cao|thu tuc|giay to|tai lieu|van ban|phuong an)"
    r"(?: tong ket| to chuc| cua)*(?: (?:hoi nghi|dai hoi)(?! (?:ngay |vao |hom |mung )*\d))?(?= )"
)
"""Papers and bodies whose names hold words of holding and sending (lịch tổ chức, chương trình hội nghị)."""

_SENT = Pattern(r" (?:gui|nop|trinh|chuyen(?! doi| dai| hoi)|goi)(?= )")
_HELD = Pattern(
    r" (?:(?<!phu )(?<!tong )(?<!ket )hop(?! le| phap| dong| tac| ly)|to chuc|khai mac|dien ra|mo|tien hanh"
    r"|lam(?! sao| gi| on| viec| the)|hoi nghi|dai hoi|(?P<planned>chot|dinh|du kien))(?= )"
)
_ON = Pattern(
    r" (?P<day>\d{1,2}) (?:thang )?(?P<month>\d{1,2})(?: (?:nam )?(?P<year>20\d\d|2[3-9](?! (?:nguoi|dai bieu|ngay))))?"
    r"(?= )"
)
_FROM_TODAY = Pattern(
    r" (?:(?P<next>(?:(?:ngay|sang|chieu) )?(?<!xa )(?<!phuong )(?<!chi )(?<!co )(?<!ba )(?<!khai )mai(?! pha| son))"
    r"|(?P<last>(?:(?:ngay|sang|chieu) )?hom qua)"
    r"|(?P<now>(?:ngay )?hom nay|bay gio|nay(?= (?:la |da )*(?:ngay )?\d{1,2} (?:thang )?\d{1,2} )"
    r"|nay(?= gui| nop| moi)|(?<!bao )gio(?= moi| gui| nop| trinh| chuyen))"
    r"|con (?P<more>\d{1,3}) (?:ngay|hom|bua)(?: nua)?)(?= )"
)
_TO_HOLD = r"(?:hop|to chuc|khai mac|lam|mo|tien hanh)"

EARLIEST = Pattern(
    r"^(?=.* (?:gui|nop|(?<!chuong )trinh|ho so) ).* "
    r"(?:(?:som nhat|nhanh nhat|bao gio|khi nao|ngay nao|hom nao|ngay may)"
    rf"(?: \w+){{0,6}} (?:moi duoc|duoc|duoc phep|co the)(?: \w+){{0,2}} {_TO_HOLD} "
    rf"|{_TO_HOLD}(?: \w+){{0,4}} som nhat |som nhat(?: \w+){{0,7}} {_TO_HOLD} )",
    " gui ",
    " nop ",
    " trinh ",
    " ho so ",
)
"""The earliest day asked for on which an event may be held."""

_THAT_IS = Pattern(r"(?: (?:la|da|ngay|hom|tuc|nham|moi))*")

_WHICH = Pattern(
    r" (?:(?:ngay|hom|luc|bua) (?:nao|may)|khi nao|bao gio|ngay bao nhieu|cham nhat|muon nhat|tre nhat|som nhat"
    r"|han(?! che))(?= )"
)
WHETHER = Pattern(r" (?:khong|chua|duoc|du|kip|dung|hop le|sao|the nao|tre|muon|cham) ")
"""Asked whether something is in time."""

SENDING = Pattern(r" (?:gui|nop|trinh|chuyen|goi) ", " gui ", " nop ", " trinh ", " chuyen ", " goi ")
"""Something sent."""

A_DAY_CHOSEN = Pattern(
    r" (?:chon|lay|chot|dinh|tinh|du kien)(?: lam| to chuc)?(?: vao)? (?:ngay|hom) \d"
    r"| (?:toi|den|truoc|het) (?:ngay |hom )?\d{1,2} \d",
    " ngay ",
    " hom ",
    " toi ",
    " den ",
    " truoc ",
    " het ",
)
"""A day on which, or until which, something is to be held."""

_NEAR = 4
"""Words at most between a day and what is done on it, where it speaks for itself that one belongs to the other."""

_FAR = 30
"""Words that stand for more than a message has between a day and what is done on it."""

_PLANNED = 2
"""Words by which plans (định, dự kiến) are farther from a day than what is done on it."""

LONG_PAST = 270
"""Days after which a day without a year is the next one of that name: a meeting on 10/1, spoken of in December."""

_BACKWARDS = 5
"""Words by which a day must be nearer for an event to be taken to be held before papers are sent."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days told apart: of sending and of holding; None where a question names no such day."""

    sent: date | None
    held: date | None


def _explicit(found: re.Match[str], today: date) -> date | None:
    """Return the day that is written; one without a year that has long passed is of the next, None if there is none."""
    said = int(found["year"] or today.year)
    try:
        day = date(said + 2000 if said < 100 else said, int(found["month"]), int(found["day"]))
        return day.replace(year=day.year + 1) if not found["year"] and (today - day).days > LONG_PAST else day
    except ValueError:
        return None


def days_said(flat: str, today: date) -> dict[date, list[Span]]:
    """Return the days that a folded text names, each with where it stands; those long past are of the next year."""
    found: dict[date, list[Span]] = {}
    written = list(_ON.each(flat))
    for match in written:
        if (day := _explicit(match, today)) is not None:
            found.setdefault(day, []).append(match.span())
    for match in _FROM_TODAY.each(flat):
        if any(_THAT_IS.made.fullmatch(flat, match.end(), other.start()) for other in written):
            continue  # mai 01/3: the day is written out behind
        ahead = 1 if match["next"] else -1 if match["last"] else int(match["more"] or 0)
        found.setdefault(today + timedelta(days=ahead), []).append(match.span())
    return found


def _gap(flat: str, verbs: Iterable[re.Match[str]], days: list[Span], others: list[Span]) -> int:
    """Return how many words stand between a day and the nearest of some verbs, with no other day in between."""
    gaps = [_FAR]
    for verb in verbs:
        more = _PLANNED if verb.groupdict().get("planned") else 0
        for day in days:
            first, second = sorted((verb.span(), day))
            if not any(first[1] <= other[0] and other[1] <= second[0] for other in others):
                gaps.append(flat[first[1] : second[0]].count(" ") + more)
    return min(gaps)


def _hidden(flat: str) -> str:
    """Return the text with the names of papers blotted out."""
    return _PAPERS.made.sub(lambda found: re.sub(r"\w", "_", found[0]), flat)


def _of_two(flat: str, days: dict[date, list[Span]]) -> Days:
    """Tell of two days which is that of sending; that is the earlier one, unless the words clearly say other."""
    bare = _hidden(flat)
    sendings, holdings = list(_SENT.each(bare)), list(_HELD.each(bare))
    early, late = sorted(days)
    straight = _gap(flat, sendings, days[early], days[late]) + _gap(flat, holdings, days[late], days[early])
    crossed = _gap(flat, sendings, days[late], days[early]) + _gap(flat, holdings, days[early], days[late])
    return Days(late, early) if crossed + _BACKWARDS < straight else Days(early, late)


def sent_and_held(flat: str, today: date) -> Days | None:
    """Tell the day of sending from that of holding; None where it cannot be told, or nothing is sent on a day.

    `flat` is a question folded, with a space around each word. Of three days today is the one that only tells when
    the question is asked.
    """
    if not SENDING.search(flat):
        return None
    days = days_said(flat, today)
    if len(days) > 2:
        days = {day: at for day, at in days.items() if day != today}
    if len(days) == 2:
        return _of_two(flat, days)
    if len(days) != 1:
        return None
    bare, (day, at) = _hidden(flat), *days.items()
    sending, holding = _gap(flat, _SENT.each(bare), at, []), _gap(flat, _HELD.each(bare), at, [])
    if max(sending, holding) < _FAR and _WHICH.search(flat):
        return Days(day, None) if asks_when_held(flat) else Days(None, day)
    return Days(day, None) if sending < holding else Days(None, day)


def going_on(flat: str, said: str, today: date) -> Days | None:
    """Tell what a day is that stands alone (thế 5/3 thì sao): of sending, where the last day before it was one."""
    days = days_said(flat, today)
    if len(days) != 1 or _acts(flat):
        return None
    for line in reversed(said.splitlines()):
        earlier = f" {key(line)} "
        if _acts(earlier) and days_said(earlier, today):
            told = sent_and_held(earlier, today)
            return Days(next(iter(days)), None) if told is not None and told.sent else None
    return None


def _acts(flat: str) -> bool:
    """Tell whether something is sent or held in a text."""
    bare = _hidden(flat)
    return _SENT.search(bare) is not None or _HELD.search(bare) is not None


def held_before(said: str, today: date) -> date | None:
    """Return the day of an event that the latest of earlier messages names; None where none does."""
    lines = said.splitlines()
    for at in range(len(lines) - 1, -1, -1):
        flat = f" {key(lines[at])} "
        told = sent_and_held(flat, today) or going_on(flat, "\n".join(lines[:at]), today)
        days = days_said(flat, today)
        held = told.held if told is not None else next(iter(days)) if len(days) == 1 else None
        if held is not None:
            return held
    return None


_NEAR_BEFORE = 3
"""Words that may stand between a verb and its day (mở hội nghị vào ngày 5/3), which is then no following verb's."""

_YEAR = date(2024, 1, 1)
"""Any day: for how many days there are in a text it does not matter which they are."""


def asks_when_held(flat: str) -> bool:
    """Tell whether it is the day of the event that is asked for, and a day named is that of sending."""
    if EARLIEST.search(flat):
        return True
    asked = list(_WHICH.each(flat))
    if not asked or not SENDING.search(flat):
        return False
    bare, last = _hidden(flat), [asked[-1].span()]
    sendings, holdings = list(_SENT.each(bare)), list(_HELD.each(bare))
    said = [at for spans in days_said(flat, _YEAR).values() for at in spans]
    if len(said) == 1 and sendings and holdings:
        before = [
            _gap(flat, [verb for verb in verbs if verb.end() <= said[0][0]], said, []) for verbs in (sendings, holdings)
        ]
        if min(before) <= _NEAR_BEFORE and before[0] != before[1]:
            return before[0] < before[1]
        after = [_gap(flat, verbs, said, []) for verbs in (sendings, holdings)]
        if min(before) == _FAR and after[0] != after[1]:
            return after[0] < after[1]
    return _gap(flat, holdings, last, said) < _gap(flat, sendings, last, said)


def weighs_days(flat: str) -> bool:
    """Tell whether a question weighs the day of sending papers against that of an event, or asks for one of them."""
    if EARLIEST.search(flat):
        return True
    if not SENDING.search(flat):
        return False
    bare = _hidden(flat)
    days, holdings = days_said(flat, _YEAR), list(_HELD.each(bare))
    if not days or not holdings or not _SENT.search(bare):
        return False
    places = [place for at in days.values() for place in at]
    near = min(_gap(flat, holdings, [place], [other for other in places if other != place]) for place in places)
    if len(days) > 1:
        return near <= _NEAR and WHETHER.search(flat) is not None
    return near <= _NEAR and _WHICH.search(flat) is not None

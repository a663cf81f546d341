"""Days between sending papers and holding an event, where a plan fixes how many there have to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.days import Offset
from knowledge.patterns import EARLIEST, SENT_BEFORE_HELD, Pattern
from knowledge.workdays import working_days_from

_SENT = re.compile(r" (?:gui|nop|(?<!chuong )trinh|chuyen(?! doi)|goi)(?= )")
_HELD = re.compile(
    r" (?:hop|to chuc|khai mac|dien ra|lam|mo|tien hanh|chot|dinh|du kien"
    r"|(?:hoi nghi|dai hoi)(?= (?:ngay |vao |dinh )*\d))(?= )"
)
_DAY = re.compile(
    r" (?P<next>(?:ngay )?mai)(?= )| (?P<last>(?:ngay )?hom qua)(?= )"
    r"| (?P<now>(?:ngay )?hom nay|bay gio|nay(?= gui| nop| moi)|gio(?= moi| gui| nop))"
    r"(?: la)?(?: ngay)?(?: \d{1,2} (?:thang )?\d{1,2}(?: (?:nam )?20\d\d)?)?(?= )"
    r"| (?P<day>\d{1,2}) (?:thang )?(?P<month>\d{1,2})(?: (?:nam )?(?P<year>20\d\d))?(?= )"
    r"| con (?P<more>\d{1,3}) (?:ngay|hom|bua)(?: nua)?(?= )"
)
_WHICH = re.compile(r" (?:ngay nao|hom nao|khi nao|bao gio|ngay may|hom may|luc nao)(?= )")
_BEFORE = Pattern(
    r" truoc (?:\w+ ){0,4}?(?:(?P<days>\d{1,3}) (?:ngay|hom|bua)|(?P<weeks>\d|mot|hai|ba) tuan|(?P<half>nua thang)"
    r"|(?P<month>(?:1|mot) thang))(?= )",
    " truoc ",
)
_WEEKS = {"mot": 1, "hai": 2, "ba": 3}
_IF = Pattern(r" (?:khong|chua|duoc|du|kip|dung|hop le) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Days from sending to holding: `needed` by the rule, `short` of it by so many (0: enough).

    `sent` and `held` are the days named; `earliest` is asked for where only the first is, `due` the last day of
    sending for the second. `given` is how many days there are, None where only `sent` is named.
    """

    needed: int
    sent: date | None = None
    held: date | None = None
    earliest: date | None = None
    due: date | None = None
    given: int | None = None
    short: int = 0


def _counted(rule: Offset, day: date) -> date:
    return working_days_from(day, rule.days) if rule.working else day + timedelta(days=rule.days)


def _earliest(rule: Offset, sent: date) -> date:
    day = sent - timedelta(days=rule.days)
    while _counted(rule, day) < sent:
        day += timedelta(days=1)
    return day


def _days(flat: str, today: date) -> list[tuple[date, int, int]]:
    """Return the days that a text names, each with where it stands."""
    found = []
    for match in _DAY.finditer(flat):
        if match["next"]:
            found.append((today + timedelta(days=1), *match.span()))
        elif match["last"]:
            found.append((today - timedelta(days=1), *match.span()))
        elif match["now"]:
            found.append((today, *match.span()))
        elif match["more"]:
            found.append((today + timedelta(days=int(match["more"])), *match.span()))
        else:
            try:
                day = date(int(match["year"] or today.year), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            found.append((day, *match.span()))
    return found


def _gap(flat: str, verbs: re.Pattern[str], start: int, end: int) -> int:
    """Return how many words stand between a day and the nearest of some verbs."""
    found = list(verbs.finditer(flat))
    gaps = [flat[verb.end() : start].count(" ") for verb in found if verb.end() <= start]
    gaps += [flat[end : verb.start()].count(" ") for verb in found if verb.start() >= end]
    return min(gaps, default=99)


def _in_order(flat: str, days: list[tuple[date, int, int]]) -> tuple[date, date]:
    """Return of two days the one of sending and the one of holding."""
    (one, *at), (other, *then) = days
    straight = _gap(flat, _SENT, *at) + _gap(flat, _HELD, *then)
    crossed = _gap(flat, _SENT, *then) + _gap(flat, _HELD, *at)
    return (one, other) if straight < crossed or (straight == crossed and one < other) else (other, one)


def between(rule: Offset, flat: str, today: date) -> Between | None:
    """Work out days between sending and holding; None where a question is for nothing of the kind.

    `flat` is the question folded, with a space around each word; days without a year are of this year.
    """
    if rule.days >= 0:
        return None
    days, needed = _days(flat, today), -rule.days
    if len(days) == 2 and _IF.search(flat) and _SENT.search(flat):
        sent, held = _in_order(flat, days)
        due = _counted(rule, held)
        return Between(
            needed=needed, sent=sent, held=held, due=due, given=(held - sent).days, short=max((sent - due).days, 0)
        )
    if len(days) == 1 and _asks_when_held(flat):
        sent = days[0][0]
        return Between(needed=needed, sent=sent, earliest=_earliest(rule, sent))
    given = _BEFORE.search(flat)
    if not days and given and _IF.search(flat[given.end() :]) and _SENT.search(flat):
        count = _before(given)
        return Between(needed=needed, given=count, short=max(needed - count, 0))
    return None


def _before(said: re.Match[str]) -> int:
    """Return how many days before an event are told."""
    if said["days"]:
        return int(said["days"])
    if weeks := said["weeks"]:
        return 7 * (_WEEKS.get(weeks) or int(weeks))
    return 15 if said["half"] else 30


def _asks_when_held(flat: str) -> bool:
    """Tell whether it is the day of the event that is asked for, and the day named is that of sending."""
    if EARLIEST.search(flat):
        return True
    asked = list(_WHICH.finditer(flat))
    if not asked or not SENT_BEFORE_HELD.search(flat):
        return False
    return _gap(flat, _HELD, *asked[-1].span()) < _gap(flat, _SENT, *asked[-1].span())

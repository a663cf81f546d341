"""Days between sending papers and holding an event, where a plan fixes how many there have to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.days import Offset
from knowledge.patterns import Pattern
from knowledge.sent_and_held import SENDING, WHETHER, asks_when_held, going_on, held_before, sent_and_held
from knowledge.workdays import working_days_from

_BEFORE = Pattern(
    r" truoc (?:\w+ ){0,4}?(?:(?P<days>\d{1,3}) (?:ngay|hom|bua)|(?P<weeks>\d|mot|hai|ba) tuan|(?P<half>nua thang)"
    r"|(?P<month>(?:1|mot) thang))(?= )",
    " truoc ",
)
_WEEKS = {"mot": 1, "hai": 2, "ba": 3}


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


def counted(rule: Offset, day: date) -> date:
    """Return the day that a rule such as "15 days before" gives for the day of an event."""
    return working_days_from(day, rule.days) if rule.working else day + timedelta(days=rule.days)


def _earliest(rule: Offset, sent: date) -> date:
    day = sent - timedelta(days=rule.days)
    while counted(rule, day) < sent:
        day += timedelta(days=1)
    return day


def between(rule: Offset, flat: str, today: date, said: str = "") -> Between | None:
    """Work out days between sending and holding; None where a question is for nothing of the kind.

    `flat` is the question folded, with a space around each word, `said` what the person wrote before it.
    """
    if rule.days >= 0:
        return None
    alone = going_on(flat, said, today)
    needed, days = -rule.days, sent_and_held(flat, today) or alone
    if days is not None and days.sent and not days.held and asks_when_held(flat):
        return Between(needed=needed, sent=days.sent, earliest=_earliest(rule, days.sent))
    held = None if days is None else days.held or held_before(said, today)
    if days is not None and days.sent and held and (alone or WHETHER.search(flat)):
        due = counted(rule, held)
        short = max((days.sent - due).days, 0)
        return Between(needed=needed, sent=days.sent, held=held, due=due, given=(held - days.sent).days, short=short)
    told = _BEFORE.search(flat)
    if days is None and told and SENDING.search(flat) and WHETHER.search(flat[told.end() :]):
        count = _before(told)
        return Between(needed=needed, given=count, short=max(needed - count, 0))
    return None


def _before(said: re.Match[str]) -> int:
    """Return how many days before an event are told."""
    if said["days"]:
        return int(said["days"])
    if weeks := said["weeks"]:
        return 7 * (_WEEKS.get(weeks) or int(weeks))
    return 15 if said["half"] else 30

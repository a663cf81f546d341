"""Composes reminders to the people of units: one message a person and day with all that concerns them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.digest.dated import Dated, Timeline
from knowledge.digest.registered import Duty, Registered
from knowledge.digest.rhythm import Rhythm
from knowledge.workdays import works


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What one person is reminded of on a day: deadlines of their units, and forms to send or correct."""

    person: int
    day: date
    items: tuple[Dated, ...] = ()
    duties: tuple[Duty, ...] = ()


def remind(
    timeline: Timeline, registered: Registered, rhythm: Rhythm, today: date, since: date | None
) -> tuple[Reminder, ...]:
    """Compose the reminders of today, by person; `since` is the day of those before, None where there were none.

    A deadline and a form's last day are said in the rhythm; a form without a last day on Mondays, and
    what the office returned on every working day until it is corrected.
    """
    items: dict[int, list[Dated]] = {}
    people = registered.people()
    for occasion in registered.occasions():
        due = [item for item in timeline.following(occasion) if rhythm.speaks(item.last, today, since)]
        for person in people.get(occasion.unit, ()):
            items.setdefault(person, []).extend(due)
    duties: dict[int, list[Duty]] = {}
    for duty in registered.duties(today):
        if _owed(duty, rhythm, today, since):
            duties.setdefault(duty.person, []).append(duty)
    return tuple(
        Reminder(person=person, day=today, items=_ordered(items.get(person, ())), duties=tuple(duties.get(person, ())))
        for person in sorted({person for person, due in items.items() if due} | set(duties))
    )


def _owed(duty: Duty, rhythm: Rhythm, today: date, since: date | None) -> bool:
    """Whether to remind of a form today."""
    if duty.kind == "returned":
        return works(today)
    if duty.last is None:
        return today.weekday() == 0
    return duty.last >= today and rhythm.speaks(duty.last, today, since)


def _ordered(items: Iterable[Dated]) -> tuple[Dated, ...]:
    return tuple(sorted(items, key=lambda item: (item.last, item.plan, item.unit)))

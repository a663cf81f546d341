"""Composes a digest from facts, registrations and a day; what comes out depends on nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from knowledge.digest.dated import Dated, Timeline, takes_place
from knowledge.digest.registered import OpenForm, Registered
from knowledge.digest.rhythm import Rhythm, week_end
from knowledge.digest.subscription import Subscription
from knowledge.workdays import day_off, swapped_in

FARTHEST = 3660
"""The most days that a digest looks ahead or back, whatever the settings are."""

GroupName = Literal["overdue", "today", "tomorrow", "week", "later"]


@dataclass(frozen=True, slots=True)
class Group:
    """Deadlines that are said under one heading, in the order of their last days."""

    name: GroupName
    items: tuple[Dated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The look at the week: how many deadlines it and the next one have, its days off and swapped in.

    Days come with the name of the holiday; `swapped` are days of a weekend that are worked.
    """

    last: date
    due: int
    due_next: int
    off: tuple[tuple[date, str], ...] = ()
    swapped: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is said to a chat on a day. `week` is None but in the first digest of a week, usually Monday's.

    `following` is the nearest deadline beyond what is said, None where there is none or it is not said.
    """

    day: date
    groups: tuple[Group, ...] = ()
    forms: tuple[OpenForm, ...] = ()
    week: Week | None = None
    following: Dated | None = None

    @property
    def holds(self) -> bool:
        """Whether anything is due."""
        return bool(self.groups or self.forms)


def compose(
    wanted: Subscription,
    timeline: Timeline,
    registered: Registered,
    rhythm: Rhythm,
    today: date,
    since: date | None,
) -> Digest:
    """Compose a chat's digest for today; `since` is the day of the one before, None for its first.

    The first one shows all that is due within the days ahead, and as long late; later ones speak of a
    thing in the rhythm's steps, and the first of a week of all that the week holds.
    """
    reach = timedelta(days=min(max(wanted.ahead, 0), FARTHEST))
    longest = min(max(rhythm.late_for, *rhythm.late, 0), FARTHEST)
    back = reach if since is None else timedelta(days=longest)
    due = timeline.between(today - back, today + reach, wanted.plans, registered.occasions(wanted.plans or None))
    opens_week = today.weekday() == 0 if since is None else since < today - timedelta(days=today.weekday())
    full = week_end(today) if opens_week else today
    said = [item for item in due if since is None or _said(item, rhythm, today, since, full)]
    said = [item for item in said if item.last >= today or not takes_place(item)]
    forms = tuple(
        form
        for form in registered.open_forms(today, wanted.plans or None)
        if since is None or opens_week or (form.closes and rhythm.speaks(form.closes, today, since))
    )
    outlook = since is None or opens_week or not said
    return Digest(
        day=today,
        groups=_grouped(said, today),
        forms=forms,
        week=_week(timeline, wanted, today) if opens_week else None,
        following=_following(timeline, wanted, today, said) if outlook else None,
    )


def _following(timeline: Timeline, wanted: Subscription, today: date, said: list[Dated]) -> Dated | None:
    """Give the nearest deadline that is not said, or None."""
    return next((item for item in timeline.after(today, wanted.plans) if item not in said), None)


def _said(item: Dated, rhythm: Rhythm, today: date, since: date, full: date) -> bool:
    """Whether an item is said: what ends until `full` always, all else in the rhythm's steps."""
    return today <= item.last <= full or rhythm.speaks(item.last, today, since)


def _grouped(items: list[Dated], today: date) -> tuple[Group, ...]:
    """Put items under their headings."""
    under: dict[GroupName, list[Dated]] = {"overdue": [], "today": [], "tomorrow": [], "week": [], "later": []}
    for item in items:
        under[_name(item.last, today)].append(item)
    return tuple(Group(name, tuple(held)) for name, held in under.items() if held)


def _name(last: date, today: date) -> GroupName:
    """Name the heading for a last day."""
    left = (last - today).days
    if left < 0:
        return "overdue"
    if left < 2:
        return "tomorrow" if left else "today"
    return "week" if last <= week_end(today) else "later"


def _week(timeline: Timeline, wanted: Subscription, today: date) -> Week:
    """Look at the rest of the week."""
    sunday = week_end(today)
    days = [today + timedelta(days=ahead) for ahead in range((sunday - today).days + 1)]
    return Week(
        last=sunday,
        due=len(timeline.between(today, sunday, wanted.plans)),
        due_next=len(timeline.between(sunday + timedelta(days=1), sunday + timedelta(days=7), wanted.plans)),
        off=tuple((day, name) for day in days if (name := day_off(day))),
        swapped=tuple(day for day in days if swapped_in(day)),
    )

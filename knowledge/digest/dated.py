"""Deadlines that have a last day, by themselves or through what a unit registered, in their order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from knowledge.days import Offset, OnDay
from knowledge.digest.registered import Occasion
from knowledge.facts import Deadline
from knowledge.workdays import working_days_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A deadline of a plan with its last day, and its first day where it is a period, else None.

    `unit` names the unit whose own occasion on `occasion` it follows from; empty and None where the
    plan itself names the day.
    """

    plan: str
    deadline: Deadline
    last: date
    first: date | None = None
    unit: str = ""
    occasion: date | None = None

    def left(self, today: date) -> int:
        """Count the days left: 0 on the last day, negative when it has passed."""
        return (self.last - today).days


def dated(plan: str, deadline: Deadline) -> Dated | None:
    """Give a plan's deadline with its days, or None where the plan leaves them open."""
    last = deadline.due.last_day
    return None if last is None else Dated(plan=plan, deadline=deadline, last=last, first=deadline.due.first_day)


def follows(deadline: Deadline, occasion: Occasion) -> Dated | None:
    """Give the deadline that follows from a unit's occasion, or None where it does not concern it."""
    due = deadline.due
    if not isinstance(due, Offset) or (deadline.event and occasion.event not in deadline.event):
        return None
    day = working_days_from(occasion.day, due.days) if due.working else occasion.day + timedelta(days=due.days)
    return Dated(plan=occasion.plan, deadline=deadline, last=day, unit=occasion.unit, occasion=occasion.day)


def takes_place(item: Dated) -> bool:
    """Whether the day is that of the event itself, which is over afterwards rather than late."""
    return item.deadline.held or isinstance(item.deadline.due, OnDay)


class Timeline:
    """All deadlines of a library in the order of their last days, and those without a day by plan."""

    def __init__(self, deadlines: Iterable[tuple[str, Deadline]]) -> None:
        self._by_plan: dict[str, list[Deadline]] = {}
        for plan, deadline in deadlines:
            self._by_plan.setdefault(plan, []).append(deadline)
        found = (dated(plan, deadline) for plan, held in self._by_plan.items() for deadline in held)
        self._items = sorted((item for item in found if item), key=_order)
        self._days = [item.last for item in self._items]

    def between(
        self, first: date, last: date, plans: Iterable[str] = (), occasions: Iterable[Occasion] = ()
    ) -> list[Dated]:
        """Give what has its last day within two days, both included, in some plans (none: in all).

        `occasions` add what follows from them.
        """
        wanted = frozenset(plans)
        found = self._items[bisect_left(self._days, first) : bisect_right(self._days, last)]
        followed = [item for occasion in occasions for item in self.following(occasion) if first <= item.last <= last]
        return sorted((item for item in found + followed if not wanted or item.plan in wanted), key=_order)

    def following(self, occasion: Occasion) -> list[Dated]:
        """Give the deadlines that follow from one unit's occasion."""
        found = (follows(deadline, occasion) for deadline in self._by_plan.get(occasion.plan, ()))
        return [item for item in found if item]

    def after(self, day: date, plans: Iterable[str] = ()) -> Iterator[Dated]:
        """Yield the deadlines of some plans (none: of all) whose last day is after a day, in order."""
        wanted = frozenset(plans)
        for item in self._items[bisect_right(self._days, day) :]:
            if not wanted or item.plan in wanted:
                yield item

    def undated(self, plan: str) -> tuple[Deadline, ...]:
        """Give a plan's deadlines that have no day of their own."""
        return tuple(held for held in self._by_plan.get(plan, ()) if held.due.last_day is None)


class HoldsDeadlines(Protocol):
    """What knows the deadlines of many plans; a library does."""

    def deadlines(self) -> Iterable[tuple[str, Deadline]]:
        """Give all deadlines, each with the id of its plan."""


@lru_cache(maxsize=2)
def timeline_of(library: HoldsDeadlines) -> Timeline:
    """Give the timeline of a library, laid out once; a library that was opened anew has another."""
    return Timeline(library.deadlines())


def _order(item: Dated) -> tuple[date, str, str, str, str]:
    return item.last, item.plan, item.unit, item.deadline.section, item.deadline.what

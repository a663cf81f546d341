"""Deadlines and registrations made up for tests of digests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.days import Due
from knowledge.digest import Duty, Occasion, OpenForm, Timeline
from knowledge.facts import Deadline


def deadline(due: Due, id: str = "han", *, event: tuple[str, ...] = (), held: bool = False) -> Deadline:
    """Make a deadline of a value."""
    return Deadline(
        section="II.4", id=id, event=event, what=f"làm xong việc {id}", who="các xã", phrase="hạn", due=due, held=held
    )


def timeline(*dues: Due, plan: str = "song-lam-2026") -> Timeline:
    """Make a timeline of one plan with deadlines of these values, whose ids are d0, d1 and so on."""
    return Timeline((plan, deadline(due, f"d{place}")) for place, due in enumerate(dues))


@dataclass(frozen=True, slots=True)
class Registrations:
    """Registrations as a test wants them."""

    held: tuple[Occasion, ...] = ()
    forms: tuple[OpenForm, ...] = ()
    owed: tuple[Duty, ...] = ()
    of_units: tuple[tuple[str, int], ...] = ()
    state: str = ""

    def occasions(self, plans: Iterable[str] | None = None) -> tuple[Occasion, ...]:
        """Give the occasions of some plans, or of all."""
        return tuple(each for each in self.held if plans is None or each.plan in plans)

    def open_forms(self, today: date, plans: Iterable[str] | None = None) -> tuple[OpenForm, ...]:
        """Give the forms of some plans, or of all, that are not closed."""
        found = (each for each in self.forms if plans is None or each.plan in plans)
        return tuple(each for each in found if each.closes is None or each.closes >= today)

    def duties(self, today: date) -> tuple[Duty, ...]:
        """Give all duties."""
        return self.owed

    def people(self) -> dict[str, tuple[int, ...]]:
        """Give the people of each unit."""
        return {unit: tuple(p for u, p in self.of_units if u == unit) for unit, _ in self.of_units}

    def revision(self) -> str:
        """Give the state."""
        return self.state

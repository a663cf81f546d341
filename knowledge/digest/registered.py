"""What a digest and a reminder need to know of registrations, however those are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A day on which a unit holds an event of a plan, as it registered; ids of both, the unit's name."""

    plan: str
    event: str
    unit: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenForm:
    """A form that units are to send: how many of how many have, and the names of those who have not.

    `closes` is the last day for sending it, or None where there is none. `units` is 0 where the office
    keeps no directory of who is to send it.
    """

    plan: str
    form: str
    title: str
    closes: date | None
    sent: int
    units: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What a person is to be reminded of on behalf of a unit.

    `kind` is `open` for a form that is not sent yet and `returned` for a registration that the office
    gave back and that is not corrected yet; `last` is the last day for it or None, `code` the
    registration's code or empty, `reason` why it was returned.
    """

    kind: Literal["open", "returned"]
    person: int
    unit: str
    plan: str
    title: str
    last: date | None
    code: str = ""
    reason: str = ""


class Registered(Protocol):
    """The registrations as digests and reminders see them."""

    def occasions(self, plans: Iterable[str] | None = None) -> tuple[Occasion, ...]:
        """Give the days that units registered for events of some plans, or of all (None)."""

    def open_forms(self, today: date, plans: Iterable[str] | None = None) -> tuple[OpenForm, ...]:
        """Give the forms of some plans, or of all, that may be sent today."""

    def duties(self, today: date) -> tuple[Duty, ...]:
        """Give all that people of units are to be reminded of."""

    def people(self) -> dict[str, tuple[int, ...]]:
        """Give the people of each unit, by the unit's name."""

    def revision(self) -> str:
        """Give a text that changes whenever a registration does."""


class NothingRegistered:
    """Registrations where there are none."""

    def occasions(self, plans: Iterable[str] | None = None) -> tuple[Occasion, ...]:  # noqa: ARG002 - nobody's
        """Give none."""
        return ()

    def open_forms(self, today: date, plans: Iterable[str] | None = None) -> tuple[OpenForm, ...]:  # noqa: ARG002
        """Give none."""
        return ()

    def duties(self, today: date) -> tuple[Duty, ...]:  # noqa: ARG002 - as above
        """Give none."""
        return ()

    def people(self) -> dict[str, tuple[int, ...]]:
        """Give none."""
        return {}

    def revision(self) -> str:
        """Give the revision of nothing."""
        return ""

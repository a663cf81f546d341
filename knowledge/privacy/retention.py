"""How long records of people are kept, in days, and who keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """For how many days each kind of record is kept after its day; 0 keeps it until it is erased by hand.

    `registrations` counts from the day on which the form is over, or from the last change where that is
    later, and what the office needs is then kept without persons; a plan file may say otherwise for a
    form. `drafts` counts from the last change, `outbox` from the end of a letter, `log` is for who looked
    at data and who agreed to what, all others from the day on which the record was made.
    """

    registrations: int = 365
    drafts: int = 60
    talks: int = 30
    questions: int = 180
    outbox: int = 14
    reviews: int = 365
    log: int = 730


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """The operator's rules for personal data.

    `office` names who keeps them and how to reach it, empty where the operator did not say; `time` is
    the time of day after which the night's purge is done. `backups` is for how many days daily backups
    hold what was erased meanwhile, 0 where none are made.
    """

    retention: Retention = field(default_factory=Retention)
    office: str = ""
    time: time = time(2, 0)
    backups: int = 0

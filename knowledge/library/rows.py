"""What the library's rows hold of plans and names."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What lists, buttons and citations say of a plan; the fields are those of `Plan`."""

    id: str
    number: str
    issuer: str
    issuer_short: str
    level: str
    place: str
    day: date | None
    dated: str
    short: str
    subject: str


class Name(NamedTuple):
    """A phrase by which people call something of a plan: `target`, of the kind `kind`."""

    phrase: str
    kind: str
    target: str
    plan: str


HEAD_FIELDS = tuple(field.name for field in fields(Head))

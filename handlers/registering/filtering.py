"""What the office types to narrow its list: a plan, a status, units, in any order, with commas or without."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.plans import named
from knowledge.registry import Units
from knowledge.registry.registrations import STATUSES, Status
from knowledge.text import key


@dataclass(frozen=True, slots=True)
class Filter:
    """The plan (id) and the status wanted, empty for any, and the ids of units, None for all."""

    plan: str = ""
    status: Status | None = None
    units: tuple[int, ...] | None = None


def read_filter(text: str, desk: Desk) -> Filter:
    """Read a filter: names or ids of a plan, a status, and the rest as units; each may be missing."""
    plan, status, rest = "", None, []
    for part in text.replace(",", ";").split(";"):
        told, left = _status(part, desk)
        status = told or status
        if not left:
            continue
        found = named(left, desk.library)
        if len(found) == 1:
            plan = found[0].id
        else:
            rest.append(left)
    if not rest:
        return Filter(plan, status)
    directory = Units(desk.records).directory()
    matches = [directory.find(part) for part in rest]
    return Filter(plan, status, tuple(unit.id for match in matches for unit in match.exact or match.near))


def _status(part: str, desk: Desk) -> tuple[Status | None, str]:
    """Read the name of a status where a part is one, or begins or ends with one; give what is left of it."""
    typed = part.split()
    for name, status in _names(desk):
        length = len(name.split())
        if key(" ".join(typed[-length:])) == name:
            return status, " ".join(typed[:-length])
        if key(" ".join(typed[:length])) == name:
            return status, " ".join(typed[length:])
    return None, " ".join(typed)


def _names(desk: Desk) -> list[tuple[str, Status]]:
    """List the names of statuses, without marks, longer ones first."""
    names: list[tuple[str, Status]] = []
    for line in desk.renderer.render("forms/statuses.txt.j2").splitlines():
        named_by, _, said = line.partition("=")
        status = next(status for status in STATUSES if status == named_by)
        names += [(key(name), status) for name in said.split(",")]
    return sorted(names, key=lambda each: -len(each[0]))

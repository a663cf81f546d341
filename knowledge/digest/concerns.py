"""Which deadlines concern a unit: by its name, by its kind and place, and by what it registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.digest.dated import Dated, Timeline
from knowledge.digest.registered import Registered
from knowledge.facts import Plan
from knowledge.places import find
from knowledge.text import key, words

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as it was named: its folded name, its level, its province before and since 1/7/2025.

    Level and provinces are empty where it is known by name alone.
    """

    name: str
    level: str = ""
    provinces: tuple[str, ...] = ()


def read_unit(text: str) -> Unit:
    """Read a unit's name: a commune, ward or district with its kind before it, or any other body."""
    said = words(text)
    found = [each for each in find(said) if each.typed and each.end == len(said) and each.start <= 2]
    if not found or found[0].place.level not in ("commune", "district"):
        return Unit(name=key(text))
    places = [each.place for each in found]
    provinces = tuple(dict.fromkeys(key(name) for place in places for name in (place.province, place.now)))
    return Unit(name=key(text), level=places[0].level, provinces=provinces)


def concerning(unit: Unit, plan: Plan, items: list[Dated]) -> list[Dated]:
    """Give those of a plan's deadlines that concern a unit."""
    tasks = {
        task.deadline for task in plan.tasks if any(unit.name in key(who) for who in (task.agency, *task.partners))
    }
    levels = {event.id: event.levels for event in plan.events}
    local = bool(unit.level) and any(name in key(f"{plan.place} {plan.issuer}") for name in unit.provinces)
    return [
        item
        for item in items
        if f" {unit.name} " in f" {key(item.deadline.who)} "
        or (item.deadline.id and item.deadline.id in tasks)
        or (local and any(unit.level in levels.get(event, ()) for event in item.deadline.event))
    ]


def registered_for(unit: Unit, timeline: Timeline, registered: Registered) -> list[Dated]:
    """Give the deadlines that follow from what a unit registered."""
    own = [occasion for occasion in registered.occasions() if key(occasion.unit) == unit.name]
    return [item for occasion in own for item in timeline.following(occasion)]

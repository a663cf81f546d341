"""Which plan replaces or amends which: found by number, day and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from knowledge.facts import Plan
from knowledge.place_names import bare_place
from knowledge.text import key

if TYPE_CHECKING:
    from knowledge.library.rows import Head, Name

RELATIONS = ("replaces", "amends")
"""How a plan may be to an older one."""


class Held(Protocol):
    """The part of the library that is asked here."""

    def names(self, phrases: list[str], *, kinds: tuple[str, ...]) -> list[Name]:
        """Give what phrases name."""

    def heads(self, plan_ids: list[str]) -> tuple[Head, ...]:
        """Give the heads of plans."""


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of a plan: its head, and `relation`, what the newer does with the older."""

    head: Head
    relation: str


def named(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Give by what a plan is found as a newer version of those that it replaces or amends."""
    for document in plan.documents:
        if document.relation in RELATIONS and document.number:
            day = document.day.isoformat() if document.day else ""
            yield f"#older {key(document.number)}", document.relation, f"{day}|{bare_place(plan.place)}"


def newer(head: Head, library: Held) -> tuple[Version, ...]:
    """Give the plans that replace or amend a plan, the latest first; one look-up, however many plans there are."""
    if not head.number:
        return ()
    own = bare_place(head.place)
    found = [
        name
        for name in library.names([f"#older {key(head.number)}"], kinds=RELATIONS)
        if name.plan != head.id and _fits(name.target, head, own)
    ]
    if not found:
        return ()
    relations = {name.plan: name.kind for name in found}
    versions = [Version(each, relations[each.id]) for each in library.heads(list(relations))]
    return tuple(sorted(versions, key=lambda each: (each.head.day is not None, str(each.head.day)), reverse=True))


def _fits(target: str, head: Head, own: str) -> bool:
    """Tell whether a number cited with a day, in a plan of a place, is that of a plan."""
    day, _, place = target.partition("|")
    return place == own and (not day or head.day is None or day == head.day.isoformat())


def older(plan: Plan, library: Held) -> tuple[Version, ...]:
    """Give the plans in the library that a plan replaces or amends, as it names them."""
    given: dict[str, Version] = {}
    own = bare_place(plan.place)
    for document in plan.documents:
        digits = document.number.partition("/")[0].partition("-")[0]
        if document.relation not in RELATIONS or not digits.isdecimal():
            continue
        names = library.names([f"#{int(digits)}"], kinds=("number",))
        ids = [name.plan for name in names if name.target == key(document.number) and name.plan != plan.id]
        day = document.day.isoformat() if document.day else ""
        for head in library.heads(ids):
            if _fits(f"{day}|{own}", head, bare_place(head.place)):
                given.setdefault(head.id, Version(head, document.relation))
    return tuple(given.values())

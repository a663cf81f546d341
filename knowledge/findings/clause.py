"""What a clause says, in a line for each fact or for each agency that has something to do, as fully as fits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.entries import Entry, View
from knowledge.facts import Agenda, Event, Fact, Statement, Task
from knowledge.findings.compose import ROOM, size
from knowledge.judging import Verdict
from knowledge.outcome import Finding

_ASIDE = frozenset({"decision", "period", "basis", "anniversary", "other"})
"""Kinds that are left out first, where a clause says more than there is room for."""


def clause_finding(number: str, verdict: Verdict) -> Finding:
    """Put the facts of a clause into one finding."""
    rows = _rows(verdict.chosen, verdict.view, number)
    told = _that_fit(rows, number.count(".") + 2)
    room = ROOM - sum(row.sizes[0] for row in told)
    for degree in (1, 2):
        for row in told:
            more = row.sizes[degree] - row.sizes[row.degree]
            if more <= room:
                room, row.degree = room - more, degree
    values: dict[str, object] = {"number": number, "rows": told, "more": len(rows) - len(told)}
    return Finding(plan=verdict.view.plan.id, template="clause", values=values, sections=(number,))


def _that_fit(rows: list[Row], steps: int) -> list[Row]:
    """Return the lines for which there is room, in their order: those first that open each clause below.

    `steps` is how many steps down those clauses are.
    """
    if sum(row.sizes[0] for row in rows) > ROOM:
        rows = [row for row in rows if row.kind not in _ASIDE] or rows
    counts: dict[str, int] = {}
    ranked: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        step = ".".join(row.facts[0].section.split(".")[:steps])
        ranked.append((counts.get(step, 0), at))
        counts[step] = counts.get(step, 0) + 1
    room = ROOM
    kept: list[int] = []
    for _, at in sorted(ranked):
        room -= rows[at].sizes[0]
        if room < 0 and kept:
            break
        kept.append(at)
    return [rows[at] for at in sorted(kept)]


@dataclass(slots=True)
class Row:
    """A line of what a clause says: one fact, or all that one agency has to do in it.

    `degree` tells how much is said, 0 to 2, and `sizes` about how many characters each degree takes;
    `section` is that of its fact where that is further down than the clause itself, else empty.
    """

    sort: str
    kind: str
    facts: tuple[Fact, ...]
    label: str
    sizes: tuple[int, int, int]
    section: str
    degree: int = 0


def _rows(entries: tuple[Entry, ...], view: View, number: str) -> list[Row]:
    """Put facts into lines; the second of two that say the same of two events, and events themselves, are left out."""
    rows: list[Row] = []
    by_agency: dict[object, list[Task]] = {}
    seen: set[Fact] = set()

    def below(fact: Fact) -> str:
        return fact.section if fact.section != number else ""

    for entry in entries:
        fact = entry.fact
        if isinstance(fact, Event) or fact in seen:
            continue
        seen.add(fact)
        if isinstance(fact, Task) and fact.agency in by_agency:
            by_agency[fact.agency].append(fact)
            continue
        label = " và ".join(view.events[name].label for name in entry.events if name in view.events)
        if isinstance(fact, Task):
            by_agency[fact.agency] = [fact]
        rows.append(Row(type(fact).__name__.lower(), entry.kind, (fact,), label, _sizes(entry), below(fact)))
    return [_of_agency(row, by_agency) for row in rows]


def _of_agency(row: Row, tasks: dict[object, list[Task]]) -> Row:
    first = row.facts[0]
    if not isinstance(first, Task):
        return row
    own = tasks[first.agency]
    name = len(first.agency) + 20
    sizes = (name, name + len(first.what), name + sum(len(task.what) + 2 for task in own))
    return replace(row, facts=tuple(own), sizes=sizes)


def _sizes(entry: Entry) -> tuple[int, int, int]:
    fact, full = entry.fact, size(entry)
    if isinstance(fact, Agenda):
        whole = 60 + sum(len(item.title) + 5 for item in fact.items)
        return 60, whole, whole
    return (len(fact.about) + 4 if isinstance(fact, Statement) else full), full, full

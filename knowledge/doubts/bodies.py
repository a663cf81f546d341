"""Reasons to doubt what is told of the work of a body: the plan does not speak of it, or gives it none."""

from __future__ import annotations

from knowledge.bodies_named import NAMED
from knowledge.doubts.case import About, Case, when
from knowledge.due import needs
from knowledge.entries import Entry
from knowledge.kinds import SCOPED
from knowledge.reading import Reading


def no_work(case: Case) -> About | None:
    """Doubt the work of a body of which the plan does not speak, or which it gives none."""
    reading, view = case.reading, case.ranking.view
    asked = max(reading.cues.get("task", 0.0), reading.cues.get("submission", 0.0)) >= 2.0
    carried = case.best.entry.kind == "task" and case.best.kind >= 3.0 and not reading.cues
    if not reading.agencies or not (asked or carried or _is_bare(reading)):
        return None
    if not asked and case.best.entry.kind == "composition":
        return None
    if view.bodies.isdisjoint(reading.agencies):
        return None if "front" in reading.levels else reading.agencies
    if not (asked or carried) or set(reading.cues) - {"task", "list"}:
        return None
    return None if any(_works(entry, reading) for entry in view.entries) else reading.agencies


def _is_bare(reading: Reading) -> bool:
    """Tell whether a question names a body and a plan, and no more."""
    spans = (range(m.start, m.end) for m in reading.matches if m.meaning.role == "agency")
    told = {*reading.content} - {*reading.soft} - reading.named
    return not reading.cues and told <= {at for span in spans for at in span}


_HOLDERS = frozenset({"agency", "front", "company", "department"})


@needs(NAMED)
def no_event(case: Case) -> About | None:
    """Doubt an event of a level where a body asks for its own (bệnh viện tỉnh), for which the plan arranges none."""
    entry, levels = case.best.entry, {*case.reading.levels}
    if not levels or not levels <= {"agency", "front"} or not NAMED.search(case.reading.flat):
        return None
    return when(entry.kind in SCOPED and not entry.gap and bool(entry.levels) and entry.levels.isdisjoint(_HOLDERS))


_WORK = frozenset({"task", "submission", "decision", "deadline", "period", "funding", "award"})
"""Kinds of facts that tell what a body does."""


def _works(entry: Entry, reading: Reading) -> bool:
    """Tell whether a fact is about the work of a body that a question names."""
    return entry.kind in _WORK and not entry.gap and not (entry.agencies | entry.mentions).isdisjoint(reading.agencies)

"""Bodies that a plan gives work to within a group: the youth union is one of "các đoàn thể chính trị - xã hội"."""

from __future__ import annotations

from dataclasses import replace

from knowledge.entries import View
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.text import key

UNIONS = frozenset({"doan-thanh-nien", "hoi-phu-nu", "hoi-nong-dan", "hoi-cuu-chien-binh", "lien-doan-lao-dong"})
"""The socio-political organizations besides the Fatherland Front (Law on the Fatherland Front, article 2)."""

_GROUP = Pattern(r"\b(?:doan the|to chuc chinh tri xa hoi)\b")


def within_group(reading: Reading, view: View) -> Reading:
    """Read a union that a plan does not name as those beside which the plan gives work to all unions."""
    if reading.cues.get("task", 0.0) < 2.0 or not reading.agencies or not UNIONS.issuperset(reading.agencies):
        return reading
    tasks = [entry for entry in view.entries if entry.kind == "task" and not entry.gap]
    if any(not entry.agencies.isdisjoint(reading.agencies) for entry in tasks):
        return reading
    beside = {one for entry in tasks if _GROUP.search(key(getattr(entry.fact, "agency", ""))) for one in entry.agencies}
    return replace(reading, agencies=tuple(sorted(beside))) if beside else reading

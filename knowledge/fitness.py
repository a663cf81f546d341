"""How much of a question only one of several plans speaks of."""

from __future__ import annotations

from itertools import pairwise

from knowledge.entries import View
from knowledge.reading import Reading
from knowledge.weights import WEIGHTS


def fitness(reading: Reading, views: list[View]) -> list[float]:
    """Return for each of several plans how much of a question only it speaks of, 0 to 4."""
    said = reading.said
    own = set(reading.content) - set(reading.named)
    asked = {f"{said[at].folded} {said[at + 1].folded}" for at in own if at + 1 in own}
    kinds_of_unit = _of_units(reading)
    asked |= kinds_of_unit
    asked |= {f"{a.folded} {b.folded}" for a, b in pairwise(said) if a.folded in ("dai", "hoi", "hop")}
    known = [{pair for pair in asked if pair in view.about or pair in view.rarity} for view in views]
    only = [
        own - set().union(*(other for at, other in enumerate(known) if at != place)) for place, own in enumerate(known)
    ]
    w = WEIGHTS
    return [min(w.only * (len(own) + ("dai hoi" in own) + len(own & kinds_of_unit)), 4.0) for own in only]


def _of_units(reading: Reading) -> set[str]:
    """Return the pairs of words of the kinds of unit named at length (cụm thi đua), which few plans speak of."""
    spans = [(m.start, m.end) for m in reading.matches if m.meaning.role == "level" and m.end > m.start + 2]
    return {f"{a.folded} {b.folded}" for start, end in spans for a, b in pairwise(reading.said[start:end])}

"""What is told besides the best fact: what was asked in the same breath, and what is as likely to be meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice, takewhile

from knowledge.kinds import JOINED
from knowledge.ranking import Ranking
from knowledge.reading import Reading
from knowledge.scoring import Scored

JOINED_WIDTH, JOINED_LEAST = 2.2, 3.2
"""How far below the best a fact of a second kind asked for in the same breath may score, and the least it must."""

AS_LIKELY, ASKED_FOR = 0.9, 2.5
"""How far below the best a fact of another kind may score to be told, too, and the least weight of its kind."""


def as_likely(ranking: Ranking, best: Scored, told: Collection[str]) -> list[Scored]:
    """Return the best fact of another kind, where little speaks for the best rather than for it."""
    least = best.score - AS_LIKELY
    if best.entry.gap:
        return []
    near = takewhile(lambda one: one.score >= least, ranking.scored)
    others = (s for s in near if s.kind >= ASKED_FOR and s.entry.kind not in told and not s.entry.gap)
    return list(islice(others, 1))


def _apart(reading: Reading) -> frozenset[str]:
    """Return the kinds asked for outright on either side of an "and" (và)."""
    found: set[str] = set()
    strong = [match for match in reading.strong if match.meaning.value not in ("list", "compare")]
    for at in [at for at, word in enumerate(reading.said) if word.folded == "va"]:
        before = {match.meaning.value for match in strong if match.end <= at}
        after = {match.meaning.value for match in strong if match.start > at}
        if before and after and before != after:
            found |= before | after
    return frozenset(found)


def asked_too(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return the best fact of a second kind that was asked for in the same breath."""
    if best.entry.gap:
        return []
    kinds = [k for k, weight in reading.cues.items() if weight >= 2.0 and k != best.entry.kind]
    apart = _apart(reading)
    kinds = [k for k in kinds if {k, best.entry.kind} <= JOINED or {k, best.entry.kind} <= apart]
    found = [_first_of(k, ranking) for k in kinds]
    both = reading.cues.get(best.entry.kind, 0.0) >= OUTRIGHT and _TWO.search(f" {reading.text.lower()} ") is not None
    return [s for s in found if s is not None and s.score >= _least(best, both and reading.cues[s.entry.kind])]


def _first_of(kind: str, ranking: Ranking) -> Scored | None:
    """Return the best fact of a kind; of those that score about as well, the one that the plan tells first."""
    alike = [s for s in ranking.scored if s.entry.kind == kind and not s.entry.gap]
    near = {id(s.entry): s for s in alike if s.score >= alike[0].score - _ABOUT}
    return next((near[id(entry)] for entry in ranking.view.entries if id(entry) in near), None)


_ABOUT = 0.04


def _least(best: Scored, asked: float) -> float:
    """Return the least that a second kind must score; less where it was `asked` for outright beside the first."""
    if asked >= OUTRIGHT:
        return max(best.score - 2 * JOINED_WIDTH, JOINED_LEAST - 1.0)
    return max(best.score - JOINED_WIDTH, JOINED_LEAST)


OUTRIGHT = 3.0
_TWO = re.compile(r", | và | va | rồi | roi | cùng | với ")
"""What stands between two questions in one breath."""

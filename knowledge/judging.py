"""From ranked facts to a verdict: what answers the question, how surely, or why nothing does."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.choosing import choose, faithful
from knowledge.doubts.case import Case
from knowledge.doubts.table import DOUBTS
from knowledge.entries import Entry, View
from knowledge.ranking import Ranking
from knowledge.reading import Reading

OUTRIGHT = 3.0
"""The weight from which on a kind of fact was asked for in so many words."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one plan says to a question.

    `kind` is the kind of fact that answers; `chosen` the entries, best first; `sure` the score of the
    best. `refused` says why nothing is claimed (`agency`, `edition`, `level`, `foreign`, `strange`, `weak`,
    `silent`), empty where something is, and `about` names what it was. `plain` weighs the question's
    own words that the best holds, `only` those that no other plan in question speaks of.
    """

    view: View
    kind: str
    chosen: tuple[Entry, ...]
    sure: float
    refused: str = ""
    plain: float = 0.0
    only: float = 0.0
    about: tuple[str, ...] = ()
    share: float = 1.0
    apt: bool = False
    told: int = 0
    strange: int = 0


def judge(reading: Reading, ranking: Ranking, named: bool) -> Verdict:
    """Choose the facts that answer, or say why none does.

    `named` tells that the question, its talk or its chat says which plan is meant; where nothing
    does, more of the question has to be found in the plan.
    """
    view = ranking.view
    if not ranking.scored:
        return Verdict(view, "", (), 0.0, "weak")
    best = faithful(reading, ranking.scored)
    chosen = choose(reading, ranking, best)
    case = Case(reading, ranking, best, tuple(chosen), named)
    due = DOUBTS.of(reading.flat, best.entry.kind)
    refused, about = next(((why, found) for why, doubt in due if (found := doubt(case)) is not None), ("", ()))
    entries = tuple(scored.entry for scored in chosen)
    apt = best.kind >= OUTRIGHT and not ranking.strange and not ranking.odd and not best.entry.gap
    return Verdict(
        view,
        best.entry.kind,
        entries,
        best.score,
        refused,
        best.plain,
        about=about,
        share=best.share,
        apt=apt,
        told=len(case.told),
        strange=len(ranking.strange),
    )

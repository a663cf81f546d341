"""Why a question was answered so: how it was read, and what each plan said to it."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.judging import Verdict
from knowledge.kinds import LEVELS
from knowledge.lexicon import lexicon
from knowledge.outcome import Reason
from knowledge.reading import Reading
from knowledge.scope import Scope


def how_read(reading: Reading, scope: Scope, kinds: dict[str, float], leanings: dict[str, float]) -> tuple[Reason, ...]:
    """Return how a question was read, step by step; steps in which nothing was found are left out.

    `leanings` gives the probability (0 to 1) of the kinds to which its wording leans.
    """
    wording = Reason("leaning", tuple(leanings), weights=tuple(leanings.values()))
    return tuple(reason for reason in (*_steps(reading, scope, kinds), wording) if reason.values)


def _steps(reading: Reading, scope: Scope, kinds: dict[str, float]) -> Iterator[Reason]:
    weighed = sorted(kinds, key=lambda kind: -kinds[kind])
    names = lexicon().agencies
    yield Reason("mended", tuple(f"{typed} → {read_as}" for typed, read_as in reading.mended))
    yield Reason("plans", scope.plans, scope.how)
    yield Reason("stranger", (scope.stranger,) if scope.stranger else (), scope.how)
    yield Reason("kinds", tuple(weighed), weights=tuple(kinds[kind] for kind in weighed))
    yield Reason("levels", tuple(LEVELS.get(level, level) for level in (*reading.levels, *reading.bare_levels)))
    yield Reason("agencies", tuple(names.get(agency, agency) for agency in reading.agencies))
    yield Reason("words", tuple(reading.said[at].typed for at in reading.content if at not in reading.soft))


def what_was_found(verdicts: list[Verdict]) -> tuple[Reason, ...]:
    """Return for each plan the kind of its best fact with its score, and why it was not claimed."""
    return tuple(
        Reason("refused" if v.refused else "found", (v.view.plan.id, v.kind, *v.about), v.refused, (v.sure,))
        for v in verdicts
    )

"""How well each fact of a plan answers to a question: its kind, its slots, and the words that it shares.

Words are looked up in the plan's index, so that only the facts which hold one are gone through for it;
what depends on a fact's traits alone is worked out once for all facts that share them.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from knowledge.entries import Entry, Traits, View
from knowledge.kinds import HEADS, SCOPED, VALUES
from knowledge.weights import WEIGHTS

LEVELLED = SCOPED | {"event", "units", "period", "decision", "target", "task", "submission"}
"""Kinds for which a level named speaks for one fact and against another."""

_AT_WORK = frozenset({"task", "submission", "deadline", "delegates"})


class Term(NamedTuple):
    """A word or a pair of neighbours with its weight; `told` marks a word that says what is asked."""

    text: str
    weight: float
    told: bool


class Scored(NamedTuple):
    """An entry with its score, how much of the question's words it holds (0 to 1), and its kind's weight.

    `plain` weighs the question's own words that it holds, `share` is their part of all, 0 to 1.
    """

    entry: Entry
    score: float
    cover: float
    kind: float
    plain: float = 0.0
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What facts are scored for.

    `lean` weighs kinds of facts, `cues` are the kinds that phrases named. A fact of another level than
    `levels` loses more where those were named outright (`strict`). `documents` are numbers.
    """

    terms: tuple[Term, ...]
    lean: dict[str, float]
    cues: frozenset[str]
    levels: frozenset[str]
    strict: bool
    events: frozenset[str]
    agencies: frozenset[str]
    percents: frozenset[int]
    documents: frozenset[int]


Judged = tuple[float, tuple[float, ...], float]
"""The weight of facts' kind, what their traits add to the score, and what it costs to hold no word asked for."""


def score(view: View, sought: Sought) -> list[Scored]:
    """Score the entries of a plan, best first; equals stay in the plan's order."""
    hits, plains = _held(view, sought.terms)
    total = max(sum([term.weight for term in sought.terms]), WEIGHTS.least_said)
    asked = sum([term.weight for term in sought.terms if term.told and term.text in view.rarity])
    judged, weight, make = _judged(view.traits, sought), WEIGHTS.cover, Scored._make
    scored: list[Scored] = []
    for entry, hit, plain in zip(view.entries, hits, plains, strict=True):
        kind, additions, lacking = judged[entry.alike]
        cover = hit / total
        points = kind + weight * cover
        for addition in additions:
            points += addition
        share = 1.0 if asked <= 0.5 or plain >= asked else plain / asked
        scored.append(make((entry, points - lacking * (1.0 - share), cover, kind, plain, share)))
    return sorted(_without_idle_gaps(scored, view.facts), key=itemgetter(1), reverse=True)


def _held(view: View, terms: tuple[Term, ...]) -> tuple[list[float], list[float]]:
    """Weigh for each entry the terms that it holds, and the words among them that say what is asked."""
    hits, plains = [0.0] * len(view.entries), [0.0] * len(view.entries)
    for text, weight, told in terms:
        heads, bodies = view.holders.get(text, _NOBODY)
        for at in heads:
            hits[at] += weight
        for at in bodies:
            hits[at] += weight * WEIGHTS.body
        if told:
            for at in (*heads, *bodies):
                plains[at] += weight
    return hits, plains


_NOBODY: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())


def _judged(traits: tuple[Traits, ...], sought: Sought) -> list[Judged]:
    kinds: dict[str, Judged] = {}
    slots = sought.levels or sought.events or sought.percents or sought.documents or sought.agencies
    judged: list[Judged] = []
    for one in traits:
        if one.kind not in kinds:
            kinds[one.kind] = _of_kind(one.kind, sought)
        own = kinds[one.kind]
        judged.append(
            own if not slots and one.kind != "deadline" else (own[0], _additions(one, sought, own[1]), own[2])
        )
    return judged


def _of_kind(kind: str, sought: Sought) -> Judged:
    w, lean = WEIGHTS, sought.lean.get(kind, 0.0)
    if lean < 3.0:
        return lean, (), w.missing
    head = (w.head,) if kind in HEADS else ()
    value = (w.value,) if kind in VALUES else ()
    return lean, head + value, w.mild if head or value else w.missing


def _additions(traits: Traits, sought: Sought, of_kind: tuple[float, ...]) -> tuple[float, ...]:
    additions = [*_slots(traits, sought), *of_kind]
    if traits.percent in sought.percents:
        additions.append(WEIGHTS.percent)
    if traits.document in sought.documents:
        additions.append(WEIGHTS.document)
    if traits.kind == "deadline":
        additions += _sending(traits, sought)
    if sought.agencies:
        additions += _of_agency(traits, sought)
    return tuple(additions)


def _slots(traits: Traits, sought: Sought) -> list[float]:
    w, additions = WEIGHTS, []
    if sought.levels and traits.levels and traits.kind in LEVELLED:
        other = w.other_level if sought.strict else w.other_bare_level
        additions.append(-other if traits.levels.isdisjoint(sought.levels) else w.level)
    if sought.events and traits.events:
        additions.append(-w.other_event if sought.events.isdisjoint(traits.events) else w.event)
    return additions


def _sending(traits: Traits, sought: Sought) -> list[float]:
    """Tell deadlines for sending something from those for holding an event."""
    w = WEIGHTS
    if sought.lean.get("submission", 0.0) >= 2.0 and sought.lean.get("deadline", 0.0) >= 3.0:
        return [w.sending if traits.sends else -w.not_sending]
    return [-w.idle_sending] if traits.sends else []


def _of_agency(traits: Traits, sought: Sought) -> list[float]:
    w, kind = WEIGHTS, traits.kind
    if kind == "agenda":
        return [-w.agenda_agency]
    if kind not in _AT_WORK or (kind == "submission" and "submission" not in sought.cues):
        return []
    if not traits.agencies.isdisjoint(sought.agencies):
        return [w.agency]
    return [-w.other_agency] if kind == "task" and "task" in sought.cues else []


def _without_idle_gaps(scored: list[Scored], facts: int) -> list[Scored]:
    """Leave out what a plan is silent on where a fact of the same kind holds as much of what was asked.

    The first `facts` are what it says, the others what it leaves open.
    """
    kept, gaps, w = scored[:facts], scored[facts:], WEIGHTS
    kinds = {gap.entry.kind for gap in gaps}
    best: dict[str, Scored] = {}
    for one in kept:
        kind = one.entry.kind
        if kind in kinds and (kind not in best or one.score > best[kind].score):
            best[kind] = one
    known = max([one.plain for one in kept], default=0.0)
    for gap in gaps:
        fact = best.get(gap.entry.kind)
        if fact is not None and gap.plain <= fact.plain + w.gap_lead:
            continue
        alone = gap.kind >= 3.0 and fact is None
        kept.append(gap._replace(score=gap.score - w.gap) if gap.plain <= known and not alone else gap)
    return kept

"""How well each fact of a plan answers to a question: its kind, its slots, and the words that it shares.

Words are looked up in the plan's index, so that only the facts which hold one are gone through for it;
what depends on a fact's traits alone is worked out once for all facts that share them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from operator import itemgetter
from typing import NamedTuple

from knowledge.entries import Entry, Traits, View
from knowledge.kinds import HEADS, SCOPED, VALUES
from knowledge.weights import WEIGHTS

LEVELLED = SCOPED | {"event", "units", "period", "decision", "target", "task", "submission", "funding", "award"}
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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


Rows = list[Scored | None]
"""The scored entries at their places; None at those of entries that are left out."""


class Held(NamedTuple):
    """The words of a question weighed: those that each entry holds, and those of them that say what is asked.

    `total` is the weight of all words, at least what a question must say, `asked` that of those which say
    what is asked and stand in the plan.
    """

    hits: list[float]
    plains: list[float]
    total: float
    asked: float


def score(view: View, sought: Sought) -> list[Scored]:
    """Score the entries of a plan, best first; equals stay in the plan's order.

    Kinds that were not asked for are left out where none of their entries can come first.
    """
    held = _held(view, sought.terms)
    asked = [kind for kind in view.kinds if sought.lean.get(kind, 0.0) > 0.0]
    rows: Rows = [None] * len(view.entries)
    _fill(rows, view, sought, held, asked)
    least = max([one.score for one in rows[: view.facts] if one is not None], default=-inf) - _ERROR
    _fill(rows, view, sought, held, _rivals(view, sought, held, least, frozenset(asked)))
    facts = [one for one in rows[: view.facts] if one is not None]
    gaps = [one for one in rows[view.facts :] if one is not None]
    known = max(held.plains[: view.facts], default=0.0)
    return sorted(facts + (_telling(gaps, facts, known) if gaps else []), key=itemgetter(1), reverse=True)


_ERROR = 1e-6
"""More than adding up weights in another order may change."""


def _held(view: View, terms: tuple[Term, ...]) -> Held:
    hits, plains = [0.0] * len(view.entries), [0.0] * len(view.entries)
    total = asked = 0.0
    for text, weight, told in terms:
        total += weight
        holders = view.holders.get(text)
        if holders is None:
            continue
        for at in holders[0]:
            hits[at] += weight
        less = weight * WEIGHTS.body
        for at in holders[1]:
            hits[at] += less
        if told:
            asked += weight
            for places in holders:
                for at in places:
                    plains[at] += weight
    return Held(hits, plains, max(total, WEIGHTS.least_said), asked)


def _fill(rows: Rows, view: View, sought: Sought, held: Held, kinds: list[str]) -> None:
    """Score the entries of some kinds and put them at their places."""
    judged: dict[int, float] = {}
    bare = not (sought.levels or sought.events or sought.percents or sought.documents or sought.agencies)
    hits, plains, total, asked = held
    entries, covering, idle, made = view.entries, WEIGHTS.cover, asked <= 0.5, tuple.__new__
    for kind in kinds:
        lean, own, lacking = _of_kind(kind, sought)
        alone = sum(own) if bare and kind != "deadline" else None
        for at in view.kinds[kind]:
            entry = entries[at]
            added = judged.get(entry.alike) if alone is None else alone
            if added is None:
                added = judged[entry.alike] = _additions(view.traits[entry.alike], sought, own)
            cover = hits[at] / total
            points = lean + covering * cover + added
            plain = plains[at]
            share = 1.0 if idle or plain >= asked else plain / asked
            rows[at] = made(Scored, (entry, points - lacking * (1.0 - share), cover, lean, plain, share))


def _rivals(view: View, sought: Sought, held: Held, least: float, asked: frozenset[str]) -> list[str]:
    """Return the kinds not asked for of which some entry may score `least` or more."""
    least = (least - _most_added(sought)) * held.total / WEIGHTS.cover
    if max(held.hits, default=0.0) < least:
        return []
    hits = held.hits
    return [
        kind
        for kind, places in view.kinds.items()
        if kind not in asked and max([hits[place] for place in places]) >= least
    ]


def _most_added(sought: Sought) -> float:
    """Return the most that traits can add to the score of facts of a kind that was not asked for."""
    w = WEIGHTS
    most = (w.level if sought.levels else 0.0) + (w.event if sought.events else 0.0)
    most += (w.percent if sought.percents else 0.0) + (w.document if sought.documents else 0.0)
    return most + (w.agency if sought.agencies else 0.0)


def _of_kind(kind: str, sought: Sought) -> tuple[float, tuple[float, ...], float]:
    """Return a kind's weight, what it adds to the score, and what it costs to hold no word asked for."""
    w, lean = WEIGHTS, sought.lean.get(kind, 0.0)
    if lean < 3.0:
        return lean, (), w.missing
    head = (w.head,) if kind in HEADS else ()
    value = (w.value,) if kind in VALUES else ()
    return lean, head + value, w.mild if head or value else w.missing


def _additions(traits: Traits, sought: Sought, of_kind: tuple[float, ...]) -> float:
    additions = [*_slots(traits, sought), *of_kind] if sought.levels or sought.events else [*of_kind]
    if sought.percents and traits.percent in sought.percents:
        additions.append(WEIGHTS.percent)
    if sought.documents and traits.document in sought.documents:
        additions.append(WEIGHTS.document)
    additions += _sending(traits, sought) if traits.kind == "deadline" else []
    additions += _of_agency(traits, sought) if sought.agencies else []
    return sum(additions)


def _slots(traits: Traits, sought: Sought) -> list[float]:
    additions: list[float] = []
    w = WEIGHTS
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
    other = kind == "task" and "task" in sought.cues
    return [-w.other_agency] if other or (kind == "deadline" and traits.agencies) else []


_ASKED, _LEANT, _HALF, _FAIR = 3.0, 1.5, 0.5, 0.45
"""Weights of kinds asked for and leant to; how much of what is asked, and of all words, a fact must hold to answer."""


def _elsewhere(gap: Scored, fact: Scored) -> bool:
    """Tell whether a fact is far from the level or event asked about, and a gap of another one than its own is not."""
    own, events, lead = gap.entry.levels, {*gap.entry.events}, gap.score - fact.score
    other = bool(events) and events.isdisjoint(fact.entry.events) and lead >= WEIGHTS.other_event
    return other or (bool(own) and own.isdisjoint(fact.entry.levels) and lead >= WEIGHTS.other_level)


def _telling(gaps: list[Scored], facts: list[Scored], known: float) -> list[Scored]:
    """Leave out what a plan is silent on where a fact of the same kind holds as much of what was asked.

    `known` is the most that any fact holds of it.
    """
    w, kinds = WEIGHTS, {gap.entry.kind for gap in gaps}
    best: dict[str, Scored] = {}
    for one in facts:
        kind = one.entry.kind
        if kind in kinds and (kind not in best or one.score > best[kind].score):
            best[kind] = one
    answers = max((one.cover for one in facts if one.kind >= _ASKED and one.share >= _HALF), default=0.0)
    telling: list[Scored] = []
    for gap in gaps:
        fact = best.get(gap.entry.kind)
        if fact is not None and gap.plain <= fact.plain + w.gap_lead and not _elsewhere(gap, fact):
            continue
        if gap.kind < _LEANT and answers >= _FAIR:
            continue
        alone = gap.kind >= 3.0 and fact is None
        telling.append(gap._replace(score=gap.score - w.gap) if gap.plain <= known and not alone else gap)
    return telling

"""Which facts of one plan answer a question: by kind, by slots, and by the words they share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.agenda_items import AFTER, BEFORE, matching
from knowledge.entries import Entry, View
from knowledge.facts import Document, Share
from knowledge.kinds import HEADS, LEANS, SCOPED, VALUES
from knowledge.lexicon import Lexicon
from knowledge.reading import Reading
from knowledge.text import Word
from knowledge.weights import WEIGHTS

SENDING = frozenset({"gui", "nop", "bao cao", "ho so"})
"""Words of a deadline for sending something, rather than for holding an event."""

LEVELLED = frozenset({"event", "units", "period", "decision", "target", "task", "submission"})
"""Further kinds for which a level named speaks for one fact and against another."""

VAGUE = frozenset({"state", "person", "agency"})
"""Levels that are too general for a plan not to know them."""


@dataclass(frozen=True, slots=True)
class Scored:
    """An entry with its score, how much of the question's words it holds (0 to 1), and its kind's weight.

    `plain` weighs the question's own words that it holds, `share` is their part of all, 0 to 1.
    """

    entry: Entry
    score: float
    cover: float
    kind: float
    plain: float = 0.0
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """The scored entries of a view, best first, and the content words that nothing there explains.

    `odd` is the share, 0 to 1, of neighbouring content words that never stand together in the plan.
    """

    view: View
    scored: tuple[Scored, ...]
    strange: tuple[str, ...]
    odd: float
    level_missing: tuple[str, ...]
    events: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()


def rank(reading: Reading, view: View, language: Lexicon, kinds: dict[str, float]) -> Ranking:
    """Score every entry of a plan for a question whose kinds have these weights."""
    kinds = _item_kinds(reading, view, kinds)
    terms = _terms(reading, view, language)
    total = max(sum(weight for _, weight, _ in terms), WEIGHTS.least_said)
    lean = _leans(kinds)
    missing = tuple(level for level in reading.levels if level not in view.levels and level not in VAGUE)
    named = tuple(level for level in reading.levels if level in view.levels)
    wanted = frozenset(named) or frozenset(
        level for level in reading.bare_levels if level in view.levels and level not in VAGUE
    )
    events = _events(reading, view) or (frozenset({reading.event}) & frozenset(view.events))
    told = frozenset(reading.said[at] for at in reading.content if at not in reading.soft and at not in reading.named)
    asked = sum(weight for term, weight, word in terms if word is not None and word in told and term in view.rarity)
    scored = [
        _score(entry, reading, terms, total, lean, wanted, bool(named), events, told, asked) for entry in view.entries
    ]
    scored = sorted(_without_idle_gaps(scored), key=lambda s: -s.score)
    return Ranking(view, tuple(scored), _strange(reading, view, language), _odd(reading, view), missing if not named else (), events, wanted)


_PART = re.compile(r" co (?:phan|muc|tiet muc|noi dung) ")


def _item_kinds(reading: Reading, view: View, kinds: dict[str, float]) -> dict[str, float]:
    """Read an agenda item named together with a word of order as a question for the agenda."""
    ordered = AFTER.search(reading.flat) or BEFORE.search(reading.flat) or _PART.search(reading.flat)
    if kinds.get("agenda", 0.0) >= 3.5 or not ordered or not _WHAT.search(reading.flat):
        return kinds
    told = _PLACE.search(reading.flat) is not None
    if any(matching(agenda.items, reading, set(), told) for agenda in view.plan.agendas):
        return kinds | {"agenda": 4.5}
    return kinds


_PLACE = re.compile(r" (?:phan|muc|tiet muc|noi dung|toi|den|buoc|truoc hay sau|tiep theo|roi|lam truoc|lam sau) ")


_WHAT = re.compile(r" (?:gi|nao|khong|chua|j|hay) ")


def fitness(reading: Reading, views: list[View]) -> list[float]:
    """Return for each of several plans how much of a question only it speaks of, 0 to 4."""
    said = reading.said
    own = set(reading.content) - set(reading.named)
    asked = {f"{said[at].folded} {said[at + 1].folded}" for at in own if at + 1 in own}
    asked |= {f"{a.folded} {b.folded}" for a, b in zip(said, said[1:], strict=False) if a.folded in ("dai", "hoi", "hop")}
    known = [{pair for pair in asked if pair in view.about or pair in view.rarity} for view in views]
    only = [
        own - set().union(*(other for at, other in enumerate(known) if at != place)) for place, own in enumerate(known)
    ]
    w = WEIGHTS
    return [min(w.only * len(own) + w.only * ("dai hoi" in own), 4.0) for own in only]


def _without_idle_gaps(scored: list[Scored]) -> list[Scored]:
    """Leave out what a plan is silent on where a fact of the same kind holds as much of what was asked."""
    best: dict[str, Scored] = {}
    for one in scored:
        kind = one.entry.kind
        if not one.entry.gap and (kind not in best or one.score > best[kind].score):
            best[kind] = one
    w = WEIGHTS
    known = max((one.plain for one in scored if not one.entry.gap), default=0.0)
    scored = [
        replace(one, score=one.score - w.gap)
        if one.entry.gap and one.plain <= known and not (one.kind >= 3.0 and one.entry.kind not in best)
        else one
        for one in scored
    ]
    return [
        one
        for one in scored
        if not one.entry.gap or one.entry.kind not in best or one.plain > best[one.entry.kind].plain + w.gap_lead
    ]


def _leans(kinds: dict[str, float]) -> dict[str, float]:
    lean = dict(kinds)
    for kind, weight in kinds.items():
        for other, share in LEANS.get(kind, {}).items():
            lean[other] = max(lean.get(other, 0.0), weight * share)
    return lean


def _terms(reading: Reading, view: View, language: Lexicon) -> list[tuple[str, float, Word | None]]:
    content = set(reading.content)
    terms: list[tuple[str, float, Word | None]] = []
    said = reading.said
    rare = max(view.rarity.values(), default=1.0)
    w = WEIGHTS
    title = title_words(said, view)
    for at, word in enumerate(said):
        if at in reading.named or (word.typed in language.skip and at not in content):
            continue
        share = 1.0 if at in content else w.aside
        share *= w.title if at in title else w.about if word.folded in view.about else 1.0
        share *= w.soft if at in reading.soft or word.folded in language.soft else 1.0
        terms.append((word.folded, w.single * share * view.rarity.get(word.folded, rare if at in content else 0.0), word))
        if at + 1 < len(said):
            pair = f"{word.folded} {said[at + 1].folded}"
            if pair in view.rarity and at + 1 not in reading.named:
                terms.append((pair, share * view.rarity[pair], None))
    return terms


def title_words(said: tuple[Word, ...], view: View) -> set[int]:
    """Return the words that quote the plan's own title or name, four or more in a row."""
    quoted: set[int] = set()
    run: list[int] = []
    for at in range(len(said)):
        if run and f"{said[at - 1].folded} {said[at].folded}" in view.title:
            run.append(at)
        else:
            run = [at]
        if len(run) >= 3:
            quoted.update(run)
    return quoted


def _holds(entry: Entry, term: str, word: Word | None, known: frozenset[str]) -> bool:
    if word is not None and word.marked and word.typed in known:
        return word.typed in entry.typed
    return term in entry.body


def _events(reading: Reading, view: View) -> frozenset[str]:
    found = [m for m in view.names.find(reading.said) if m.meaning.role == "event"]
    if not found:
        return frozenset()
    size = max(m.end - m.start for m in found)
    return frozenset(m.meaning.value for m in found if m.end - m.start == size and size > 1)


def _score(
    entry: Entry,
    reading: Reading,
    terms: list[tuple[str, float, Word | None]],
    total: float,
    lean: dict[str, float],
    wanted: frozenset[str],
    strict: bool,
    events: frozenset[str],
    told: frozenset[Word],
    asked: float,
) -> Scored:
    w = WEIGHTS
    hit = plain = 0.0
    for term, weight, word in terms:
        if _holds(entry, term, word, frozenset()):
            hit += weight * (1.0 if term in entry.head else w.body)
            plain += weight if word is not None and word in told else 0.0
    cover = hit / total
    kind = lean.get(entry.kind, 0.0)
    score = kind + w.cover * cover
    if wanted and entry.levels and (entry.kind in SCOPED or entry.kind in LEVELLED):
        score += w.level if entry.levels & wanted else -(w.other_level if strict else w.other_bare_level)
    if events and entry.events:
        score += w.event if set(entry.events) & events else -w.other_event
    if entry.kind in HEADS and kind >= 3.0:
        score += w.head
    if entry.kind in VALUES and kind >= 3.0:
        score += w.value
    if isinstance(entry.fact, Share) and any(v.number == entry.fact.percent for v in reading.of("percent")):
        score += w.percent
    if isinstance(entry.fact, Document) and _number(entry.fact) in reading.documents:
        score += w.document
    if entry.kind == "deadline" and lean.get("submission", 0.0) >= 2.0 and lean.get("deadline", 0.0) >= 3.0:
        score += w.sending if entry.body & SENDING else -w.not_sending
    elif entry.kind == "deadline" and entry.body & SENDING:
        score -= 0.5
    if entry.kind == "agenda" and reading.agencies:
        score -= w.agenda_agency
    if reading.agencies and (entry.kind != "submission" or "submission" in reading.cues) and entry.kind in ("task", "submission", "deadline", "delegates"):
        if entry.agencies & set(reading.agencies):
            score += w.agency
        elif entry.kind == "task" and "task" in reading.cues:
            score -= w.other_agency
    mild = entry.kind in VALUES or entry.kind in HEADS
    held = min(plain / asked, 1.0) if asked > 0.5 else 1.0
    score -= (w.mild if mild and kind >= 3.0 else w.missing) * (1.0 - held)
    return Scored(entry, score, cover, kind, plain, held)


_TYPES = frozenset(["xa", "phuong", "tran", "huyen", "thon", "xom", "quan", "ap", "p", "tx", "tt", "bon", "so", "truong", "to", "phong", "doanh", "nghiep", "ty"])


def _after_type(reading: Reading, at: int) -> bool:
    """Tell whether a word is likely part of a proper name: within two words behind a type of unit."""
    return any(word.folded in _TYPES for word in reading.said[max(0, at - 2) : at])


def _number(document: Document) -> int:
    digits = re.match(r"\d+", document.number)
    return int(digits[0]) if digits else -1


def _other_word(reading: Reading, at: int, view: View, language: Lexicon) -> bool:
    """Tell whether a word typed with marks only folds like a word of the plan, and stands in no pair of it."""
    word, said = reading.said[at], reading.said
    if not word.marked or word.typed in view.marked or word.typed in language.marked:
        return False
    pairs_of = [f"{said[i].folded} {said[i + 1].folded}" for i in (at - 1, at) if 0 <= i < len(said) - 1]
    return not any(pair in view.rarity or pair in view.about for pair in pairs_of)


def _odd(reading: Reading, view: View) -> float:
    own = {at for at in reading.content if at not in reading.named}
    near = [at for at in own if at + 1 in own and not {at, at + 1} <= set(reading.soft)]
    lone = [at for at in own if at + 1 not in own and at - 1 not in own and at not in reading.soft]
    said = reading.said
    odd = sum(
        f"{said[at].folded} {said[at + 1].folded}" not in view.rarity
        and f"{said[at].folded} {said[at + 1].folded}" not in view.about
        for at in near
    )
    odd += sum(said[at].folded not in view.vocabulary for at in lone)
    return odd / max(len(near) + len(lone), 1)


def _strange(reading: Reading, view: View, language: Lexicon) -> tuple[str, ...]:
    strange: list[str] = []
    for at in reading.content:
        word = reading.said[at]
        if (
            _after_type(reading, at)
            or at in reading.soft
            or at in reading.named
            or word.folded in language.soft
            or word.folded.isdigit()
        ):
            continue
        if word.folded not in view.vocabulary or _other_word(reading, at, view, language):
            strange.append(word.folded)
    return tuple(strange)

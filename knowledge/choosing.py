"""Which of the ranked facts belong into one answer."""

from __future__ import annotations

from itertools import islice

from knowledge.asked_too import as_likely, asked_too
from knowledge.cited_by import named_otherwise, of_an_issuer, of_numbers, of_the_year
from knowledge.days import Offset
from knowledge.facts import Deadline, Limit
from knowledge.kinds import DISTINCT, MOST, SAME, SCOPED, WIDTH
from knowledge.ordinals import ITEMISED, place_asked
from knowledge.patterns import GUESTS_DECIDED, IN_A_MONTH, PLAN_OF, SENT_AND_HELD, Pattern
from knowledge.per_head import per_head
from knowledge.ranking import Ranking
from knowledge.reading import Reading
from knowledge.scoring import Scored
from knowledge.sent_and_held import weighs_days
from knowledge.weights import WEIGHTS
from knowledge.whole_work import narrowing, of_agency, of_same_bodies

FEW = 3
NARROW, WIDE = 0.7, 2.0
"""How far below the best a fact may score, where the question names a matter of its own and where not."""

LIFTED = 3.3
"""The weight of a kind that the whole question speaks for, whatever kinds its phrases name."""


def faithful(reading: Reading, scored: tuple[Scored, ...]) -> Scored:
    """Return the best fact, or the best of a kind that was asked for outright where the best is of none."""
    best = _of_guests(reading, _timed_by_event(_listing(reading, scored), scored), scored)
    if not unfaithful(reading, best):
        return best
    asked = {match.meaning.value for match in reading.strong} & DISTINCT
    other = next((s for s in scored if s.entry.kind in asked), None)
    return other if other is not None and other.score >= WEIGHTS.least else best


_LITTLE, _MUCH, _BELOW = 0.35, 0.7, 2.0
_AROUND = Pattern(r"trước(?: và|, trong)|trong (?:suốt )?(?:thời gian|quá trình)")


def _timed_by_event(best: Scored, scored: tuple[Scored, ...]) -> Scored:
    """Return, for a deadline that holds little of what was asked, the work whose time is told by an event instead.

    So it is where the work is done before, during or after an event, and holds most of what was asked.
    """
    if best.entry.kind != "deadline" or best.share > _LITTLE:
        return best
    near = (s for s in scored[:8] if s.share >= _MUCH and s.score >= best.score - _BELOW and s.entry.kind == "task")
    return next((s for s in near if _AROUND.search(getattr(s.entry.fact, "what", ""))), best)


def _of_guests(reading: Reading, best: Scored, scored: tuple[Scored, ...]) -> Scored:
    """Return the limit that tells who decides on it, where that is asked for and another decision would win."""
    if best.entry.kind != "decision" or not GUESTS_DECIDED.search(reading.flat):
        return best
    levels = set(reading.levels)
    deciding = (s for s in scored if isinstance(s.entry.fact, Limit) and s.entry.fact.decided_by)
    return next((s for s in deciding if not levels or levels & s.entry.levels), best)


def _listing(reading: Reading, scored: tuple[Scored, ...]) -> Scored:
    """Return the best fact; where an item is asked for by its number, the best of its kind that lists so many."""
    best, place = scored[0], place_asked(reading.flat)
    if not place or best.entry.gap or best.entry.kind not in ITEMISED:
        return best
    alike = (s for s in scored if s.entry.kind == best.entry.kind and len(getattr(s.entry.fact, "items", ())) >= place)
    return next(alike, best)


def unfaithful(reading: Reading, best: Scored) -> bool:
    """Tell whether a fact is of a kind not asked for and holds none of the words that said what was asked."""
    strong = [match for match in reading.strong if match.meaning.value in DISTINCT]
    kinds = {SAME.get(m.meaning.value, m.meaning.value) for m in reading.matches if m.meaning.role == "cue"}
    if not strong or best.entry.gap or best.entry.kind in kinds:
        return False
    if isinstance(best.entry.fact, Deadline) and isinstance(best.entry.fact.due, Offset):
        return False  # days before an event are a duration in words only
    if best.kind >= LIFTED and best.entry.kind not in reading.cues:
        return False  # more than a phrase alone speaks for its kind
    if ("share" in kinds and "%" in f"{best.entry.fact}") or (
        "allotment" in kinds and per_head(getattr(best.entry.fact, "text", ""))
    ):
        return False
    phrases = [[word.folded for word in reading.said[match.start : match.end]] for match in strong]
    return not any(all(word in best.entry.body for word in phrase) for phrase in phrases)


def choose(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return the facts for an answer, best first, and one of another kind that is as likely to be meant."""
    chosen = _chosen(reading, ranking, best)
    return [*chosen, *as_likely(ranking, best, {one.entry.kind for one in chosen})]


def _chosen(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return the facts for an answer, best first."""
    if best.entry.kind in ITEMISED and 0 < place_asked(reading.flat) <= len(getattr(best.entry.fact, "items", ())):
        return [best]
    if isinstance(best.entry.fact, Deadline) and isinstance(best.entry.fact.due, Offset) and weighs_days(reading.flat):
        return [best]
    return (
        _both_days(reading, ranking, best)
        or _per_level(reading, ranking, best)
        or of_agency(reading, ranking, best)
        or of_same_bodies(reading, ranking, best)
        or _alike(reading, ranking, best)
    )


def _both_days(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return the best deadline for sending and the best for holding, where both are asked for in one breath."""
    if best.entry.kind != "deadline" or best.entry.gap or not SENT_AND_HELD.search(reading.flat):
        return []
    days = [s for s in ranking.scored if s.entry.kind == "deadline" and not s.entry.gap]
    sent, held = (next((s for s in days if _sends(s, ranking) is sends), None) for sends in (True, False))
    return [best, *(s for s in (sent, held) if s is not None and s is not best)]


def _per_level(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return the best fact for each level, where a question names several."""
    named = (*reading.levels, *(reading.bare_levels if "compare" in reading.cues else ()))
    levels = [level for level in dict.fromkeys(named) if level in ranking.view.levels]
    if len(levels) < 2 or best.entry.kind not in SCOPED or best.entry.gap:
        return []
    alike = [s for s in ranking.scored if s.entry.kind == best.entry.kind and not s.entry.gap]
    alike = [s for s in alike if _sends(s, ranking) is _sends(best, ranking)]
    firsts = [next((s for s in alike if level in s.entry.levels), None) for level in levels]
    return list(dict.fromkeys(s for s in firsts if s is not None))


def _alike(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    kind, narrow = best.entry.kind, narrowing(reading)
    dated = best.entry.kind == "deadline" and _is_dated(reading)
    several = kind == "edition" and len(set(reading.levels)) > 1 + (PLAN_OF.search(reading.flat) is not None)
    least = best.score - (WIDTH.get(kind, NARROW) if narrow and not several else WIDE)
    alike = [s for s in ranking.scored if s.entry.kind == kind and s.score >= least and s.entry.gap == best.entry.gap]
    alike = [s for s in alike if _same_slots(s, best, ranking, dated)]
    if kind == "deadline" and _OF_AN_EVENT.search(reading.flat) and not _sends(best, ranking):
        alike = [s for s in alike if not _sends(s, ranking)]
        alike = [s for s in alike if s.entry.events or not best.entry.events or reading.agencies]
    if kind == "deadline" and reading.cues.get("period", 0.0) >= 3.0:
        alike = [best]
    if kind == "basis" and (numbered := of_numbers(reading, ranking)):
        return numbered
    if kind == "basis" and (named := named_otherwise(reading, ranking)):
        return named
    if kind == "basis":
        alike = of_the_year(reading, of_an_issuer(reading, ranking, best) or alike, ranking.view.plan.short)
    if kind == "basis" and not narrow:
        alike.sort(key=lambda s: getattr(s.entry.fact, "relation", "") != "basis")
    most = FEW + 1 if kind == "task" and not narrow else MOST.get(kind, FEW)
    return [*alike[:1], *asked_too(reading, ranking, best), *(alike[1:most] or _of_the_other(reading, ranking, best))]


_PAIRED = Pattern(r" (?:va|voi|cung|lan) ", " va ", " voi ", " cung ", " lan ")


def _of_the_other(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return the span of the other one of two things named, of which the best tells nothing (A với B từ năm nào)."""
    if best.entry.kind != "period" or not _PAIRED.search(reading.flat):
        return []
    told = [at for at in reading.content if at not in reading.soft and at not in reading.named]
    words = [reading.said[at].folded for at in told]
    left = {word for word in words if word not in best.entry.body and word not in ranking.strange}
    alike = (s for s in ranking.scored if s.entry.kind == "period" and not s.entry.gap and left <= s.entry.body)
    return list(islice(alike, 1)) if len(left) > 1 else []


def _is_dated(reading: Reading) -> bool:
    """Tell whether a question holds a day, or a month to hold something in, against a deadline."""
    month = reading.of("month", "quarter") and IN_A_MONTH.search(reading.flat)
    return bool(reading.of("day") or month)


_OF_AN_EVENT = Pattern(
    r"(?<! moc) (?:hoi nghi|dai hoi|le ton vinh|buoi le) ",
    " buoi le ",
    " dai hoi ",
    " hoi nghi ",
    " le ton vinh ",
)


def _sends(scored: Scored, ranking: Ranking) -> bool:
    """Tell whether a deadline is for sending something, rather than for holding an event."""
    return ranking.view.traits[scored.entry.alike].sends


def _same_slots(other: Scored, best: Scored, ranking: Ranking, dated: bool) -> bool:
    """Tell whether a fact is of the event and level that the question names, where the best one is.

    A day (`dated`) is held against deadlines of the very level only.
    """
    if ranking.events & set(best.entry.events) and not ranking.events & set(other.entry.events):
        return False
    wanted, own = ranking.levels, other.entry.levels
    return not (wanted & best.entry.levels and (own or dated or other.entry.kind == "deadline") and not wanted & own)

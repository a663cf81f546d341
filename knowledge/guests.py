"""Questions for those who are invited: of which body or level they are, and how many for each one honoured."""

from __future__ import annotations

from dataclasses import replace

from knowledge.entries import View
from knowledge.facts import Fact, Statement
from knowledge.patterns import FAMILY, PER_HEAD, Pattern
from knowledge.people_asked import FROM_WITHIN
from knowledge.per_head import per_head
from knowledge.reading import Reading
from knowledge.scoring import Scored
from knowledge.text import key
from knowledge.weights import WEIGHTS

ABOUT, ABOVE = 1.5, 0.75
"""How far below the best fact about those invited one may score that is about the very group named, and how far
it is then put above."""


_BOUNDS = Pattern("phạm vi|giới hạn|không chỉ")
"""How a plan says from where people are to be chosen."""


def guests_first(reading: Reading, view: View, kinds: dict[str, float], scored: list[Scored]) -> list[Scored]:
    """Raise of the facts about those invited a number for each one honoured, or the one about the group named."""
    if kinds.get("composition", 0.0) < 3.0:
        return scored
    each = PER_HEAD.search(reading.flat) is not None or FAMILY.search(reading.flat) is not None
    if each:
        stated = [(one, one.entry.fact) for one in scored if isinstance(one.entry.fact, Statement)]
        fitting = [one for one, fact in stated if per_head(fact.text)]
        fitting = fitting or [one for one, fact in stated if any(map(per_head, fact.items))]
    elif FROM_WITHIN.search(reading.flat):
        stated = [(one, one.entry.fact) for one in scored if isinstance(one.entry.fact, Statement)]
        fitting = [one for one, fact in stated if fact.kind == "composition" and _BOUNDS.search(fact.text)]
        each = bool(fitting)
    else:
        fitting = [
            one for one in scored if one.entry.kind == "composition" and _is_about(reading, view, one.entry.fact)
        ]
    if not fitting:
        return scored
    bounds = each and FROM_WITHIN.search(reading.flat) is not None
    best = max((one.score for one in scored if bounds or one.entry.kind == "composition"), default=0.0)
    first = max(fitting, key=lambda one: one.score)
    if not each and not best - ABOUT <= first.score < best:
        return scored
    raised = first._replace(score=max(first.score + WEIGHTS.expected if each else 0.0, best + ABOVE))
    return sorted((raised if one is first else one for one in scored), key=lambda one: -one.score)


_BESIDES = Pattern(r" (?:ngoai|tru) (?!troi)", " ngoai ", " tru ")


def _is_about(reading: Reading, view: View, fact: Fact) -> bool:
    """Tell whether a fact is about the group that a question names."""
    if _BESIDES.search(reading.flat):
        return False
    said, about = reading.said, f" {key(getattr(fact, 'about', ''))} "
    told, soft = {at for at in reading.content if at not in reading.named}, set(reading.soft)
    beside = [(at, at + 1) for at in told if at + 1 in told and not {at, at + 1} <= soft]
    pairs = {f"{said[at].folded} {said[then].folded}" for at, then in beside} - view.title
    return any(f" {pair} " in about for pair in pairs)


_ABOVE = frozenset({"ministry", "state"})
"""Levels that hold no event of a plan here, but from which guests come."""

_AMONG = Pattern(r" co (?:\w+ )*(?:khong|chua) ")


def of_guests(reading: Reading, view: View, kinds: dict[str, float]) -> Reading:
    """Take the level of those who are invited (ai của các huyện) for a word, where no event with guests has it."""
    if max(kinds, key=lambda kind: kinds[kind], default="") != "composition":
        return reading
    among = _AMONG.search(reading.flat)
    events = {level for at in view.kinds.get("composition", ()) for level in view.entries[at].levels}
    said = reading.said
    guests = [
        m
        for m in reading.matches
        if m.meaning.role == "level"
        and events
        and m.meaning.value not in events
        and (not among or m.meaning.value in _ABOVE)
        and not any(word.folded in ("cap", "nghi", "hoi") for word in said[max(m.start - 1, 0) : m.end])
    ]
    if not guests:
        return reading
    idle = {m.meaning.value for m in guests}
    told = {at for m in guests for at in range(m.start, m.end)}
    return replace(
        reading,
        levels=tuple(level for level in reading.levels if level not in idle),
        bare_levels=tuple(level for level in reading.bare_levels if level not in idle),
        content=tuple(sorted({*reading.content, *told})),
        soft=tuple(at for at in reading.soft if at not in told),
    )

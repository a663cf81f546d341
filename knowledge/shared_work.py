"""Work that a body shares with others, where it is asked who works with whom, or directs whom."""

from __future__ import annotations

from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.scoring import Scored
from knowledge.weights import WEIGHTS

_WITH = Pattern(
    r" (?:ai|(?:co quan|don vi|so|ban|nganh|phong|ben|to chuc|noi|bo phan|phong ban) nao)(?: \w+){0,4} "
    r"(?:(?:phoi hop|lam viec|ket hop|lam)(?: cung)? (?:voi|cung)|chi dao|dinh huong|don doc)(?: cac)? ",
    " phoi hop ",
    " voi ",
    " cung ",
    " chi dao ",
    " dinh huong ",
    " don doc ",
)


_WITH_WHOM = Pattern(
    r" phoi hop(?: lam viec)?(?: voi| cung)*(?: cac| nhung)?"
    r" (?:ai|(?:co quan|don vi|so|ban|nganh|phong|ben|to chuc|noi|bo phan|phong ban) (?:nao|gi)) ",
    " phoi hop ",
)


def led_with(reading: Reading, scored: list[Scored]) -> list[Scored]:
    """Raise the work of others that a body is to join in, where it is asked who works with that body or directs it."""
    asked = frozenset(reading.agencies)
    if asked and _WITH_WHOM.search(reading.flat):
        return _together(asked, scored)
    if not asked or (found := _WITH.search(reading.flat)) is None:
        return scored
    first = reading.flat[: found.end()].count(" ") - 1
    if not any(m.meaning.role == "agency" and first <= m.start <= first + 1 for m in reading.matches):
        return scored
    raised = [
        one._replace(score=one.score + (-1 if asked & one.entry.agencies else 1) * WEIGHTS.counted)
        if one.entry.kind == "task" and (asked & one.entry.agencies or asked & one.entry.mentions)
        else one
        for one in scored
    ]
    return sorted(raised, key=lambda one: -one.score)


def _together(asked: frozenset[str], scored: list[Scored]) -> list[Scored]:
    """Raise the work that a body shares with others, whoever leads it, above what it does alone."""
    raised = [
        one._replace(score=one.score + (1 if getattr(one.entry.fact, "partners", ()) else -1) * WEIGHTS.counted)
        if one.entry.kind == "task" and asked & (one.entry.agencies | one.entry.mentions)
        else one
        for one in scored
    ]
    return sorted(raised, key=lambda one: -one.score)

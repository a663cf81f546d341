"""Of which level each of several plans in question is asked: levels stand beside the places that they are said of."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.lexicon import Match
from knowledge.reading import Reading
from knowledge.scope import Scope
from knowledge.text import fold, words

OF = frozenset(["cua", "o", "ben", "tai", "thuoc", "tinh", "thanh", "pho", "huyen", "xa", "phuong"])
"""Words that may stand between a level and the place that it is said of (đại hội cấp tỉnh của Bình Thuận)."""


def at_place(reading: Reading, scope: Scope, plan: str, others: frozenset[int] = frozenset()) -> Reading:
    """Return the reading with the levels that stand nearest before the place that names a plan.

    "Cấp tỉnh Bình Thuận với cấp thành phố Lạng Sơn" asks each for its own level. A year that says which
    plan of another place is meant (`others`) is no word for this one.
    """
    if others & {value.year for value in reading.of("year")}:
        told = {str(year) for year in others}
        figures = {at for at, word in enumerate(reading.said) if word.folded in told}
        reading = replace(
            reading,
            values=tuple(v for v in reading.values if v.kind != "year" or v.year not in others),
            soft=tuple(sorted({*reading.soft, *figures})),
        )
    spots = dict(scope.spots)
    places = set(spots.values())
    if len(places) < 2:
        return reading
    if of_all := _before_a_colon(reading) or below_places(reading):
        return replace(reading, levels=of_all)
    least = 0.5 if "compare" in reading.cues else 1.5
    if least > 1.0 and scope.how == "place" and (typed := _own_type(reading, spots.get(plan, -1), places)):
        return replace(reading, levels=(typed,))
    if reading.bare_levels:
        reading = _without_types(reading, places)
    levels = [m for m in reading.matches if m.meaning.role == "level" and m.meaning.weight > least]
    if (kept := _shared(reading, levels, places)) is not None:
        levels = kept
        named = {m.meaning.value for m in kept}
        reading = replace(reading, levels=tuple(level for level in reading.levels if level in named))
    if plan not in spots or len({m.meaning.value for m in levels}) < 2:
        return reading
    strong = [m for m in levels if m.meaning.weight > 1.5]
    if strong and all(m.start > max(places) for m in strong):
        return replace(reading, levels=tuple(dict.fromkeys(m.meaning.value for m in strong)))
    said = [word.folded for word in reading.said]
    before = any(m.end <= spot and OF.issuperset(said[m.end : spot]) for m in strong for spot in places)
    if strong and not before and all(m.start > min(places) for m in strong):
        following = min((spot for spot in places if spot > spots[plan]), default=len(reading.said))
        own = tuple(dict.fromkeys(m.meaning.value for m in strong if spots[plan] < m.start < following))
        return replace(reading, levels=own or reading.levels)
    start = max((spot for spot in places if spot < spots[plan]), default=-1)
    near = tuple(dict.fromkeys(m.meaning.value for m in levels if start < m.start and m.end <= spots[plan] + 1))
    return replace(reading, levels=near or reading.levels)


BELOW = frozenset({"commune", "grassroots", "hamlet"})
"""Levels that every province and town has, which a place named can only lie around."""

_LYING = frozenset({"o", "tai", "thuoc", "cua", "trong", "ben"})
"""Words between such a level and the place that it lies in."""

_BESIDE = re.compile(
    r" (?:xa|phuong|thi tran|co so|xom) (?:(?:va|voi|lan|hay|hoac|cung|nhu|con|roi|toi|den|len) )+(?:ca |cap )*"
    r"(?:huyen|thanh pho|thi xa|tinh|so) "
)
"""Another level that is asked for beside one of these."""


def below_places(reading: Reading) -> tuple[str, ...]:
    """Return the levels below provinces and towns where a question names such alone (cấp xã ở TP Lạng Sơn)."""
    found = [m for m in reading.matches if m.meaning.role == "level" and m.meaning.weight > 1.5]
    said = reading.said
    types = {m.start for m in found if m.end in reading.named and m.start and said[m.start - 1].folded in _LYING}
    strong = [m.meaning.value for m in found if m.start not in types]
    alone = strong and BELOW.issuperset(strong) and "," not in reading.text and not _BESIDE.search(reading.flat)
    return tuple(dict.fromkeys(strong)) if alone else ()


def _without_types(reading: Reading, places: set[int]) -> Reading:
    """Leave out the levels that are only said as the types of places (tỉnh Bình Thuận) of which several are named."""
    bare = [m for m in reading.matches if m.meaning.role == "level" and m.meaning.weight < 1.5]
    others = {m.meaning.value for m in bare if m.end not in places}
    return replace(reading, bare_levels=tuple(level for level in reading.bare_levels if level in others))


_COLON = re.compile(r"\b(?:xa|phuong|huyen|tinh|thanh pho|co so|so)\s*:")


def _before_a_colon(reading: Reading) -> tuple[str, ...]:
    """Return the levels asked for of all places that are named behind a colon (hạn cấp xã: Bình Thuận và Lạng Sơn)."""
    if ":" not in reading.text or (found := _COLON.search(fold(reading.text))) is None:
        return ()
    end = len(words(reading.text[: found.end()]))
    levels = [m for m in reading.matches if m.meaning.role == "level" and m.meaning.weight > 1.5 and m.end <= end]
    return tuple(dict.fromkeys(m.meaning.value for m in levels))


def _own_type(reading: Reading, spot: int, places: set[int]) -> str:
    """Return the level that a place's own type is (TP. Lạng Sơn), where another place alone was given one before it.

    Empty where it is not so ("đại hội tỉnh Bình Thuận với TP Lạng Sơn" asks each for its own level).
    """
    found = [m for m in reading.matches if m.meaning.role == "level"]
    types = [m for m in found if m.end == spot and m.meaning.weight < 1.5]
    strong = [m for m in found if m.meaning.weight > 1.5]
    before = max((at for at in places if at < spot), default=-1)
    if not types or not strong or any(before < m.start and m.end <= spot for m in strong):
        return ""
    said = [word.folded for word in reading.said]
    given = all(any(m.end <= at and OF.issuperset(said[m.end : at]) for at in places - {spot}) for m in strong)
    return types[0].meaning.value if given else ""


def _shared(reading: Reading, levels: list[Match], places: set[int]) -> list[Match] | None:
    """Return the levels without the types of places named, where another level is asked for of all these places.

    None where one is asked for right before a place ("cấp xã giữa Bình Thuận và TP Lạng Sơn" is no such).
    """
    said = [word.folded for word in reading.said]
    attached = [m for m in levels if any(m.end <= at and OF.issuperset(said[m.end : at]) for at in places)]
    strong = [m for m in levels if m.meaning.weight > 1.5]
    if not strong or any(m in strong for m in attached):
        return None
    return [m for m in levels if m in strong or m not in attached]

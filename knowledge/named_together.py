"""Plans named beside each other in one question, one by its number and another by its place."""

from __future__ import annotations

from collections.abc import Collection

from knowledge.named import phrase_spans
from knowledge.place_names import bare_place
from knowledge.reading import Reading
from knowledge.shelf import Shelf

_JOINING = frozenset({"va", "voi", "lan", "hay", "hoac", "cung", "giong", "khac"})
"""Words that join two names (KH 21 và Bình Thuận)."""

_BESIDE = frozenset(
    ("ke", "hoach", "kh", "ubnd", "tinh", "thanh", "pho", "tp", "xa", "phuong", "huyen", "cua", "ca", "o", "ben", "nam")
) | {"so", "cai", "co", "uy", "ban", "nhan", "dan"}
"""Words that may stand between two names besides."""


def joined(
    places: Collection[str], numbered: Collection[str], figures: Collection[int], reading: Reading, shelf: Shelf
) -> list[str]:
    """Return the plans named by their place right beside a number of others, joined by a word for both.

    `places` are the plans whose place is named, `numbered` the plans of the number, which stands at
    `figures`. Of one place, a plan of another year is meant only where its year is named.
    """
    own = {bare_place(shelf.head(plan).place) for plan in numbered}
    named = _BESIDE | {word for place in own for word in place.split()}
    years = {value.year for value in reading.of("year")} - {shelf.year(plan) for plan in numbered}
    return [
        plan
        for plan in places
        if plan not in numbered
        and (bare_place(shelf.head(plan).place) not in own or shelf.year(plan) in years)
        and _beside(plan, figures, named, reading, shelf)
    ]


_TITLE = (("ke", "hoach"), ("ke", "hoach", "so"), ("ke", "hoach", "uy", "ban", "nhan", "dan"))
"""What stands right before or behind the number of a plan."""


def titles_of(figures: Collection[int], reading: Reading) -> frozenset[int]:
    """Return where the words for a plan stand right before and behind its number (KH 21/KH-UBND)."""
    said = [word.folded for word in reading.said]
    before = {
        (at - len(title), at)
        for at in figures
        for title in _TITLE
        if tuple(said[max(0, at - len(title)) : at]) == title
    }
    behind = {
        (at + 1, at + 1 + len(title))
        for at in figures
        for title in _TITLE
        if tuple(said[at + 1 : at + 1 + len(title)]) == title
    }
    return frozenset(at for start, end in before | behind for at in range(start, end))


def _beside(plan: str, figures: Collection[int], named: frozenset[str], reading: Reading, shelf: Shelf) -> bool:
    """Tell whether a plan's place is named beside a number, with nothing but a joining word between."""
    place = bare_place(shelf.head(plan).place)
    idle = named | frozenset(place.split())
    spots = [span.start for span in phrase_spans(reading, place)]
    return any(_joins(reading, idle, *sorted((at, figure))) for at in spots for figure in figures)


def _joins(reading: Reading, idle: Collection[str], start: int, end: int) -> bool:
    """Tell whether only words for plans and places stand between two words, and one that joins."""
    between = [word.folded for word in reading.said[start + 1 : end]]
    told = [word for word in between if word not in idle and word not in _JOINING and not word.isdecimal()]
    return not told and not _JOINING.isdisjoint(between)

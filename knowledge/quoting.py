"""What of a question only quotes a plan or a count: its title, its own pairs of words, the years it is for, figures."""

from __future__ import annotations

from itertools import pairwise

from knowledge.entries import View
from knowledge.reading import Reading
from knowledge.text import Word


def title_words(said: tuple[Word, ...], view: View) -> set[int]:
    """Return the words that quote the plan's own title or name, four or more in a row."""
    quoted: set[int] = set()
    start = 0
    for at, (one, after) in enumerate(pairwise(said), 1):
        if f"{one.folded} {after.folded}" not in view.title:
            start = at
        elif at - start >= 2:
            quoted.update(range(start, at + 1))
    return quoted


def years_marked(said: tuple[Word, ...], view: View) -> set[int]:
    """Return the words that tell how many years the plan's title marks (hội nghị 75 năm), which only name its event."""
    told = ((at, f"{one.folded} {after.folded}") for at, (one, after) in enumerate(pairwise(said)))
    return {place for at, pair in told if pair[:1].isdigit() and pair in view.title for place in (at, at + 1)}


def own_years(reading: Reading, short: str) -> frozenset[int]:
    """Return the places of the year that a plan's short name tells, which only says which plan is meant."""
    years = {str(value.year) for value in reading.of("year")}
    return frozenset(at for at, word in enumerate(reading.said) if word.folded in years and word.folded in short)


def pairs_known(reading: Reading, view: View) -> int:
    """Return how many pairs of neighbours that a question speaks of stand together in a plan."""
    own, said = set(reading.content) - reading.named, reading.said
    asked = {f"{said[at].folded} {said[at + 1].folded}" for at in own if at + 1 in own}
    return sum(pair in view.rarity or pair in view.about for pair in asked)


THOUSAND = 1000


def count_words(reading: Reading) -> frozenset[int]:
    """Return the places of counts of a thousand and more that are typed with a dot, whose figures are words apart.

    Where it is asked whether a count is so, it is that of no other fact which happens to hold it.
    """
    folded = [word.folded for word in reading.said]
    if reading.claims:
        return frozenset(at for at, word in enumerate(folded) if word.isdigit())
    written = [f"{value.number:,}".split(",") for value in reading.of("number") if value.number >= THOUSAND]
    starts = [(at, parts) for parts in written for at in range(len(folded)) if folded[at : at + len(parts)] == parts]
    return frozenset(place for at, parts in starts for place in range(at, at + len(parts)))

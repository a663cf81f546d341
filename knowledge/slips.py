"""What a mistyped word may have been meant to be: the known words one slip away, and how odd a slip that is."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property, lru_cache
from typing import NamedTuple

from knowledge.spelling import is_likely, is_slip, near
from knowledge.text import Word, other_placement
from knowledge.usage import Usage

ODD_SLIP, DOUBLED = 2.5, 2.0
"""What a slip costs more where the keys are no neighbours, and less where a letter was typed twice, which no word
has."""

KEPT = 2048
"""Words whose slips are kept at hand."""

DOUBLED_LETTER = re.compile(r"(.)\1")


class Slip(NamedTuple):
    """A known word one slip away; how much likelier it is for a doubled letter, and how much less for an odd key."""

    word: Word
    doubled: float
    odd: float


class Slips:
    """Finds known words; `vocabulary` holds the folded words and pairs of words that plans use."""

    def __init__(self, usage: Usage, vocabulary: Collection[str]) -> None:
        self._usage = usage
        self._vocabulary = vocabulary
        self.near = lru_cache(maxsize=KEPT)(self._near)
        self.of = lru_cache(maxsize=KEPT)(self._of)

    def _near(self, folded: str) -> frozenset[str]:
        """Return the known words one slip away from a folded one."""
        return frozenset(near(folded, self._words))

    def _of(self, typed: Word, marked: bool) -> tuple[Slip, ...]:
        """Return the known words one slip away from one that was typed, in each way that they are written.

        `marked` tells that its text has marks, so that those of a word count.
        """
        once, ways = DOUBLED_LETTER.sub(r"\1", typed.folded), (typed.typed, other_placement(typed.typed))
        found: list[Slip] = []
        for other in self.near(typed.folded):
            spellings = self._usage.spellings.get(other, ()) if marked else ()
            written = [one for one in spellings if any(is_slip(way, one) for way in ways)] if spellings else [other]
            odd = 0.0 if is_likely(typed.folded, other) else ODD_SLIP
            found += [Slip(Word(one, other), DOUBLED if once == other else 0.0, odd) for one in written]
        return tuple(found)

    @cached_property
    def _words(self) -> frozenset[str]:
        known = {*self._usage.spellings, *(term for term in self._vocabulary if " " not in term)}
        return frozenset(word for word in known if word.isalpha() and len(word) > 1)

"""Words taken apart that were run together, or of whose first one a letter is left."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from knowledge.spelling import is_syllable, split


class Parter:
    """Takes words apart by the folded words and pairs of words that plans use."""

    def __init__(self, vocabulary: Collection[str]) -> None:
        self._vocabulary = vocabulary

    def parts(self, folded: str) -> tuple[str, ...]:
        """Return the words of which an unknown one is made (daihoi), or of whose first one a letter is left (dhoi)."""
        if len(folded) < 4 or folded in self._vocabulary or is_syllable(folded):
            return ()
        parts = split(folded, self._vocabulary) if len(folded) > 4 else ()
        head, rest = folded[0], folded[1:]
        heads = [first for first in self._before.get(rest, ()) if first[0] == head != rest[0]]
        return parts or ((heads[0], rest) if len(heads) == 1 else ())

    @cached_property
    def _before(self) -> dict[str, list[str]]:
        """The words that plans use before each word of three letters or more."""
        found: dict[str, list[str]] = {}
        for first, _, rest in (term.partition(" ") for term in self._vocabulary):
            if len(rest) > 2 and first.isalpha():
                found.setdefault(rest, []).append(first)
        return found

"""Marks put back on words typed without any, as far as the words beside them tell which.

Only words that known phrases hold side by side get marks, the firmest pairs first; a pair that would write a word
otherwise than a firmer one did is passed over. Names of places are left bare, and keep others off.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.likelihood import Likelihood
from knowledge.text import Word
from knowledge.usage import Usage


class Marker:
    """Puts marks back on words."""

    def __init__(self, usage: Usage, likelihood: Likelihood) -> None:
        self._usage = usage
        self._likelihood = likelihood

    def mark(self, said: Sequence[Word]) -> list[Word]:
        """Return the words with the marks that they were meant to have, where that is plain.

        All pairs are gone through twice: what is plain by then narrows the others down.
        """
        written = [word.typed if word.marked else "" for word in said]
        named = self._named(said)
        firmest = [at for _, at in sorted(self._pairs(said))]
        for at in firmest * 2:
            names, pairs = self._ways(said, written, at)
            if names and not pairs:
                named[at] = named[at + 1] = True
            elif len(pairs) == 1 and not (named[at] or named[at + 1]):
                written[at : at + 2] = pairs[0]
        return [Word(typed, word.folded) if typed else word for word, typed in zip(said, written, strict=True)]

    def _named(self, said: Sequence[Word]) -> list[bool]:
        """Tell which words are those of a name of three, as all its pairs stand in names."""
        named = [False] * len(said)
        names = self._usage.names
        for at in range(len(said) - 2):
            first = names.get(f"{said[at].folded} {said[at + 1].folded}")
            after = names.get(f"{said[at + 1].folded} {said[at + 2].folded}") if first else None
            if first and after and {one.split()[1] for one in first} & {one.split()[0] for one in after}:
                named[at : at + 3] = [True] * 3
        return named

    def _pairs(self, said: Sequence[Word]) -> list[tuple[float, int]]:
        """Return where pairs stand that are known, the firmest first in order."""
        bonds = ((self._likelihood.bond(a.folded, b.folded), at) for at, (a, b) in enumerate(pairwise(said)))
        return [(-bond, at) for bond, at in bonds if bond]

    def _ways(self, said: Sequence[Word], written: Sequence[str], at: int) -> tuple[list[list[str]], list[list[str]]]:
        """Return how two neighbours may be written in names and in phrases, as far as they are not written yet."""
        folded = f"{said[at].folded} {said[at + 1].folded}"
        ways = []
        for known in (self._usage.names, self._usage.pairs):
            cut = [pair.split() for pair in known.get(folded, ())]
            ways.append(
                [
                    pair
                    for pair in cut
                    if all(not own or own == one for own, one in zip(written[at:], pair, strict=False))
                ]
            )
        return ways[0], ways[1]

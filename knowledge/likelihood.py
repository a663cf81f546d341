"""How likely a word is, by itself and beside its neighbours, as what was typed and as what was meant.

Likelihoods are logarithms of a kind: they add up, and only their differences count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from knowledge.half_marked import completes
from knowledge.lexicon import Lexicon
from knowledge.text import Word, fold
from knowledge.usage import Usage

PAIR, BOND = 2.0, 2.5
"""What it is worth that a word and its neighbour are known to stand together, and how much more where one of
them hardly ever stands with anything else (kế hoạch); the scale of all that follows."""

NAME, PLACE = 2.6, 5.5
"""The same for words that stand together in names of places, and of those that plans speak of."""

EXACT = 0.3
"""How much more it is worth where they are known to be written so."""

STAYS, STANDS = 1.5, 1.0
"""What a neighbour with which it is not known to stand is worth to a word that means something by itself: as it
was typed, and as what was meant."""

UNSURE = 0.6
"""The part that is left of a bond where the word may be known there with other marks only."""

USUAL, RARE, MISMARKED, UNKNOWN = -0.5, -2.5, -2.0, -7.0
"""How likely a word is that plans or questions use, that is only known elsewhere, that is only known with other
marks, and that is not known."""

MANY = 25
"""With how many neighbours a word is known that is common."""

LOOSE = -0.75
"""What is less likely about a word that goes with none of its neighbours."""


KEPT = 4096
"""Pairs of words of which it is kept how they go together."""

FEW = 4
"""With how many neighbours a word is known that is missed where it stands alone."""


_DIGITS = frozenset("0123456789")


class Spot(NamedTuple):
    """A word with its neighbours, None where there are none; `marked` tells that its text has marks."""

    word: Word
    before: Word | None
    after: Word | None
    marked: bool


class Likelihood:
    """Weighs words; `vocabulary` holds the folded words and pairs of words that plans use."""

    def __init__(self, language: Lexicon, usage: Usage, vocabulary: Collection[str]) -> None:
        self._language = language
        self._usage = usage
        self._vocabulary = vocabulary
        self.goes = lru_cache(maxsize=KEPT)(self._goes)
        self.bond = lru_cache(maxsize=KEPT)(self._bond)

    def stands(self, word: Word, marked: bool) -> bool:
        """Tell whether a word is known as it was typed and goes with whatever stands beside it."""
        return word.typed in (self._skip if marked else self._language.skip)

    def _goes(self, left: Word, right: Word, marked: bool) -> bool:
        """Tell whether two words are known to stand together as they were typed."""
        if not (marked and self.attested(left) and self.attested(right)):
            return self.together(left.folded, right.folded)
        pair = _pair(left.folded, right.folded)
        home = self._usage.home
        if pair in self._vocabulary and left.typed in home and right.typed in home:
            return True
        written = _pair(left.typed, right.typed)
        return written in self._usage.pairs.get(pair, ()) or written in self._usage.names.get(pair, ())

    def together(self, left: str, right: str) -> bool:
        """Tell whether two folded words are known to stand together."""
        usage, pair = self._usage, _pair(left, right)
        return pair in self._vocabulary or pair in usage.pairs or pair in usage.names

    def attested(self, word: Word) -> bool:
        """Tell whether a word is known just as it was typed."""
        return word.typed in self._usage.spellings.get(word.folded, ())

    def usual(self, word: Word) -> bool:
        """Tell whether a word is known as it was typed, or questions use it with more marks."""
        home, known = self._usage.home, self._usage.spellings.get(word.folded, ())
        return word.typed in known or any(one in home and completes(word.typed, one) for one in known)

    def of_typed(self, spot: Spot) -> float:
        """Weigh a word by itself as it was typed."""
        word, spellings = spot.word, self._usage.spellings.get(spot.word.folded)
        planned = word.folded in self._vocabulary
        if word.marked or spot.marked:
            if spellings and word.typed in spellings:
                return self.of_meant(word) if word.typed in self._usage.home else RARE
            if word.typed in self._language.skip:
                return USUAL
            return MISMARKED if planned or spellings is not None else UNKNOWN
        if planned or word.folded in self._language.vocabulary or word.folded in self._usage.home:
            return self.of_meant(word)
        return RARE if spellings is not None else UNKNOWN

    def of_meant(self, word: Word) -> float:
        """Weigh a word by itself as what was meant: likelier the more words it is known to stand with."""
        usual = word.typed in self._usage.home or word.folded in self._vocabulary
        before, behind = self._fans
        beside = before.get(word.folded, 0) + behind.get(word.folded, 0)
        return (USUAL if usual else RARE) + min(beside, MANY) / MANY

    def beside(self, spot: Spot, bonds: Sequence[float], anywhere: float, nowhere: float = 0.0) -> float:
        """Weigh how well a word goes with its neighbours, with which it has these bonds.

        `anywhere` is for each that tells nothing of a word that means something by itself, `nowhere` for
        all together that tell nothing of another.
        """
        word = spot.word
        if spot.marked and not word.marked and word.typed in self._language.skip and not self.stands(word, marked=True):
            anywhere /= 2
        if word.typed in self._language.skip or self._alone(spot):
            return sum(bond or anywhere for bond in bonds)
        return sum(bonds) if any(bonds) else nowhere

    def bonds(self, spot: Spot) -> list[float]:
        """Weigh how firmly a word, as it is written, goes with each of its neighbours; 0 where it is not known to."""
        word, before, after = spot.word, spot.before, spot.after
        strange = spot.marked and word.typed not in self._usage.home
        own = word.typed if spot.marked and not strange else ""
        left, right = (near.typed if near and own and self.attested(near) else "" for near in (before, after))
        bonds = []
        if before:
            bonds.append(self.bond(before.folded, word.folded, (left, own)))
        if after:
            bonds.append(self.bond(word.folded, after.folded, (own, right)))
        return [bond * UNSURE for bond in bonds] if strange else bonds

    def wants(self, left: Word | None, right: Word | None) -> bool:
        """Tell whether a word hardly ever stands without one of few words behind it, or before it."""
        before = self._fans[0].get(left.folded, 0) if left else 0
        behind = self._fans[1].get(right.folded, 0) if right else 0
        return 0 < before <= FEW or 0 < behind <= FEW

    def _bond(self, left: str, right: str, written: tuple[str, str] = ("", "")) -> float:
        """Weigh how firmly two folded words go together as they are written, empty for any way to write one."""
        pair = _pair(left, right)
        named = _holds(self._usage.names.get(pair, ()), written)
        known = _holds(self._usage.pairs.get(pair, ()), written)
        if not known and pair not in self._vocabulary:
            return NAME if named else 0.0
        left, _, right = pair.partition(" ")
        firm = PAIR + BOND / min(self._fans[0][left], self._fans[1][right])
        if pair in self._vocabulary and named:
            firm = max(firm, PLACE)
        return firm + EXACT if any(written) and (known or named) else firm

    @cached_property
    def _skip(self) -> frozenset[str]:
        """Words that stand anywhere as they are written: "thì", not "thi"."""
        skip = self._language.skip
        written = {fold(word) for word in skip if fold(word) != word}
        return frozenset(word for word in skip if word not in written)

    def _alone(self, spot: Spot) -> bool:
        """Tell whether a word means something to questions by itself."""
        meanings = self._language.phrases.get(spot.word.folded, ())
        return any(spot.word.typed == meaning.typed[0] or not spot.marked for meaning in meanings)

    @cached_property
    def _fans(self) -> tuple[Counter[str], Counter[str]]:
        """How many words each word is known to stand before, and how many behind."""
        pairs = {*self._usage.pairs, *(term for term in self._vocabulary if " " in term)}
        cut = [pair.partition(" ") for pair in pairs]
        return Counter(pair[0] for pair in cut), Counter(pair[2] for pair in cut)


def _holds(pairs: Iterable[str], written: tuple[str, str]) -> bool:
    """Tell whether one of some pairs is written like this, empty for any way to write a word."""
    before, after = f"{written[0]} ", f" {written[1]}"
    return any(
        (not written[0] or pair.startswith(before)) and (not written[1] or pair.endswith(after)) for pair in pairs
    )


def _pair(left: str, right: str) -> str:
    """Join two words, any number as 0."""
    if left[0] in _DIGITS or right[0] in _DIGITS:
        return f"{'0' if left[0] in _DIGITS else left} {'0' if right[0] in _DIGITS else right}"
    return f"{left} {right}"

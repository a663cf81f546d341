"""Words set right that were mistyped, by how they are written and by the words beside them.

A word is read as another one, a single slip away, where that is likelier by more than slips are rare. So a word
that nothing is written with is nearly always set right, a known one only where it goes with none of its neighbours
and the other does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from knowledge.half_marked import Completer
from knowledge.lexicon import Lexicon
from knowledge.likelihood import LOOSE, MISMARKED, NAME, STANDS, STAYS, UNKNOWN, Likelihood, Spot
from knowledge.marking import Marker
from knowledge.parting import Parter
from knowledge.short_forms import ShortForms
from knowledge.slips import DOUBLED_LETTER, Slip, Slips
from knowledge.spelling import LONGEST
from knowledge.telex import decode
from knowledge.text import Word, tone, words
from knowledge.usage import Usage
from knowledge.values import ROMAN

SYLLABLE = 9
"""Letters of the longest syllable with a letter too many."""

SLIP = 3.3
"""What it costs to read a word as another one."""

FIRM = 2.7
"""How firmly a word has to go with one neighbour, where it does not with the other, to be read for a known one."""

SURE = 2.0
"""How much likelier another word has to be than one that is written as it was typed, where texts have marks."""

LEAST = -5.0
"""How likely a word has to be to be read for one that is not known and that none of its neighbours speaks for."""

Mended = tuple[list[Word], list[tuple[str, str]]]
"""The words set right, and what was put right (typed, read)."""

ORDER = frozenset({"sau", "trước", "truoc"})
"""Words that ask for an order wherever they stand, whatever is beside them."""

_VOWEL = re.compile("[aeiouy]")


class Better(NamedTuple):
    """What was meant by a word, and how much likelier that is than what was typed."""

    gain: float
    word: Word


class Mender:
    """Sets words right; `vocabulary` holds the folded words and pairs of words that plans use."""

    def __init__(self, language: Lexicon, usage: Usage, vocabulary: Collection[str]) -> None:
        self.language = language
        self._usage = usage
        self._vocabulary = vocabulary
        self._likelihood = Likelihood(language, usage, vocabulary)
        self._slips = Slips(usage, vocabulary)
        self._parter = Parter(vocabulary)
        self.completer = Completer(language, usage)
        self.short_forms = ShortForms(usage)
        self.marker = Marker(usage, self._likelihood)

    def keys(self, said: Sequence[Word]) -> Mended:
        """Write the words whose Telex keys were left standing as they were meant."""
        short, spellings = self.language.abbreviations, self._usage.spellings
        meant: dict[int, list[Word]] = {}
        for at, (typed, folded) in enumerate(said):
            word = None
            if folded not in short:
                known = spellings.get(folded, ())
                word = None if typed in known or (known and typed == folded) else self._decoded(typed)
            elif len(folded) > 2 and at + 1 < len(said) and not _VOWEL.search(folded):
                word = self._place(folded, said[at + 1].folded)
            if word:
                meant[at] = [word]
        return _put(said, meant)

    def _place(self, folded: str, after: str) -> Word | None:
        """Return the first word of a place that plans speak of, which short letters before its second are a slip of."""
        pairs = (f"{first} {after}" for first in self._slips.near(folded))
        found = [pair for pair in pairs if pair in self._vocabulary and pair in self._usage.names]
        return words(self._usage.names[found[0]][0])[0] if len(found) == 1 else None

    def _decoded(self, keys: str) -> Word | None:
        if keys.startswith("dd") and keys[1:] in self.language.abbreviations:
            return Word(f"đ{keys[2:]}", keys[1:])
        if not _VOWEL.search(keys) and (once := DOUBLED_LETTER.sub(r"\1", keys)) in self.language.abbreviations:
            return Word(once, once)
        for word in words(decode(keys)):
            spellings = self._usage.spellings.get(word.folded, ())
            usual = [one for one in spellings if one in self._usage.home and tone(one) == tone(word.typed)]
            typed = usual[0] if usual and word.typed not in self._usage.home else word.typed
            return Word(typed, word.folded) if typed in spellings else None
        return None

    def mend(self, said: Sequence[Word], marked: bool) -> Mended:
        """Set right the words that were mistyped, the surest first, and part those that were run together.

        `marked` tells that they were typed with marks.
        """
        doubted = self._doubted(said, marked)
        if not doubted:
            return list(said), []
        done, meant = list(said), dict[int, list[Word]]()
        better = {at: self._better(done, at, marked) for at in doubted}
        while found := [(one.gain, at, one.word) for at, one in better.items() if one]:
            _, at, word = max(found)
            done[at], meant[at] = word, [word]
            del better[at]
            for other in {at - 2, at - 1, at + 1, at + 2} & better.keys():
                better[other] = self._better(done, other, marked)
        for at in better:
            meant[at] = [Word(part, part) for part in self._parter.parts(done[at].folded)]
        return _put(said, meant)

    def _doubted(self, said: Sequence[Word], marked: bool) -> list[int]:
        """Return the places of words that are not known, or go with no word beside them, or leave one alone."""
        settled = self._settled(said, marked)
        loose = not all(settled)
        return [
            at
            for at, word in enumerate(said)
            if (
                not settled[at]
                or (marked and not self._likelihood.attested(word))
                or (loose and self._missed(said, settled, at))
            )
            and 1 < len(word.folded) <= LONGEST
            and word.folded.isalpha()
            and not word.typed.isupper()
            and word.folded not in ROMAN
            and word.typed not in ORDER
        ]

    def _missed(self, said: Sequence[Word], settled: Sequence[bool], at: int) -> bool:
        """Tell whether a word beside another one goes with none, though there are few without which it stands."""
        before = bool(at) and not settled[at - 1] and self._likelihood.wants(said[at - 1], None)
        after = at + 1 < len(said) and not settled[at + 1]
        return before or (after and self._likelihood.wants(None, said[at + 1]))

    def _settled(self, said: Sequence[Word], marked: bool) -> list[bool]:
        """Tell of each word whether it goes with one beside it, or with any."""
        weigh = self._likelihood
        goes = [False, *[weigh.goes(a, b, marked) for a, b in pairwise(said)], False]
        return [goes[at] or goes[at + 1] or weigh.stands(word, marked) for at, word in enumerate(said)]

    def _better(self, said: Sequence[Word], at: int, marked: bool) -> Better | None:
        """Return what was likelier meant by a word than what was typed, None where nothing was."""
        spot = _spot(said, at, marked)
        weigh, folded = self._likelihood, spot.word.folded
        own = weigh.of_typed(spot)
        if len(folded) > SYLLABLE:
            return None
        bonds = weigh.bonds(spot)
        bonded = sum(map(bool, bonds)) if own not in (UNKNOWN, MISMARKED) else -1
        own += weigh.beside(spot, bonds, STAYS, LOOSE if marked else 0.0)
        alone = self._alone(said, at, marked)
        slips = [
            slip for slip in self._slips.of(spot.word, marked) if bonded < 0 or self._joined(spot, slip.word.folded)
        ]
        scores = [(self._score(spot, slip, bonded, alone), slip.word) for slip in slips]
        own += SURE if marked and weigh.usual(spot.word) else 0.0
        score, best = max(scores, default=(own, spot.word))
        return Better(score - own, best) if score > own and not self._either(spot, best, scores) else None

    def _either(self, spot: Spot, best: Word, scores: Sequence[tuple[float, Word]]) -> bool:
        """Tell whether a slip is as near to the name of another place that plans speak of (Bình Thàn)."""
        placed = [word for score, word in scores if score > -inf and self._placed(spot, word)]
        return best in placed and len({word.folded for word in placed}) > 1

    def _placed(self, spot: Spot, word: Word) -> bool:
        """Tell whether a word is in a name of a place that plans speak of with one beside it."""
        before, after = spot.before, spot.after
        pairs = (f"{before.folded} {word.folded}" if before else "", f"{word.folded} {after.folded}" if after else "")
        return any(pair in self._vocabulary and pair in self._usage.names for pair in pairs)

    def _alone(self, said: Sequence[Word], at: int, marked: bool) -> tuple[bool, bool]:
        """Tell of the words before and after another one whether there are some that go with none."""
        left, right = said[max(at - 2, 0) : at + 1], said[at : at + 3]
        before = len(left) > 1 and not self._settled(left, marked)[-2]
        return before, len(right) > 1 and not self._settled(right, marked)[1]

    def _joined(self, spot: Spot, folded: str) -> bool:
        """Tell whether a folded word is known to stand together with a neighbour."""
        left = spot.before is not None and self._likelihood.together(spot.before.folded, folded)
        return left or (spot.after is not None and self._likelihood.together(folded, spot.after.folded))

    def _score(self, spot: Spot, slip: Slip, bonded: int, alone: tuple[bool, bool]) -> float:
        """Weigh a word as what was meant by another one.

        `bonded` is with how many neighbours that one goes, -1 where it is no known word; `alone` tells of the
        words before and after whether they are left without any that they go with.
        """
        weigh, meant = self._likelihood, slip.word
        there = Spot(meant, spot.before, spot.after, spot.marked)
        bonds = weigh.bonds(there)
        score = weigh.of_meant(meant) + weigh.beside(there, bonds, STANDS) - SLIP + slip.doubled - slip.odd
        if not any(bonds):
            certain = score >= LEAST and bonded < 0 and _VOWEL.search(spot.word.folded)
            return score if certain else -inf
        needs = [left for left, there in zip(alone, (spot.before, spot.after), strict=True) if there]
        needed = sum(bond not in (0.0, NAME) for need, bond in zip(needs, bonds, strict=True) if need)
        if bonded >= 0 and sum(map(bool, bonds)) + needed <= bonded:
            return -inf
        if bonded >= 0 and max(bonds) < FIRM and not needed and not self._fits(there, bonds):
            return -inf
        if _VOWEL.search(spot.word.folded) or self._grown(spot.word, meant, there, bonds):
            return score - LOOSE * needed
        return -inf

    def _grown(self, typed: Word, meant: Word, spot: Spot, bonds: Sequence[float]) -> bool:
        """Tell whether a word without a vowel, which may be short for anything, is one that lost a letter."""
        if len(typed.folded) > 2:
            return len(meant.folded) >= len(typed.folded)
        return len(meant.folded) > len(typed.folded) and (max(bonds) >= FIRM or self._fits(spot, bonds))

    def _fits(self, spot: Spot, bonds: Sequence[float]) -> bool:
        """Tell whether a word goes with all neighbours but those that stand anywhere."""
        beside = [near for near in (spot.before, spot.after) if near]
        return all(bond or self._likelihood.stands(near, spot.marked) for near, bond in zip(beside, bonds, strict=True))


def _spot(said: Sequence[Word], at: int, marked: bool) -> Spot:
    before, after = said[at - 1] if at else None, said[at + 1] if at + 1 < len(said) else None
    return Spot(said[at], before, after, marked)


def _put(said: Sequence[Word], meant: Mapping[int, Sequence[Word]]) -> Mended:
    """Put what was meant, where it is not empty, in the place of what was typed."""
    told = [(said[at].typed, " ".join(part.typed for part in parts)) for at, parts in sorted(meant.items()) if parts]
    return [part for at, word in enumerate(said) for part in meant.get(at) or (word,)] if told else list(said), told

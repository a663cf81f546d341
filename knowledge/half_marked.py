"""Words some of whose marks were left out (hôi nghị, tô chức), written in full.

Only a word that stands with a neighbour in a known phrase when it gets more marks, and in none as it was typed, is
written otherwise; marks that were typed stay.

>>> completes("hôi", "hội"), completes("dại", "đại"), completes("hỏi", "hội"), completes("hội", "hôi")
(True, True, False, False)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from knowledge.lexicon import Lexicon
from knowledge.text import Word, fold, tone
from knowledge.usage import Usage

_PAIRS = 4096
"""Pairs of words of which it is kept how they are written."""

_NONE = frozenset[str]()

_CLOSING = 3
"""How many words from the end one stands that may close a question."""


class Completer:
    """Writes half-marked words in full; words in capitals are names and stay."""

    def __init__(self, language: Lexicon, usage: Usage) -> None:
        self._skip = language.skip
        self._usage = usage
        self._written = lru_cache(maxsize=_PAIRS)(self._pair)

    def complete(self, said: Sequence[Word], marked: bool) -> list[Word]:
        """Return words as they are written, with the marks that they lack by the words beside them.

        `marked` tells that most were typed with marks, so that a bare one may have been forgotten.
        """
        spoken, skip, closings = self._usage.spoken, self._skip, self._usage.closings
        done = [Word(spoken[word.typed], fold(spoken[word.typed])) if word.typed in spoken else word for word in said]
        for at, word in enumerate(done):
            typed, folded = word
            if typed not in skip and (marked or typed != folded) and not typed.isupper():
                closing = self._closing(done, at) if folded in closings else None
                done[at] = closing or self._full(done, at)
        return done

    def bare(self, said: Sequence[Word]) -> list[Word]:
        """Return words without the marks that nothing is written with."""
        spellings, skip = self._usage.spellings, self._skip
        return [
            word
            if word.typed in spellings.get(word.folded, ()) or word.typed in skip or word.typed.isupper()
            else Word(word.folded, word.folded)
            for word in said
        ]

    def _closing(self, said: Sequence[Word], at: int) -> Word | None:
        """Return the word that closes a question in the place of another one that is so without its marks."""
        word = said[at]
        meant = self._usage.closings[word.folded]
        if len(said) - at > _CLOSING:
            return None
        if word.marked and word.typed in self._ways(said, at):
            return None  # the end of another word (toàn thể không)
        after = said[at + 1 :]
        return Word(meant, word.folded) if all(one.typed in self._skip for one in after) else None

    def _full(self, said: Sequence[Word], at: int) -> Word:
        word = said[at]
        ways = self._ways(said, at)
        if word.typed in ways or (word.typed in self._usage.home and self._by_type_alone(said, at)):
            return word
        full = {way for way in ways if completes(word.typed, way)}
        if not ways and word.marked and word.typed not in self._usage.home:
            known = self._usage.spellings.get(word.folded, ())
            full = {way for way in known if way in self._skip and completes(word.typed, way)}
        return Word(full.pop(), word.folded) if len(full) == 1 else word

    def _by_type_alone(self, said: Sequence[Word], at: int) -> bool:
        """Tell whether only a type of place before a word speaks for another one (xã họp is no xã Hợp Thành)."""
        folded, pairs = said[at].folded, self._usage.pairs
        before = f"{said[at - 1].folded} {folded}" if at else ""
        behind = f"{folded} {said[at + 1].folded}" if at + 1 < len(said) else ""
        return before not in pairs and behind not in pairs and behind not in self._usage.names

    def _ways(self, said: Sequence[Word], at: int) -> frozenset[str]:
        """Return the ways in which a word is written beside its neighbours."""
        folded = said[at].folded
        before = self._written(said[at - 1].folded, folded)[1] if at else _NONE
        behind = self._written(folded, said[at + 1].folded)[0] if at + 1 < len(said) else _NONE
        return before | behind if before and behind else before or behind

    def _pair(self, left: str, right: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the ways in which two folded neighbours are written, for the first and for the second one."""
        pair = f"{left} {right}"
        ways = (*self._usage.pairs.get(pair, ()), *self._usage.names.get(pair, ()))
        return frozenset(way.split()[0] for way in ways), frozenset(way.split()[1] for way in ways)


def completes(typed: str, meant: str) -> bool:
    """Tell of two words that are the same without marks whether one has all marks of the other, and more."""
    if typed == meant or len(typed) != len(meant) or tone(typed) not in ("", tone(meant)):
        return False
    return all(
        mine == other or mine == _bare(other) for mine, other in zip(_toneless(typed), _toneless(meant), strict=True)
    )


def _toneless(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))


def _bare(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]


_TONES = "\u0300\u0301\u0303\u0309\u0323"

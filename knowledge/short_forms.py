"""Short forms that mean one thing or another by what stands beside them (TT Tân Minh, đoàn TN, gđ của công dân)."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.text import Word, words
from knowledge.usage import Usage

REACH = 4
"""How many words away one may stand that tells what a short form means."""


class ShortForms:
    """Spells out what `usage` knows as short forms of two meanings, and as short types of places."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage

    def spell(self, said: Sequence[Word]) -> list[Word]:
        """Return words with such short forms spelled out where their neighbours tell what they are."""
        done: list[Word] = []
        for at, word in enumerate(said):
            short = len(word.folded) <= 3 and (word.folded in self._usage.beside or word.folded in self._usage.types)
            done.extend((short and (self._type(said, at) or self._told(said, at))) or (word,))
        return done

    def _told(self, said: Sequence[Word], at: int) -> tuple[Word, ...]:
        """Return what a short form is for where a word before or behind it tells that."""
        beside = self._usage.beside
        ways = beside.get(said[at].typed.lower()) or beside.get(said[at].folded)
        if not ways:
            return ()
        last = said[at - 1].folded if at else ""
        following = [one.folded for one in said[at + 1 : at + 3]]
        ahead = {" ".join(following), *following[:1]}
        near = {one.folded for one in said[max(0, at - REACH) : at + REACH + 1]}
        for full, before, around, behind in ways:
            if last in before or not ahead.isdisjoint(behind) or not near.isdisjoint(around):
                return words(full)
        return ()

    def _type(self, said: Sequence[Word], at: int) -> tuple[Word, ...]:
        """Return the type of place that a short form is for where the name of one is behind it."""
        full = words(self._usage.types.get(said[at].folded, ""))
        if not full or at + 2 >= len(said) or (at and said[at - 1].folded.isdigit()):
            return ()
        first, second = said[at + 1].folded, said[at + 2].folded
        name = f"{first} {second}"
        known = self._usage.names
        named = name in known and name not in self._usage.pairs and f"{full[-1].folded} {first}" in known
        return full if named else ()

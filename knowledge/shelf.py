"""The plans of a library laid out for answering, each once, and the names by which people call them."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Hashable
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import pairwise
from weakref import WeakKeyDictionary

from knowledge.entries import View
from knowledge.layout import unpacked, view_of, work_out
from knowledge.leaning import leaning
from knowledge.lexicon import Lexicon, lexicon
from knowledge.library import Head, Library
from knowledge.mending import Mender
from knowledge.outcome import Outcome
from knowledge.place_names import bare_place
from knowledge.spelling import is_syllable
from knowledge.text import Word, words
from knowledge.usage import usage
from knowledge.versions import Version, newer

HEADS = 1024
"""Of how many plans it is kept which are newer versions."""

KEPT = 64
"""How many plans are kept laid out."""

_SHELVES: WeakKeyDictionary[Library, Shelf] = WeakKeyDictionary()


def shelf_of(library: Library) -> Shelf:
    """Return the shelf of an open library, made the first time that it is asked for."""
    if library not in _SHELVES:
        _SHELVES[library] = Shelf(library)
    return _SHELVES[library]


class Shelf:
    """Plans at hand for answering, the least recently used put away first; `answered` are the last answers."""

    def __init__(self, library: Library, language: Lexicon | None = None) -> None:
        self.library = library
        self.language = language or lexicon()
        self.leaning = leaning()
        self.mender = Mender(self.language, usage(), library.vocabulary())
        self._views: OrderedDict[str, View] = OrderedDict()
        self.newer = lru_cache(maxsize=HEADS)(self._newer)
        self.answered: OrderedDict[Hashable, Outcome] = OrderedDict()

    def view(self, plan: str) -> View:
        """Return a plan laid out; UnknownPlan where there is none of that id."""
        if plan not in self._views:
            self._views[plan] = self._laid_out(plan)
            if len(self._views) > KEPT:
                self._views.popitem(last=False)
        self._views.move_to_end(plan)
        return self._views[plan]

    def head(self, plan: str) -> Head:
        """Return a plan's head."""
        return self.library.head(plan)

    def year(self, plan: str) -> int:
        """Return the year of a plan, 0 where none is known."""
        head = self.head(plan)
        return year_of(head.short, head.day)

    def _newer(self, plan: str) -> tuple[Version, ...]:
        """Return the plans that replace or amend a plan, the latest first."""
        return newer(self.head(plan), self.library)

    def _laid_out(self, plan: str) -> View:
        found, layout = self.library.plan(plan), self.library.layout(plan)
        if layout is not None:
            with suppress(ValueError):
                return view_of(found, unpacked(layout))
        return view_of(found, work_out(found, self.language))

    def spell_out(self, said: list[Word], typed: str) -> list[Word]:
        """Put the full name of a place where its initials stand and only one place has them.

        Initials that several places share are given in capitals where they were typed so, or stand
        behind a word such as tỉnh or xã.
        """
        said = self._drawn_together(said)
        short = [word.folded for word in said if _shortened(word)]
        rows = self.library.names(short, kinds=("initials",)) if short else []
        if not rows:
            return said
        places: dict[str, set[str]] = {}
        for row in rows:
            known = places.setdefault(row.phrase, set())
            if not known or _meant(known):
                known.add(self.head(row.plan).place)
        done: list[Word] = []
        for at, word in enumerate(said):
            known = places.get(word.folded, set())
            meant = _meant(known)
            beside = (at and said[at - 1].folded in _BEFORE) or (
                at + 1 < len(said) and _YEAR.match(said[at + 1].folded)
            )
            shown = known and (f"{word.folded.upper()}" in typed or beside or len(said) == 1)
            done.extend(
                words(_bare(meant)) if meant else (Word(word.folded.upper(), word.folded),) if shown else (word,)
            )
        return done

    def _drawn_together(self, said: list[Word]) -> list[Word]:
        """Make one word of a place's first letter and its last word, where they stand apart (B.Thuận)."""
        pairs = {f"{one.folded}{other.folded}" for one, other in pairwise(said) if len(one.folded) == 1}
        known = {row.phrase for row in self.library.names(pairs, kinds=("initials",))} if pairs else set()
        if not known:
            return said
        done: list[Word] = []
        for word in said:
            whole = f"{done[-1].folded}{word.folded}" if done and len(done[-1].folded) == 1 else ""
            if whole in known:
                done[-1] = Word(f"{done[-1].typed}{word.typed}", whole)
            else:
                done.append(word)
        return done


def year_of(short: str, day: date | None) -> int:
    """Return the year of a plan: that in its short name, else that of its issue, 0 where neither is known."""
    found = re.search(r"(20\d\d)", short)
    return int(found[1]) if found else day.year if day else 0


def _shortened(word: Word) -> bool:
    """Tell whether a word may be a place's initials (TN), or its first letter with its last word (BThuận)."""
    size = len(word.folded)
    return (size in (2, 3) and not word.marked) or (size > 3 and not is_syllable(word.folded))


def _bare(place: str) -> str:
    return re.sub(r"^(TP\.?|thành phố|tỉnh|xã|huyện) ", "", place, flags=re.IGNORECASE)


_YEAR = re.compile(r"20\d\d$")
_BEFORE = frozenset(["tinh", "xa", "o", "ben", "cua", "hoach", "kh", "huyen"])


def _meant(places: set[str]) -> str:
    return next(iter(places)) if len({bare_place(place) for place in places}) == 1 else ""

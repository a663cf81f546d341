"""The language of questions, read from knowledge/language/*.toml: what words and phrases mean.

A phrase is matched by its folded words; marks decide only where they were typed and the word as
typed is itself known with other marks (năm is not Nam).
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from knowledge.text import Word, key, words

FOLDER = Path(__file__).with_name("language")
LONGEST = 9
"""Words in the longest phrase that is looked for."""


AMBIGUOUS = frozenset({"so", "ap", "truong"})
"""Folded names of bodies that are far more common words when no marks are typed."""


class Meaning(NamedTuple):
    """What a phrase stands for: a `role` (cue, level, agency, place …), a value and a weight."""

    role: str
    value: str
    weight: float
    typed: tuple[str, ...]


class Match(NamedTuple):
    """A meaning found in words `start` to `end` (exclusive)."""

    start: int
    end: int
    meaning: Meaning


Taught = tuple[
    dict[str, list[tuple[str, str, float, tuple[str, ...]]]],
    dict[str, tuple[tuple[str, str], ...]],
    set[str],
    set[str],
    set[str],
    set[str],
    dict[str, tuple[str, ...]],
    dict[str, str],
]
"""All that a lexicon was taught, as plain values in the order of its fields."""


@dataclass(slots=True)
class Lexicon:
    """Phrases with their meanings, abbreviations, skip words, synonyms and agency names.

    `marked` holds every word with marks that the language knows, `vocabulary` every folded one. `reach`
    gives for the first word of phrases how many words the longest of them has.
    """

    phrases: dict[str, list[Meaning]] = field(default_factory=dict)
    abbreviations: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    skip: set[str] = field(default_factory=set)
    soft: set[str] = field(default_factory=set)
    marked: set[str] = field(default_factory=set)
    vocabulary: set[str] = field(default_factory=set)
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)
    reach: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, taught: Taught) -> Lexicon:
        """Make a lexicon that knows what another one was taught."""
        plain, short, skip, soft, marked, vocabulary, synonyms, agencies = taught
        phrases = {phrase: [Meaning._make(one) for one in meanings] for phrase, meanings in plain.items()}
        abbreviations = {phrase: tuple(map(Word._make, cut)) for phrase, cut in short.items()}
        lexicon = cls(phrases, abbreviations, skip, soft, marked, vocabulary, synonyms, agencies)
        for phrase in phrases:
            lexicon._reach(phrase.split(" "))
        return lexicon

    def taught(self) -> Taught:
        """Give all that this lexicon was taught."""
        phrases = {phrase: [(*one,) for one in meanings] for phrase, meanings in self.phrases.items()}
        short = {phrase: tuple((*word,) for word in cut) for phrase, cut in self.abbreviations.items()}
        lists = (self.skip, self.soft, self.marked, self.vocabulary)
        return phrases, short, *lists, self.synonyms, self.agencies

    def add(self, phrase: str, role: str, value: str, weight: float = 1.0) -> None:
        """Teach a phrase; the same phrase may have several meanings."""
        cut = words(phrase)
        meaning = Meaning(role, value, weight, tuple(word.typed for word in cut))
        folded = [word.folded for word in cut]
        if folded:
            self.phrases.setdefault(" ".join(folded), []).append(meaning)
            self._reach(folded)
        self.know(cut)

    def _reach(self, phrase: list[str]) -> None:
        self.reach[phrase[0]] = max(self.reach.get(phrase[0], 0), min(len(phrase), LONGEST))

    def know(self, cut: tuple[Word, ...]) -> None:
        """Count the words as known spellings."""
        self.vocabulary.update(word.folded for word in cut)
        self.marked.update(word.typed for word in cut if word.marked)

    def agrees(self, typed: Word, written: str) -> bool:
        """Tell whether a typed word may stand for a phrase's word that folds alike."""
        return not typed.marked or typed.typed == written or typed.typed not in self.marked

    def strict(self, said: tuple[Word, ...], meaning: Meaning) -> bool:
        """Tell whether a lone word that means much else without its marks stands as it was typed."""
        if len(said) > 1 or said[0].typed == meaning.typed[0]:
            return True
        if said[0].marked:
            return False
        return meaning.role != "foreign" and (meaning.role != "level" or said[0].folded not in AMBIGUOUS)

    def expand(self, said: Sequence[Word]) -> list[Word]:
        """Spell abbreviations out, the longest first; words in capitals are names and stay."""
        done: list[Word] = []
        at = 0
        while at < len(said):
            size, full = self._abbreviated(said[at : at + 3])
            done.extend(full or said[at : at + 1])
            at += size
        return done

    def _abbreviated(self, said: Sequence[Word]) -> tuple[int, tuple[Word, ...]]:
        for size in range(len(said), 0, -1):
            full = self.abbreviations.get(" ".join(word.folded for word in said[:size]))
            plain = said[0].typed.replace("đ", "d") == said[0].folded
            if full and (size > 1 or plain) and not said[0].typed.isupper():
                return size, full
        return 1, ()

    def find(self, said: tuple[Word, ...]) -> list[Match]:
        """Return every match of every phrase in the words, in order of their start."""
        found: list[Match] = []
        folded = [word.folded for word in said]
        for start, first in enumerate(folded):
            for size in range(1, min(self.reach.get(first, 0), len(said) - start) + 1):
                meanings = self.phrases.get(" ".join(folded[start : start + size]))
                if meanings is not None:
                    span = said[start : start + size]
                    found += [Match(start, start + size, one) for one in meanings if self._stands(span, one)]
        return found

    def _stands(self, span: tuple[Word, ...], meaning: Meaning) -> bool:
        return all(map(self.agrees, span, meaning.typed)) and self.strict(span, meaning)


def longest(matches: list[Match]) -> list[Match]:
    """Return the matches that no longer one overlaps; equal spans all stay."""
    taken: list[tuple[int, int]] = []
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        span = (match.start, match.end)
        if span in taken or all(match.end <= start or match.start >= end for start, end in taken):
            taken.append(span)
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.start)


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _teach_cues(lexicon: Lexicon) -> None:
    for kind, lists in _read("cues").items():
        for strength, weight in (("strong", 3.0), ("keep", 3.01), ("medium", 2.0), ("weak", 1.0)):
            for phrase in lists.get(strength, ()):
                lexicon.add(phrase, "cue", kind, weight)


def _teach_bodies(lexicon: Lexicon) -> None:
    for level, lists in _read("levels").items():
        for phrase in lists["named"]:
            lexicon.add(phrase, "level", level, 2.0)
        for phrase in lists["bare"]:
            lexicon.add(phrase, "level", level, 1.0)
    for agency, names in _read("agencies")["agencies"].items():
        lexicon.agencies[agency] = names[0]
        for name in dict.fromkeys(key(name) for name in names):
            lexicon.add(next(n for n in names if key(n) == name), "agency", agency)


def _teach_chatter(lexicon: Lexicon) -> None:
    for sort, lists in _read("chatter").items():
        for phrase in lists["phrases"]:
            lexicon.add(phrase, "chatter", sort)
    for phrase in tomllib.loads((FOLDER / "foreign.toml").read_text(encoding="utf-8"))["phrases"]:
        lexicon.add(phrase, "foreign", key(phrase))


def _teach_words(lexicon: Lexicon) -> None:
    lists = tomllib.loads((FOLDER / "skip.toml").read_text(encoding="utf-8"))
    for role, into in (("skip", lexicon.skip), ("soft", lexicon.soft)):
        for entry in lists[role].split():
            phrase = entry.replace("_", " ")
            if " " in phrase:
                lexicon.add(phrase, role, phrase)
            else:
                cut = words(phrase)
                lexicon.know(cut)
                into.update((cut[0].folded, cut[0].typed))
    for group in tomllib.loads((FOLDER / "synonyms.toml").read_text(encoding="utf-8"))["groups"]:
        for phrase in group:
            lexicon.know(words(phrase))
            others = tuple(other for other in group if other != phrase)
            lexicon.synonyms[key(phrase)] = lexicon.synonyms.get(key(phrase), ()) + others
    for table in _read("abbreviations").values():
        for short, full in table.items():
            lexicon.abbreviations[key(short)] = words(str(full))
            lexicon.know(words(str(full)))


@cache
def lexicon() -> Lexicon:
    """Return the language that is shipped, read once."""
    language = Lexicon()
    _teach_cues(language)
    _teach_bodies(language)
    _teach_chatter(language)
    _teach_words(language)
    return language

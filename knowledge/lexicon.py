"""The language of questions, read from knowledge/language/*.toml: what words and phrases mean.

A phrase is matched by its folded words; marks decide only where they were typed and the word as
typed is itself known with other marks (năm is not Nam).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from knowledge import text
from knowledge.kept import kept
from knowledge.spelling import is_syllable
from knowledge.text import Word, key, words

FOLDER = Path(__file__).with_name("language")
LONGEST = 11
"""Words in the longest phrase that is looked for."""


AMBIGUOUS = frozenset({"so", "ap", "truong"})
"""Folded names of bodies that are far more common words when no marks are typed."""


LONE_CUES = frozenset({"ky", "tien"})
"""Folded words that ask for something only with their marks (ký, tiền), where they stand alone."""


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
    set[str],
]
"""All that a lexicon was taught, as plain values in the order of its fields."""


@dataclass(slots=True)
class Lexicon:
    """Phrases with their meanings, abbreviations, skip words, synonyms and agency names.

    `marked` holds every word with marks that the language knows, `vocabulary` every folded one. `openings`
    holds what phrases and abbreviations of several words begin with, `shortened` the first words of abbreviations.
    """

    phrases: dict[str, list[Meaning]] = field(default_factory=dict)
    abbreviations: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    skip: set[str] = field(default_factory=set)
    soft: set[str] = field(default_factory=set)
    marked: set[str] = field(default_factory=set)
    vocabulary: set[str] = field(default_factory=set)
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)
    openings: set[str] = field(default_factory=set)
    shortened: set[str] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        """Note what abbreviations begin with."""
        self.shortened.update(short.partition(" ")[0] for short in self.abbreviations)

    @classmethod
    def of(cls, taught: Taught) -> Lexicon:
        """Make a lexicon that knows what another one was taught."""
        plain, short, skip, soft, marked, vocabulary, synonyms, agencies, openings = taught
        phrases = {phrase: [Meaning._make(one) for one in meanings] for phrase, meanings in plain.items()}
        abbreviations = {phrase: tuple(map(Word._make, cut)) for phrase, cut in short.items()}
        return cls(phrases, abbreviations, skip, soft, marked, vocabulary, synonyms, agencies, openings)

    def taught(self) -> Taught:
        """Give all that this lexicon was taught."""
        phrases = {phrase: [(*one,) for one in meanings] for phrase, meanings in self.phrases.items()}
        short = {phrase: tuple((*word,) for word in cut) for phrase, cut in self.abbreviations.items()}
        lists = (self.skip, self.soft, self.marked, self.vocabulary)
        return phrases, short, *lists, self.synonyms, self.agencies, self.openings

    def add(self, phrase: str, role: str, value: str, weight: float = 1.0) -> None:
        """Teach a phrase; the same phrase may have several meanings."""
        cut = words(phrase)
        meaning = Meaning(role, value, weight, tuple(word.typed for word in cut))
        folded = " ".join(word.folded for word in cut)
        self.phrases.setdefault(folded, []).append(meaning)
        self.openings.update(_openings(folded))
        self.know(cut)

    def shorten(self, short: str, full: str) -> None:
        """Teach an abbreviation."""
        self.abbreviations[key(short)] = words(full)
        self.shortened.add(key(short).partition(" ")[0])
        self.openings.update(_openings(key(short)))
        self.know(words(full))

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
        unlikely = {"level": AMBIGUOUS, "cue": LONE_CUES}.get(meaning.role, frozenset())
        return meaning.role != "foreign" and said[0].folded not in unlikely

    def expand(self, said: Sequence[Word]) -> list[Word]:
        """Spell abbreviations out, the longest first; words in capitals are names and stay."""
        done: list[Word] = []
        at = 0
        while at < len(said):
            if said[at].folded in self.shortened:
                size, full = self._abbreviated(said[at : at + 3])
                done.extend(full or said[at : at + 1])
                at += size
            else:
                done.append(said[at])
                at += 1
        return done

    def _abbreviated(self, said: Sequence[Word]) -> tuple[int, tuple[Word, ...]]:
        first, phrase, best = said[0], "", (1, tuple[Word, ...]())
        if first.typed.isupper():
            return best
        for size, word in enumerate(said, 1):
            phrase = f"{phrase} {word.folded}" if phrase else word.folded
            full = self.abbreviations.get(phrase)
            if full and all(_short(each) or (size > 1 and each in full) for each in said[:size]):
                best = size, full
            if phrase not in self.openings:
                break
        return best

    def find(self, said: tuple[Word, ...]) -> list[Match]:
        """Return every match of every phrase in the words, in order of their start."""
        found: list[Match] = []
        phrases, openings, last, made = self.phrases, self.openings, len(said), tuple.__new__
        folded = [word.folded for word in said]
        typed = tuple([word.typed for word in said])
        for start, phrase in enumerate(folded):
            end = start + 1
            while True:
                if meanings := phrases.get(phrase):
                    span, written = said[start:end], typed[start:end]
                    found += [
                        made(Match, (start, end, meaning))
                        for meaning in meanings
                        if written == meaning.typed or self._stands(span, meaning)
                    ]
                if end == last or phrase not in openings:
                    break
                phrase = f"{phrase} {folded[end]}"
                end += 1
        return found

    def _stands(self, span: tuple[Word, ...], meaning: Meaning) -> bool:
        """Tell whether words stand for a phrase though they may be written otherwise."""
        return all(map(self.agrees, span, meaning.typed)) and self.strict(span, meaning)


def _short(word: Word) -> bool:
    """Tell whether a word may be short for others: it has no marks but đ, or is no syllable (ctrình)."""
    return word.typed.replace("đ", "d") == word.folded or not is_syllable(word.folded)


def _openings(phrase: str) -> list[str]:
    """Return all that a phrase begins with, as far as it is looked for: "a b" and "a" of "a b c"."""
    parts = phrase.split()[:LONGEST]
    return [" ".join(parts[:size]) for size in range(1, len(parts))]


def longest(matches: list[Match]) -> list[Match]:
    """Return the matches that no longer one overlaps; equal spans all stay."""
    if len(matches) < 2:
        return list(matches)
    spans: set[tuple[int, int]] = set()
    taken: set[int] = set()
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        span = (match.start, match.end)
        if span in spans or taken.isdisjoint(range(*span)):
            spans.add(span)
            taken.update(range(*span))
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.start)


_OFFICES = frozenset({"so", "phong", "ban", "cuc"})
"""Folded words that names of offices begin with."""


def unbroken(bodies: list[Match], said: Sequence[Word]) -> list[Match]:
    """Leave out names of bodies that begin within that of an office and go beyond it (Sở TÀI CHÍNH | KẾ HOẠCH)."""
    offices = [m for m in bodies if said[m.start].folded in _OFFICES] if len(bodies) > 1 else []
    return [m for m in bodies if not any(o.start < m.start < o.end < m.end for o in offices)] if offices else bodies


@cache
def lexicon() -> Lexicon:
    """Return the language that is shipped, read once."""
    files = [
        *sorted(FOLDER.glob("*.toml")),
        Path(__file__),
        Path(text.__file__),
        Path(__file__).with_name("teaching.py"),
    ]
    return Lexicon.of(cast(Taught, kept("language", files, _taught)))


def _taught() -> Taught:
    from knowledge.teaching import learn  # wanted once for each state of the files

    language = Lexicon()
    learn(language)
    return language.taught()

"""A plan laid out for finding: its facts with the words that they hold, and which facts hold a word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.facts import Event, Fact, Plan
from knowledge.lexicon import Lexicon
from knowledge.text import Word

SENDING = frozenset({"gui", "nop", "bao cao", "ho so"})
"""Words of facts about sending something, rather than about holding an event."""

Holders = tuple[tuple[int, ...], tuple[int, ...]]
"""Places of the entries that hold a word: those that it is about, and those that only say it."""


class Traits(NamedTuple):
    """What many entries have in common, and what their score depends on besides their words.

    `sends` tells that something is sent; `percent` is that of a share and `document` the number of a
    document cited, -1 for other facts.
    """

    kind: str
    events: tuple[str, ...]
    levels: frozenset[str]
    agencies: frozenset[str]
    sends: bool = False
    percent: int = -1
    document: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One findable thing of a plan.

    `kind` is the kind of question it answers; `fact` the value itself. `levels` are those of its
    events, empty where it holds for the whole plan. `body` holds folded words and pairs of neighbouring
    words, `typed` the words with their marks. `alike` is the place of its traits in the view.
    """

    kind: str
    fact: Fact
    events: tuple[str, ...]
    levels: frozenset[str]
    agencies: frozenset[str]
    body: frozenset[str]
    typed: frozenset[str]
    gap: bool
    mentions: frozenset[str]
    alike: int


@dataclass(slots=True, kw_only=True)
class View:
    """A plan with its entries: `facts` that it states, then what it leaves open.

    `kinds` gives the places of the entries of each kind, `traits` all traits that some have. `rarity`
    tells how rare each word or pair is in it, `rarest` the highest of these; `holders` which entries hold
    it. `about` are the words that are about all of it, `title` the pairs of words of its names. `levels`
    are those that its events and the facts of them concern, `bodies` the agencies that its facts speak of.
    """

    plan: Plan
    entries: tuple[Entry, ...]
    facts: int
    kinds: dict[str, tuple[int, ...]]
    traits: tuple[Traits, ...]
    holders: dict[str, Holders]
    rarity: dict[str, float]
    rarest: float
    about: frozenset[str]
    marked: frozenset[str]
    vocabulary: frozenset[str]
    names: Lexicon
    editions: frozenset[int]
    days: frozenset[tuple[int, int, int]]
    title: frozenset[str]
    levels: frozenset[str]
    bodies: frozenset[str] = frozenset()
    events: dict[str, Event] = field(default_factory=dict)
    _feigning: dict[Word, frozenset[Entry]] = field(default_factory=dict)

    def feigning(self, word: Word) -> frozenset[Entry]:
        """Return the entries that hold a word of the plan without its marks only (điển, where điện is asked for)."""
        found = self._feigning.get(word)
        if found is None:
            entries = (one for one in self.entries if word.folded in one.body and word.typed not in one.typed)
            found = self._feigning[word] = frozenset(entries)
        return found

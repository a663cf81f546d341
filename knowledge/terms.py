"""The words of facts: folded, in pairs, with their marks, and the levels and bodies that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from knowledge.facts import Deadline, Event, Fact, Statement, Submission, Task
from knowledge.lexicon import Lexicon, Match, longest
from knowledge.outlines import Outline
from knowledge.text import Word, key, words

_PART = re.compile(r"[.;:]")


class Terms(NamedTuple):
    """What is known of a fact from its words: the levels and agencies, the words, those of its head."""

    levels: frozenset[str]
    agencies: frozenset[str]
    mentions: frozenset[str]
    head: frozenset[str]
    body: frozenset[str]
    typed: frozenset[str]


def pairs(cut: Iterable[Word]) -> Iterator[str]:
    """Yield each word folded, and each pair of neighbours."""
    last = ""
    for word in cut:
        yield word.folded
        if last:
            yield f"{last} {word.folded}"
        last = word.folded


def terms_of(outline: Outline, events: dict[str, Event], language: Lexicon) -> Terms:
    """Return the terms of a fact; what it mentions counts only where it says something."""
    fact, head, body = outline.fact, outline.head, outline.body
    more = [f"{head}. {body}", fact.note, *fact.words]
    flat = f" {' '.join(word.typed for word in words('. '.join(more)))} "
    for phrase, others in language.synonyms.items():
        if f" {phrase} " in flat:
            more.extend(others)
    levels = frozenset(level for name in fact.event if name in events for level in events[name].levels)
    said = [tuple(language.expand(words(part))) for text in (head, body, *more) for part in text.split(". ")]
    return Terms(
        levels=_own_levels(fact, head, levels, language),
        agencies=_agencies(outline.agencies or head, language, *(("members",) if outline.agencies else ()))
        | _called(fact, language),
        mentions=frozenset() if outline.gap else _agencies(f"{head}. {body}", language),
        head=frozenset(term for part in head.split(". ") for term in pairs(words(part))),
        body=frozenset(term for cut in said for term in pairs(cut)),
        typed=frozenset(word.typed for cut in said for word in cut),
    )


def _called(fact: Fact, language: Lexicon) -> frozenset[str]:
    """Return the bodies that a task is found by besides the one it names."""
    if not isinstance(fact, Task):
        return frozenset()
    found = (m for said in fact.words for m in longest([m for m in language.find(words(said)) if _is_body(m)]))
    return frozenset(m.meaning.value for m in found) - _SPOKEN_OF


def _is_body(match: Match) -> bool:
    return match.meaning.role == "agency"


_SPOKEN_OF = frozenset({"co-quan-bao-chi"})
"""Bodies that are as often what a task is about as those that do it (chỉ đạo báo chí)."""


def _agencies(text: str, language: Lexicon, *more: str) -> frozenset[str]:
    """Return the bodies that a text names, and those meant by phrases of some more roles."""
    found = (m for part in _PART.split(text) for m in language.find(words(part)))
    return frozenset(m.meaning.value for m in found if m.meaning.role in ("agency", *more))


def _own_levels(fact: Fact, head: str, levels: frozenset[str], language: Lexicon) -> frozenset[str]:
    """Return the levels that a fact's own words name, where they say more than its event's."""
    sends = isinstance(fact, Deadline | Submission) and any(word in key(head) for word in ("gui", "nop", "bao cao"))
    if not levels or not (sends or isinstance(fact, Statement)):
        return levels
    own = _levels(head, language)
    return (own & levels) or levels | own if isinstance(fact, Statement) else levels | own


def _levels(text: str, language: Lexicon) -> frozenset[str]:
    return frozenset(
        m.meaning.value for m in language.find(words(text)) if m.meaning.role == "level" and m.meaning.weight > 1.5
    )

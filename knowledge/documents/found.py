"""A fact as it was found: with its source, how sure it is, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from knowledge.documents.clauses import Clause
from knowledge.facts import Fact

F = TypeVar("F", bound=Fact, covariant=True)

SURE = 0.95
"""Confidence of what a document states in so many words."""

LIKELY = 0.8
"""Confidence of what follows from where it stands."""

UNSURE = 0.55
"""Confidence of what a person must look at."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: its clause, the line's place (from 1) and page, and the words there."""

    section: str
    place: int
    page: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Found(Generic[F]):
    """A fact with its source; `confidence` is 0 to 1, `doubts` are codes of what was not certain."""

    fact: F
    source: Source
    confidence: float = SURE
    doubts: tuple[str, ...] = ()


def source_of(clause: Clause, words: str = "") -> Source:
    """Give the source of what a clause says; without `words` the whole clause."""
    return Source(clause.section, clause.place, clause.page, " ".join((words or clause.text).split())[:600])

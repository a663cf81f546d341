"""Reads the compiled library, one plan or a few index entries at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from knowledge.codec import decode
from knowledge.errors import LibraryError, UnknownPlan
from knowledge.facts import Deadline, Plan
from knowledge.library.rows import HEAD_FIELDS, Head, Name
from knowledge.library.stamps import examine, stamp_of
from knowledge.library.tables import FORMAT, OPENED

PLANS_KEPT = 128
"""Decoded plans that are kept at hand; the least recently used goes first."""

HEADS_KEPT = 1024
"""The same for the heads of plans, and for what phrases name."""

FEW = 16
"""Plans whose heads, and phrases whose meanings, are looked for one by one, among those kept."""

_OPENED = frozenset(OPENED)


class Library:
    """A compiled library, open for reading in the thread that opened it.

    A library that is replaced while open is still read as it was, and `stale` tells so; `stamp` tells
    it from others at its path. Every method raises LibraryError where the file turns out to be damaged.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, stamp: tuple[int, ...]) -> None:
        self._connection = connection
        self._path = path
        self.stamp = stamp
        self._plan = lru_cache(maxsize=PLANS_KEPT)(self._read_plan)
        self._terms: frozenset[str] | None = None
        self._ids: tuple[str, ...] | None = None
        self._head = lru_cache(maxsize=HEADS_KEPT)(self._read_head)
        self._openings = lru_cache(maxsize=None)(self._read_openings)
        self._named = lru_cache(maxsize=HEADS_KEPT)(self._read_named)

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open the library at `path`; LibraryError if it is missing, damaged or of another format."""
        try:
            stamp = examine(path)
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        except (OSError, sqlite3.Error) as error:
            raise LibraryError(path, str(error)) from error
        library = cls(connection, path, stamp)
        try:
            if (found := library.meta("format")) != str(FORMAT):
                raise LibraryError(path, f"format {found}, not {FORMAT}")
        except LibraryError:
            connection.close()
            raise
        return library

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; nothing can be read afterwards."""
        self._plan.cache_clear()
        self._head.cache_clear()
        self._connection.close()

    def stale(self) -> bool:
        """Tell whether another library stands at the path than the one that was opened."""
        try:
            return stamp_of(self._path.stat()) != self.stamp
        except FileNotFoundError:
            return False

    def meta(self, key: str) -> str | None:
        """Give what the library says of itself, None where it says nothing: format, shape, content."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", key)
        return str(rows[0][0]) if rows else None

    def plan_ids(self) -> tuple[str, ...]:
        """Give the ids of all plans, in alphabetical order."""
        if self._ids is None:
            self._ids = tuple(plan_id for (plan_id,) in self._rows("SELECT id FROM plans ORDER BY id"))
        return self._ids

    def plan(self, plan_id: str) -> Plan:
        """Give one plan with all of its facts; UnknownPlan if there is none."""
        return self._plan(plan_id)

    def deadlines(self) -> list[tuple[str, Deadline]]:
        """Give the deadlines of all plans with their plan's id, by plan and in the order of its file."""
        rows = self._rows("SELECT plan, body FROM facts WHERE kind = 'deadlines' ORDER BY plan, position")
        try:
            return [(str(plan), decode(Deadline, json.loads(body))) for plan, body in rows]
        except ValueError as error:
            raise LibraryError(self._path, str(error)) from error

    def sources(self) -> dict[str, str]:
        """Give the digest of each plan's file, by plan id."""
        return dict(self._rows("SELECT id, source FROM plans"))

    def head(self, plan_id: str) -> Head:
        """Give the head of one plan; UnknownPlan if there is none."""
        head = self._head(plan_id)
        if head is None:
            raise UnknownPlan(plan_id)
        return head

    def layout(self, plan_id: str) -> bytes | None:
        """Give what was worked out for finding a plan's facts, None where nothing was."""
        rows = self._rows("SELECT body FROM layouts WHERE plan = ?", plan_id)
        return bytes(rows[0][0]) if rows else None

    def heads(self, plan_ids: Iterable[str] | None = None) -> tuple[Head, ...]:
        """Give the heads of all plans, or of those named in `plan_ids` that there are, ordered by id."""
        if plan_ids is None:
            return self._heads("")
        if len(ids := sorted(set(plan_ids))) > FEW:
            return self._heads("WHERE id IN (SELECT value FROM json_each(?))", _array(ids))
        return tuple(head for head in map(self._head, ids) if head is not None)

    def names(
        self, phrases: Iterable[str], *, kinds: Iterable[str] | None = None, plan_ids: Iterable[str] | None = None
    ) -> list[Name]:
        """Give what any of the phrases names: of these kinds only, in these plans only (None: in all).

        A phrase that many plans share gives a row for each; kinds or plans bound that.
        """
        phrases, wanted = sorted(set(phrases)), frozenset(kinds or ())
        if plan_ids is None and kinds is not None and (wanted <= _OPENED or len(phrases) <= FEW):
            likely = self._likely(phrases, wanted) if wanted <= _OPENED else phrases
            return [name for phrase in likely for name in self._named(phrase, wanted)]
        given = [_array(phrases)]
        if plan_ids is None:
            query = """SELECT phrase, kind, target, plan FROM names INDEXED BY names_by_kind
                WHERE phrase IN (SELECT value FROM json_each(?))"""
        else:
            query = """SELECT phrase, kind, target, plan FROM names INDEXED BY names_by_plan
                WHERE phrase IN (SELECT value FROM json_each(?)) AND plan IN (SELECT value FROM json_each(?))"""
            given.append(_array(plan_ids))
        if kinds is not None:
            query += " AND kind IN (SELECT value FROM json_each(?))"
            given.append(_array(kinds))
        return [Name(*row) for row in self._rows(query + " ORDER BY phrase, kind, target, plan", *given)]

    def names_among(self, said: Sequence[str], most: int, *, kinds: Iterable[str]) -> list[Name]:
        """Give what is named, of these kinds, by any of some words with those that follow it, so many at the most."""
        wanted = frozenset(kinds)
        openings = self._openings(wanted)
        phrases = {
            " ".join(said[at : at + size])
            for at, word in enumerate(said)
            if word in openings
            for size in range(1, min(openings[word] + 1, most, len(said) - at) + 1)
        }
        return [name for phrase in sorted(phrases) for name in self._named(phrase, wanted)]

    def plans_for(self, terms: Iterable[str], limit: int) -> list[tuple[str, float]]:
        """Rank plans by the sum of the weights that the terms have in them, best first, equals by id.

        Terms that nearly all of many plans hold count for none.
        """
        query = """SELECT plan, sum(weight) AS score FROM terms
            WHERE term IN (SELECT value FROM json_each(?)
                WHERE NOT EXISTS (SELECT 1 FROM common WHERE common.term = json_each.value))
            GROUP BY plan ORDER BY score DESC, plan LIMIT ?"""
        return [(str(plan), float(score)) for plan, score in self._rows(query, _array(terms), limit)]

    def vocabulary(self) -> frozenset[str]:
        """Give all terms that occur in any plan."""
        if self._terms is None:
            self._terms = frozenset(term for (term,) in self._rows("SELECT term FROM vocabulary"))
        return self._terms

    def clause(self, plan_id: str, section: str) -> str | None:
        """Give the text of a clause with all under it, word for word; None where no text is held."""
        # A slash comes right after the dot: what lies between them begins with the clause and a dot.
        query = """SELECT line, position FROM texts WHERE plan = ?1 AND section = ?2 UNION ALL
            SELECT line, position FROM texts WHERE plan = ?1 AND section > ?2 || '.' AND section < ?2 || '/'
            ORDER BY position"""
        rows = self._rows(query, plan_id, section)
        return "\n".join(line for line, _ in rows) or None

    def _read_head(self, plan_id: str) -> Head | None:
        return next(iter(self._heads("WHERE id = ?", plan_id)), None)

    def _heads(self, which: str, *given: str) -> tuple[Head, ...]:
        query = f"SELECT {', '.join(HEAD_FIELDS)} FROM plans {which} ORDER BY id"  # noqa: S608 - names of our own
        rows = (dict(zip(HEAD_FIELDS, row, strict=True)) for row in self._rows(query, *given))
        return tuple(Head(**row | {"day": row["day"] and date.fromisoformat(row["day"])}) for row in rows)

    def _likely(self, phrases: Iterable[str], kinds: frozenset[str]) -> Iterator[str]:
        """Give the phrases that may be names of these kinds, by their first word and their length."""
        openings = self._openings(kinds)
        for phrase in phrases:
            rest = openings.get(phrase.partition(" ")[0])
            if rest is not None and phrase.count(" ") <= rest:
                yield phrase

    def _read_openings(self, kinds: frozenset[str]) -> dict[str, int]:
        query = "SELECT word, max(rest) FROM openings WHERE kind IN (SELECT value FROM json_each(?)) GROUP BY word"
        return {str(word): int(rest) for word, rest in self._rows(query, _array(kinds))}

    def _read_named(self, phrase: str, kinds: frozenset[str]) -> tuple[Name, ...]:
        query = """SELECT phrase, kind, target, plan FROM names INDEXED BY names_by_kind
            WHERE phrase = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY kind, target, plan"""
        return tuple(Name(*row) for row in self._rows(query, phrase, _array(kinds)))

    def _read_plan(self, plan_id: str) -> Plan:
        heads = self._rows("SELECT body FROM plans WHERE id = ?", plan_id)
        if not heads:
            raise UnknownPlan(plan_id)
        bodies: dict[str, list[str]] = {}
        query = "SELECT kind, body FROM facts WHERE plan = ? ORDER BY kind, position"
        for kind, body in self._rows(query, plan_id):
            bodies.setdefault(kind, []).append(body)
        try:
            facts = {kind: json.loads(f"[{','.join(rows)}]") for kind, rows in bodies.items()}
            return decode(Plan, json.loads(heads[0][0]) | facts)
        except (TypeError, ValueError) as error:
            raise LibraryError(self._path, str(error)) from error

    def _rows(self, query: str, *given: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, given).fetchall()
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            raise LibraryError(self._path, str(error)) from error


def _array(values: Iterable[str]) -> str:
    """Write values as one JSON array, so that they are one variable of a query, however many there are."""
    return json.dumps(list(values))

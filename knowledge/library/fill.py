"""Writes a new library: tables, plans, their facts, and the indexes to them."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.codec import encode
from knowledge.facts import Plan
from knowledge.library.clauses import TextLine
from knowledge.library.tables import create_indexes, create_tables

Indexer = Callable[[Plan], Iterable[tuple[str, str, str]]]
"""Gives the phrases that name something of a plan: phrase, kind, target."""

Weigher = Callable[[Plan], Iterable[tuple[str, float]]]
"""Gives the words that lead to a plan, each with its weight; weights of one word add up."""


Layouter = Callable[[Plan], bytes]
"""Gives what is worked out of a plan's texts for finding its facts; empty where nothing is."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A plan, the digest of its file, and the lines of the document that it was imported from, if any.

    `known` tells that the old library holds its indexes as they are to be.
    """

    plan: Plan
    source: str
    lines: list[TextLine]
    known: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Hooks:
    """What works the indexes out, named by its `version`."""

    indexer: Indexer
    terms: Weigher
    layouts: Layouter
    version: str


def fill(path: Path, entries: Iterable[Entry], hooks: Hooks, meta: Mapping[str, str], old: Path) -> None:
    """Write a whole library into an empty file; indexes that are known come from the one at `old`."""
    from sqlite_utils import Database  # takes 0.07 s, and reading does without it

    with contextlib.closing(sqlite3.connect(path.absolute().as_uri(), uri=True)) as connection:
        # Nobody reads the file before it is finished and synced.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        database = Database(connection, execute_plugins=False)
        known: list[str] = []
        with database.atomic():
            create_tables(database)
            _put(connection, "meta", meta.items())
            for entry in entries:
                _put_plan(connection, entry)
                if entry.known:
                    known.append(entry.plan.id)
                else:
                    _put_indexes(connection, entry.plan, hooks)
        if known:
            _copy_indexes(connection, known, old)
        with database.atomic():
            create_indexes(database)


def _put_plan(connection: sqlite3.Connection, entry: Entry) -> None:
    plan = entry.plan
    whole = encode(plan)
    assert isinstance(whole, dict)
    facts = {kind: rows for kind, rows in whole.items() if _are_facts(rows)}
    body = {key: value for key, value in whole.items() if key not in facts}
    day = plan.day and plan.day.isoformat()
    head = (plan.id, plan.number, plan.issuer, plan.issuer_short, plan.level, plan.place, day, plan.dated)
    _put(connection, "plans", [(*head, plan.short, plan.subject, entry.source, _json(body))])
    for kind, rows in facts.items():
        _put(
            connection,
            "facts",
            [
                (plan.id, kind, position, row.get("id", ""), row.get("section", ""), _json(row))
                for position, row in enumerate(rows)
            ],
        )
    _put(connection, "texts", [(plan.id, position, *line) for position, line in enumerate(entry.lines)])


def _put_indexes(connection: sqlite3.Connection, plan: Plan, hooks: Hooks) -> None:
    _put(connection, "names", sorted({(phrase, kind, target, plan.id) for phrase, kind, target in hooks.indexer(plan)}))
    weights: dict[str, float] = {}
    for term, weight in hooks.terms(plan):
        weights[term] = weights.get(term, 0.0) + weight
    _put(connection, "terms", [(term, plan.id, weight) for term, weight in weights.items()])
    if layout := hooks.layouts(plan):
        _put(connection, "layouts", [(plan.id, layout)])


def _copy_indexes(connection: sqlite3.Connection, plans: list[str], old: Path) -> None:
    """Copy the indexes of plans from an old library, many times quicker than working them out."""
    connection.execute("ATTACH ? AS old", (f"{old.absolute().as_uri()}?mode=ro",))
    for table in ("names", "terms", "layouts"):
        query = f"INSERT INTO {table} SELECT * FROM old.{table} WHERE plan IN (SELECT value FROM json_each(?))"  # noqa: S608 - names of our own
        connection.execute(query, (json.dumps(plans),))
    connection.commit()
    connection.execute("DETACH old")


def _are_facts(rows: object) -> bool:
    return isinstance(rows, list) and bool(rows) and isinstance(rows[0], dict)


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names of our own


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

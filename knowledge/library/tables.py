"""The tables of `library.db`.

meta        key, value: `format` of these tables, `shape` of the facts, `content` of the plan files
plans       a row a plan: what `Head` holds, the `source` file's digest, and the head as JSON in `body`
facts       a row a fact: its plan, the plan's field that holds it (`kind`), place there, id, clause, JSON
names       phrases that name something of a plan
terms       words that lead to a plan, each with a weight
vocabulary  the words of `terms`, each once
common      the terms that more than `COMMON` plans hold, which tell none of them from the others
openings    the first words of the `names` of places and how many words follow at most (`rest`), by which
            most words of a question need not be looked up there
layouts     what was worked out of a plan's texts for finding its facts, as bytes
texts       the documents that plans were imported from, line by line, in order
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

FORMAT = 2
"""Raised when these tables, or what fills them, change: libraries of another format are made anew."""


TEXT = ("id", "number", "issuer", "issuer_short", "level", "place", "day", "dated", "short", "subject")

TABLES: tuple[tuple[str, dict[str, object], tuple[str, ...]], ...] = (
    ("meta", {"key": str, "value": str}, ("key",)),
    ("plans", dict.fromkeys((*TEXT, "source", "body"), str), ("id",)),
    (
        "facts",
        {"plan": str, "kind": str, "position": int, "id": str, "section": str, "body": str},
        ("plan", "kind", "position"),
    ),
    ("names", {"phrase": str, "kind": str, "target": str, "plan": str}, ()),
    ("terms", {"term": str, "plan": str, "weight": float}, ()),
    ("vocabulary", {"term": str}, ("term",)),
    ("common", {"term": str}, ("term",)),
    ("openings", {"kind": str, "word": str, "rest": int}, ("kind", "word")),
    ("layouts", {"plan": str, "body": bytes}, ("plan",)),
    ("texts", {"plan": str, "position": int, "section": str, "page": int, "line": str}, ("plan", "position")),
)
"""Each table's name, columns with their types, and key."""


COMMON = 300
"""Plans that hold a term which is still gone through to choose among them."""

OPENED = ("initials", "place")
"""Kinds of names that are looked up for every question, mostly in vain."""


INDEXES = (
    ("names_by_kind", "names", ("phrase", "kind", "target", "plan")),
    ("names_by_plan", "names", ("phrase", "plan", "kind", "target")),
    ("terms_by_term", "terms", ("term", "plan", "weight")),
    ("texts_by_section", "texts", ("plan", "section", "position")),
)
"""Each index's name, table and columns; they hold all that is read by them."""


def create_tables(database: Database) -> None:
    """Make all tables, empty."""
    for name, columns, key in TABLES:
        database.table(name).create(columns, pk=key or None)


def create_indexes(database: Database) -> None:
    """Make the indexes that reading goes by, once the tables are full."""
    database.execute("INSERT INTO vocabulary SELECT DISTINCT term FROM terms ORDER BY term")
    database.execute(
        """INSERT INTO openings SELECT kind, substr(phrase, 1, instr(phrase || ' ', ' ') - 1) AS word,
        max(length(phrase) - length(replace(phrase, ' ', ''))) FROM names WHERE kind IN (?, ?) GROUP BY kind, word""",
        OPENED,
    )
    for name, table, columns in INDEXES:
        database.table(table).create_index(columns, index_name=name)
    database.execute("INSERT INTO common SELECT term FROM terms GROUP BY term HAVING count(*) > ?", (COMMON,))

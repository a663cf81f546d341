"""What the rows of a table come to: a digest that any change of them changes."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable

ABOUT, FILES, DIGESTS = "backup_about", "backup_files", "backup_digests"
"""The tables that a backup has besides those of the records."""

SHAPE = "sqlite_schema"
"""Under this name stands the digest of how the tables are made."""


Stopped = Callable[[], bool]
"""Asked now and then whether to give up; it may take its time, so that others get theirs."""

ROWS = 100
"""So many rows are digested between two questions whether to give up."""


def goes_on() -> bool:
    """Tell that nothing is to be given up."""
    return False


def digests(db: sqlite3.Connection, stopped: Stopped = goes_on) -> dict[str, str]:
    """Give the digest of each table of a database but those of digests, and that of their shape.

    InterruptedError where it was stopped.
    """
    names = [name for name in tables(db) if name != DIGESTS]
    found = {name: _digest(db, f'SELECT * FROM "{name}" ORDER BY rowid', stopped) for name in names}  # noqa: S608 - names it holds
    shape = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    return found | {SHAPE: _digest(db, shape, stopped)}


def tables(db: sqlite3.Connection) -> list[str]:
    """List the tables of a database, without those of SQLite itself."""
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    return sorted(_text(name) for (name,) in rows)


def count(db: sqlite3.Connection, table: str) -> int:
    """Count the rows of a table."""
    return int(db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 - a name that it holds


def _digest(db: sqlite3.Connection, query: str, stopped: Stopped) -> str:
    """Digest the rows of a query: each value with its type, so that no two lists of rows look alike."""
    found = hashlib.sha256()
    factory, db.text_factory = db.text_factory, bytes
    try:
        for number, row in enumerate(db.execute(query)):
            if number % ROWS == ROWS - 1 and stopped():
                raise InterruptedError("stopped")
            for value in row:
                part = value if isinstance(value, bytes) else repr(value).encode()
                found.update(b"%d:%s" % (len(part), type(value).__name__.encode()))
                found.update(part)
            found.update(b"\n")
    finally:
        db.text_factory = factory
    return found.hexdigest()


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value

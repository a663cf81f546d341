"""Records of every version that there was come to the newest without a loss, whatever is killed on the way."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from knowledge.migrations import migrate, records
from knowledge.records import NEWEST, Records

VERSIONS = range(1, NEWEST)
ROWS = 5

Content = dict[str, list[tuple[object, ...]]]


def of_version(path: Path, version: int) -> None:
    """Make records as they were after so many migrations."""
    with closing(Database(path, execute_plugins=False)) as db:
        later = [each.name for each in records._migrations[version:]]
        records.apply(db, stop_before=later)
        assert len(records.applied(db)) == version
        db.execute(f"PRAGMA user_version = {version}")


def filled(path: Path, version: int) -> Content:
    """Put rows into every table of a database, and give all that it holds then."""
    luck = random.Random(version)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        waiting = tables(db)
        while waiting:
            ready = [name for name in waiting if not referred(db, name) & (set(waiting) - {name})]
            for name in ready:
                for number in range(ROWS):
                    insert(db, name, number, luck)
                waiting.remove(name)
        db.commit()
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    return content(path)


def insert(db: sqlite3.Connection, table: str, number: int, luck: random.Random) -> None:
    """Insert a row of made-up values of the right types."""
    targets = {row[3]: (row[2], row[4]) for row in db.execute(f'PRAGMA foreign_key_list("{table}")')}
    values: dict[str, object] = {}
    for _, column, kind, _, _, key in db.execute(f'PRAGMA table_info("{table}")'):
        if column in targets:
            there, id = targets[column]
            values[column] = luck.choice(db.execute(f'SELECT "{id}" FROM "{there}"').fetchall())[0]
        elif kind == "TEXT":
            values[column] = f"{column} {number} – ắ'\"\\ {luck.random()}"
        elif kind == "BLOB":
            values[column] = luck.randbytes(20)
        else:
            values[column] = number + 1 if key else luck.randrange(10**12)
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" for _ in values)
    db.execute(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', list(values.values()))


def tables(db: sqlite3.Connection) -> list[str]:
    """List the tables that hold what people said."""
    found = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return [name for (name,) in found if name != "_sqlite_migrations"]


def referred(db: sqlite3.Connection, table: str) -> set[str]:
    """Give the tables that a table refers to."""
    return {row[2] for row in db.execute(f'PRAGMA foreign_key_list("{table}")')}


def content(path: Path, shape: Content | None = None) -> Content:
    """Give the rows of all tables, in some order; of those columns only that a former content had."""
    with closing(sqlite3.connect(path)) as db:
        found: Content = {}
        for name in tables(db) if shape is None else shape:
            columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name.partition(":")[0]}")')]
            wanted = columns if shape is None else name.partition(":")[2].split(",")
            chosen = ", ".join(f'"{column}"' for column in wanted)
            rows = db.execute(f'SELECT {chosen} FROM "{name.partition(":")[0]}"').fetchall()
            key = f"{name.partition(':')[0]}:{','.join(wanted)}"
            found[key] = sorted(rows, key=repr)
        return found


def looked_through(path: Path, before: Content) -> None:
    """Hold what records are now against what they held before."""
    with Records(path) as opened:
        opened.examine()
        assert opened.rows("PRAGMA foreign_key_check") == []
        assert opened.rows("PRAGMA user_version") == [(NEWEST,)]
    after = content(path, before)
    for name, rows in before.items():
        lost = [row for row in rows if row not in after[name]]
        assert not lost, name


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_comes_to_the_newest_without_a_loss(version: int, tmp_path: Path) -> None:
    """Each row of each table is there afterwards with all that it held."""
    path = tmp_path / "records.db"
    of_version(path, version)
    before = filled(path, version)
    assert sum(map(len, before.values())) >= version
    looked_through(path, before)


def test_migrations_are_as_many_as_is_said() -> None:
    """The number by which records are opened without looking at them."""
    assert len(records._migrations) == NEWEST


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks are killed")
def test_a_killed_migration_goes_on_at_the_next_start(tmp_path: Path) -> None:
    """Killed at any statement on the way from the first version to the newest, nothing is lost or done twice."""
    whole = tmp_path / "whole.db"
    of_version(whole, 1)
    before = filled(whole, 1)
    count = statements(whole, tmp_path / "counted.db", None)
    assert count > NEWEST
    for at in random.Random(3).sample(range(count), 12):
        path = tmp_path / f"{at}.db"
        assert statements(whole, path, at) == -signal.SIGKILL
        looked_through(path, before)


def statements(whole: Path, path: Path, at: int | None) -> int:
    """Migrate a copy in a process, killed at that statement; give how it ended, or how many there were (None)."""
    path.write_bytes(whole.read_bytes())
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        counted = 0

        class Counting(Database):
            """A database that counts what it is told."""

            def execute(self, *arguments: object, **named: object) -> sqlite3.Cursor:
                """Run a statement, or die before it."""
                nonlocal counted
                if counted == at:
                    os.kill(os.getpid(), signal.SIGKILL)
                counted += 1
                return super().execute(*arguments, **named)  # type: ignore[arg-type]

        module = sys.modules["knowledge.migrations"]
        module.Database = Counting  # type: ignore[attr-defined]
        migrate(path)
        os.write(writing, f"{counted}\n".encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        said = told.read()
    return int(said) if said else os.waitstatus_to_exitcode(status)

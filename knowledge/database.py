"""A database file that is kept: opened and brought up to date, transactions whole or undone, faults told by kind."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from knowledge.claims import Claim, claim
from knowledge.errors import StorageError
from knowledge.storage_faults import fault
from knowledge.unfinished import finish

PATIENCE_MS = 5000
"""Milliseconds to wait for another process that is writing."""

LOOKS, BETWEEN = 3, 0.05
"""How often, and how many seconds apart, it is looked whether a log is gone; others may be opening or closing."""

MIGRATING = 10.0
"""Seconds to wait for another process that is bringing the database up to date."""


class Database:
    """An open database; every method is one transaction, or part of the one around it.

    The connection may be handed from the thread that opened it to the one that works with it, but
    only one may use it at a time. While it is open nobody can put another database in its place.
    """

    def __init__(self, path: Path, newest: int) -> None:
        """Open the database at a path, made and brought up to date (to so many migrations) if need be."""
        self.path = path
        self._within = False
        self._fault: StorageError | None = None
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            finish(path.parent)
            self._claim = claim(beside(path), shared=True, wait=MIGRATING)
        except OSError as error:
            raise fault(path, error) from error
        try:
            self._db = self._open(newest)
        except (OSError, sqlite3.Error) as error:
            self._claim.release()
            raise fault(path, error) from error
        except BaseException:
            self._claim.release()
            raise

    def __enter__(self) -> Self:
        """Give the database itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._db.close()
        self._claim.release()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that happens inside one transaction, undone as a whole if it raises or cannot be kept.

        StorageError where the disk, or somebody else at it, is in the way.
        """
        if self._within:
            self._go_on()
            yield
            return
        self._run("BEGIN IMMEDIATE")
        self._within, self._fault = True, None
        try:
            yield
            self._go_on()
            self._run("COMMIT")
        except BaseException:
            self._undo()
            raise
        finally:
            self._within = False

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Undo what happens inside if it raises, and nothing else of the transaction around it."""
        with self.transaction():
            self._run("SAVEPOINT apart")
            try:
                yield
                self._go_on()
                self._run("RELEASE apart")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK TO apart")
                    self._db.execute("RELEASE apart")
                raise

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Read all rows of a query; for the stores in this folder that keep tables of their own."""
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise fault(self.path, error) from error

    def write(self, sql: str, *values: object) -> int:
        """Run one statement in a transaction and give how many rows it changed; for the same stores."""
        if self._within:
            self._go_on()
            return self._run(sql, *values).rowcount
        with self.transaction():
            return self._run(sql, *values).rowcount

    def examine(self) -> None:
        """Look through the whole database; StorageError where it is damaged."""
        found = self.rows("PRAGMA quick_check(1)")
        if found != [("ok",)]:
            raise StorageError(self.path, str(found[0][0]), "damaged")

    def probe(self) -> None:
        """Write something that changes nothing; StorageError where the storage takes nothing."""
        version = int(self.rows("PRAGMA user_version")[0][0])
        self.write(f"PRAGMA user_version = {version}")

    def _row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """Read the first row of a query, or None."""
        try:
            found: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
        except sqlite3.Error as error:
            raise fault(self.path, error) from error
        return found

    def _write(self, sql: str, *values: object) -> int:
        """Run one statement in a transaction and give the id of the row that it inserted last."""
        if self._within:
            self._go_on()
            return self._run(sql, *values).lastrowid or 0
        with self.transaction():
            return self._run(sql, *values).lastrowid or 0

    def _run(self, sql: str, *values: object) -> sqlite3.Cursor:
        try:
            return self._db.execute(sql, values)
        except sqlite3.Error as error:
            found = fault(self.path, error)
            self._fault = found if isinstance(found, StorageError) else None
            raise found from error

    def _go_on(self) -> None:
        """Raise StorageError where SQLite has undone the transaction by itself, as it does when the disk fails."""
        if not self._db.in_transaction:
            raise self._fault or StorageError(self.path, "the transaction was undone", "io")

    def _undo(self) -> None:
        with suppress(sqlite3.Error):
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def _open(self, newest: int) -> sqlite3.Connection:
        """Connect to a database that is up to date, bringing it there first where it is not."""
        version = self._version()
        if version < newest:
            version = self._migrate(newest)
        if version > newest:
            raise StorageError(self.path, f"records of a newer release ({version} > {newest})", "newer")
        db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        try:
            db.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
                db.execute(f"PRAGMA {pragma}")
        except BaseException:
            db.close()
            raise
        return db

    def _version(self) -> int:
        """Read how many migrations the database has had; -1 where there is none."""
        if not self.path.exists():
            return -1
        if self.path.stat().st_size == 0:
            raise StorageError(self.path, "empty", "damaged")
        if _log_is_gone(self.path):
            raise StorageError(self.path.with_name(f"{self.path.name}-wal"), "missing", "damaged")
        return version(self.path)

    def _migrate(self, newest: int) -> int:
        """Bring the database up to date while nobody else has it open, and give the number of its migrations."""
        from knowledge.migrations import make, migrate  # slow to import, and hardly ever due

        self._claim.release()
        with claim(beside(self.path), wait=MIGRATING):
            before = self._version()
            if before < 0:
                make(self.path)
            elif before < newest:
                migrate(self.path)
        self._claim = claim(beside(self.path), shared=True, wait=MIGRATING)
        return self._version()


def beside(path: Path) -> Path:
    """Give the file whose lock tells that the database at a path is in use."""
    return path.with_name(f"{path.name}.lock")


def _log_is_gone(path: Path) -> bool:
    """Whether the index of a write-ahead log is there without its log; SQLite makes it last and removes it first."""
    log, index = path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")
    for _ in range(LOOKS):
        if not index.exists() or log.exists():
            return False
        time.sleep(BETWEEN)
    return True


def version(path: Path) -> int:
    """Read how many migrations a database has had."""
    db = sqlite3.connect(path)
    try:
        return int(db.execute("PRAGMA user_version").fetchone()[0])
    finally:
        db.close()


def claimed(path: Path, wait: float = 0.0) -> Claim:
    """Claim the database at a path for oneself alone; StorageError of kind `in_use` where others have it open.

    `wait` is for how many seconds to wait for them.
    """
    return claim(beside(path), wait=wait)

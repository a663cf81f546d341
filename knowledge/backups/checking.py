"""Tells whether a file is a whole backup, and what is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.backups.digests import ABOUT, DIGESTS, FILES, Stopped, count, digests, goes_on, tables
from knowledge.errors import KehoachError
from knowledge.records import NEWEST
from knowledge.storage_faults import SQLITE_HEAD

Reason = Literal["missing", "unreadable", "foreign", "damaged", "newer", "exists", "nothing", "folder"]
"""Why a file cannot be taken for a backup, or made one: it is not there, cannot be read, is something else,
is damaged, is of a newer release; there is one already, there is nothing to back up, its folder is missing."""

HOW = "1"
"""How a backup is made up, raised when that changes."""


class BackupError(KehoachError):
    """A file at `path` that cannot serve as a backup; `cause` in the system's words, for logs."""

    def __init__(self, path: Path, reason: Reason, cause: str = "") -> None:
        self.path = path
        self.reason: Reason = reason
        self.cause = cause
        super().__init__(f"{path}: {reason}: {cause}")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a backup holds.

    `made` is when it was made (ISO, empty for a plain copy of the records), `version` the number of migrations
    that its records have had, `rows` counts those of each table, `registrations` those that were not withdrawn,
    `files` names the files of published plans.
    """

    path: Path
    made: str
    version: int
    rows: dict[str, int]
    registrations: int
    files: tuple[str, ...]

    @property
    def plans(self) -> int:
        """How many published plans it holds."""
        return sum(name.endswith(".toml") for name in self.files)


def check(path: Path, stopped: Stopped = goes_on) -> About:
    """Look through a whole backup, or a plain copy of the records; BackupError where it is not whole.

    InterruptedError where it was stopped.
    """
    _look_at_head(path)
    try:
        with closing(reading(path)) as db:
            return _about(path, db, stopped)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise BackupError(path, "damaged", str(error)) from error


def reading(path: Path) -> sqlite3.Connection:
    """Connect to a database that nobody writes to, with its log where one lies beside it, and touch neither."""
    log = path.with_name(f"{path.name}-wal")
    how = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{how}", uri=True)


def _look_at_head(path: Path) -> None:
    """Tell what is no database, and what was cut, before SQLite looks at it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise BackupError(path, "missing") from error
    except OSError as error:
        raise BackupError(path, "unreadable", error.strerror or str(error)) from error
    if not head:
        raise BackupError(path, "damaged", "empty")
    if not head.startswith(SQLITE_HEAD[: len(head)]):
        raise BackupError(path, "foreign", "no database")
    page, pages = int.from_bytes(head[16:18]), int.from_bytes(head[28:32])
    if len(head) < 100 or size < pages * (page if page > 1 else 65536):
        raise BackupError(path, "damaged", "truncated")


def _about(path: Path, db: sqlite3.Connection, stopped: Stopped) -> About:
    found = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise BackupError(path, "damaged", found)
    held = tables(db)
    if "_sqlite_migrations" not in held:
        raise BackupError(path, "foreign", "no records")
    sets = {name for (name,) in db.execute("SELECT DISTINCT migration_set FROM _sqlite_migrations")}
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if sets != {"records"}:
        raise BackupError(path, "foreign", "no records")
    if version > NEWEST:
        raise BackupError(path, "newer", f"{version} > {NEWEST}")
    if broken := db.execute("PRAGMA foreign_key_check").fetchone():
        raise BackupError(path, "damaged", f"foreign key in {broken[0]}")
    made = _made(path, db) if ABOUT in held else ""
    if made and dict(db.execute(f"SELECT name, digest FROM {DIGESTS}")) != digests(db, stopped):  # noqa: S608 - own name
        raise BackupError(path, "damaged", "digests differ")
    own = [name for name in held if name not in (ABOUT, FILES, DIGESTS)]
    live = "SELECT count(*) FROM registrations WHERE status <> 'withdrawn'"
    return About(
        path=path,
        made=made,
        version=version,
        rows={name: count(db, name) for name in own},
        registrations=int(db.execute(live).fetchone()[0]) if "registrations" in own else 0,
        files=tuple(name for (name,) in db.execute(f"SELECT name FROM {FILES} ORDER BY name")) if made else (),  # noqa: S608
    )


def _made(path: Path, db: sqlite3.Connection) -> str:
    """Give when a backup was made."""
    about = {str(key): str(value) for key, value in db.execute(f"SELECT key, value FROM {ABOUT}")}  # noqa: S608
    if about.get("how") != HOW:
        raise BackupError(path, "newer", f"made up as {about.get('how')}")
    if not about.get("made"):
        raise BackupError(path, "damaged", "no moment")
    return about["made"]

"""Makes a backup: a copy of the records as they stand, while others write, and of the published plans."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from knowledge.backups.checking import HOW, About, BackupError, check
from knowledge.backups.digests import ABOUT, DIGESTS, FILES, Stopped, count, digests, goes_on, tables
from knowledge.claims import claim
from knowledge.database import beside
from knowledge.errors import StorageError
from knowledge.library.clauses import text_path
from knowledge.storage_faults import fault, put_durably

STEPS = 20_000
"""After so many steps of SQLite's machine it is asked whether to stop."""

UNFINISHED = ".unfinished"
"""How the names of files end that are not finished."""

KEPT_WHOLE = ("registrations", "_sqlite_migrations")
"""Tables whose rows are counted before and after, as a copy must hold at least those of before."""


def make_backup(records: Path, plans: Path, target: Path, now: datetime, stopped: Stopped = goes_on) -> About:
    """Back up the records at a path and the plan files of a folder into a new file, looked through when written.

    `stopped` is asked whether to give up; what it raises then is of SQLite or a StorageError. BackupError where
    there is nothing to back up, or the file is there already; StorageError where it cannot be written. Nothing
    is left of it in either case.
    """
    if not records.exists():
        raise BackupError(records, "nothing")
    if not target.parent.is_dir():
        raise BackupError(target.parent, "folder")
    if target.exists():
        raise BackupError(target, "exists")
    try:
        with claim(beside(records), shared=True), _unfinished(target) as path:
            least = _copy(records, path, stopped)
            _add(path, plans, now, stopped)
            made = check(path, stopped)
            if any(made.rows[name] < count for name, count in least.items()):
                raise BackupError(path, "damaged", "rows are missing")
            put_durably(path, target, over=False)
    except FileExistsError as error:
        raise BackupError(target, "exists") from error
    except (OSError, sqlite3.Error) as error:
        found = fault(target, error)
        if isinstance(found, StorageError) and found.kind == "damaged":
            raise StorageError(records, found.cause, "damaged") from error
        raise found from error
    return replace(made, path=target)


def plan_files(folder: Path) -> list[Path]:
    """List the plan files of a folder, each with the text beside it if there is one."""
    plans = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    return [path for plan in plans for path in (plan, text_path(plan)) if path.is_file()]


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """Give the path of a file beside the target that is gone at the end, whatever happens."""
    handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=UNFINISHED, dir=target.parent)
    os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        for end in ("", "-journal"):
            path.with_name(path.name + end).unlink(missing_ok=True)


def _copy(records: Path, path: Path, stopped: Stopped) -> dict[str, int]:
    """Copy the records as they stand at one moment, and give how many rows some tables had before it."""
    with closing(sqlite3.connect(records, timeout=60.0, isolation_level=None)) as db:
        db.set_progress_handler(lambda: int(stopped()), STEPS)
        held = tables(db)
        least = {name: count(db, name) for name in KEPT_WHOLE if name in held}
        db.execute("VACUUM INTO ?", (str(path),))
    with closing(sqlite3.connect(path)) as copy:
        if tables(copy) != held:
            raise BackupError(path, "damaged", "tables are missing")
    return least


def _add(path: Path, plans: Path, now: datetime, stopped: Stopped) -> None:
    """Add the published plans, what the backup is, and what its tables come to."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"CREATE TABLE {ABOUT} (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        about = [("how", HOW), ("made", now.isoformat(timespec="seconds"))]
        db.executemany(f"INSERT INTO {ABOUT} VALUES (?, ?)", about)  # noqa: S608 - own name
        db.execute(f"CREATE TABLE {FILES} (name TEXT PRIMARY KEY, content BLOB NOT NULL)")
        files = [(file.name, file.read_bytes()) for file in plan_files(plans)]
        db.executemany(f"INSERT INTO {FILES} VALUES (?, ?)", files)  # noqa: S608
        db.execute(f"CREATE TABLE {DIGESTS} (name TEXT PRIMARY KEY, digest TEXT NOT NULL)")
        db.executemany(f"INSERT INTO {DIGESTS} VALUES (?, ?)", list(digests(db, stopped).items()))  # noqa: S608
        db.commit()

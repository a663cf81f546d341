"""Puts a backup in the place of what is there: all of it or nothing, whatever is killed when.

What is to come is laid ready in a folder beside the records. From the moment that this folder has its
name, the restoring is decided: whoever opens the storage next brings it to its end.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from knowledge.backups.checking import About, BackupError, check, reading
from knowledge.backups.digests import ABOUT, DIGESTS, FILES
from knowledge.backups.making import plan_files
from knowledge.backups.moving import copy_aside, move
from knowledge.backups.settling import settle
from knowledge.database import MIGRATING, claimed
from knowledge.migrations import migrate
from knowledge.storage_faults import fault, settle_folder
from knowledge.unfinished import READY

LAYING, DONE = ".restoring", ".restored"
"""Names of the folder that holds what is to come while it is laid ready, and at the end."""

ORDERS = "orders.json"
MARKS = ("letters.marks", "answers.marks")
"""Files that tell how far messages of the replaced records got, and nothing of the restored ones."""

RECORDS = "records.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was restored, and the folder that holds what it replaced, None where there was nothing."""

    about: About
    aside: Path | None


def restore(backup: Path, storage: Path, plans: Path, now: datetime) -> Restored:
    """Put a backup in the place of the records of a storage folder and of the plans published in a folder.

    BackupError where the file is no whole backup; StorageError of kind `in_use` where somebody has the records
    open. In either case nothing is changed.
    """
    about = check(backup)
    try:
        storage.mkdir(mode=0o700, parents=True, exist_ok=True)
        with claimed(storage / RECORDS):
            _finish(storage)
            aside = storage / f"replaced-{now:%Y-%m-%d-%H%M%S}"
            _lay_ready(about, storage, plans, aside, now)
            _finish(storage)
    except (OSError, sqlite3.Error) as error:
        raise fault(storage, error) from error
    return Restored(about=about, aside=aside if aside.exists() else None)


def resume(storage: Path) -> None:
    """Bring a restoring to its end that was broken off; StorageError of kind `in_use` where others are at it."""
    with claimed(storage / RECORDS, MIGRATING):
        try:
            _finish(storage)
        except (OSError, sqlite3.Error) as error:
            raise fault(storage, error) from error


def _lay_ready(about: About, storage: Path, plans: Path, aside: Path, now: datetime) -> None:
    """Lay ready what is to come, looked through, and decide."""
    laying = storage / LAYING
    shutil.rmtree(laying, ignore_errors=True)
    (laying / "plans").mkdir(parents=True)
    _lay_records(about, laying, now)
    _calm(storage / RECORDS)
    old = [file.name for file in plan_files(plans)]
    orders = {"aside": aside.name, "plans": str(plans.absolute()), "old": old, "new": list(about.files)}
    (laying / ORDERS).write_text(json.dumps(orders), "utf-8")
    for path in laying.rglob("*"):
        if path.is_file():
            _settle(path)
    settle_folder(laying / "plans")
    settle_folder(laying)
    laying.rename(storage / READY)
    settle_folder(storage)


def _lay_records(about: About, laying: Path, now: datetime) -> None:
    """Lay the records ready, brought up to date, and the plan files."""
    path = laying / RECORDS
    path.touch(0o600)
    with closing(reading(about.path)) as db:
        db.execute("VACUUM INTO ?", (str(path),))
    with closing(sqlite3.connect(path)) as db:
        for name in about.files:
            content = db.execute(f"SELECT content FROM {FILES} WHERE name = ?", (name,)).fetchone()[0]  # noqa: S608
            (laying / "plans" / _plain(name, about)).write_bytes(content)
        for table in (ABOUT, FILES, DIGESTS):
            db.execute(f"DROP TABLE IF EXISTS {table}")
        db.commit()
    migrate(path)
    settle(path, now)
    check(path)


def _plain(name: str, about: About) -> str:
    """Give a file's name if it is one, without folders."""
    if Path(name).name != name or name.startswith("."):
        raise BackupError(about.path, "damaged", "a name of a file")
    return name


def _calm(path: Path) -> None:
    """Have all of the old records in one file, as far as they can still be read."""
    if not path.exists():
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _finish(storage: Path) -> None:
    """Bring a decided restoring to its end; what has been done of it is not done again."""
    for rest in (LAYING, DONE):
        shutil.rmtree(storage / rest, ignore_errors=True)
    ready = storage / READY
    if not ready.exists():
        return
    orders = json.loads((ready / ORDERS).read_text("utf-8"))
    aside, plans = storage / orders["aside"], Path(orders["plans"])
    new = ready / RECORDS
    if new.exists():
        plans.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in orders["old"]:
            move(plans / name, aside / "plans" / name)
        for name in orders["new"]:
            move(ready / "plans" / name, plans / name, over=True)
        for name in (*(f"{RECORDS}{end}" for end in ("-wal", "-shm", "-journal")), *MARKS):
            move(storage / name, aside / name)
        copy_aside(storage / RECORDS, aside / RECORDS)
        new.replace(storage / RECORDS)
        settle_folder(storage)
    ready.rename(storage / DONE)
    shutil.rmtree(storage / DONE, ignore_errors=True)


def _settle(path: Path) -> None:
    """Have a file on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())

"""Settles what was under way when a backup was made, so that restoring it says nothing to anybody twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from knowledge.outbox import instant
from knowledge.restored import RESTORED


def settle(path: Path, now: datetime) -> None:
    """Put letters in doubt whose time had come, and be done with what had come in, at a moment.

    What came in after the backup is lost anyway; what was waiting in it has long been answered.
    """
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "UPDATE outbox SET state = 'uncertain', cause = ?, told = 0"
            " WHERE state = 'sending' OR (state = 'due' AND due <= ?)",
            (RESTORED, instant(now)),
        )
        db.execute("UPDATE inbox SET state = 'done', body = '' WHERE state <> 'done'")
        db.execute("INSERT OR REPLACE INTO versions (name, value) VALUES (?, ?)", (RESTORED, int(now.timestamp())))
        db.commit()

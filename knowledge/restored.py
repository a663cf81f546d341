"""Since when records are restored ones, and what that puts in doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from knowledge.outbox import Letter
from knowledge.records import Records

RESTORED = "restored"
"""Why letters are in doubt that may have been posted between a backup and its restoring."""


def restored_at(records: Records) -> datetime | None:
    """Give the moment when the records were restored from a backup, None where they never were."""
    rows = records.rows("SELECT value FROM versions WHERE name = ?", RESTORED)
    return datetime.fromtimestamp(rows[0][0], UTC) if rows else None


def doubted(letters: Iterable[Letter], records: Records) -> list[Letter]:
    """Put those letters in doubt whose time was over when the records were restored: they may stand already."""
    moment = restored_at(records)
    return [
        replace(letter, state="uncertain", cause=RESTORED)
        if moment is not None and letter.state == "due" and letter.due <= moment
        else letter
        for letter in letters
    ]

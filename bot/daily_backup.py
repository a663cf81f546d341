"""The daily backup: made in a thread of its own while the bot answers, and the old ones taken away.

What tells that a day has its backup is the file itself; a day whose time passed while the bot was stopped
is made up for at the next start on that day.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

from bot.settings import Settings
from bot.storage_watch import Tell
from bot.stores import published_plans
from knowledge.backups import About, BackupError, make_backup
from knowledge.backups.making import UNFINISHED
from knowledge.backups.rotation import daily, days_in, surplus
from knowledge.errors import StorageError
from knowledge.storage_faults import fault

LEFT_OVER = 86_400.0
"""Seconds after which nobody can be at an unfinished backup any more."""

LOOK = 20.0
"""Seconds between two looks at the time."""

AGAIN = 1800.0
"""Seconds after which a backup that failed is tried again."""

REST = 0.003
"""Seconds for which those who answer get all of the time, again and again while a backup is made."""

ENDING = 5.0
"""Seconds for which a backup under way is waited for when the bot stops."""

log = logging.getLogger(__name__)


def backups_folder(settings: Settings) -> Path:
    """Give the folder of the daily backups."""
    return settings.backup.folder or settings.storage.folder / "backups"


class DailyBackup:
    """Makes the backups of one bot; `tell` speaks to the operator."""

    def __init__(self, settings: Settings, now: Callable[[], datetime], tell: Tell) -> None:
        self._settings, self._now, self._tell = settings, now, tell
        self._stopping = threading.Event()
        self._told: date | None = None

    def due(self) -> bool:
        """Whether today's backup is to be made now."""
        wanted, now = self._settings.backup, self._now()
        return wanted.daily and now.time() >= wanted.time and not self._today().exists()

    def make(self) -> About:
        """Make today's backup, and take away those that are old."""
        folder = backups_folder(self._settings)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise fault(folder, error) from error
        _sweep(folder)
        storage = self._settings.storage.folder
        plans = published_plans(self._settings)
        made = make_backup(storage / "records.db", plans, self._today(), self._now(), self._rest)
        wanted = self._settings.backup
        for day in surplus(days_in(folder), self._now().date(), wanted.days, wanted.weeks):
            with suppress(OSError):
                daily(folder, day).unlink()
        return made

    @contextmanager
    def running(self) -> Iterator[None]:
        """Make backups as they are due for as long as this lasts; one under way at the end is given up."""
        thread = threading.Thread(target=self._run, name="kehoach-backup", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._stopping.set()
            thread.join(ENDING)

    def _run(self) -> None:
        pause = 0.0
        while not self._stopping.wait(pause):
            pause = LOOK
            if self.due() and not self._made():
                pause = AGAIN

    def _made(self) -> bool:
        """Make today's backup, and tell whether that succeeded; the operator hears once a day where it did not."""
        try:
            made = self.make()
        except (BackupError, StorageError, sqlite3.Error) as error:
            day = self._now().date()
            if self._told != day and not self._stopping.is_set():
                self._told = day
                self._tell("no_backup", path=getattr(error, "path", self._today()), cause=str(error))
            return False
        log.info("backed up %s registrations into %s", made.registrations, made.path)
        return True

    def _rest(self) -> bool:
        """Leave the others their time, and tell whether to give up."""
        return self._stopping.wait(REST)

    def _today(self) -> Path:
        return daily(backups_folder(self._settings), self._now().date())


def _sweep(folder: Path) -> None:
    """Remove what processes that were killed at a backup have left in a folder."""
    for rest in folder.glob(f"*{UNFINISHED}*"):
        with suppress(OSError):
            if rest.stat().st_mtime + LEFT_OVER < time.time():
                rest.unlink()

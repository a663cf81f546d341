"""The post's side in the thread that owns the databases: composes what is due, hands letters out, keeps fates."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.posting.departures import Departures
from bot.posting.sender import Parcel
from handlers.desk import Desk
from handlers.digests import letter_reply
from handlers.privacy.purging import purge_due
from handlers.reporting import report
from handlers.unprompted import (
    Worded,
    clear_out,
    compose_digests,
    compose_reminders,
    local,
    next_moment,
    refresh_digests,
)
from knowledge.outbox import Letter, Outbox
from knowledge.outbox_fates import TARDY, Fate, Fates
from knowledge.privacy.erasing import erasures

log = logging.getLogger(__name__)

CHUNK = 100
"""How many digests are composed before questions get their turn."""

PATIENCE = timedelta(seconds=10)
"""How often it is looked whether anything else is to be done than what has a time."""

CLEARING = timedelta(minutes=10)


class Mailroom:
    """Everything that the post asks of records and library; `desk` makes a desk for the present moment."""

    def __init__(self, desk: Callable[[], Desk], departures: Departures) -> None:
        self._desk = desk
        self.departures = departures
        self._next: datetime | None = None
        self._cleared: datetime | None = None
        self._erasures = -1
        self._stamp = ""
        self._refreshing: int | None = 0
        self._texts: Worded = {}

    def recover(self) -> None:
        """Settle what an earlier run left behind."""
        desk = self._desk()
        left = self.departures.left()
        Fates(desk.records).recover(desk.now, None if left is None else left.keys())
        self.departures.begin()

    def tick(self) -> bool:
        """Do a part of what is due; true where there is more to do at once."""
        desk = self._desk()
        if self._next is not None and desk.now < self._next and self._refreshing is None:
            return False
        if self._changed(desk):
            self._refreshing = 0
        if compose_digests(desk, CHUNK, self._texts) == CHUNK:
            return True
        if self._refreshing is not None:
            self._refreshing = refresh_digests(desk, self._refreshing, CHUNK, self._texts) or None
            if self._refreshing:
                return True
        self._texts = {}
        compose_reminders(desk)
        report(desk)
        self._wipe(desk)
        self._clear(desk)
        coming = next_moment(desk)
        self._next = min(desk.now + PATIENCE, coming) if coming else desk.now + PATIENCE
        return False

    def seconds(self) -> float:
        """Give the seconds until something is due by its time, at most a second."""
        if self._next is None:
            return 0.0
        return min(max((self._next - self._desk().now).total_seconds(), 0.0), 1.0)

    def waiting(self, limit: int, besides: Sequence[int]) -> list[Parcel]:
        """Give some letters that are to be posted now, but none of some ids."""
        desk = self._desk()
        letters = Outbox(desk.records).waiting(desk.now, limit, besides)
        tardy = [letter.id for letter in letters if not letter.late and desk.now - letter.due > TARDY]
        if tardy:
            Fates(desk.records).call_late(tardy)
            letters = [replace(letter, late=letter.late or letter.id in tardy) for letter in letters]
        return [self._parcel(letter, desk) for letter in letters]

    def changed(self, limit: int, besides: Sequence[int]) -> list[Parcel]:
        """Give some letters whose messages are to be edited now, but none of some ids."""
        desk = self._desk()
        return [self._parcel(letter, desk) for letter in Outbox(desk.records).changed(desk.now, limit, besides)]

    def apply(self, fates: Sequence[Fate]) -> list[bool]:
        """Keep what became of letters, and tell of each whether it changed anything."""
        return Fates(self._desk().records).apply(fates)

    def pinned_before(self, letter: Letter) -> int | None:
        """Give the message that was pinned in the letter's chat before, or None."""
        before = Outbox(self._desk().records).pinned_before(letter)
        return before.message if before else None

    def _parcel(self, letter: Letter, desk: Desk) -> Parcel:
        """Put a letter into words."""
        return Parcel(letter, letter_reply(letter, desk))

    def _changed(self, desk: Desk) -> bool:
        """Whether plans or registrations are others than at the last look, or the day is another."""
        stamp = f"{local(desk).date()} {desk.library.meta('content')} {desk.registered.revision()}"
        changed, self._stamp = stamp != self._stamp, stamp
        if changed:
            self._texts = {}
        return changed

    def _wipe(self, desk: Desk) -> None:
        """Purge once a night; after that, and after an erasure, clear the log of the database of what is gone."""
        gone = purge_due(desk)
        if gone is not None:
            log.info("purged %s records", gone)
        done = erasures(desk.records)
        if done != self._erasures and desk.records.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == 0:
            self._erasures = done

    def _clear(self, desk: Desk) -> None:
        """Clear out now and then."""
        if self._cleared is None or desk.now - self._cleared >= CLEARING:
            clear_out(desk)
            self._cleared = desk.now

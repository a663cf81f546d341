"""What came in from a host and is not done with, kept in records.db from its arrival to its end.

A row goes from `new` to `answered` in the transaction of its effect, with the replies that are still
to be sent, and on to `done` when they have been. What people wrote is kept only as long as it is new,
a reply only until it was sent. Rows that are done stay for a while without content, so that what is
delivered again is known.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from knowledge.outbox import instant
from knowledge.records import Records

KEPT = timedelta(days=2)
"""How long rows that are done are kept; Telegram delivers nothing again after a day."""

MOST_KEPT = 200_000
"""How many of them are kept at most, the newest."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something that came in: the host's number for it, and its content as text."""

    number: int
    content: str


@dataclass(frozen=True, slots=True)
class Undone:
    """A row that is not done with: the content where it is new, the replies where it is answered.

    `tries` is how often it was begun and came to no end.
    """

    id: int
    state: Literal["new", "answered"]
    body: str
    tries: int


class Inbox:
    """The rows of the inbox; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def receive(self, arrivals: Sequence[Arrival], at: datetime) -> list[int]:
        """Keep what came in, and give the id of each row, 0 for what had come before.

        The same is what has the same number and the same content: hosts begin their numbers anew at times.
        """
        with self._records.transaction():
            return [self._receive(arrival, instant(at)) for arrival in arrivals]

    def answer(self, id: int, replies: str) -> None:
        """Keep the replies in the place of the content."""
        self._records.write("UPDATE inbox SET state = 'answered', body = ? WHERE id = ? AND state = 'new'", replies, id)

    def finish(self, ids: Iterable[int]) -> None:
        """Note that rows are done with, and forget what they held."""
        self._records.write(
            "UPDATE inbox SET state = 'done', body = '' WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(list(ids)),
        )

    def tried(self, id: int) -> int:
        """Note that a new row was begun and came to no end, and give how often; 0 where it is not new."""
        if not self._records.write("UPDATE inbox SET tries = tries + 1 WHERE id = ? AND state = 'new'", id):
            return 0
        return int(self._records.rows("SELECT tries FROM inbox WHERE id = ?", id)[0][0])

    def undone(self) -> list[Undone]:
        """Give all rows that are not done with, in the order of the host's numbers."""
        rows = self._records.rows("SELECT id, state, body, tries FROM inbox WHERE state <> 'done' ORDER BY number, id")
        return [Undone(*row) for row in rows]

    def forget(self, now: datetime, most: int = MOST_KEPT) -> None:
        """Forget rows that are long done, and the oldest of them where they are too many."""
        self._records.write(
            "DELETE FROM inbox WHERE state = 'done' AND (at < ? OR id <= (SELECT max(id) FROM inbox) - ?)",
            instant(now - KEPT),
            most,
        )

    def _receive(self, arrival: Arrival, at: str) -> int:
        """Insert a row, unless there is one; give its id or 0."""
        digest = hashlib.blake2b(arrival.content.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        found = self._records.rows(
            "INSERT OR IGNORE INTO inbox (number, mark, state, body, tries, at) VALUES (?, ?, 'new', ?, 0, ?)"
            " RETURNING id",
            arrival.number,
            int.from_bytes(digest, "big", signed=True),
            arrival.content,
            at,
        )
        return int(found[0][0]) if found else 0

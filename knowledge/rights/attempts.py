"""What people tried that they may not do: counted by day, person, chat, thing and reason, without their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from knowledge.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What was refused: to whom (None: nobody known), in which chat, what it was for, and why.

    `what` is the name of a command, the prefix of a button, or `text`, `link`, `inline`, `file`;
    `why` is the reason of the refusal.
    """

    person: int | None
    chat: int
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """An attempt with how often it was made on a day, and when last."""

    attempt: Attempt
    times: int
    last: datetime


class Attempts:
    """The attempts; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def note(self, attempt: Attempt, at: datetime) -> None:
        """Count an attempt."""
        self._records.write(
            "INSERT INTO attempts (day, person, chat, what, why, times, last) VALUES (?, ?, ?, ?, ?, 1, ?)"
            " ON CONFLICT DO UPDATE SET times = times + 1, last = excluded.last",
            at.date().isoformat(),
            *(attempt.person or 0, attempt.chat, attempt.what, attempt.why, at.isoformat()),
        )

    def since(self, day: date, limit: int = -1) -> tuple[Tally, ...]:
        """Give the attempts since a day, latest first; at most `limit`, or all (-1)."""
        sql = (
            "SELECT person, chat, what, why, times, last FROM attempts WHERE day >= ? ORDER BY last DESC, rowid LIMIT ?"
        )
        return tuple(
            Tally(
                attempt=Attempt(person=person or None, chat=chat, what=what, why=why),
                times=times,
                last=datetime.fromisoformat(last),
            )
            for person, chat, what, why, times, last in self._records.rows(sql, day.isoformat(), limit)
        )

    def forget_before(self, day: date) -> None:
        """Forget the attempts before a day."""
        self._records.write("DELETE FROM attempts WHERE day < ?", day.isoformat())

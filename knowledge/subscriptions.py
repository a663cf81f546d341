"""Which chats want the daily digest and how, kept in records.db."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from knowledge.digest.subscription import Subscription
from knowledge.records import Records

_COLUMNS = "chat, at, active, plans, ahead, topic, workdays, silent, pinned, empty, composed, stopped"


class Subscriptions:
    """The subscriptions of all chats."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, chat: int) -> Subscription | None:
        """Give a chat's subscription, switched on or off, or None where it never had one."""
        rows = self._records.rows(f"SELECT {_COLUMNS} FROM subscriptions WHERE chat = ?", chat)  # noqa: S608 - own names
        return _subscription(rows[0]) if rows else None

    def keep(self, wanted: Subscription, person: int) -> None:
        """Keep a chat's subscription as a person set it, in place of what it was."""
        values = (
            wanted.chat,
            f"{wanted.at:%H:%M}",
            wanted.on,
            json.dumps(wanted.plans),
            wanted.ahead,
            wanted.topic,
            wanted.workdays,
            wanted.silent,
            wanted.pinned,
            wanted.empty,
            wanted.composed.isoformat() if wanted.composed else None,
            wanted.stopped,
            person,
        )
        self._records.write(
            f"INSERT OR REPLACE INTO subscriptions ({_COLUMNS}, person) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
            *values,
        )

    def active(self) -> list[Subscription]:
        """Give those that are switched on and can be written to, by chat."""
        sql = f"SELECT {_COLUMNS} FROM subscriptions WHERE active = 1 AND stopped = '' ORDER BY chat"  # noqa: S608 - as above
        return [_subscription(row) for row in self._records.rows(sql)]

    def due(self, today: date, until: time, limit: int, *, workday: bool = True) -> list[Subscription]:
        """Give some of those whose time has come today and whose digest of today is not composed yet.

        Where today is no `workday`, those that want none on such days are left out.
        """
        sql = (
            f"SELECT {_COLUMNS} FROM subscriptions WHERE active = 1 AND stopped = '' AND at <= ?"  # noqa: S608 - as above
            " AND (composed IS NULL OR composed < ?) AND (workdays = 0 OR ?) ORDER BY at, chat LIMIT ?"
        )
        rows = self._records.rows(sql, f"{until:%H:%M}", today.isoformat(), workday, limit)
        return [_subscription(row) for row in rows]

    def next_time(self, after: time) -> time | None:
        """Give the next time of day after one at which a digest is wanted, or None where there is none today."""
        sql = "SELECT min(at) FROM subscriptions WHERE active = 1 AND stopped = '' AND at > ?"
        found = self._records.rows(sql, f"{after:%H:%M}")[0][0]
        return time.fromisoformat(found) if found else None

    def note_composed(self, chats: Iterable[int], today: date) -> None:
        """Note that today's digest of some chats was composed."""
        self._records.write(
            "UPDATE subscriptions SET composed = ? WHERE chat IN (SELECT value FROM json_each(?))",
            today.isoformat(),
            json.dumps(list(chats)),
        )

    def stop(self, chat: int, cause: str) -> None:
        """Note that a chat cannot be written to, and why; its wishes are kept for its return."""
        self._records.write("UPDATE subscriptions SET stopped = ? WHERE chat = ?", cause, chat)

    def resume(self, chat: int) -> None:
        """Note that a chat can be written to again."""
        self._records.write("UPDATE subscriptions SET stopped = '' WHERE chat = ? AND stopped <> ''", chat)

    def leave_topic(self, chat: int) -> None:
        """Post to a chat as a whole from now on, since its topic is gone or closed."""
        self._records.write("UPDATE subscriptions SET topic = NULL WHERE chat = ?", chat)


def _subscription(row: tuple[Any, ...]) -> Subscription:
    """Read a row."""
    chat, at, active, plans, ahead, topic, workdays, silent, pinned, empty, composed, stopped = row
    return Subscription(
        chat=chat,
        at=time.fromisoformat(at),
        on=bool(active),
        plans=tuple(json.loads(plans)),
        ahead=ahead,
        topic=topic,
        workdays=bool(workdays),
        silent=bool(silent),
        pinned=bool(pinned),
        empty=bool(empty),
        composed=date.fromisoformat(composed) if composed else None,
        stopped=stopped,
    )

"""What becomes of letters: the changes of their state, many at a time in one transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import singledispatchmethod

from knowledge.outbox import instant
from knowledge.records import Records
from knowledge.subscriptions import Subscriptions

PROMPT = timedelta(seconds=60)
"""So long after its time a letter is not called late, if the bot was at work in between."""


NOTICE = "notice"
"""The kind of letters to the operators; their note lists the ids of the letters that they tell of."""


TARDY = timedelta(minutes=15)
"""So long after its time a letter is called late in any case."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A letter is about to be handed to the host; only one that is still due may be."""

    id: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter stands in its chat as a message; `version` is the number of the text that it shows."""

    id: int
    message: int
    version: int


@dataclass(frozen=True, slots=True)
class Edited:
    """A message shows its letter's text of that number, or can never show it."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class Waits:
    """A letter did certainly not arrive and is to be tried again at an instant; `told` where nobody need know."""

    id: int
    until: datetime
    cause: str
    told: bool = True


@dataclass(frozen=True, slots=True)
class Lost:
    """Nobody knows whether a letter arrived."""

    id: int
    cause: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A letter was refused for good. Where `stops`, its chat takes nothing any more."""

    id: int
    cause: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A letter's chat has a new id; it is to be posted there."""

    id: int
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class TopicGone:
    """A letter's topic is gone or closed; it is to be posted to the chat as a whole."""

    id: int
    cause: str


Fate = Begun | Sent | Edited | Waits | Lost | Refused | Moved | TopicGone


class Fates:
    """Applies fates to the rows of the outbox, and to subscriptions where they concern a chat."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._subscriptions = Subscriptions(records)

    def apply(self, fates: Sequence[Fate]) -> list[bool]:
        """Apply fates in one transaction, and tell of each whether it changed anything."""
        with self._records.transaction():
            return [bool(self._apply(fate)) for fate in fates]

    def recover(self, now: datetime, left: Collection[int] | None = None) -> None:
        """Settle at the start what an earlier run left behind.

        What was on its way and has `left`, or may have (None: anything may), is uncertain; what did not is
        due again. What is due since a while is late.
        """
        with self._records.transaction():
            if left is not None:
                self._records.write(
                    "UPDATE outbox SET state = 'due' WHERE state = 'sending'"
                    " AND id NOT IN (SELECT value FROM json_each(?))",
                    json.dumps(list(left)),
                )
            self._records.write(
                "UPDATE outbox SET state = 'uncertain', cause = 'restart', told = 0 WHERE state = 'sending'"
            )
            self._records.write("UPDATE outbox SET late = 1 WHERE state = 'due' AND due < ?", instant(now - PROMPT))
            self.expire(now)

    def call_late(self, ids: Sequence[int]) -> None:
        """Note that some letters are said late."""
        with self._records.transaction():
            for id in ids:
                self._records.write("UPDATE outbox SET late = 1 WHERE id = ?", id)

    def expire(self, now: datetime) -> None:
        """Drop what is due and past its time."""
        self._records.write(
            "UPDATE outbox SET state = 'dropped', cause = 'over', told = 1 WHERE state = 'due' AND expires <= ?",
            instant(now),
        )

    def again(self, first: int, last: int, now: datetime) -> int:
        """Let the uncertain letters between two ids be posted again, since a person decided so; give how many."""
        return self._records.write(
            "UPDATE outbox SET state = 'due', cause = '', late = 1 WHERE id BETWEEN ? AND ? AND state = 'uncertain'"
            " AND kind <> ? AND expires > ?",
            first,
            last,
            NOTICE,
            instant(now),
        )

    def fill(self, ids: Collection[int], now: datetime) -> None:
        """Let letters be posted from now on that had been dropped because they held nothing."""
        self._records.write(
            "UPDATE outbox SET state = 'due', cause = '', late = 0, due = ?1, wait = ?1"
            " WHERE state = 'dropped' AND cause = 'empty' AND id IN (SELECT value FROM json_each(?2))",
            instant(now),
            json.dumps(list(ids)),
        )

    def reported(self, ids: Sequence[int]) -> None:
        """Note that the operator was told of some letters."""
        with self._records.transaction():
            for id in ids:
                self._records.write("UPDATE outbox SET told = 1 WHERE id = ?", id)

    @singledispatchmethod
    def _apply(self, fate: Fate) -> int:
        """Apply one fate."""
        raise TypeError(fate)

    @_apply.register
    def _(self, fate: Begun) -> int:
        sql = "UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = ? AND state = 'due'"
        return self._records.write(sql, fate.id)

    @_apply.register
    def _(self, fate: Sent) -> int:
        sql = (
            "UPDATE outbox SET state = 'sent', message = ?, shown = ?, cause = CASE told WHEN 0 THEN cause ELSE '' END"
            " WHERE id = ?"
        )
        return self._records.write(sql, fate.message, fate.version, fate.id)

    @_apply.register
    def _(self, fate: Edited) -> int:
        return self._records.write("UPDATE outbox SET shown = ? WHERE id = ?", fate.version, fate.id)

    @_apply.register
    def _(self, fate: Waits) -> int:
        sql = (
            "UPDATE outbox SET state = CASE state WHEN 'sending' THEN 'due' ELSE state END, wait = ?, cause = ?,"
            " told = (? OR kind = ?) WHERE id = ?"
        )
        return self._records.write(sql, instant(fate.until), fate.cause, fate.told, NOTICE, fate.id)

    @_apply.register
    def _(self, fate: Lost) -> int:
        sql = "UPDATE outbox SET state = 'uncertain', cause = ?, told = 0 WHERE id = ?"
        return self._records.write(sql, fate.cause, fate.id)

    @_apply.register
    def _(self, fate: Refused) -> int:
        if fate.stops:
            chat = self._records.rows("SELECT chat FROM outbox WHERE id = ?", fate.id)
            for (number,) in chat:
                self._subscriptions.stop(number, fate.cause)
        sql = "UPDATE outbox SET state = 'failed', cause = ?, told = (kind = ?) WHERE id = ?"
        return self._records.write(sql, fate.cause, NOTICE, fate.id)

    @_apply.register
    def _(self, fate: Moved) -> int:
        self._records.move_chat(fate.old, fate.new)
        return self._records.write("UPDATE outbox SET state = 'due' WHERE id = ? AND state = 'sending'", fate.id)

    @_apply.register
    def _(self, fate: TopicGone) -> int:
        for (number,) in self._records.rows("SELECT chat FROM outbox WHERE id = ?", fate.id):
            self._subscriptions.leave_topic(number)
        sql = "UPDATE outbox SET state = 'due', topic = NULL, cause = ?, told = 0 WHERE id = ? AND state = 'sending'"
        return self._records.write(sql, fate.cause, fate.id)

"""Which groups are served: a new one waits until an owner approves or refuses it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, cast

from knowledge.records import Records
from knowledge.rights.roles import Change, Roles

State = Literal["waiting", "approved", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group by its chat's id, its title when it was last heard of, its state, and who added the bot (or None)."""

    id: int
    chat: int
    title: str
    state: State
    person: int | None


class Groups:
    """The groups that the bot was put into; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, chat: int) -> Group | None:
        """Give the group of a chat, or None where it was never heard of."""
        return next(iter(self._all("WHERE chat = ?", chat)), None)

    def group(self, id: int) -> Group | None:
        """Give a group by its id, which stays when its chat moves, or None."""
        return next(iter(self._all("WHERE id = ?", id)), None)

    def all(self) -> tuple[Group, ...]:
        """Give all groups: those that wait, then those approved, then those refused, each latest first."""
        return self._all("ORDER BY state = 'refused', state = 'approved', at DESC, id DESC")

    def listed(self, state: State) -> tuple[Group, ...]:
        """Give all groups in a state, latest first."""
        return self._all("WHERE state = ? ORDER BY at DESC, id DESC", state)

    def knock(self, chat: int, title: str, person: int | None, at: datetime, *, noted: bool = True) -> Group:
        """Let a group that was never heard of wait; a person put the bot into it, None where nobody known did.

        It is noted in the log, unless something decisive will be at once.
        """
        with self._records.transaction():
            self._records.write(
                "INSERT INTO groups (chat, title, state, person, at) VALUES (?, ?, 'waiting', ?, ?)",
                *(chat, title, person, at.isoformat()),
            )
            if noted:
                Roles(self._records).note(Change(by=person, at=at, action="knock", source="telegram", chat=chat))
        return self._all("WHERE chat = ?", chat)[0]

    def knocked_since(self, at: datetime) -> int:
        """Count the groups that began to wait since an instant, and still do."""
        sql = "SELECT count(*) FROM groups WHERE state = 'waiting' AND at >= ?"
        return int(self._records.rows(sql, at.isoformat())[0][0])

    def decide(self, group: Group, change: Change) -> Group | None:
        """Approve or refuse a group; None where that is what it is already."""
        state: State = "approved" if change.action == "approve" else "refused"
        with self._records.transaction():
            done = self._records.write(
                "UPDATE groups SET state = ?, at = ? WHERE id = ? AND state <> ?",
                *(state, change.at.isoformat(), group.id, state),
            )
            if not done:
                return None
            Roles(self._records).note(replace(change, chat=group.chat))
        return replace(group, state=state)

    def retitle(self, group: Group, title: str) -> None:
        """Note how a group is called now."""
        if title and title != group.title:
            self._records.write("UPDATE groups SET title = ? WHERE id = ?", title, group.id)

    def _all(self, where: str, *values: object) -> tuple[Group, ...]:
        sql = "SELECT id, chat, title, state, person FROM groups "
        return tuple(
            Group(id=id, chat=chat, title=title, state=cast(State, state), person=person)
            for id, chat, title, state, person in self._records.rows(sql + where, *values)
        )

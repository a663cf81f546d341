"""Who is of the office and for which plans, kept in records.db together with each change of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from knowledge.records import Records

Action = Literal["grant", "revoke", "invite", "join", "uninvite", "knock", "approve", "refuse"]
"""What changed: an office right given or taken, by invitation or not; or what became of a group."""

Source = Literal["private", "group", "link", "machine", "telegram", "earlier"]
"""Where it was done: a private chat, a group, a link, the command line, Telegram itself, an earlier release."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The plans that somebody manages, by their ids: None for all, an empty set for none."""

    plans: frozenset[str] | None

    def __bool__(self) -> bool:
        """Whether anything is managed at all."""
        return self.plans is None or bool(self.plans)

    def covers(self, plan: str) -> bool:
        """Whether a plan is among those managed."""
        return self.plans is None or plan in self.plans


NOTHING, EVERYTHING = Scope(frozenset()), Scope(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """A person of the office: the id, the name when the right was given (may be empty), and what is managed."""

    person: int
    name: str
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: who made it (0: the terminal or command line, None: nobody), when, what, to whom, from where.

    `person` and `chat` are None where none is concerned; `plan` is empty for all plans or none.
    """

    by: int | None
    at: datetime
    action: Action
    source: Source
    person: int | None = None
    chat: int | None = None
    plan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change as it stands in the log; `at` is None for what an earlier release had done."""

    id: int
    at: datetime | None
    by: int | None
    action: str
    person: int | None
    chat: int | None
    plan: str
    source: str


class Roles:
    """The office's people; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def scope(self, person: int) -> Scope:
        """Give what a person manages."""
        plans = frozenset(plan for (plan,) in self._records.rows("SELECT plan FROM offices WHERE person = ?", person))
        return EVERYTHING if "" in plans else Scope(plans) if plans else NOTHING

    def grant(self, change: Change, name: str = "") -> bool:
        """Give a person a plan, or all of them; tell whether that is anything new."""
        assert change.person is not None, "a right is somebody's"
        if self.scope(change.person).covers(change.plan):
            return False
        with self._records.transaction():
            if not change.plan:
                self._records.write("DELETE FROM offices WHERE person = ?", change.person)
            self._records.write(
                "INSERT INTO offices (person, plan, name, by, at) VALUES (?, ?, ?, ?, ?)",
                *(change.person, change.plan, name, change.by or 0, change.at.isoformat()),
            )
            self.note(change)
        return True

    def revoke(self, change: Change) -> bool:
        """Take a plan from a person, or all that they manage; tell whether there was anything to take."""
        with self._records.transaction():
            gone = self._records.write(
                "DELETE FROM offices WHERE person = ? AND ? IN ('', plan)", change.person, change.plan
            )
            if gone:
                self.note(change)
        return gone > 0

    def officers(self) -> tuple[Officer, ...]:
        """Give everybody of the office, those who manage all plans first."""
        rows = self._records.rows("SELECT person, name, plan FROM offices ORDER BY at, person, plan")
        plans: dict[int, set[str]] = {}
        names: dict[int, str] = {}
        for person, name, plan in rows:
            plans.setdefault(person, set()).add(plan)
            names[person] = name or names.get(person, "")
        found = [
            Officer(person=person, name=names[person], scope=EVERYTHING if "" in held else Scope(frozenset(held)))
            for person, held in plans.items()
        ]
        return tuple(sorted(found, key=lambda each: (each.scope.plans is not None, each.person)))

    def note(self, change: Change) -> None:
        """Write a change into the log."""
        self._records.write(
            "INSERT INTO rights_log (at, by, action, person, chat, plan, source) VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(change.at.isoformat(), change.by, change.action, change.person, change.chat, change.plan, change.source),
        )

    def log(self, limit: int, before: int | None = None) -> tuple[Entry, ...]:
        """Give some of the log, latest first; only what stands before an entry of that id, where one is given."""
        sql = (
            "SELECT id, at, by, action, person, chat, plan, source FROM rights_log"
            " WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2"
        )
        return tuple(
            Entry(
                id=id,
                at=datetime.fromisoformat(at) if at else None,
                by=by,
                action=action,
                person=person,
                chat=chat,
                plan=plan,
                source=source,
            )
            for id, at, by, action, person, chat, plan, source in self._records.rows(sql, before, limit)
        )

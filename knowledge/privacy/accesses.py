"""Who looked at or took out personal data, kept in records.db."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from knowledge.records import Records

Action = Literal["viewed", "history", "exported", "asked"]
"""A registration was looked at, its history was, registrations were taken out, questions were looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One look at personal data, or one export of them.

    `person` is who did it in chat; at the command line it is None and `who` is the account of the
    machine. `subject` is whose data they were, None for those of many; `plan` and `code` name what it was
    (empty: of all plans, of many registrations), `count` how many records.
    """

    action: Action
    person: int | None = None
    who: str = ""
    subject: int | None = None
    plan: str = ""
    code: str = ""
    count: int = 1


class Accesses:
    """The access log; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def note(self, access: Access, at: datetime) -> None:
        """Note an access."""
        self._records.write(
            "INSERT INTO accesses (at, action, person, who, subject, plan, code, count)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(at.isoformat(), access.action, access.person, access.who, access.subject, access.plan, access.code),
            access.count,
        )

    def noted(self, access: Access, since: datetime) -> bool:
        """Whether the same person was noted for the same thing since an instant."""
        sql = "SELECT 1 FROM accesses WHERE at >= ? AND action = ? AND person IS ? AND code = ? AND plan = ? LIMIT 1"
        at = since.isoformat()
        return bool(self._records.rows(sql, at, access.action, access.person, access.code, access.plan))

    def all(self, since: datetime | None = None, limit: int = -1) -> tuple[tuple[datetime, Access], ...]:
        """Give accesses from an instant on (None: all kept), the latest first; at most `limit`, or all (-1)."""
        rows = self._records.rows(
            "SELECT at, action, person, who, subject, plan, code, count FROM accesses WHERE at >= ?"
            " ORDER BY id DESC LIMIT ?",
            *(since.isoformat() if since else "", limit),
        )
        return tuple(
            (
                datetime.fromisoformat(at),
                Access(action=action, person=person, who=who, subject=subject, plan=plan, code=code, count=count),
            )
            for at, action, person, who, subject, plan, code, count in rows
        )

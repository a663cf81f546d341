"""Extensions: the day until which the office lets one unit register for a form."""

from __future__ import annotations

from datetime import date, datetime

from knowledge.records import Records
from knowledge.registry.units import changed


class Extensions:
    """The extensions; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def extend(self, plan: str, form: str, unit: int, until: date, person: int, at: datetime) -> None:
        """Let a unit register until a later day, and note who did so."""
        was = self.until(plan, form, unit)
        with self._records.transaction():
            values = (plan, form, unit, until.isoformat(), person, at.isoformat())
            self._records.write("INSERT OR REPLACE INTO extensions VALUES (?, ?, ?, ?, ?, ?)", *values)
            self._records.write(
                "INSERT INTO changes (revision, person, at, action, field, was, now, note)"
                " VALUES (0, ?, ?, 'extended', ?, ?, ?, ?)",
                *(person, at.isoformat(), form, was.isoformat() if was else "", until.isoformat(), f"{plan}/{unit}"),
            )
            changed(self._records, "registrations")

    def until(self, plan: str, form: str, unit: int | None) -> date | None:
        """Give the day until which a unit may register, where the office extended it, else None."""
        sql = "SELECT until FROM extensions WHERE plan = ? AND form = ? AND unit = ?"
        rows = self._records.rows(sql, plan, form, unit)
        return date.fromisoformat(rows[0][0]) if rows else None

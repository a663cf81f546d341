"""Who wants no reminders, and for which days they were composed, kept in records.db."""

from __future__ import annotations

from datetime import date

from knowledge.records import Records

ASKED = "asked"
"""Why somebody gets no reminders who asked for none; any other reason is why nothing reaches them."""


class Reminding:
    """The wishes of people about reminders."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def off(self, person: int) -> str:
        """Give why a person gets no reminders, or an empty text where they do."""
        rows = self._records.rows("SELECT why FROM reminders_off WHERE person = ?", person)
        return str(rows[0][0]) if rows else ""

    def all_off(self) -> frozenset[int]:
        """Give all who get none."""
        return frozenset(person for (person,) in self._records.rows("SELECT person FROM reminders_off"))

    def switch_off(self, person: int, why: str = ASKED) -> None:
        """Send a person no reminders any more."""
        self._records.write("INSERT OR REPLACE INTO reminders_off VALUES (?, ?)", person, why)

    def switch_on(self, person: int) -> None:
        """Send a person reminders again."""
        self._records.write("DELETE FROM reminders_off WHERE person = ?", person)

    def last_composed(self) -> date | None:
        """Give the last day for which reminders were composed, or None."""
        found = self._records.rows("SELECT max(day) FROM reminders_composed")[0][0]
        return date.fromisoformat(found) if found else None

    def note_composed(self, day: date) -> None:
        """Note that a day's reminders were composed."""
        self._records.write("INSERT OR IGNORE INTO reminders_composed VALUES (?)", day.isoformat())
        self._records.write("DELETE FROM reminders_composed WHERE day < ?", day.isoformat())

"""Whom the bot has met: people who said hello to it or asked it something, in private or in a group it serves."""

from __future__ import annotations

from knowledge.records import Records


class Acquaintances:
    """The people met; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def meet(self, person: int) -> None:
        """Note that the bot has met a person."""
        self._records.write("INSERT OR IGNORE INTO acquaintances (person) VALUES (?)", person)

    def includes(self, person: int) -> bool:
        """Whether the bot has met a person, or was allowed by them to keep what a form asks."""
        sql = "SELECT 1 FROM acquaintances WHERE person = ?1 UNION ALL SELECT 1 FROM consents WHERE person = ?1 LIMIT 1"
        return bool(self._records.rows(sql, person))

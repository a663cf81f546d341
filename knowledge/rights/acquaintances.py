"""Whom the bot has met: people who wrote to it in private, or in a group that it serves."""

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
        """Whether the bot has met a person."""
        return bool(self._records.rows("SELECT 1 FROM acquaintances WHERE person = ?", person))

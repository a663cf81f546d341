"""Who agreed to which version of the text about personal data, kept in records.db."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from knowledge.records import Records

VERSION = 1
"""The version of the text that people agree to; who agreed to another one is asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What a person agreed to: the text as it was shown, of a version, for a form of a plan.

    `days` is for how many days after the form is over data are kept, 0 for no end; `plan` and `form` are
    empty where none was chosen yet.
    """

    person: int
    days: int
    text: str
    plan: str = ""
    form: str = ""
    version: int = VERSION


class Consents:
    """The consents; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def covers(self, person: int, days: int) -> bool:
        """Whether a person agreed to today's text and to data being kept for so many days (0: without end)."""
        sql = "SELECT 1 FROM consents WHERE person = ? AND version = ? AND (days = 0 OR (? > 0 AND days >= ?)) LIMIT 1"
        return bool(self._records.rows(sql, person, VERSION, days, days))

    def give(self, consent: Consent, at: datetime) -> None:
        """Keep that a person agreed."""
        self._records.write(
            "INSERT INTO consents (person, version, days, plan, form, text, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(consent.person, consent.version, consent.days, consent.plan, consent.form, consent.text),
            at.isoformat(),
        )

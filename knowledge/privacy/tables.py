"""The tables of consent, of the access log and of purges, as steps of the migrations of records.db."""

from __future__ import annotations

from sqlite_utils import Database


def create_consents(db: Database) -> None:
    """Hold who agreed to which version of the text, for how many days data may be kept, and the text itself."""
    db.table("consents").create(
        {"id": int, "person": int, "version": int, "days": int, "plan": str, "form": str, "text": str, "at": str},
        pk="id",
        not_null={"person", "version", "days", "plan", "form", "text", "at"},
        strict=True,
    ).create_index(["person", "version"])
    db.table("asks").create_index(["person", "kind"])


def create_accesses(db: Database) -> None:
    """Hold who looked at or took out personal data: a person in chat, or `who` at the command line."""
    db.table("accesses").create(
        {"id": int, "at": str, "action": str, "person": int, "who": str, "subject": int, "plan": str, "code": str}
        | {"count": int},
        pk="id",
        not_null={"at", "action", "who", "plan", "code", "count"},
        strict=True,
    ).create_index(["subject"]).create_index(["at"])


def create_purges(db: Database) -> None:
    """Hold the nights whose purge was done, and which answer was the last one sent until then."""
    db.table("purges").create(
        {"night": str, "answers": int, "gone": int}, pk="night", not_null={"answers", "gone"}, strict=True
    )


STEPS = (create_consents, create_accesses, create_purges)
"""The steps in the order in which they are applied."""

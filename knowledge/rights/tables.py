"""The tables of rights, as steps of the migrations of records.db; one that was shipped is never edited."""

from __future__ import annotations

from sqlite_utils import Database

GROUP_ANONYMOUS_BOT = 1087968824
"""The id under which Telegram shows anonymous administrators; earlier releases kept it like a person's."""


def create_offices(db: Database) -> None:
    """Hold who is of the office, a row a plan (empty: all of them), and each change of a right."""
    db.table("offices").create(
        {"person": int, "plan": str, "name": str, "by": int, "at": str},
        pk=("person", "plan"),
        not_null={"name", "by", "at"},
        strict=True,
    )
    db.table("rights_log").create(
        {"id": int, "at": str, "by": int, "action": str, "person": int, "chat": int, "plan": str, "source": str},
        pk="id",
        not_null={"at", "action", "plan", "source"},
        strict=True,
    )


def create_groups(db: Database) -> None:
    """Hold which groups are approved, refused or wait; those that were served before are approved."""
    db.table("groups").create(
        {"id": int, "chat": int, "title": str, "state": str, "person": int, "at": str},
        pk="id",
        not_null={"chat", "title", "state", "at"},
        strict=True,
    )
    db.execute("CREATE UNIQUE INDEX groups_by_chat ON groups (chat)")
    served = " UNION ".join(
        f"SELECT chat FROM {table}"  # noqa: S608 - own names
        for table in ("bindings", "subscriptions", "talks", "questions", "offers", "drafts", "registrations", "links")
    )
    db.execute(
        "INSERT INTO groups (chat, title, state, at) SELECT chat, '', 'approved', '' FROM"  # noqa: S608 - own names
        f" ({served}) WHERE chat < 0"
    )
    db.execute(
        "INSERT INTO rights_log (at, action, chat, plan, source)"
        " SELECT '', 'approve', chat, '', 'earlier' FROM groups ORDER BY id"
    )


def create_attempts(db: Database) -> None:
    """Hold what was refused: one row a day, person, chat, thing and reason, with how often; no text of anybody."""
    db.table("attempts").create(
        {"day": str, "person": int, "chat": int, "what": str, "why": str, "times": int, "last": str},
        pk=("day", "person", "chat", "what", "why"),
        not_null={"times", "last"},
        strict=True,
    )


def create_acquaintances(db: Database) -> None:
    """Hold whom the bot has met, in private or in a group that it serves; only they are answered inline."""
    db.table("acquaintances").create({"person": int}, pk="person", strict=True)
    met = " UNION ".join(
        f"SELECT person FROM {table}"  # noqa: S608 - own names
        for table in ("talks", "offers", "questions", "drafts", "registrations", "members")
    )
    db.execute(
        f"INSERT INTO acquaintances SELECT person FROM ({met}) WHERE person > 0 AND person <> ?",  # noqa: S608
        [GROUP_ANONYMOUS_BOT],
    )


def forget_anonymous(db: Database) -> None:
    """Take the id of anonymous administrators out of where persons stand; the group itself stands there instead."""
    for table in ("bindings", "subscriptions"):
        db.execute(f"UPDATE {table} SET person = chat WHERE person = ?", [GROUP_ANONYMOUS_BOT])  # noqa: S608 - own names
    for table in ("talks", "offers"):
        db.execute(f"DELETE FROM {table} WHERE person = ?", [GROUP_ANONYMOUS_BOT])  # noqa: S608 - own names


STEPS = (create_offices, create_groups, create_attempts, create_acquaintances, forget_anonymous)
"""The steps in the order in which they are applied."""

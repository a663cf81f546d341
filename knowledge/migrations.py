"""The shape of records.db, grown by short migrations; one that was shipped is never edited."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

records = Migrations("records")


@records()
def create_bindings(db: Database) -> None:
    """Hold the plan that a chat is bound to."""
    db.table("bindings").create(
        {"chat": int, "plan": str, "person": int, "at": str}, pk="chat", not_null={"plan", "person", "at"}, strict=True
    )


@records()
def create_talks(db: Database) -> None:
    """Hold what each person's talk in a chat has been about, as JSON."""
    db.table("talks").create(
        {"chat": int, "person": int, "talk": str, "at": str},
        pk=("chat", "person"),
        not_null={"talk", "at"},
        strict=True,
    )


@records()
def create_questions(db: Database) -> None:
    """Hold the questions asked, with what their buttons need when pressed later."""
    db.table("questions").create(
        {
            "id": int,
            "chat": int,
            "person": int,
            "text": str,
            "asked_kind": str,
            "plan": str,
            "talk": str,
            "status": str,
            "kind": str,
            "options": str,
            "near": str,
            "at": str,
        },
        pk="id",
        not_null={"chat", "text", "asked_kind", "talk", "status", "kind", "options", "near", "at"},
        strict=True,
    ).create_index(["chat"])


@records()
def create_offers(db: Database) -> None:
    """Hold the data of the buttons last offered to each person in a chat, as a JSON list."""
    db.table("offers").create(
        {"chat": int, "person": int, "buttons": str, "at": str},
        pk=("chat", "person"),
        not_null={"buttons", "at"},
        strict=True,
    )


@records()
def create_answers_sent(db: Database) -> None:
    """Hold which message of the bot answered which message, so that an edit can mend it."""
    db.table("answers_sent").create(
        {"chat": int, "question": int, "answer": int}, pk=("chat", "question"), not_null={"answer"}, strict=True
    )


def migrate(path: Path) -> int:
    """Bring the database at a path (made if missing) up to date and give the number of its migrations."""
    db = Database(path, execute_plugins=False)
    try:
        records.apply(db)
        done = len(records.applied(db))
        db.execute(f"PRAGMA user_version = {done}")
    finally:
        db.close()
    return done

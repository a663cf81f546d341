"""The shape of records.db, grown by short migrations; one that was shipped is never edited."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from knowledge.privacy.tables import STEPS as PRIVACY
from knowledge.registry.tables import STEPS
from knowledge.rights.tables import STEPS as RIGHTS

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


@records()
def create_subscriptions(db: Database) -> None:
    """Hold what each chat wants of the daily digest; plans as a JSON list, times as HH:MM, flags as 0 or 1."""
    db.table("subscriptions").create(
        {
            "chat": int,
            "at": str,
            "active": int,
            "plans": str,
            "ahead": int,
            "topic": int,
            "workdays": int,
            "silent": int,
            "pinned": int,
            "empty": int,
            "composed": str,
            "stopped": str,
            "person": int,
        },
        pk="chat",
        not_null={"at", "active", "plans", "ahead", "workdays", "silent", "pinned", "empty", "stopped"},
        strict=True,
    ).create_index(["active", "stopped", "at"])


@records()
def create_outbox_texts(db: Database) -> None:
    """Hold the texts of the outbox, each once (by its hash) however many chats get it: pages and buttons as JSON."""
    columns = {"id": int, "hash": str, "body": str}
    db.table("outbox_texts").create(columns, pk="id", not_null={"hash", "body"}, strict=True)
    db.execute("CREATE UNIQUE INDEX outbox_texts_by_hash ON outbox_texts (hash)")


@records()
def create_outbox(db: Database) -> None:
    """Hold what the bot says unprompted, one row a chat, kind and key; instants are in UTC."""
    db.table("outbox").create(
        {
            "id": int,
            "kind": str,
            "chat": int,
            "key": str,
            "topic": int,
            "due": str,
            "expires": str,
            "wait": str,
            "state": str,
            "cause": str,
            "late": int,
            "text": int,
            "shown": int,
            "silent": int,
            "pinned": int,
            "message": int,
            "tries": int,
            "told": int,
            "note": str,
        },
        pk="id",
        not_null={"kind", "chat", "key", "due", "expires", "wait", "state", "cause", "late", "silent", "pinned"}
        | {"text", "tries", "told", "note"},
        foreign_keys=[("text", "outbox_texts", "id"), ("shown", "outbox_texts", "id")],
        strict=True,
    ).create_index(["state", "wait"]).create_index(["kind", "key", "id"])
    db.execute("CREATE UNIQUE INDEX outbox_once ON outbox (chat, kind, key)")
    db.execute("CREATE INDEX outbox_changed ON outbox (id) WHERE state = 'sent' AND shown <> text")
    db.execute("CREATE INDEX outbox_untold ON outbox (id) WHERE told = 0")


@records()
def create_reminders(db: Database) -> None:
    """Hold the people who want no reminders, with why: `asked`, or the cause that nothing reaches them."""
    db.table("reminders_off").create({"person": int, "why": str}, pk="person", not_null={"why"}, strict=True)
    db.table("reminders_composed").create({"day": str}, pk="day", strict=True)


@records()
def create_calendar_entries(db: Database) -> None:
    """Hold what calendars were told of each deadline, so that a change can be told as one."""
    db.table("calendar_entries").create(
        {"uid": str, "plan": str, "body": str, "sequence": int, "cancelled": int, "changed": str},
        pk="uid",
        not_null={"plan", "body", "sequence", "cancelled", "changed"},
        strict=True,
    ).create_index(["plan"])


for step in STEPS:
    records()(step)


@records()
def create_reviews(db: Database) -> None:
    """Hold documents under review: what was read as JSON, the text for the library, what a person said of it."""
    columns = {"id": int, "person": int, "name": str, "body": str, "text": str, "wrong": str, "right": str}
    db.table("reviews").create(
        columns | {"state": str, "at": str},
        pk="id",
        not_null={"person", "name", "body", "text", "wrong", "right", "state", "at"},
        strict=True,
    )


for step in PRIVACY:
    records()(step)

for step in RIGHTS:
    records()(step)


@records()
def create_inbox(db: Database) -> None:
    """Hold what came in from a host, each update once by its number and a mark of its content."""
    db.table("inbox").create(
        {"id": int, "number": int, "mark": int, "state": str, "body": str, "tries": int, "at": str},
        pk="id",
        not_null={"number", "mark", "state", "body", "tries", "at"},
        strict=True,
    ).create_index(["number", "mark"], unique=True)


def migrate(path: Path) -> int:
    """Bring the database at a path up to date and give the number of its migrations."""
    db = Database(path, execute_plugins=False)
    try:
        db.execute("PRAGMA synchronous = FULL")
        records.apply(db)
        done = len(records.applied(db))
        db.execute(f"PRAGMA user_version = {done}")
    finally:
        db.close()
    return done


def make(path: Path) -> None:
    """Make a new database at a path, for its owner only, where none is seen before it is finished."""
    unfinished = path.with_name(f"{path.name}.new")
    for rest in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
        rest.unlink(missing_ok=True)
    unfinished.touch(0o600)
    migrate(unfinished)
    unfinished.replace(path)

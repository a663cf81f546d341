"""The tables of registrations, as steps of the migrations of records.db; one that was shipped is never edited."""

from __future__ import annotations

import secrets

from sqlite_utils import Database


def create_units(db: Database) -> None:
    """Hold the directory of units, who belongs to which, and a number that changes with the directory."""
    db.table("units").create(
        {"id": int, "name": str, "key": str, "level": str, "parent": str, "names": str, "plans": str, "listed": int},
        pk="id",
        not_null={"name", "key", "level", "parent", "names", "plans", "listed"},
        strict=True,
    ).create_index(["key", "parent"], unique=True)
    db.table("members").create(
        {"person": int, "unit": int, "status": str, "by": int, "at": str},
        pk=("person", "unit"),
        not_null={"status", "at"},
        foreign_keys=[("unit", "units", "id")],
        strict=True,
    ).create_index(["unit"])
    db.table("versions").create({"name": str, "value": int}, pk="name", not_null={"value"}, strict=True)
    db.table("versions").insert_all([{"name": "units", "value": 0}, {"name": "registrations", "value": 0}])


def create_registrations(db: Database) -> None:
    """Hold what was sent: one live registration a unit, plan and form, with a code of its own."""
    db.table("registrations").create(
        {
            "id": int,
            "code": str,
            "number": int,
            "plan": str,
            "form": str,
            "unit": int,
            "unit_name": str,
            "status": str,
            "answers": str,
            "flags": str,
            "reason": str,
            "revision": int,
            "person": int,
            "chat": int,
            "topic": int,
            "submitted_at": str,
            "updated_at": str,
        },
        pk="id",
        not_null={"code", "number", "plan", "form", "unit", "unit_name", "status", "answers", "flags", "reason"}
        | {"revision", "person", "submitted_at", "updated_at"},
        foreign_keys=[("unit", "units", "id")],
        strict=True,
    ).create_index(["code"], unique=True)
    db.execute("CREATE UNIQUE INDEX registrations_live ON registrations (plan, form, unit) WHERE status <> 'withdrawn'")


def create_drafts(db: Database) -> None:
    """Hold forms half filled in: one a unit, plan and form, and what each person is in the middle of."""
    db.table("drafts").create(
        {
            "id": int,
            "person": int,
            "plan": str,
            "form": str,
            "unit": int,
            "registration": int,
            "answers": str,
            "skipped": str,
            "field": str,
            "pending": str,
            "revision": int,
            "state": str,
            "chat": int,
            "topic": int,
            "created_at": str,
            "updated_at": str,
        },
        pk="id",
        not_null={"person", "plan", "form", "answers", "skipped", "field", "pending", "revision", "state"}
        | {"created_at", "updated_at"},
        foreign_keys=[("unit", "units", "id"), ("registration", "registrations", "id")],
        strict=True,
    ).create_index(["person", "state"])
    db.execute(
        "CREATE UNIQUE INDEX drafts_of_unit ON drafts (plan, form, unit) WHERE state = 'open' AND unit IS NOT NULL"
    )
    db.table("focuses").create(
        {"person": int, "kind": str, "target": int, "at": str},
        pk="person",
        not_null={"kind", "target", "at"},
        strict=True,
    )


def create_changes(db: Database) -> None:
    """Hold who changed what, when, from what to what; a registration changes only together with a row here."""
    db.table("changes").create(
        {
            "id": int,
            "draft": int,
            "registration": int,
            "revision": int,
            "person": int,
            "at": str,
            "action": str,
            "field": str,
            "was": str,
            "now": str,
            "note": str,
        },
        pk="id",
        not_null={"revision", "at", "action", "field", "was", "now", "note"},
        foreign_keys=[("draft", "drafts", "id"), ("registration", "registrations", "id")],
        strict=True,
    ).create_index(["registration", "revision"]).create_index(["draft"])
    db.execute(
        "CREATE TRIGGER registrations_change_with_history BEFORE UPDATE OF status, answers, reason ON registrations"
        " WHEN NEW.revision <> OLD.revision + 1 OR NOT EXISTS"
        " (SELECT 1 FROM changes WHERE registration = NEW.id AND revision = NEW.revision)"
        " BEGIN SELECT RAISE(ABORT, 'a registration changes only with its history'); END"
    )


def create_links(db: Database) -> None:
    """Hold what deep links lead to, the key that signs them, extensions, and texts that buttons go back to."""
    db.table("links").create(
        {"id": int, "kind": str, "plan": str, "form": str, "unit": int, "chat": int, "topic": int, "person": int}
        | {"expires": str},
        pk="id",
        not_null={"kind", "plan", "form", "expires"},
        foreign_keys=[("unit", "units", "id")],
        strict=True,
    )
    db.table("link_keys").create({"key": bytes}, strict=True).insert({"key": secrets.token_bytes(32)})
    db.table("extensions").create(
        {"plan": str, "form": str, "unit": int, "until": str, "person": int, "at": str},
        pk=("plan", "form", "unit"),
        not_null={"until", "person", "at"},
        foreign_keys=[("unit", "units", "id")],
        strict=True,
    )
    db.table("asks").create(
        {"id": int, "person": int, "kind": str, "text": str, "chat": int, "topic": int, "at": str},
        pk="id",
        not_null={"person", "kind", "text", "at"},
        strict=True,
    )


STEPS = (create_units, create_registrations, create_drafts, create_changes, create_links)
"""The steps in the order in which they are applied."""

"""What is left of registrations and drafts without the persons in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Literal

from knowledge.forms.answers import Answers, UnitName, dump, load
from knowledge.privacy.held import NOBODY
from knowledge.records import Records

Kinds = Callable[[str, str], Mapping[str, str]]
"""Gives the kinds of a form's fields by the ids of its plan and its own; empty where it is no longer held."""

Cause = Literal["anonymised", "expired"]
"""Why persons are taken out of a registration: who sent it asked for that, or they have had their time."""

STAYS = ("unit", "choice", "choices", "number", "percent", "day", "half")
"""Kinds of fields whose answers say nothing of a person."""

OFFICIAL = ("accepted", "returned", "extended")
"""Actions of the office in a history, which keep who did them until the registration's persons go altogether."""


def impersonal(answers: Answers, kinds: Mapping[str, str]) -> Answers:
    """Give the answers that say nothing of a person; of a form that is unknown only numbers, days and units."""
    if not kinds:
        return {field: held for field, held in answers.items() if isinstance(held, int | date | UnitName)}
    return {field: held for field, held in answers.items() if kinds.get(field) in STAYS}


def anonymise(records: Records, id: int, kinds: Kinds, at: datetime, cause: Cause, person: int | None = None) -> None:
    """Take the persons out of a registration and its history, and note that in the history.

    `person` is whose name goes from the history, None for everybody's.
    """
    ((plan, form, answers, flags, revision),) = records.rows(
        "SELECT plan, form, answers, flags, revision FROM registrations WHERE id = ?", id
    )
    stays = impersonal(load(answers), kinds(plan, form))
    left = json.dumps([flag for flag in json.loads(flags) if flag.get("field") in stays], ensure_ascii=False)
    fields = json.dumps(sorted(stays))
    records.write(
        "UPDATE changes SET was = '', now = '' WHERE registration = ? AND field <> ''"
        " AND field NOT IN (SELECT value FROM json_each(?))",
        *(id, fields),
    )
    records.write("UPDATE changes SET note = '', draft = NULL WHERE registration = ?", id)
    records.write(
        "UPDATE changes SET person = ?1 WHERE registration = ?2 AND person IS NOT NULL"
        " AND (?3 IS NULL OR (person = ?3 AND action NOT IN (SELECT value FROM json_each(?4))))",
        *(NOBODY, id, person, json.dumps(OFFICIAL)),
    )
    records.write(
        "INSERT INTO changes (registration, revision, person, at, action, field, was, now, note)"
        " VALUES (?, ?, NULL, ?, ?, '', '', '', '')",
        *(id, revision + 1, at.isoformat(), cause),
    )
    records.write(
        "UPDATE registrations SET answers = ?, flags = ?, reason = '', revision = revision + 1, person = ?,"
        " chat = NULL, topic = NULL WHERE id = ?",
        *(dump(stays), left, NOBODY, id),
    )


def drop_drafts(records: Records, where: str, *values: object) -> int:
    """Delete drafts, with what was typed over in them, and give how many; `where` is SQL of ours."""
    ids = json.dumps([id for (id,) in records.rows(f"SELECT id FROM drafts WHERE {where}", *values)])  # noqa: S608
    among = "(SELECT value FROM json_each(?))"
    records.write(f"DELETE FROM changes WHERE registration IS NULL AND draft IN {among}", ids)  # noqa: S608 - as above
    records.write(f"UPDATE changes SET draft = NULL WHERE draft IN {among}", ids)  # noqa: S608 - as above
    records.write(f"DELETE FROM focuses WHERE kind = 'draft' AND target IN {among}", ids)  # noqa: S608 - as above
    return records.write(f"DELETE FROM drafts WHERE id IN {among}", ids)  # noqa: S608 - as above

"""Erasing what is held of a person, in one transaction; what the office must keep loses the person."""

from __future__ import annotations

import json
from datetime import datetime

from knowledge.privacy.held import NOBODY, Held, personal
from knowledge.privacy.impersonal import OFFICIAL, Kinds, anonymise, drop_drafts
from knowledge.records import Records
from knowledge.registry.units import changed

ERASURES = "erasures"
"""The name of the number that grows with each erasure and purge, so that a host can clear the log of the database."""


def counts(records: Records, person: int) -> dict[str, int]:
    """Count a person's rows, by table, where there are any."""
    found = {
        table.name: int(records.rows(f"SELECT count(*) FROM {table.name} WHERE {table.mine}", person)[0][0])  # noqa: S608
        for table in personal()
    }
    return {name: count for name, count in found.items() if count}


def erase(records: Records, person: int, kinds: Kinds, at: datetime) -> None:
    """Erase what is held of a person, each table as held.toml says."""
    with records.transaction():
        sent = records.rows("SELECT id, code FROM registrations WHERE person = ?", person)
        for id, _ in sent:
            anonymise(records, id, kinds, at, "anonymised", person)
        drop_drafts(records, "person = ?", person)
        _unname(records, person)
        _drop_letters(records, person, [code for _, code in sent])
        for table in personal():
            if table.erase in ("delete", "unlink"):
                _erase_rows(records, table, person)
        changed(records, "registrations")
        note_erasure(records)


def erasures(records: Records) -> int:
    """Give how often something was erased or purged."""
    rows = records.rows("SELECT value FROM versions WHERE name = ?", ERASURES)
    return int(rows[0][0]) if rows else 0


def note_erasure(records: Records) -> None:
    """Note that something was erased or purged."""
    records.write("INSERT OR IGNORE INTO versions VALUES (?, 0)", ERASURES)
    changed(records, ERASURES)


def _unname(records: Records, person: int) -> None:
    """Take a person out of the histories of others' registrations and drafts, but for what they did for the office."""
    records.write(
        "UPDATE changes SET person = ? WHERE person = ? AND action NOT IN (SELECT value FROM json_each(?))",
        *(NOBODY, person, json.dumps(OFFICIAL)),
    )
    records.write(
        "UPDATE changes SET was = '', now = '' WHERE action = 'taken_over' AND ? IN (was, now)",
        str(person),
    )


def _drop_letters(records: Records, person: int, codes: list[str]) -> None:
    """Delete letters to a person, and those to others about what they sent that are done with; none under way."""
    records.write("DELETE FROM outbox WHERE chat = ? AND state <> 'sending'", person)
    records.write(
        "DELETE FROM outbox WHERE kind = 'registration' AND state NOT IN ('due', 'sending') AND EXISTS"
        " (SELECT 1 FROM json_each(?) WHERE outbox.key = value OR outbox.key LIKE value || '-%')",
        json.dumps(codes),
    )
    records.write(
        "DELETE FROM outbox_texts WHERE id NOT IN (SELECT text FROM outbox)"
        " AND id NOT IN (SELECT shown FROM outbox WHERE shown IS NOT NULL)"
    )


def _erase_rows(records: Records, table: Held, person: int) -> None:
    """Delete a person's rows, or let them be nobody's; a row about their private chat goes in any case."""
    if table.erase == "delete":
        records.write(f"DELETE FROM {table.name} WHERE {table.mine}", person)  # noqa: S608 - of our file
    elif "chat" in table.person:
        records.write(f"DELETE FROM {table.name} WHERE chat = ?", person)  # noqa: S608 - as above
    for column in (name for name in table.person if name != "chat"):
        sql = f'UPDATE {table.name} SET "{column}" = ? WHERE "{column}" = ?'  # noqa: S608 - as above
        records.write(sql, NOBODY, person)

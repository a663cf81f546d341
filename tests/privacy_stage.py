"""A stage for personal data: rows put into any table that holds something of people, and looks for what is left."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from knowledge.privacy.held import Held
from knowledge.records import Records

_OBJECTS = ("answers", "talk", "body")
_LISTS = ("flags", "plans", "buttons", "options", "near", "skipped", "wrong", "right", "names")
_numbers = itertools.count(1_000)


def plant(records: Records, table: Held, person: int, day: date) -> None:
    """Put a row of a person into a table as of a day, whatever its columns are; each differs from all others."""
    info = records.rows("SELECT name, type FROM pragma_table_info(?)", table.name)
    row = {name: _value(name, kind, table, person, day) for name, kind in info}
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    records.rows("PRAGMA foreign_keys = OFF")
    records.write(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", *row.values())
    records.rows("PRAGMA foreign_keys = ON")


def _value(name: str, kind: str, table: Held, person: int, day: date) -> object:
    if name in table.person:
        return person
    if name == table.since or name.endswith("_at") or name in ("at", "due", "expires", "wait", "until"):
        return f"{day.isoformat()}T12:00:00+07:00"
    if name in _OBJECTS:
        return "{}"
    if name in _LISTS:
        return "[]"
    return next(_numbers) if kind == "INTEGER" else f"x{next(_numbers)}"


def places_of(records: Records, value: int | str) -> Iterator[str]:
    """Yield each `table.column` in which a number stands, or a text within another."""
    for (table,) in records.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
        for (column,) in records.rows("SELECT name FROM pragma_table_info(?)", table):
            where = f'"{column}" = ?1' if isinstance(value, int) else f'instr("{column}", ?1) > 0'
            if records.rows(f"SELECT 1 FROM {table} WHERE {where}", value):
                yield f"{table}.{column}"

"""Which tables of records.db hold something of a person, and what becomes of it, read from held.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from knowledge.records import Records

FILE = Path(__file__).with_name("held.toml")

NOBODY = -1
"""Stands in the place of a person whose data were erased or have had their time; nobody has this id."""

Erase = Literal["", "delete", "unlink", "keep", "code"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One table of held.toml, whose head says what each key means; keys left out are empty."""

    name: str
    columns: tuple[str, ...]
    person: tuple[str, ...] = ()
    mine: str = ""
    title: str = ""
    show: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    also: Mapping[str, str] = field(default_factory=dict, hash=False)
    erase: Erase = ""
    why: str = ""
    days: str = ""
    since: str = ""
    ended: str = ""


@cache
def tables() -> tuple[Held, ...]:
    """Give the tables in the order of the file, read once."""
    given = tomllib.loads(FILE.read_text("utf-8"))["tables"]
    return tuple(_held(table) for table in given)


def _held(given: dict[str, Any]) -> Held:
    """Make one of what the file says; TypeError for a key that means nothing."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    return Held(**values)


def personal() -> tuple[Held, ...]:
    """Give the tables that hold something of people."""
    return tuple(table for table in tables() if table.person)


def shown(records: Records, table: Held, person: int) -> list[tuple[object, ...]]:
    """Give what is said of each of a person's rows, the latest last."""
    columns = ", ".join(table.show)
    return records.rows(f"SELECT {columns} FROM {table.name} WHERE {table.mine} ORDER BY rowid", person)  # noqa: S608 - of our file


def given(records: Records, table: Held, person: int) -> list[dict[str, object]]:
    """Give a person's rows whole, by the names of their columns."""
    names = [name for name in table.columns if name not in table.hidden]
    columns = ", ".join([*(f'"{name}"' for name in names), *table.also.values()])
    rows = records.rows(f"SELECT {columns} FROM {table.name} WHERE {table.mine} ORDER BY rowid", person)  # noqa: S608 - as above
    return [dict(zip((*names, *table.also), row, strict=True)) for row in rows]

"""The directory of units as it is kept, and the people who belong to units."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

from knowledge.records import Records
from knowledge.text import key
from knowledge.unit_file import UnitRow
from knowledge.units import Directory, Unit, spelled

Standing = Literal["none", "claimed", "confirmed"]
"""How a person stands to a unit: not at all, as they say themselves, or as the office or a link confirmed."""

_SELECT = "SELECT id, name, level, parent, names, plans, listed FROM units "


class Units:
    """The units and their people; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def directory(self) -> Directory:
        """Give all units, laid out for finding."""
        return _directory(self._records, version(self._records, "units"))

    def unit(self, id: int) -> Unit | None:
        """Give a unit by its id, or None."""
        return next((_unit(row) for row in self._records.rows(_SELECT + "WHERE id = ?", id)), None)

    def load(self, rows: Iterable[UnitRow]) -> tuple[int, int]:
        """Put units into the directory; give how many are new and how many were there and are as stated now."""
        new = known = 0
        with self._records.transaction():
            for row in rows:
                if self._put(row):
                    new += 1
                else:
                    known += 1
            changed(self._records, "units")
        return new, known

    def ensure(self, name: str, level: str) -> Unit:
        """Give the unit of a name that somebody typed, put in as not listed where there is none."""
        with self._records.transaction():
            new = self._records.write(
                "INSERT OR IGNORE INTO units (name, key, level, parent, names, plans, listed)"
                " VALUES (?, ?, ?, '', '[]', '[]', 0)",
                name,
                spelled(name),
                level,
            )
            row = self._records.rows(_SELECT + "WHERE key = ? ORDER BY parent <> '', id LIMIT 1", spelled(name))[0]
            if new:
                changed(self._records, "units")
        return _unit(row)

    def standing(self, person: int, unit: int) -> Standing:
        """Tell how a person stands to a unit."""
        rows = self._records.rows("SELECT status FROM members WHERE person = ? AND unit = ?", person, unit)
        status: Standing = rows[0][0] if rows else "none"
        return status

    def claim(self, person: int, unit: int, at: datetime) -> None:
        """Note that a person says to belong to a unit."""
        self._records.write(
            "INSERT OR IGNORE INTO members VALUES (?, ?, 'claimed', NULL, ?)", person, unit, at.isoformat()
        )

    def confirm(self, person: int, unit: int, by: int, at: datetime) -> None:
        """Confirm that a person belongs to a unit."""
        self._records.write(
            "INSERT OR REPLACE INTO members VALUES (?, ?, 'confirmed', ?, ?)", person, unit, by, at.isoformat()
        )

    def people(self, unit: int) -> tuple[int, ...]:
        """Give the people who were confirmed to belong to a unit."""
        sql = "SELECT person FROM members WHERE unit = ? AND status = 'confirmed' ORDER BY person"
        return tuple(person for (person,) in self._records.rows(sql, unit))

    def of_person(self, person: int) -> tuple[Unit, ...]:
        """Give the units to which a person was confirmed to belong."""
        where = "WHERE id IN (SELECT unit FROM members WHERE person = ? AND status = 'confirmed') ORDER BY name"
        return tuple(_unit(row) for row in self._records.rows(_SELECT + where, person))

    def _put(self, row: UnitRow) -> bool:
        """Put one unit in, or bring the one of its name up to date; tell whether it is new."""
        stated = (row.name, row.level, row.parent, _json(row.names), _json(row.plans))
        same = self._records.rows(
            "SELECT id FROM units WHERE key = ? AND (parent = ? OR (listed = 0 AND parent = '')) ORDER BY listed DESC",
            spelled(row.name),
            row.parent,
        )
        if same:
            sql = "UPDATE units SET name = ?, level = ?, parent = ?, names = ?, plans = ?, listed = 1 WHERE id = ?"
            self._records.write(sql, *stated, same[0][0])
            return False
        sql = "INSERT INTO units (name, level, parent, names, plans, key, listed) VALUES (?, ?, ?, ?, ?, ?, 1)"
        self._records.write(sql, *stated, spelled(row.name))
        return True


def expected(directory: Directory, plan: str, place: str, levels: tuple[str, ...]) -> tuple[Unit, ...]:
    """Give the listed units from which a form of a plan of a place waits for a registration.

    A unit that names its plans takes part in those; one that names none takes part where it lies in
    the place. `levels` are those of the form, empty for any.
    """
    taking = (unit for unit in directory.units if unit.listed and (not levels or unit.level in levels))
    return tuple(
        unit for unit in taking if (plan in unit.plans if unit.plans else not unit.parent or _within(unit, place))
    )


def version(records: Records, name: str) -> int:
    """Give the number of a state, which grows whenever `changed` is called for it."""
    return int(records.rows("SELECT value FROM versions WHERE name = ?", name)[0][0])


def changed(records: Records, name: str) -> None:
    """Note that something changed."""
    records.write("UPDATE versions SET value = value + 1 WHERE name = ?", name)


@lru_cache(maxsize=4)
def _directory(records: Records, version: int) -> Directory:  # noqa: ARG001 - the version tells an old one apart
    return Directory(_unit(row) for row in records.rows(_SELECT + "ORDER BY listed DESC, name"))


def _within(unit: Unit, place: str) -> bool:
    return f" {key(place)} " in f" {key(unit.parent)} " or f" {key(place)} " in f" {key(unit.name)} "


def _unit(row: tuple[Any, ...]) -> Unit:
    id, name, level, parent, names, plans, listed = row
    return Unit(
        id=id,
        name=name,
        level=level,
        parent=parent,
        names=tuple(json.loads(names)),
        plans=tuple(json.loads(plans)),
        listed=bool(listed),
    )


def _json(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)

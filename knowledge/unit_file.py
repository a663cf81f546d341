"""Reads a directory of units from a CSV file, or from the package that lists provinces and communes.

Columns, in any order, with a header: `name` (or `ten`), `level`, `parent`, `names` (other and old names,
`;` between them), `plans` (ids, likewise). Only `name` is required.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.forms.words import level_of
from knowledge.plan_terms import LEVELS
from knowledge.text import compose, key
from knowledge.units import spelled

COLUMNS = {
    "name": ("name", "ten", "ten don vi", "don vi"),
    "level": ("level", "cap"),
    "parent": ("parent", "truc thuoc", "thuoc"),
    "names": ("names", "ten khac", "ten cu", "viet tat"),
    "plans": ("plans", "ke hoach"),
}
"""The columns and how their headers may be written, without marks."""

LONGEST = 200
"""The most characters of a unit's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit as a file states it."""

    name: str
    level: str = ""
    parent: str = ""
    names: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitSlip:
    """A line of the file, from 1, and why it cannot be taken.

    `kind` is `no_name`, `no_column`, `level`, `long`, `twice` or `encoding`.
    """

    line: int
    kind: str
    got: str = ""


class UnitFileError(ValueError):
    """A directory file with mistakes; `slips` holds all of them."""

    def __init__(self, slips: tuple[UnitSlip, ...]) -> None:
        self.slips = slips
        super().__init__(", ".join(f"{slip.line}: {slip.kind}" for slip in slips))


def read_units(content: bytes) -> tuple[UnitRow, ...]:
    """Read a CSV file, in UTF-8 or UTF-16, comma, semicolon or tab between; UnitFileError holds all mistakes."""
    text = compose(_decoded(content).replace("\r\n", "\n"))
    first = text.split("\n", 1)[0]
    between = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=between)
    header = {wanted: place for place, cell in enumerate(next(reader, [])) if (wanted := _column(cell))}
    if "name" not in header:
        raise UnitFileError((UnitSlip(1, "no_column", first[:80]),))
    rows: list[UnitRow] = []
    slips: list[UnitSlip] = []
    seen: set[tuple[str, str]] = set()
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        row = _row({name: cells[place].strip() for name, place in header.items() if place < len(cells)})
        slip = _slip(row, reader.line_num, seen)
        rows.append(row)
        slips += [slip] if slip else []
        seen.add((spelled(row.name), key(row.parent)))
    if slips:
        raise UnitFileError(tuple(slips))
    return tuple(rows)


def _decoded(content: bytes) -> str:
    """Decode UTF-8, or UTF-16 as spreadsheets write it; UnitFileError where letters would be lost."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnitFileError((UnitSlip(line, "encoding"),)) from error


def provinces_and_communes(province: str = "") -> Iterator[UnitRow]:
    """Give the communes of one province, or all provinces and communes, from the optional package.

    ImportError where the package is not there; nothing where no province is called so.
    """
    from vietnam_provinces import Province, Ward

    wanted = key(province)
    names = {each.code: _typed(each.division_type.value, each.name) for each in Province.iter_all()}
    for each in Province.iter_all():
        if not wanted or wanted in (key(each.name), key(names[each.code])):
            yield UnitRow(name=names[each.code], level="province")
    for ward in Ward.iter_all():
        parent = names[ward.province_code]
        if not wanted or key(parent).endswith(wanted):
            name = ward.name[0].lower() + ward.name[1:]
            yield UnitRow(name=name, level="commune", parent=parent)


def _typed(division: str, name: str) -> str:
    kind = division.replace(" trung ương", "")
    return f"{kind} {name.removeprefix(kind.capitalize()).strip()}"


def _column(cell: str) -> str | None:
    named = key(cell)
    return next((wanted for wanted, headers in COLUMNS.items() if named in headers), None)


def _row(cells: Mapping[str, str]) -> UnitRow:
    name = " ".join(cells.get("name", "").split())
    return UnitRow(
        name=name,
        level=_level(cells.get("level", "")) or level_of(name),
        parent=cells.get("parent", ""),
        names=_listed(cells.get("names", "")),
        plans=_listed(cells.get("plans", "")),
    )


def _level(given: str) -> str:
    """Give the level that a cell names by its word in plan files or in Vietnamese (`xã`), or the cell as it is.

    >>> _level("commune"), _level("Xã"), _level("cấp xã"), _level("sở"), _level("phố")
    ('commune', 'commune', 'commune', 'department', 'phố')
    """
    if given in LEVELS:
        return given
    return level_of(f"{key(given).removeprefix('cap ')} x") or given


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _slip(row: UnitRow, line: int, seen: set[tuple[str, str]]) -> UnitSlip | None:
    if not key(row.name):
        return UnitSlip(line, "no_name", row.name)
    if len(row.name) > LONGEST:
        return UnitSlip(line, "long", row.name[:80])
    if row.level and row.level not in LEVELS:
        return UnitSlip(line, "level", row.level)
    return UnitSlip(line, "twice", row.name) if (spelled(row.name), key(row.parent)) in seen else None

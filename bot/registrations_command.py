"""The commands of the office: registrations as lines, JSON, Excel or CSV, and the directory of units."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from bot.accesslog_command import note_export
from bot.clock import Clock
from bot.failures import refused
from bot.settings import Settings
from bot.stores import library_path, make_renderer, update_library
from handlers.plans import named
from handlers.registering.case import form_in
from knowledge.errors import StorageError
from knowledge.form_facts import RegistrationForm
from knowledge.library import Library
from knowledge.records import Records
from knowledge.registry import Registration, Registrations, Units
from knowledge.registry.tabled import csv_text, record, tables, workbook
from knowledge.unit_file import UnitFileError, UnitRow, provinces_and_communes, read_units

DONE, MISTAKEN, REFUSED = 0, 1, 2
"""Exit codes."""


def registrations(
    settings: Settings, clock: Clock, plan: str | None, *, as_json: bool, xlsx: Path | None, csv: Path | None
) -> int:
    """Print registrations, those of one plan or all, or write them into files."""
    update_library(settings)
    with Library.open(library_path(settings)) as library:
        id = ""
        if plan is not None:
            found = named(plan, library)
            if len(found) != 1:
                ids = [head.id for head in found or library.heads()]
                print(refused("which_plan" if found else "unknown_plan", got=plan, ids=ids), file=sys.stderr)
                return REFUSED
            id = found[0].id
        _give(settings, clock, library, id, as_json=as_json, xlsx=xlsx, csv=csv)
    return DONE


def units(settings: Settings, file: Path | None, province: str | None, *, everything: bool) -> int:
    """Load a directory of units, from a CSV file or from the package of provinces and communes."""
    renderer = make_renderer(settings)
    try:
        rows = _rows(file, province, everything=everything)
    except UnitFileError as error:
        print(renderer.render("forms/units.txt.j2", slips=error.slips, file=file, reason=""), file=sys.stderr)
        return MISTAKEN
    except ImportError:
        print(renderer.render("forms/units.txt.j2", slips=(), file=file, reason="no_package"), file=sys.stderr)
        return REFUSED
    if not rows:
        print(renderer.render("forms/units.txt.j2", slips=(), file=province, reason="nothing"), file=sys.stderr)
        return MISTAKEN
    records = Records(settings.storage.folder / "records.db")
    try:
        new, known = Units(records).load(rows)
    finally:
        records.close()
    print(renderer.render("forms/units.txt.j2", slips=(), file=file, reason="loaded", new=new, known=known))
    return DONE


def _give(
    settings: Settings,
    clock: Clock,
    library: Library,
    plan: str,
    *,
    as_json: bool,
    xlsx: Path | None,
    csv: Path | None,
) -> None:
    """Print or write the registrations of a plan (id, empty for all); what holds persons is noted first."""
    records = Records(settings.storage.folder / "records.db")
    try:
        sent = Registrations(records).all(plan)
        if sent and (as_json or xlsx or csv):
            note_export(records, clock, plan, len(sent))
    finally:
        records.close()

    def form(plan: str, id: str) -> RegistrationForm | None:
        found = form_in(library, plan, id)
        return found[1] if found else None

    renderer = make_renderer(settings)
    if xlsx:
        titles = tuple(renderer.render("forms/columns.txt.j2").splitlines())
        _write(xlsx, workbook(tables(sent, form, titles)))
    if csv:
        _write(csv, csv_text(sent, form).encode("utf-8-sig"))
    if as_json:
        _print_json(sent)
    elif xlsx or csv:
        print(renderer.render("forms/written.txt.j2", count=len(sent), files=[each for each in (xlsx, csv) if each]))
    else:
        print(renderer.render("forms/registrations.txt.j2", sent=sent))


def _print_json(sent: tuple[Registration, ...]) -> None:
    for each in sent:
        print(json.dumps(record(each), ensure_ascii=False))


def _rows(file: Path | None, province: str | None, *, everything: bool) -> tuple[UnitRow, ...]:
    """Read the units that are wanted."""
    if file:
        try:
            return read_units(file.read_bytes())
        except OSError as error:
            raise StorageError(file, error.strerror or str(error)) from error
    return tuple(provinces_and_communes(province or "")) if province or everything else ()


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, or leave the one that was there; only its owner may read it."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error

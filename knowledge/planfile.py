"""Reads plan files: TOML as docs/plan-format.md describes it, all mistakes of a file at once."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError

from knowledge.codec import decode, encode
from knowledge.days import Before, By, Due, Month, Offset, OnDay, Quarter, Recurring, Span, Year
from knowledge.errors import Mistake, PlanFileError
from knowledge.facts import Plan
from knowledge.planfile_checks import Place, Slip, check, nearest
from knowledge.planfile_lines import key_of, line_of
from knowledge.planfile_schema import DeadlineTable, PlanTable

GOT_LENGTH = 80
"""Characters of a wrong value that a mistake shows."""

BARE_DAY = re.compile(r"(?m)([=,\[]\s*)(\d{4}-\d\d-\d\d)(?=\s*(?:[,\]}#]|$))")

KINDS = {
    "missing": "missing",
    "extra_forbidden": "unknown_key",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_too_long": "too_long",
    "pattern": "pattern",
    "literal_error": "choice",
    "choice": "choice",
    "range": "range",
    "greater_than_equal": "range",
    "less_than_equal": "range",
    "less_than": "range",
}
"""Our kind of mistake for pydantic's; all others are wrong types."""


def load(path: Path) -> Plan:
    """Read one plan file; PlanFileError holds all of its mistakes."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _whole_file(path.name, "unreadable", error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise _whole_file(path.name, "encoding", f"0x{error.object[error.start]:02x}") from error
    return parse(text, path.name)


def load_folder(folder: Path) -> tuple[list[Plan], list[Mistake]]:
    """Read all plan files of a folder, by name: the plans that are right, and what is wrong with others."""
    plans: list[Plan] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            plans.append(load(path))
        except PlanFileError as error:
            mistakes.extend(error.mistakes)
    return plans, mistakes


def parse(text: str, name: str) -> Plan:
    """Read the text of the plan file called `name` (`song-lam-2026.toml`).

    Text comes out in NFC. PlanFileError holds all mistakes, in the order of the file.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    data = _toml(text, name)
    slips = list(check(data, name))
    try:
        table = PlanTable.model_validate(data)
    except ValidationError as error:
        slips = [*_schema_slips(error), *slips]
    if slips:
        mistakes = (_mistake(slip, text, name) for slip in slips)
        raise PlanFileError(sorted(mistakes, key=lambda mistake: (mistake.line or 0, mistake.key)))
    return decode(Plan, _plain(table))


def _toml(text: str, name: str) -> Mapping[str, object]:
    """Read TOML; a day that no calendar has becomes a text, for the schema to report with its key."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        text = BARE_DAY.sub(_quote_impossible, text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        got = text.split("\n")[line - 1].strip()[:GOT_LENGTH]
        raise PlanFileError(
            [Mistake(file=name, key="", expected=str(error), got=got, kind="syntax", line=line)]
        ) from error


def _quote_impossible(found: re.Match[str]) -> str:
    return found[0] if _is_day(found[2]) else f'{found[1]}"{found[2]}"'


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _schema_slips(error: ValidationError) -> Iterator[Slip]:
    """Put what the schema found into our own terms."""
    for detail in error.errors(include_url=False):
        place, got = detail["loc"], detail["input"]
        kind = KINDS.get(detail["type"], "type")
        expected = _expected(detail["type"], detail.get("ctx", {}))
        if kind == "unknown_key":
            expected, got = nearest(str(place[-1]), _known_keys(PlanTable, place[:-1])), str(place[-1])
        elif kind in ("missing", "empty"):
            got = ""
        elif expected == "date" and isinstance(got, str) and BARE_DAY.fullmatch(f"={got}") and not _is_day(got):
            kind = "impossible_date"
        yield Slip(place, kind, expected, got)


def _expected(error: str, context: Mapping[str, object]) -> str:
    """Name what pydantic's `error` asks for, as a plan file would write it."""
    for key, form in (("ge", ">= {}"), ("le", "<= {}"), ("lt", "< {}"), ("max_length", "{}")):
        if key in context:
            return form.format(context[key])
    if "min_length" in context or error == "missing":
        return ""
    if "expected" in context:
        return str(context["expected"])
    return next((name for start, name in TYPES.items() if error.startswith(start)), error)


TYPES = {
    "string": "string",
    "int": "integer",
    "bool": "boolean",
    "date": "date",
    "list": "array",
    "model": "table",
    "dict": "table",
}
"""TOML's names of types, by the beginning of pydantic's errors about them."""


def _known_keys(model: type[BaseModel], place: Place) -> list[str]:
    """List the keys that the table at a place may have."""
    for key in place:
        if isinstance(key, str):
            model = _models(model)[key]
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Give the models of a table's own tables, by key, whether single or in arrays."""
    kinds = {name: (field.annotation, *get_args(field.annotation)) for name, field in model.model_fields.items()}
    return {
        name: kind
        for name, options in kinds.items()
        for kind in options
        if isinstance(kind, type) and issubclass(kind, BaseModel)
    }


def _mistake(slip: Slip, text: str, name: str) -> Mistake:
    bare = isinstance(slip.got, date) or (isinstance(slip.got, str) and slip.kind != "type")
    got = str(slip.got) if bare else json.dumps(slip.got, ensure_ascii=False, default=str)
    return Mistake(
        file=name,
        key=key_of(slip.place),
        expected=slip.expected,
        got=got if len(got) <= GOT_LENGTH else got[: GOT_LENGTH - 1] + "…",
        kind=slip.kind,
        line=line_of(text, slip.place),
    )


def _whole_file(name: str, kind: str, got: str) -> PlanFileError:
    return PlanFileError([Mistake(file=name, key="", expected="", got=got, kind=kind)])


def _plain(table: PlanTable) -> dict[str, object]:
    """Give a valid file's values under the names of the facts' fields."""
    plan = table.model_dump(mode="json", exclude_none=True, exclude={"format", "deadlines"})
    plan.setdefault("day", None)
    plan.setdefault("signer", {"name": "", "title": ""})
    plan["recipients"] = table.recipients.items if table.recipients else []
    for document in plan["documents"]:
        document.setdefault("day", None)
    plan["deadlines"] = [_plain_deadline(row) for row in table.deadlines]
    return plan


def _plain_deadline(row: DeadlineTable) -> dict[str, object]:
    own = {"section", "id", "event", "words", "note", "what", "who", "phrase", "held"}
    plain: dict[str, object] = row.model_dump(mode="json", exclude_none=True, include=own)
    return plain | {"due": encode(_due(row))}


def _due(row: DeadlineTable) -> Due:
    """Give the typed value of a deadline."""
    if row.day:
        return OnDay(row.day)
    if row.before:
        return Before(row.before)
    if row.by:
        return By(row.by)
    if row.month:
        return Month(int(row.month[:4]), int(row.month[5:]))
    if row.quarter:
        return Quarter(int(row.quarter[:4]), int(row.quarter[6:]))
    if row.year:
        return Year(row.year)
    if row.offset is not None:
        return Offset(row.offset, row.anchor or "", row.working)
    if row.recurring:
        return Recurring(row.recurring)
    return Span(row.start, row.end)

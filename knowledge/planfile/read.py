"""Reads plan files: TOML as docs/plan-format.md describes it, all mistakes of a file at once."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from knowledge.codec import decode, encode
from knowledge.errors import Mistake, PlanFileError
from knowledge.facts import Plan
from knowledge.planfile.checks import check
from knowledge.planfile.due import due_of
from knowledge.planfile.lines import key_of, line_of
from knowledge.planfile.schema import DeadlineTable, PlanTable, SignerTable
from knowledge.planfile.slips import Slip, is_day, schema_slips

GOT_LENGTH = 80
"""Characters of a wrong value that a mistake shows."""

BARE_DAY = re.compile(r"(?m)([=,\[]\s*)(\d{4}-\d\d-\d\d)(?=\s*(?:[,\]}#]|$))")


def load(path: Path) -> Plan:
    """Read one plan file; PlanFileError holds all of its mistakes."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _whole_file(path.name, "unreadable", error.strerror or "") from error
    return load_bytes(content, path.name)


def load_bytes(content: bytes, name: str) -> Plan:
    """Read the content of the plan file called `name`; PlanFileError holds all of its mistakes."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _whole_file(name, "encoding", f"0x{content[error.start]:02x}", line) from error
    return parse(text, name)


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
    data = {key: _composed(value) for key, value in _toml(text, name).items()}
    slips = list(check(data, name))
    try:
        table = PlanTable.model_validate(data)
    except ValidationError as error:
        slips = [*schema_slips(error, PlanTable), *slips]
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
        raise _whole_file(name, "syntax", got, line, expected=str(error)) from error


def _composed(value: object) -> object:
    """Bring all texts within a value into NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(item) for item in value]
    if isinstance(value, dict):
        return {key: _composed(item) for key, item in value.items()}
    return value


def _quote_impossible(found: re.Match[str]) -> str:
    return found[0] if is_day(found[2]) else f'{found[1]}"{found[2]}"'


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


def _whole_file(name: str, kind: str, got: str, line: int | None = None, expected: str = "") -> PlanFileError:
    return PlanFileError([Mistake(file=name, key="", expected=expected, got=got, kind=kind, line=line)])


def _plain(table: PlanTable) -> dict[str, object]:
    """Give a valid file's values under the names of the facts' fields."""
    plan = table.model_dump(mode="json", exclude_none=True, exclude={"format", "deadlines"})
    plan.setdefault("day", None)
    plan.setdefault("signer", SignerTable().model_dump())
    plan["recipients"] = table.recipients.items if table.recipients else []
    for document in plan["documents"]:
        document.setdefault("day", None)
    plan["deadlines"] = [_plain_deadline(row) for row in table.deadlines]
    return plan


def _plain_deadline(row: DeadlineTable) -> dict[str, object]:
    own = {"section", "id", "event", "words", "note", "what", "who", "phrase", "held"}
    plain: dict[str, object] = row.model_dump(mode="json", exclude_none=True, include=own)
    return plain | {"due": encode(due_of(row))}

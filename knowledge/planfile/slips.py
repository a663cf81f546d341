"""Mistakes before they have a file and a line, and what the schema's own errors say in those terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Place = tuple[str | int, ...]
"""Where a value stands: keys, and the numbers of rows, from 0."""

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


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake at a place in a file, before the file's name and line are put to it."""

    place: Place
    kind: str
    expected: str
    got: object


def nearest(word: str, known: list[str]) -> str:
    """Give the known word that `word` was probably meant to be, or else all of them in one text."""
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=60)
    return str(found[0]) if found else ", ".join(known)


def schema_slips(error: ValidationError, model: type[BaseModel]) -> Iterator[Slip]:
    """Put what the schema found into our own terms."""
    for detail in error.errors(include_url=False):
        place, got = detail["loc"], detail["input"]
        kind = KINDS.get(detail["type"], "type")
        expected = _expected(detail["type"], detail.get("ctx", {}))
        if kind == "unknown_key":
            expected, got = nearest(str(place[-1]), _known_keys(model, place[:-1])), str(place[-1])
        elif kind in ("missing", "empty"):
            got = ""
        elif expected == "date" and isinstance(got, str) and DAY.fullmatch(got) and not is_day(got):
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


def is_day(text: str) -> bool:
    """Tell whether the calendar has a day, written as `2026-02-28`."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

"""Writes plans as plan files, in the order and shape that docs/plan-format.md shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import ClassVar, Protocol, TypeGuard

from knowledge.days import Before, By, Month, Offset, OnDay, Quarter, Recurring, Span, Year
from knowledge.facts import Plan
from knowledge.planfile.due import due_keys

WIDTH = 110
"""Characters after which an array is written with one item a line."""

FIRST = ("id", "event", "section")
LAST = ("words", "note")
"""Keys that stand before and after all others of their table."""


class Record(Protocol):
    """Any dataclass value."""

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]


def dump(plan: Plan) -> str:
    """Write a plan so that reading it gives the same plan; what is empty or has its default is left out."""
    given = _keys(plan)
    head = {key: value for key, value in given.items() if key != "recipients" and not _holds_tables(value)}
    blocks = [_lines({"format": 1} | head)]
    for key, value in given.items():
        if key == "recipients":
            blocks.append("[recipients]\n" + _lines({"section": "nơi nhận", "items": value}))
        elif _is_record(value) and (own := _keys(value)):
            blocks.append(f"[{key}]\n" + _lines(own))
        elif _is_rows(value):
            blocks.extend(_rows(key, value))
    return "\n\n".join(blocks) + "\n"


def _rows(name: str, rows: tuple[Record, ...]) -> Iterator[str]:
    """Write the rows of an array of tables, each followed by the arrays within it."""
    for row in rows:
        given = _keys(row)
        yield f"[[{name}]]\n" + _lines({key: value for key, value in given.items() if not _is_rows(value)})
        for key, value in given.items():
            if _is_rows(value):
                yield from _rows(f"{name}.{key}", value)


def _keys(record: Record) -> dict[str, object]:
    """Give what a plan file says of a record, by its keys and in their order."""
    given: dict[str, object] = {}
    for field in fields(record):
        value: object = getattr(record, field.name)
        if isinstance(value, OnDay | Before | By | Month | Quarter | Year | Span | Offset | Recurring):
            given |= due_keys(value)
        elif value not in (None, "", ()) and (field.default is MISSING or value != field.default):
            given["date" if field.name == "day" else field.name] = value
    return (
        {key: given[key] for key in FIRST if key in given}
        | {key: value for key, value in given.items() if key not in LAST}
        | {key: given[key] for key in LAST if key in given}
    )


def _is_record(value: object) -> TypeGuard[Record]:
    return hasattr(value, "__dataclass_fields__")


def _is_rows(value: object) -> TypeGuard[tuple[Record, ...]]:
    return isinstance(value, tuple) and bool(value) and _is_record(value[0])


def _holds_tables(value: object) -> bool:
    return _is_record(value) or _is_rows(value)


def _lines(given: Mapping[str, object]) -> str:
    return "\n".join(f"{key} = {_value(value)}" for key, value in given.items())


def _value(value: object) -> str:
    """Write one value; texts as TOML's basic strings, whose escapes are those of JSON."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return _array([_value(item) for item in value])
    if _is_record(value):
        return "{ " + ", ".join(f"{key} = {_value(held)}" for key, held in _keys(value).items()) + " }"
    return str(value)


def _array(items: list[str]) -> str:
    line = "[" + ", ".join(items) + "]"
    if len(line) <= WIDTH:
        return line
    return "[\n" + "".join(f"    {item},\n" for item in items) + "]"

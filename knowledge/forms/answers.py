"""Answers to a form: their types, as JSON and back, and as flat values for tables.

>>> load(dump({"ngay": date(2025, 8, 20), "don-vi": UnitName(id=3, name="xã Định Hóa", level="commune")}))["ngay"]
datetime.date(2025, 8, 20)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import cast

from knowledge.codec import decode, encode


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """A unit as it was named: its id in the directory (None until it is stored), name and level.

    `level` is one of `knowledge.plan_terms.LEVELS`, empty where it is not known; `listed` tells whether the
    unit stands in the directory that the office keeps.
    """

    name: str
    level: str = ""
    id: int | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person: name, role (chức vụ) and, in lists, the category; both may be empty."""

    name: str
    role: str = ""
    category: str = ""


Answer = UnitName | str | int | date | tuple[str, ...] | Person | tuple[Person, ...]
"""One answer; choices are labels, half-days `sáng` or `chiều`, percents and numbers whole."""

Answers = Mapping[str, Answer]
"""Answers by the ids of their fields."""


def dump(answers: Answers) -> str:
    """Write answers as JSON."""
    return json.dumps({field: _plain(answer) for field, answer in answers.items()}, ensure_ascii=False)


def load(text: str) -> dict[str, Answer]:
    """Read answers from what `dump` wrote."""
    return {field: _answer(value) for field, value in json.loads(text).items()}


def flat(answer: Answer) -> str | int:
    """Give an answer as one value of a table: days as ISO, lists joined by `; `."""
    if isinstance(answer, int):
        return answer
    if isinstance(answer, date):
        return answer.isoformat()
    if isinstance(answer, UnitName):
        return answer.name
    if isinstance(answer, Person):
        return ", ".join(part for part in (answer.name, answer.role, answer.category) if part)
    if isinstance(answer, tuple):
        return "; ".join(str(flat(item)) for item in answer)
    return answer


def plain(answer: Answer) -> object:
    """Give an answer as plain JSON for other programs: units by name, persons as objects."""
    if isinstance(answer, UnitName):
        return answer.name
    if isinstance(answer, Person):
        return {key: value for key, value in asdict(answer).items() if value}
    if isinstance(answer, tuple):
        return [plain(item) for item in answer]
    return answer.isoformat() if isinstance(answer, date) else answer


def _plain(answer: Answer) -> object:
    """Write one answer with its type, so that it can be read back."""
    if isinstance(answer, UnitName):
        return {"unit": encode(answer)}
    if isinstance(answer, Person):
        return {"person": encode(answer)}
    if isinstance(answer, tuple):
        return [_plain(item) for item in answer]
    return {"day": answer.isoformat()} if isinstance(answer, date) else answer


_OBJECTS: dict[str, Callable[[object], Answer]] = {
    "unit": lambda value: decode(UnitName, value),
    "person": lambda value: decode(Person, value),
    "day": lambda value: date.fromisoformat(cast(str, value)),
}


def _answer(value: object) -> Answer:
    """Read one answer back."""
    if isinstance(value, dict):
        ((kind, held),) = value.items()
        return _OBJECTS[kind](held)
    if isinstance(value, list):
        return cast("tuple[str, ...] | tuple[Person, ...]", tuple(_answer(item) for item in value))
    return cast("str | int", value)

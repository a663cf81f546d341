"""The types of single values in a plan file: texts, ids, clauses, days, and the words of fixed lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from knowledge.plan_terms import FACT_KINDS, LEVELS, PARTS

SHORT_LENGTH = 24
"""Characters that a plan's name may have on a button."""

YEARS = range(1900, 2101)
"""Years that a date in a plan file may lie in; others are slips of the pen."""

ID_SHAPE = r"[a-z0-9]+([-_][a-z0-9]+)*"
EVENT_KINDS = ("congress", "conference", "campaign", "other")
DUE_KEYS = ("day", "before", "by", "month", "quarter", "year", "from", "to", "offset", "recurring")
"""Keys that hold a deadline's typed value; `from` and `to` belong together."""

ROLES = ("leads", "with", "does")
RELATIONS = ("basis", "replaces", "amends", "mentions")
GAP_KINDS = (
    "deadline",
    "limit",
    "headcount",
    "share",
    "venue",
    "date",
    "duration",
    "form",
    "agenda",
    "composition",
    "number",
    "issued",
    "award",
    "funding",
    "edition",
    "other",
)


def one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    """Let through only the words of a fixed list."""

    def check(value: str) -> str:
        if value not in choices:
            raise PydanticCustomError("choice", "not a choice", {"expected": ", ".join(choices)})
        return value

    return check


def _like(example: str, pattern: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise PydanticCustomError("pattern", "wrong shape", {"expected": example})
        return value

    return check


def _section(value: str) -> str:
    if value not in PARTS and not (value[0].isdigit() or value[0].isupper()):
        raise PydanticCustomError("choice", "not a section", {"expected": ", ".join(("II.3", *PARTS))})
    return value


def _near_year(value: date) -> date:
    if value.year not in YEARS:
        raise PydanticCustomError("range", "too far", {"expected": f"{YEARS.start}..{YEARS.stop - 1}"})
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True)]
Texts = list[Text]
Id = Annotated[str, StringConstraints(max_length=40), AfterValidator(_like("dai-hoi-tinh", ID_SHAPE))]
Section = Annotated[Text, AfterValidator(_section)]
Day = Annotated[date, AfterValidator(_near_year)]
Level = Annotated[str, AfterValidator(one_of(LEVELS))]
Count = Annotated[int, Field(ge=1)]
Year = Annotated[int, Field(ge=YEARS.start, lt=YEARS.stop)]
MonthName = Annotated[str, AfterValidator(_like("2026-02", r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])"))]
QuarterName = Annotated[str, AfterValidator(_like("2026-Q1", r"(19|20)[0-9]{2}-Q[1-4]"))]
Percent = Annotated[int, Field(ge=0, le=100)]
FindingId = Annotated[str, AfterValidator(_like("0f9a1b2c3d", r"[0-9a-f]{10}"))]
Code = Annotated[str, AfterValidator(_like("SL26", r"[A-Z]{2}[0-9]{2}"))]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=SHORT_LENGTH)]
EventKind = Annotated[str, AfterValidator(one_of(EVENT_KINDS))]
FactKind = Annotated[str, AfterValidator(one_of(FACT_KINDS))]
GapKind = Annotated[str, AfterValidator(one_of(GAP_KINDS))]
Role = Annotated[str, AfterValidator(one_of(ROLES))]
Relation = Annotated[str, AfterValidator(one_of(RELATIONS))]
Recipients = Annotated[str, AfterValidator(one_of(("nơi nhận",)))]

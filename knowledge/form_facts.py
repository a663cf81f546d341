"""Registration forms that a plan calls for, as frozen values; docs/plan-format.md shows how a file states them.

A form is questions in order. What limits an answer refers to the plan's own facts, so that a refusal
can quote the clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIELD_KINDS = (
    "unit",
    "choice",
    "choices",
    "number",
    "percent",
    "day",
    "half",
    "text",
    "phone",
    "person",
    "people",
)
"""Kinds of answers: đơn vị, chọn một, chọn nhiều, số nguyên, phần trăm, ngày, buổi, chữ, điện thoại,
một người, danh sách người."""

RULE_KINDS = ("limit", "deadline", "share", "part", "count")
"""Kinds of rules: at most the event's limit of delegates; a day no later than a deadline's last; at least
a share of another answer; no more than another answer; at most `most` persons."""

SOURCES = ("form", "headcount")
"""Where a choice may take its options from: the event's forms of organisation, or its headcount rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A condition: the answer to an earlier field is among these."""

    field: str
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option: its label, the event (id) that it stands for, the unit levels that it fits, other names."""

    label: str
    event: str = ""
    levels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an answer must keep to, of one of `RULE_KINDS`; it holds only where `when` does (None: always).

    `deadline` is the id of a deadline, empty for that of the event; `of` another field; `percent` the
    share; `most` a number that the plan states in a `phrase` of the clause `section`.
    """

    kind: str
    deadline: str = ""
    of: str = ""
    percent: int | None = None
    most: int | None = None
    section: str = ""
    phrase: str = ""
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One question of a form.

    `label` is short, for summaries; `ask` the question; `help` what goes with it. `words` are those
    by which people name the value in a message (`đb`, `đại biểu`). `of` names the field whose number a
    choice from headcount rules goes by. `least` and `most` bound a number, or the length of a text or
    list; None where the kind's own bounds do.
    """

    id: str
    kind: str
    label: str
    ask: str
    help: str = ""
    required: bool = True
    choices: tuple[Choice, ...] = ()
    source: str = ""
    of: str = ""
    words: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    when: When | None = None
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationForm:
    """A form by which units register for what a plan arranges in the clause `section`.

    `event` are the events concerned, `levels` the levels of the units that are expected (empty: any).
    It is open from `opens` (None: from the plan's day) until the latest last day of the deadlines
    `closes` (ids; none: without end). What was sent may be corrected if `correctable`, until
    `correct_until` (None: as long as the form is open). Persons in what was sent are kept for `keep_days` days
    after the form is over (None: as the operator set it for all forms).
    """

    id: str
    section: str
    name: str
    short: str
    event: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    opens: date | None = None
    closes: tuple[str, ...] = ()
    correctable: bool = True
    correct_until: date | None = None
    keep_days: int | None = None
    note: str = ""
    fields: tuple[FormField, ...] = ()

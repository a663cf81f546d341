"""Answers, flags and changes as values that templates print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from handlers.render import day, number
from knowledge.form_facts import FormField, RegistrationForm
from knowledge.forms.answers import Answer, Answers, Person, UnitName, load
from knowledge.forms.sheet import Sheet
from knowledge.registry import Change


@dataclass(frozen=True, slots=True)
class Line:
    """One answer in a summary: its number from 1, the field's label, the answer's lines (none: not given)."""

    place: int
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One change in a history: when, what was done, to which field (by its label), from what to what, why."""

    at: datetime
    action: str
    label: str
    was: str
    now: str
    note: str
    person: int | None


def values(answer: Answer | None, kind: str = "") -> tuple[str, ...]:
    """Write an answer as lines: a list has one an item, all others a single one."""
    if answer is None or answer == ():
        return ()
    if isinstance(answer, tuple):
        return tuple(line for item in answer for line in values(item))
    if isinstance(answer, UnitName):
        return (answer.name,)
    if isinstance(answer, Person):
        return (", ".join(part for part in (answer.name, answer.role, answer.category) if part),)
    if isinstance(answer, date):
        return (day(answer),)
    if isinstance(answer, int):
        return (f"{number(answer)}%" if kind == "percent" else number(answer),)
    return (answer,)


def summary(sheet: Sheet, answers: Answers) -> tuple[Line, ...]:
    """Write all answers of a form in the order of its questions."""
    return tuple(
        Line(place, field.label, values(answers.get(field.id), field.kind))
        for place, field in enumerate(sheet.fields(answers), 1)
    )


def past(form: RegistrationForm, changes: tuple[Change, ...]) -> tuple[Past, ...]:
    """Write a history; of the first sending only that it was sent."""
    labels = {field.id: field for field in form.fields}
    seen: set[int] = set()
    lines: list[Past] = []
    for change in changes:
        if change.action == "sent" and change.revision in seen:
            continue
        seen.add(change.revision)
        field = labels.get(change.field)
        first = change.action == "sent" or field is None
        was, now = ("", "") if first else (_one(change.was, field), _one(change.now, field))
        label = "" if first or field is None else field.label
        lines.append(Past(change.at, change.action, label, was, now, change.note, change.person))
    return tuple(lines)


def _one(text: str, field: FormField | None) -> str:
    answers = load(text) if text else {}
    kind = field.kind if field else ""
    return "; ".join(line for answer in answers.values() for line in values(answer, kind))

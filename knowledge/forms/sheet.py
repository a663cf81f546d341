"""A form laid out for one registration: which questions apply, what may be chosen, and when it is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.facts import Deadline, Event, Headcount, Limit, Plan
from knowledge.form_facts import FormField, RegistrationForm, When
from knowledge.forms.answers import Answers, UnitName
from knowledge.text import key

HALVES = ("sáng", "chiều")
"""The half-days that an event may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A plan's form, and the day until which the office extended it for the unit (None: it did not)."""

    plan: Plan
    form: RegistrationForm
    extended: date | None = None

    def field(self, id: str) -> FormField:
        """Give the field of an id; KeyError where the form has none."""
        for field in self.form.fields:
            if field.id == id:
                return field
        raise KeyError(id)

    def has(self, id: str) -> bool:
        """Whether the form has a field of that id."""
        return any(field.id == id for field in self.form.fields)

    def fields(self, answers: Answers) -> tuple[FormField, ...]:
        """Give the fields that are to be answered, given the answers so far, in order."""
        return tuple(field for field in self.form.fields if holds(field.when, answers))

    def unit_field(self) -> FormField | None:
        """Give the field that names the unit, or None where the form has none."""
        return next((field for field in self.form.fields if field.kind == "unit"), None)

    def event(self, answers: Answers) -> Event | None:
        """Give the event that the answers are about: the form's only one, or the one chosen; else None."""
        chosen = {
            choice.event
            for field in self.form.fields
            for choice in field.choices
            if choice.event and answers.get(field.id) == choice.label
        } or set(self.form.event)
        if len(chosen) != 1:
            return None
        return next((event for event in self.plan.events if event.id in chosen), None)

    def options(self, field: FormField, answers: Answers) -> tuple[str, ...]:
        """Give what may be chosen for a field, in order; nothing where the answer is free."""
        if field.kind == "half":
            return HALVES
        if field.source == "form":
            event = self.event(answers)
            return event.form.items if event and event.form else ()
        if field.source == "headcount":
            return self._headcounts(field, answers)
        return tuple(choice.label for choice in field.choices) if field.kind in ("choice", "choices") else ()

    def headcounts(self, answers: Answers) -> tuple[Headcount, ...]:
        """Give the headcount rules of the event."""
        event = self.event(answers)
        return tuple(rule for rule in self.plan.headcounts if event and event.id in rule.event)

    def undecided(self, field: FormField, answers: Answers) -> bool:
        """Whether the headcount rules say nothing of the number that a choice goes by."""
        number = answers.get(field.of)
        if field.source != "headcount" or not isinstance(number, int):
            return False
        return not any(applies(rule, number) for rule in self.headcounts(answers))

    def limit(self, answers: Answers) -> tuple[Limit, int] | None:
        """Give the event's limit of delegates as the plan words it, and the number; None where none is fixed."""
        event = self.event(answers)
        found = _limit(self.plan, event.id) if event else None
        return (found[0], found[1]) if found else None

    def deadline(self, id: str, answers: Answers) -> Deadline | None:
        """Give a deadline by its id, or where that is empty the one by which the event must be over."""
        if id:
            return next((deadline for deadline in self.plan.deadlines if deadline.id == id), None)
        event = self.event(answers)
        of_event = [each for each in self.plan.deadlines if event and event.id in each.event and each.due.last_day]
        closing = [each for each in of_event if each.id in self.form.closes]
        return next(iter(closing or of_event), None)

    def fitting(self, field: FormField, answers: Answers) -> str | None:
        """Give the only option that there is, or that fits the unit's level; None where that does not decide."""
        options = self.options(field, answers)
        if len(options) == 1:
            return options[0]
        unit = next((answer for answer in answers.values() if isinstance(answer, UnitName)), None)
        fits = [choice.label for choice in field.choices if unit and unit.level and unit.level in choice.levels]
        return fits[0] if len(fits) == 1 else None

    def _headcounts(self, field: FormField, answers: Answers) -> tuple[str, ...]:
        number = answers.get(field.of)
        rules = self.headcounts(answers)
        decided = [rule.then for rule in rules if isinstance(number, int) and applies(rule, number)]
        return tuple(dict.fromkeys(decided or [rule.then for rule in rules]))


def holds(when: When | None, answers: Answers) -> bool:
    """Whether a condition holds of the answers so far; names are compared without marks and case."""
    if when is None:
        return True
    answer = answers.get(when.field)
    given = answer if isinstance(answer, tuple) else (answer,)
    named = {key(item.name if isinstance(item, UnitName) else str(item)) for item in given if item is not None}
    return bool(named & {key(value) for value in when.among})


def applies(rule: Headcount, number: int) -> bool:
    """Whether a headcount rule is about a number of staff; its bounds are exclusive unless `at`."""
    below = rule.below is None or number < rule.below or (rule.at and number == rule.below)
    above = rule.above is None or number > rule.above or (rule.at and number == rule.above)
    return below and above


def opening(plan: Plan, form: RegistrationForm) -> date | None:
    """Give the first day on which a form is open; None where it always was."""
    return form.opens or plan.day


def closing(plan: Plan, form: RegistrationForm) -> date | None:
    """Give the last day on which a form is open; None where it has no end."""
    days = [deadline.due.last_day for deadline in plan.deadlines if deadline.id in form.closes]
    known = [day for day in days if day]
    return max(known) if known else None


def window(sheet: Sheet, today: date) -> Literal["open", "early", "closed"]:
    """Tell whether a form is open today for a unit, with its extension."""
    start, end = opening(sheet.plan, sheet.form), closing(sheet.plan, sheet.form)
    if start and today < start:
        return "early"
    if end and today > max(end, sheet.extended or end):
        return "closed"
    return "open"


def correctable(sheet: Sheet, today: date) -> bool:
    """Whether what was sent may be corrected today."""
    if not sheet.form.correctable:
        return False
    until = sheet.form.correct_until
    if until:
        return today <= max(until, sheet.extended or until)
    return window(sheet, today) == "open"


def _limit(plan: Plan, event: str, seen: frozenset[str] = frozenset()) -> tuple[Limit, int] | None:
    """Follow references from level to level to a number."""
    for limit in plan.limits:
        if event not in limit.event:
            continue
        if limit.most is not None:
            return limit, limit.most
        if limit.same_as and limit.same_as not in seen:
            found = _limit(plan, limit.same_as, seen | {event})
            return (limit, found[1]) if found else None
    return None

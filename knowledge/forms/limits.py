"""What an answer must keep to: the form's own bounds, and the plan's limits with the clause that sets them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from typing import cast

from knowledge.form_facts import FormField, Rule
from knowledge.forms.answers import Answer, Answers, Person, UnitName
from knowledge.forms.sheet import Sheet, holds
from knowledge.plan_terms import LEVELS

MOST_NUMBER = 1_000_000
MOST_TEXT = 500
"""Characters of a text answer where its field names no other bound."""

MOST_PEOPLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why an answer to a field was not taken.

    `kind` names the reason, `values` what a sentence about it needs; `section` and `phrase` are the
    plan's clause and words where the plan sets the limit, else empty.
    """

    kind: str
    field: str
    values: dict[str, object] = attribute(default_factory=dict)
    section: str = ""
    phrase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What the office should look at in a registration; `kind` names it, `section` the clause or nothing."""

    kind: str
    field: str
    text: str = ""
    section: str = ""


def check(sheet: Sheet, asked: FormField, answer: Answer, answers: Answers) -> Refusal | None:
    """Give the first thing that an answer breaks, or None; `answers` are the others."""
    if not _typed(asked, answer):
        return Refusal(kind="wrong_kind", field=asked.id)
    refusal = _own(sheet, asked, answer, answers)
    if refusal:
        return refusal
    for rule in asked.rules:
        if holds(rule.when, answers) and (refusal := _rule(sheet, asked, rule, answer, answers)):
            return refusal
    return None


def flags(sheet: Sheet, answers: Answers, today: date) -> tuple[Flag, ...]:
    """Give all that the office should look at in a set of answers."""
    found: list[Flag] = []
    for asked in sheet.fields(answers):
        answer = answers.get(asked.id)
        if isinstance(answer, UnitName) and not answer.listed:
            found.append(Flag(kind="unlisted", field=asked.id, text=answer.name))
        if isinstance(answer, str) and sheet.undecided(asked, answers):
            found.append(_open_headcount(sheet, asked, answers))
        if asked.kind == "day" and isinstance(answer, date):
            found += _odd_day(sheet, asked, answer, answers, today)
    return tuple(found)


def _typed(asked: FormField, answer: Answer) -> bool:
    """Whether an answer is of its field's kind."""
    if asked.kind == "unit":
        return isinstance(answer, UnitName) and (not answer.level or answer.level in LEVELS)
    if asked.kind in ("number", "percent"):
        return isinstance(answer, int) and not isinstance(answer, bool)
    if asked.kind == "day":
        return isinstance(answer, date)
    if asked.kind == "person":
        return isinstance(answer, Person)
    if asked.kind == "people":
        return isinstance(answer, tuple) and all(isinstance(item, Person) for item in answer)
    if asked.kind == "choices":
        return isinstance(answer, tuple) and all(isinstance(item, str) for item in answer)
    return isinstance(answer, str)


def _own(sheet: Sheet, asked: FormField, answer: Answer, answers: Answers) -> Refusal | None:
    """Check what holds of the kind and the field itself."""
    if asked.kind in ("choice", "choices", "half"):
        return _permitted(sheet, asked, answer, answers)
    if isinstance(answer, date):
        return None if 2000 <= answer.year <= 2100 else Refusal(kind="year", field=asked.id, values={"day": answer})
    if isinstance(answer, int):
        most = 100 if asked.kind == "percent" else asked.most or MOST_NUMBER
        least = asked.least or 0
        if not least <= answer <= most:
            return Refusal(kind="range", field=asked.id, values={"least": least, "most": most, "got": answer})
        return None
    if isinstance(answer, tuple):
        most = asked.most or MOST_PEOPLE
        return _length("too_many", asked, len(answer), most)
    text = answer.name if isinstance(answer, UnitName | Person) else answer
    return _length("too_long", asked, len(text), asked.most or MOST_TEXT)


def _length(kind: str, asked: FormField, length: int, most: int) -> Refusal | None:
    return None if length <= most else Refusal(kind=kind, field=asked.id, values={"most": most, "got": length})


def _permitted(sheet: Sheet, asked: FormField, answer: Answer, answers: Answers) -> Refusal | None:
    """Check that all that was chosen is among the options; the plan's own options quote their clause."""
    options = sheet.options(asked, answers)
    chosen = cast("tuple[str, ...]", answer if isinstance(answer, tuple) else (answer,))
    wrong = next((item for item in chosen if item not in options), None)
    if wrong is None and len(set(chosen)) == len(chosen):
        return None
    event = sheet.event(answers)
    if asked.source == "form" and event and event.form:
        section, phrase = event.form.section, ""
    elif asked.source == "headcount":
        rule = next((rule for rule in sheet.headcounts(answers) if rule.then in options), None)
        section, phrase = (rule.section, rule.phrase) if rule else ("", "")
    else:
        section, phrase = "", ""
    values: dict[str, object] = {"got": wrong, "options": options}
    return Refusal(kind="not_permitted", field=asked.id, values=values, section=section, phrase=phrase)


def _rule(sheet: Sheet, asked: FormField, rule: Rule, answer: Answer, answers: Answers) -> Refusal | None:
    """Check one rule that refers to the plan's facts."""
    if rule.kind == "deadline" and isinstance(answer, date):
        return _deadline(sheet, asked, rule, answer, answers)
    size = len(answer) if isinstance(answer, tuple) else answer if isinstance(answer, int) else None
    if size is None:
        return None
    if rule.kind == "limit":
        found = sheet.limit(answers)
        if found is None or size <= found[1]:
            return None
        return _over(asked, size, found[1], found[0].section, found[0].phrase)
    if rule.kind == "count" and rule.most is not None and size > rule.most:
        return _over(asked, size, rule.most, rule.section, rule.phrase)
    whole = answers.get(rule.of)
    if not isinstance(whole, int):
        return None
    if rule.kind == "part" and size > whole:
        values: dict[str, object] = {"got": size, "whole": whole, "of": sheet.field(rule.of).label}
        return Refusal(kind="more_than_all", field=asked.id, values=values)
    if rule.kind == "share" and rule.percent is not None and size * 100 < whole * rule.percent:
        return _under_share(sheet, asked, rule.percent, size, whole, answers)
    return None


def _over(asked: FormField, size: int, most: int, section: str, phrase: str) -> Refusal:
    values: dict[str, object] = {"got": size, "most": most, "over": size - most}
    return Refusal(kind="over_limit", field=asked.id, values=values, section=section, phrase=phrase)


def _deadline(sheet: Sheet, asked: FormField, rule: Rule, day: date, answers: Answers) -> Refusal | None:
    deadline = sheet.deadline(rule.deadline, answers)
    if deadline is None or not (last := deadline.due.last_day):
        return None
    if day <= max(last, sheet.extended or last):
        return None
    values: dict[str, object] = {"got": day, "last": last, "late": (day - last).days}
    return Refusal(
        kind="after_deadline", field=asked.id, values=values, section=deadline.section, phrase=deadline.phrase
    )


def _under_share(
    sheet: Sheet, asked: FormField, percent: int, size: int, whole: int, answers: Answers
) -> Refusal | None:
    event = sheet.event(answers)
    share = next(
        (each for each in sheet.plan.shares if event and event.id in each.event and each.percent == percent), None
    )
    if share is None:
        return None
    need = -(-whole * percent // 100)
    values: dict[str, object] = {"got": size, "whole": whole, "percent": percent, "need": need}
    return Refusal(kind="under_share", field=asked.id, values=values, section=share.section, phrase=share.phrase)


def _open_headcount(sheet: Sheet, asked: FormField, answers: Answers) -> Flag:
    event = sheet.event(answers)
    gap = next((gap for gap in sheet.plan.gaps if gap.kind == "headcount" and event and event.id in gap.event), None)
    return Flag(
        kind="open_headcount",
        field=asked.id,
        text=gap.text if gap else "",
        section=gap.section if gap else "",
    )


def _odd_day(sheet: Sheet, asked: FormField, day: date, answers: Answers, today: date) -> list[Flag]:
    found = [Flag(kind="past_day", field=asked.id, text=day.isoformat())] if day < today else []
    for rule in asked.rules:
        deadline = sheet.deadline(rule.deadline, answers) if rule.kind == "deadline" else None
        last = deadline.due.last_day if deadline and holds(rule.when, answers) else None
        if deadline and last and day > last:
            found.append(Flag(kind="extended", field=asked.id, text=deadline.phrase, section=deadline.section))
    return found

"""A registration being filled in, and what changes it: every step gives a new draft, none ever fails.

    asked ──say, choose, pick──▶ next question that has no answer … ──▶ summary ──edit n──▶ asked
      ▲ back, skip, keep, done, drop                                      │
      └──────────────────────────────────────────────────────────────────┘

A draft holds only answers that keep to the form; an answer that an earlier one's change makes wrong is
taken out and asked for again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from datetime import date
from typing import cast

from knowledge.form_facts import FormField
from knowledge.forms.answers import Answer, Person
from knowledge.forms.filling import read
from knowledge.forms.limits import Refusal, check
from knowledge.forms.parse import Scene, listed, unlisted
from knowledge.forms.sheet import Sheet, holds
from knowledge.units import Directory

LISTS = ("people", "choices")
"""Kinds that take one part of their answer after the other, until it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form half filled in.

    `at` is the field that is asked, empty at the summary. `pending` is the name of a unit that was typed
    and is still to be told from others, else empty. `revision` grows with every change.
    """

    answers: Mapping[str, Answer] = attribute(default_factory=dict)
    skipped: tuple[str, ...] = ()
    at: str = ""
    pending: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A draft after a step: the fields filled by it, what was refused, what was not understood."""

    draft: Draft
    filled: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a step goes by: the form, the day, the units."""

    sheet: Sheet
    today: date
    directory: Directory

    def scene(self, draft: Draft) -> Scene:
        """Give the scene in which a message to a draft is read."""
        return Scene(sheet=self.sheet, answers=draft.answers, today=self.today, directory=self.directory)


def begin(frame: Frame, answers: Mapping[str, Answer] | None = None) -> Draft:
    """Begin a form, with answers that are known already."""
    settled, _ = settle(frame.sheet, answers or {})
    return replace(Draft(answers=settled), at=_next(frame.sheet, settled, ()))


def asked(sheet: Sheet, draft: Draft) -> FormField | None:
    """Give the field that a draft asks for, or None at the summary."""
    return sheet.field(draft.at) if draft.at else None


def say(frame: Frame, draft: Draft, text: str) -> Step:
    """Take a message as answers."""
    filled = read(frame.scene(draft), asked(frame.sheet, draft), text)
    which = next((refusal for refusal in filled.refused if refusal.kind == "which_unit"), None)
    step = _taken(frame, draft, filled.answers, stays=_grows(frame.sheet, draft, filled.answers))
    if which:
        pending = replace(step.draft, pending=str(which.values["name"]), at=which.field)
        step = replace(step, draft=_revised(draft, pending))
    return replace(step, refused=(*filled.refused, *step.refused), unread=filled.unread)


def choose(frame: Frame, draft: Draft, place: int) -> Step:
    """Choose the option of the asked field at a place, from 0; of several, another press takes it back."""
    field = asked(frame.sheet, draft)
    options = frame.sheet.options(field, draft.answers) if field else ()
    if field is None or not 0 <= place < len(options):
        return Step(draft=draft)
    if field.kind != "choices":
        return _taken(frame, draft, {field.id: options[place]})
    held = draft.answers.get(field.id, ())
    chosen = {option for option in options if isinstance(held, tuple) and option in held} ^ {options[place]}
    return _taken(frame, draft, {field.id: tuple(each for each in options if each in chosen)}, stays=True)


def pick(frame: Frame, draft: Draft, day: date) -> Step:
    """Take a day from the calendar."""
    field = asked(frame.sheet, draft)
    if field is None or field.kind != "day":
        return Step(draft=draft)
    refusal = check(frame.sheet, field, day, draft.answers)
    return Step(draft=draft, refused=(refusal,)) if refusal else _taken(frame, draft, {field.id: day})


def name_unit(frame: Frame, draft: Draft, id: int | None) -> Step:
    """Say which unit was meant: one of the directory, or (None) one that is not in it."""
    field = frame.sheet.unit_field()
    unit = frame.directory.unit(id) if id is not None else None
    if field is None or not draft.pending or (id is not None and unit is None):
        return Step(draft=draft)
    answer = listed(unit) if unit else unlisted(draft.pending)
    refusal = check(frame.sheet, field, answer, draft.answers)
    if refusal:
        return Step(draft=draft, refused=(refusal,))
    return _taken(frame, draft, {field.id: answer})


def skip(frame: Frame, draft: Draft) -> Step:
    """Leave out the asked field where it may be; an answer that it had is taken out."""
    field = asked(frame.sheet, draft)
    if field is None:
        return Step(draft=draft)
    if field.required:
        return Step(draft=draft, refused=(Refusal(kind="required", field=field.id),))
    answers = {id: answer for id, answer in draft.answers.items() if id != field.id}
    skipped = (*(id for id in draft.skipped if id != field.id), field.id)
    return _settled(frame, draft, replace(draft, answers=answers, skipped=skipped, pending=""))


def keep(frame: Frame, draft: Draft) -> Step:
    """Go on with the answer that the asked field has; a list that is empty is not done."""
    field = asked(frame.sheet, draft)
    if field is None:
        return Step(draft=draft)
    if not draft.answers.get(field.id) and draft.answers.get(field.id) != 0:
        return skip(frame, draft)
    moved = replace(draft, at=_next(frame.sheet, draft.answers, draft.skipped), pending="")
    return Step(draft=_revised(draft, moved))


def drop(frame: Frame, draft: Draft) -> Step:
    """Take the last person off the list that is asked for."""
    field = asked(frame.sheet, draft)
    held = draft.answers.get(field.id) if field else None
    if field is None or field.kind != "people" or not isinstance(held, tuple) or not held:
        return Step(draft=draft)
    people = cast("tuple[Person, ...]", held)[:-1]
    answers = {id: answer for id, answer in draft.answers.items() if id != field.id} | (
        {field.id: people} if people else {}
    )
    return _settled(frame, draft, replace(draft, answers=answers), stays=True)


def back(frame: Frame, draft: Draft) -> Step:
    """Go back to the question before, or from the summary to the last; answers are kept."""
    ids = [field.id for field in frame.sheet.fields(draft.answers)]
    place = ids.index(draft.at) if draft.at in ids else len(ids)
    if place == 0:
        return Step(draft=_revised(draft, replace(draft, pending="")))
    return Step(draft=_revised(draft, replace(draft, at=ids[place - 1], pending="")))


def edit(frame: Frame, draft: Draft, place: int) -> Step:
    """Go to the question of a number, from 1, to change its answer; others are kept."""
    fields = frame.sheet.fields(draft.answers)
    if not 1 <= place <= len(fields):
        return Step(draft=draft)
    return Step(draft=_revised(draft, replace(draft, at=fields[place - 1].id, pending="")))


def complete(sheet: Sheet, draft: Draft) -> bool:
    """Whether all that is required is answered and nothing is broken, so that it may be sent."""
    settled, refused = settle(sheet, draft.answers)
    if refused or dict(settled) != dict(draft.answers) or draft.at:
        return False
    return all(field.id in settled for field in sheet.fields(settled) if field.required)


def settle(sheet: Sheet, answers: Mapping[str, Answer]) -> tuple[dict[str, Answer], tuple[Refusal, ...]]:
    """Take out what no longer applies or holds, and fill in what has only one possible answer."""
    settled: dict[str, Answer] = {}
    refused: list[Refusal] = []
    for field in sheet.form.fields:
        if not holds(field.when, settled):
            continue
        answer = answers.get(field.id)
        refusal = check(sheet, field, answer, settled) if answer is not None else None
        if refusal:
            refused.append(refusal)
        elif answer is not None and answer != ():
            settled[field.id] = answer
        if field.id not in settled and field.kind == "choice" and (fitting := sheet.fitting(field, settled)):
            settled[field.id] = fitting
    return settled, tuple(refused)


def _taken(frame: Frame, draft: Draft, given: Mapping[str, Answer], *, stays: bool = False) -> Step:
    """Put answers into a draft and go to the next question, unless it stays where it is."""
    if not given:
        return Step(draft=draft)
    skipped = tuple(id for id in draft.skipped if id not in given)
    changed = replace(draft, answers={**draft.answers, **given}, skipped=skipped, pending="")
    return replace(_settled(frame, draft, changed, stays=stays), filled=tuple(given))


def _settled(frame: Frame, before: Draft, changed: Draft, *, stays: bool = False) -> Step:
    settled, refused = settle(frame.sheet, changed.answers)
    at = changed.at if stays else _next(frame.sheet, settled, changed.skipped)
    return Step(draft=_revised(before, replace(changed, answers=settled, at=at)), refused=refused)


def _revised(before: Draft, after: Draft) -> Draft:
    """Give a draft that has changed the next number."""
    return after if after == before else replace(after, revision=before.revision + 1)


def _next(sheet: Sheet, answers: Mapping[str, Answer], skipped: Iterable[str]) -> str:
    """Give the first field without an answer that was not left out, or nothing."""
    passed = set(skipped)
    return next((field.id for field in sheet.fields(answers) if field.id not in answers and field.id not in passed), "")


def _grows(sheet: Sheet, draft: Draft, given: Mapping[str, Answer]) -> bool:
    """Whether the asked field is a list that was just added to."""
    field = asked(sheet, draft)
    return field is not None and field.kind in LISTS and field.id in given

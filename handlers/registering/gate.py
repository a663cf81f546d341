"""What happens after a step: the draft is stored, unless the unit that it names is taken already."""

from __future__ import annotations

from dataclasses import replace

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.registering.case import Case, frame_of
from handlers.registering.view import labels, view
from knowledge.forms.answers import UnitName
from knowledge.forms.draft import Draft, Step
from knowledge.forms.sheet import window
from knowledge.registry import Drafts, Held, Registrations, Units
from knowledge.registry.drafts import named_unit


def kept(case: Case, step: Step, desk: Desk, *, edits: bool = False) -> list[Reply]:
    """Store what a step made of a draft, and show what comes next."""
    step = with_unit(step, desk)
    unit = named_unit(step.draft.answers)
    if unit and unit.id != case.held.unit:
        stopped = stop(case.held, case, unit, desk)
        if stopped is not None:
            return stopped
        Units(desk.records).claim(case.held.person, unit.id or 0, desk.now)
    id = unit.id if unit else None
    if step.draft != case.draft:
        Drafts(desk.records).keep(case.held, step.draft, id, desk.now)
    held = replace(case.held, draft=step.draft, unit=id)
    frame = frame_of(case.plan, case.form, id, desk) if id != case.held.unit else case.frame
    return [view(Case(held=held, frame=frame), desk, step, edits=edits)]


def stop(held: Held, case: Case, unit: UnitName, desk: Desk) -> list[Reply] | None:
    """Say why a draft cannot go on for a unit: it is closed, registered, or being filled in; None if it can.

    What another has begun or sent is shown only to people who were confirmed to belong to the unit.
    """
    assert unit.id is not None
    sheet = frame_of(case.plan, case.form, unit.id, desk).sheet
    if held.registration is None and window(sheet, desk.today) != "open":
        return [desk.say("forms/closed", plan=case.plan, form=case.form, unit=unit.name, early=False)]
    person = held.person
    ours = Units(desk.records).standing(person, unit.id) == "confirmed"
    sent = Registrations(desk.records).live(case.plan.id, case.form.id, unit.id)
    if sent and sent.id != held.registration:
        own = ours or sent.person == person
        buttons = ((Button(label=sent.code, data=f"r:{sent.id}:{sent.revision}:v"),),) if own else ()
        return [desk.say("forms/taken", buttons=buttons, kind="sent", unit=unit.name, code=sent.code, own=own)]
    other = Drafts(desk.records).of_unit(case.plan.id, case.form.id, unit.id)
    if other is None or other.id == held.id:
        return None
    buttons = ()
    if ours or other.person == person:
        buttons = ((Button(label=labels(desk)["takeover"], data=f"t:{other.id}:{other.draft.revision}:t"),),)
    return [desk.say("forms/taken", buttons=buttons, kind="draft", unit=unit.name, code="", own=bool(buttons))]


def with_unit(step: Step, desk: Desk) -> Step:
    """Give a unit that somebody named its place in the directory."""
    field = next((id for id, answer in step.draft.answers.items() if isinstance(answer, UnitName)), None)
    unit = named_unit(step.draft.answers)
    if field is None or unit is None or unit.id is not None:
        return step
    stored = Units(desk.records).ensure(unit.name, unit.level)
    named = UnitName(name=stored.name, level=stored.level, id=stored.id, listed=stored.listed)
    draft: Draft = replace(step.draft, answers={**step.draft.answers, field: named})
    return replace(step, draft=draft)


def reopened(held: Held, incoming: Incoming, desk: Desk) -> bool:
    """Whether a person may fill in a draft: it is theirs, or their unit's."""
    if held.person == incoming.person.id:
        return True
    return held.unit is not None and Units(desk.records).standing(incoming.person.id, held.unit) == "confirmed"

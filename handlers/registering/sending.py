"""Sending: a draft becomes a registration with a code, or the correction of one."""

from __future__ import annotations

from dataclasses import replace

from handlers.desk import Desk
from handlers.message import Incoming, Reply
from handlers.registering.case import Case
from handlers.registering.gate import stop
from handlers.registering.notices import tell, tell_group
from handlers.registering.view import view
from knowledge.forms.draft import Step, complete, settle
from knowledge.forms.limits import Flag, flags
from knowledge.forms.sheet import correctable
from knowledge.registry import Drafts, Registration, Registrations, Units
from knowledge.registry.drafts import named_unit


def send(case: Case, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Send a draft that is complete; one that is not shows what is missing."""
    edits = bool(incoming.button)
    unit = named_unit(case.draft.answers)
    if unit is None or unit.id is None or not complete(case.frame.sheet, case.draft):
        _, refused = settle(case.frame.sheet, case.draft.answers)
        return [view(case, desk, Step(draft=case.draft, refused=refused))]
    if case.held.registration is not None:
        return _correct(case, incoming, desk)
    stopped = stop(case.held, case, unit, desk)
    if stopped is not None:
        return stopped
    sent = Registrations(desk.records).send(
        case.held, case.plan.code, unit.name, _flags(case, incoming, unit.id, desk), desk.now
    )
    Drafts(desk.records).end(case.held, "sent", incoming.person.id, desk.now)
    tell_group(sent.chat, sent.topic, sent.code, "forms/receipt", desk, plan=case.plan, form=case.form, sent=sent)
    _tell_unit(sent, incoming, "forms/told_sent", case, desk)
    return [_receipt(case, sent, desk, edits=edits, corrected=False)]


def _correct(case: Case, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Put corrected answers in the place of those that were sent."""
    registrations = Registrations(desk.records)
    before = registrations.registration(case.held.registration or 0)
    if before is None or before.status == "withdrawn":
        Drafts(desk.records).end(case.held, "cancelled", incoming.person.id, desk.now)
        return [desk.say("forms/notice", reason="withdrawn")]
    if before.status != "returned" and not correctable(case.frame.sheet, desk.today):
        return [desk.say("forms/closed", plan=case.plan, form=case.form, unit=before.unit_name, early=False)]
    found = _flags(case, incoming, before.unit, desk)
    sent = registrations.correct(before, case.draft.answers, found, incoming.person.id, desk.now)
    Drafts(desk.records).end(case.held, "sent", incoming.person.id, desk.now)
    _tell_unit(sent, incoming, "forms/told_corrected", case, desk)
    edits = bool(incoming.button)
    return [_receipt(case, sent, desk, edits=edits, corrected=True)]


def _receipt(case: Case, sent: Registration, desk: Desk, *, edits: bool, corrected: bool) -> Reply:
    """Tell the person that what was sent is kept, and under which code."""
    said = desk.say("forms/sent", edits=edits, plan=case.plan, form=case.form, sent=sent, corrected=corrected)
    return replace(said, receipt=True)


def _flags(case: Case, incoming: Incoming, unit: int, desk: Desk) -> tuple[Flag, ...]:
    """Give all that the office should look at, also that nobody confirmed who sends."""
    found = flags(case.frame.sheet, case.draft.answers, desk.today)
    field = case.frame.sheet.unit_field()
    if field is None or Units(desk.records).standing(incoming.person.id, unit) == "confirmed":
        return found
    return (*found, Flag(kind="unconfirmed", field=field.id))


def _tell_unit(sent: Registration, incoming: Incoming, template: str, case: Case, desk: Desk) -> None:
    """Tell the other people of a unit what one of them sent."""
    others = [person for person in Units(desk.records).people(sent.unit) if person != incoming.person.id]
    name = incoming.person.name
    tell(others, f"{sent.code}-{sent.revision}", template, desk, plan=case.plan, form=case.form, sent=sent, name=name)

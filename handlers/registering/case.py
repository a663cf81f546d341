"""A draft with all that a step or a view of it needs: the plan, the form, the state machine's frame."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.message import Incoming
from knowledge.errors import UnknownPlan
from knowledge.facts import Plan
from knowledge.form_facts import RegistrationForm
from knowledge.forms.draft import Draft, Frame
from knowledge.forms.sheet import Sheet
from knowledge.library import Library
from knowledge.registry import Drafts, Extensions, Held, Units


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A draft as it is kept, and the frame in which it is filled in."""

    held: Held
    frame: Frame

    @property
    def plan(self) -> Plan:
        """The plan whose form it is."""
        return self.frame.sheet.plan

    @property
    def form(self) -> RegistrationForm:
        """The form."""
        return self.frame.sheet.form

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return self.held.draft


def form_of(plan: str, form: str, desk: Desk) -> tuple[Plan, RegistrationForm] | None:
    """Give a plan and its form by their ids, or None where the library holds no such."""
    return form_in(desk.library, plan, form)


def form_in(library: Library, plan: str, form: str) -> tuple[Plan, RegistrationForm] | None:
    """Give a plan and its form from a library, or None where it holds no such."""
    try:
        held = library.plan(plan)
    except UnknownPlan:
        return None
    found = next((each for each in held.forms if each.id == form), None)
    return (held, found) if found else None


def frame_of(plan: Plan, form: RegistrationForm, unit: int | None, desk: Desk) -> Frame:
    """Lay a form out for a unit (None: not named yet), with its extension."""
    extended = Extensions(desk.records).until(plan.id, form.id, unit)
    sheet = Sheet(plan=plan, form=form, extended=extended)
    return Frame(sheet=sheet, today=desk.today, directory=Units(desk.records).directory())


def case_of(held: Held, desk: Desk) -> Case | None:
    """Give the case of a draft; None where its form is no longer there."""
    found = form_of(held.plan, held.form, desk)
    return Case(held=held, frame=frame_of(*found, held.unit, desk)) if found else None


def focused_case(incoming: Incoming, desk: Desk) -> Case | None:
    """Give the case that a person is in the middle of, or None."""
    drafts = Drafts(desk.records)
    focus = drafts.focused(incoming.person.id)
    held = drafts.draft(focus.target) if focus and focus.kind == "draft" else None
    if held is None or held.state != "open" or held.person != incoming.person.id:
        return None
    return case_of(held, desk)


def private(incoming: Incoming) -> bool:
    """Whether an event came from a private chat of somebody known."""
    return incoming.chat.kind == "private" and not incoming.person.anonymous

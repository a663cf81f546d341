"""Which forms may be begun: by the plan that is named, by what was typed, by the day."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.plans import named
from handlers.registering.case import frame_of
from knowledge.facts import Plan
from knowledge.form_facts import RegistrationForm
from knowledge.forms import draft as machine
from knowledge.forms.draft import Frame, Step
from knowledge.forms.sheet import window
from knowledge.registry.drafts import named_unit
from knowledge.text import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A form that may be begun."""

    plan: Plan
    form: RegistrationForm


def offers(text: str, chat: int, desk: Desk) -> tuple[list[Offer], str]:
    """Give the forms of the plan that a text names or that the chat is bound to, else all that may be open.

    With them comes the text without the plan's name.
    """
    first, _, rest = text.partition(";")
    found = named(first, desk.library) if key(first) else ()
    bound = desk.records.binding(chat)
    if len(found) == 1:
        ids, text = [found[0].id], rest.strip()
    elif bound and bound in desk.library.plan_ids():
        ids = [bound]
    else:
        rows = desk.library.names(["#registration"], kinds=["registration"])
        ids = sorted({row.plan for row in rows if _possible(row.target, desk)})
    return [Offer(plan=plan, form=form) for plan in map(desk.library.plan, ids) for form in plan.forms], text


def opened(offer: Offer, desk: Desk) -> bool:
    """Whether a form is open today, be it only for a unit for which it was extended."""
    state = window(frame_of(offer.plan, offer.form, None, desk).sheet, desk.today)
    return state == "open" or (state == "closed" and _extended(desk, offer.plan.id, offer.form.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A form with what a text says to it, nothing of it stored yet."""

    offer: Offer
    frame: Frame
    step: Step


def best(found: list[Said]) -> Said | None:
    """Give the form that a text fills clearly better than all others, by two answers at least; else None."""
    ranked = sorted(found, key=lambda each: -len(each.step.filled))
    if len(ranked) < 2 or len(ranked[0].step.filled) <= max(len(ranked[1].step.filled), 1):
        return None
    return ranked[0]


def said(offer: Offer, text: str, desk: Desk) -> Said:
    """Begin a form with what a text says; an extension of the unit that it names counts."""
    frame = frame_of(offer.plan, offer.form, None, desk)
    begun = machine.begin(frame)
    step = machine.say(frame, begun, text) if text else Step(draft=begun)
    unit = named_unit(step.draft.answers)
    extended = frame_of(offer.plan, offer.form, unit.id, desk) if unit and unit.id is not None else frame
    if extended.sheet.extended != frame.sheet.extended:
        return Said(offer=offer, frame=extended, step=machine.say(extended, begun, text))
    return Said(offer=offer, frame=frame, step=step)


def _possible(span: str, desk: Desk) -> bool:
    """Whether a form of the days `first|last` (either may be empty) is open today or extended to somebody."""
    first, _, last = span.partition("|")
    today = desk.today.isoformat()
    return first <= today and (not last or today <= last or _extended(desk))


def _extended(desk: Desk, plan: str = "", form: str = "") -> bool:
    sql = "SELECT 1 FROM extensions WHERE until >= ? AND ? IN ('', plan) AND ? IN ('', form) LIMIT 1"
    return bool(desk.records.rows(sql, desk.today.isoformat(), plan, form))

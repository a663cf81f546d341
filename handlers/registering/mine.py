"""/phieu and /huy: a person's own drafts and registrations; corrected, withdrawn, shared with the unit."""

from __future__ import annotations

from collections.abc import Callable

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.registering import office
from handlers.registering.cards import card, data, history, may_change, may_see, pressed
from handlers.registering.case import case_of, focused_case, form_of, frame_of, private
from handlers.registering.consent import require
from handlers.registering.gate import reopened
from handlers.registering.leaving import cancel
from handlers.registering.notices import tell
from handlers.registering.offers import Offer
from handlers.registering.view import labels, short, view
from knowledge.forms import draft as machine
from knowledge.forms.sheet import correctable
from knowledge.registry import Drafts, Held, Link, Links, Registration, Registrations, Units
from knowledge.registry.drafts import Focus, named_unit

MOST = 10
"""The most drafts and the most registrations listed at once."""


def mine(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /phieu: a list, or the registration of a code."""
    if not private(incoming):
        return [desk.say("forms/notice", reason="private_only")]
    code = incoming.text.strip()
    if code:
        sent = Registrations(desk.records).by_code(code)
        if sent is None or not may_see(sent, incoming, desk):
            return [desk.say("forms/notice", reason="no_code", code=code[:20])]
        return [card(sent, incoming, desk)]
    return [_listed(incoming, desk)]


def give_up(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /huy: the form in hand is given up, else one that was sent may be withdrawn."""
    if not private(incoming):
        return [desk.say("forms/notice", reason="private_only")]
    case = focused_case(incoming, desk)
    if case:
        return [cancel(case, desk)]
    sent = [each for each in Registrations(desk.records).of_person(incoming.person.id) if each.status != "withdrawn"]
    if not sent:
        return [desk.say("forms/notice", reason="nothing_to_cancel")]
    named = labels(desk)
    buttons = tuple(
        (Button(label=short(named["yes_withdraw"].format(f"{each.code} – {each.unit_name}")), data=data(each, "w")),)
        for each in sent[:MOST]
    )
    return [desk.say("forms/withdraw", buttons=buttons, sent=None)]


def press(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Take a press on a registration's button."""
    found = pressed(incoming, desk)
    if isinstance(found, Reply):
        return [found]
    sent, action = found
    if action in office.ACTIONS:
        return office.act(sent, action, incoming, desk)
    if action in ("v", "n"):
        return [card(sent, incoming, desk, edits=True)]
    if action == "h":
        return [history(sent, incoming, desk)]
    if action == "i":
        return [_invite(sent, incoming, desk)]
    own: dict[str, Callable[[Registration, Incoming, Desk], list[Reply]]] = {
        "c": _correct,
        "w": _withdraw,
        "y": _withdrawn,
    }
    if action not in own or not may_change(sent, incoming, desk):
        return [desk.notice("forms/notice", reason="stale")]
    return own[action](sent, incoming, desk)


def joined(link: Link, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Follow an invitation: the person belongs to the unit from now on."""
    units = Units(desk.records)
    unit = units.unit(link.unit) if link.unit is not None else None
    if unit is None or incoming.person.anonymous:
        return [desk.say("forms/notice", reason="bad_link")]
    units.confirm(incoming.person.id, unit.id, link.person or 0, desk.now)
    return [desk.say("forms/notice", reason="joined", name=unit.name)]


def _listed(incoming: Incoming, desk: Desk) -> Reply:
    named = labels(desk)
    drafts = [case for held in Drafts(desk.records).of_person(incoming.person.id) if (case := case_of(held, desk))]
    sent = Registrations(desk.records).of_person(incoming.person.id)
    if not drafts and not sent:
        return desk.say("forms/notice", reason="none")
    rows: tuple[tuple[Button, ...], ...] = ()
    for case in drafts[:MOST]:
        unit = named_unit(case.draft.answers)
        label = named["resume"].format(f"{case.form.short}, {unit.name if unit else case.plan.short}")
        rows += ((Button(label=short(label), data=f"t:{case.held.id}:{case.draft.revision}:t"),),)
    for each in sent[:MOST]:
        rows += ((Button(label=short(f"{each.code} – {each.unit_name}"), data=data(each, "v")),),)
    return desk.say("forms/mine", buttons=rows, drafts=drafts[:MOST], sent=sent[:MOST])


def _correct(sent: Registration, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Open a registration for correction, or go on with one that is open already."""
    found = form_of(sent.plan, sent.form, desk)
    if found is None or sent.status == "withdrawn":
        return [desk.notice("forms/notice", reason="not_correctable")]
    frame = frame_of(*found, sent.unit, desk)
    if sent.status != "returned" and not correctable(frame.sheet, desk.today):
        return [desk.notice("forms/notice", reason="not_correctable")]
    require(incoming.person.id, Offer(plan=found[0], form=found[1]), desk)
    drafts = Drafts(desk.records)
    going = drafts.correcting(sent.id)
    if going:
        if going.person != incoming.person.id and reopened(going, incoming, desk):
            drafts.hand_over(going, incoming.person.id, desk.now)
        drafts.focus(incoming.person.id, Focus("draft", going.id), desk.now)
        going = drafts.draft(going.id) or going
    else:
        held = Held(
            id=0,
            person=incoming.person.id,
            plan=sent.plan,
            form=sent.form,
            unit=sent.unit,
            registration=sent.id,
            draft=_reopened(frame, sent),
        )
        going = drafts.begin(held, desk.now)
    case = case_of(going, desk)
    return [view(case, desk)] if case else [desk.notice("forms/notice", reason="stale")]


def _reopened(frame: machine.Frame, sent: Registration) -> machine.Draft:
    """Give the draft of what was sent; optional questions without an answer stay left out."""
    draft = machine.begin(frame, sent.answers)
    for _ in frame.sheet.form.fields:
        if draft.at and not frame.sheet.field(draft.at).required:
            draft = machine.skip(frame, draft).draft
    return draft


def _withdraw(sent: Registration, incoming: Incoming, desk: Desk) -> list[Reply]:  # noqa: ARG001 - as its siblings
    """Ask whether a registration is really to be withdrawn."""
    if sent.status == "withdrawn":
        return [desk.notice("forms/notice", reason="already")]
    named = labels(desk)
    yes = Button(label=named["yes_withdraw"].format(sent.code), data=data(sent, "y"))
    buttons = ((yes,), (Button(label=named["no"], data=data(sent, "n")),))
    return [desk.say("forms/withdraw", buttons=buttons, edits=True, sent=sent)]


def _withdrawn(sent: Registration, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Withdraw a registration; the unit may register anew."""
    if sent.status == "withdrawn":
        return [desk.notice("forms/notice", reason="already")]
    gone = Registrations(desk.records).decide(sent, "withdrawn", incoming.person.id, desk.now)
    correction = Drafts(desk.records).correcting(sent.id)
    if correction:
        Drafts(desk.records).end(correction, "cancelled", incoming.person.id, desk.now)
    others = [person for person in Units(desk.records).people(sent.unit) if person != incoming.person.id]
    tell(others, f"{gone.code}-{gone.revision}", "forms/told_withdrawn", desk, sent=gone, name=incoming.person.name)
    return [desk.say("forms/withdrawn", edits=True, sent=gone)]


def _invite(sent: Registration, incoming: Incoming, desk: Desk) -> Reply:
    """Make a link by which others join the unit."""
    link = Link(kind="unit", unit=sent.unit, person=incoming.person.id)
    payload = Links(desk.records).make(link, desk.now)
    return desk.say("forms/invite", sent=sent, name=desk.name, payload=payload)

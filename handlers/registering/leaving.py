"""Ways out of a form and into another's: put off, cancelled, taken over."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.privacy.noting import took_over
from handlers.registering.case import Case, case_of, form_of, private
from handlers.registering.consent import require
from handlers.registering.gate import reopened
from handlers.registering.notices import tell
from handlers.registering.offers import Offer
from handlers.registering.view import data, labels, view
from knowledge.registry import Drafts


def later(case: Case, desk: Desk) -> Reply:
    """Put a form off; it stays as it is."""
    Drafts(desk.records).focus(case.held.person, None, desk.now)
    return desk.say("forms/notice", reason="later", name=case.form.name)


def cancel(case: Case, desk: Desk, *, edits: bool = False) -> Reply:
    """Ask whether a form is really to be given up."""
    named = labels(desk)
    buttons = (
        (Button(label=named["yes_cancel"], data=data(case, "y")),),
        (Button(label=named["no"], data=data(case, "n")),),
    )
    correcting = case.held.registration is not None
    return desk.say(
        "forms/notice", buttons=buttons, edits=edits, reason="cancel", name=case.form.name, correcting=correcting
    )


def cancelled(case: Case, incoming: Incoming, desk: Desk) -> Reply:
    """Give a form up."""
    Drafts(desk.records).end(case.held, "cancelled", incoming.person.id, desk.now)
    correcting = case.held.registration is not None
    return desk.say("forms/notice", edits=True, reason="cancelled", name=case.form.name, correcting=correcting)


def resume(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Go on with a draft, or take it over from another of the unit (`<draft>:<revision>:t`)."""
    id, revision, action = [*incoming.button.split(":"), "", ""][:3]
    if not (all(part.isascii() and part.isdigit() and len(part) < 13 for part in (id, revision)) and private(incoming)):
        return [desk.notice("forms/notice", reason="stale")]
    drafts = Drafts(desk.records)
    held = drafts.draft(int(id))
    if held is None or held.state != "open" or action != "t":
        return [desk.notice("forms/notice", reason="stale")]
    if not reopened(held, incoming, desk):
        return [desk.notice("forms/notice", reason="not_yours")]
    if held.draft.revision != int(revision):
        return [desk.notice("forms/notice", reason="earlier")]
    found = form_of(held.plan, held.form, desk)
    require(incoming.person.id, Offer(plan=found[0], form=found[1]) if found else None, desk)
    before = held.person
    drafts.hand_over(held, incoming.person.id, desk.now)
    case = _case(held.id, desk)
    if case is None:
        return [desk.notice("forms/notice", reason="stale")]
    if before != incoming.person.id:
        took_over(held, incoming, desk)
        key = f"draft-{held.id}-{case.draft.revision}"
        tell((before,), key, "forms/taken_over", desk, name=case.form.name, person=incoming.person.name)
    return [view(case, desk)]


def _case(id: int, desk: Desk) -> Case | None:
    held = Drafts(desk.records).draft(id)
    return case_of(held, desk) if held else None

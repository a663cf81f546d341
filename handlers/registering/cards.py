"""One registration shown, to its people and to the office, with what they may do with it."""

from __future__ import annotations

import re

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.privacy.noting import looked
from handlers.registering.case import form_of, frame_of, private
from handlers.registering.shown import past, summary
from handlers.registering.view import labels
from handlers.standing import scope
from knowledge.forms.sheet import correctable
from knowledge.privacy.held import NOBODY
from knowledge.registry import Registration, Registrations, Units

_DATA = re.compile(r"([0-9]{1,12}):([0-9]{1,9}):([a-z]{1,2})")


def may_see(sent: Registration, incoming: Incoming, desk: Desk) -> bool:
    """Whether a person may see a registration: who sent it, the unit's confirmed people, the office."""
    return manages(sent, incoming, desk) or may_change(sent, incoming, desk)


def manages(sent: Registration, incoming: Incoming, desk: Desk) -> bool:
    """Whether a person is of the office for the plan of a registration."""
    return scope(incoming.person, desk).covers(sent.plan)


def may_change(sent: Registration, incoming: Incoming, desk: Desk) -> bool:
    """Whether a person may correct or withdraw a registration: who sent it, and the unit's confirmed people."""
    person = incoming.person.id
    return sent.person == person or Units(desk.records).standing(person, sent.unit) == "confirmed"


def pressed(incoming: Incoming, desk: Desk, *, revised: bool = True) -> tuple[Registration, str] | Reply:
    """Read a button about a registration (`<id>:<revision>:<action>`), or say why it may not be pressed."""
    found = _DATA.fullmatch(incoming.button)
    sent = Registrations(desk.records).registration(int(found[1])) if found and private(incoming) else None
    if found is None or sent is None:
        return desk.notice("forms/notice", reason="stale")
    if not may_see(sent, incoming, desk):
        return desk.notice("forms/notice", reason="not_yours")
    if revised and found[3] not in ("v", "h") and sent.revision != int(found[2]):
        return desk.notice("forms/notice", reason="earlier")
    return sent, found[3]


def card(sent: Registration, incoming: Incoming, desk: Desk, *, edits: bool = False) -> Reply:
    """Show a registration with its answers and the buttons that this person may press."""
    found = form_of(sent.plan, sent.form, desk)
    if found is None:
        return desk.say("forms/notice", reason="stale")
    looked("viewed", sent, incoming, desk)
    frame = frame_of(*found, sent.unit, desk)
    buttons = _buttons(sent, incoming, desk, correctable(frame.sheet, desk.today))
    return desk.say(
        "forms/card",
        buttons=buttons,
        edits=edits,
        plan=found[0],
        form=found[1],
        sent=sent,
        lines=summary(frame.sheet, sent.answers),
        office=manages(sent, incoming, desk),
    )


def history(sent: Registration, incoming: Incoming, desk: Desk) -> Reply:
    """Show who changed what of a registration, when, from what to what."""
    found = form_of(sent.plan, sent.form, desk)
    if found is None:
        return desk.say("forms/notice", reason="stale")
    looked("history", sent, incoming, desk)
    lines = past(found[1], Registrations(desk.records).history(sent.id))
    own = incoming.person.id
    back = desk.renderer.plain("forms/back.html.j2", code=sent.code)
    buttons = ((Button(label=back, data=data(sent, "v")),),)
    return desk.say("forms/history", buttons=buttons, sent=sent, lines=lines, own=own)


def data(sent: Registration, action: str) -> str:
    """Give the data of a button that does something to this revision of a registration."""
    return f"r:{sent.id}:{sent.revision}:{action}"


def _buttons(sent: Registration, incoming: Incoming, desk: Desk, open_now: bool) -> tuple[tuple[Button, ...], ...]:
    named = labels(desk)
    live = sent.status != "withdrawn"
    rows: list[list[tuple[str, str]]] = [[], [], [("history", "h")]]
    if may_change(sent, incoming, desk) and live:
        rows[0] += [("correct", "c")] if open_now or sent.status == "returned" else []
        rows[0] += [("withdraw", "w")]
        confirmed = Units(desk.records).standing(incoming.person.id, sent.unit) == "confirmed"
        rows[2] += [("invite", "i")] if confirmed else []
    if manages(sent, incoming, desk) and live:
        rows[1] += [("accept", "a")] if sent.status in ("sent", "returned") else []
        rows[1] += [("return", "b")] if sent.status in ("sent", "accepted") else []
        rows[1] += [("extend", "x")]
        confirmed = Units(desk.records).standing(sent.person, sent.unit) == "confirmed"
        rows[2] += [] if confirmed or sent.person == NOBODY else [("confirm", "k")]
        rows[2] += [] if ("invite", "i") in rows[2] else [("invite", "i")]
    return tuple(tuple(Button(label=named[name], data=data(sent, act)) for name, act in row) for row in rows if row)

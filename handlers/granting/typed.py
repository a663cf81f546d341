"""/quyen as it is typed: by an id, in reply to the person's message, or to look something up."""

from __future__ import annotations

from collections.abc import Callable

from handlers.desk import Desk
from handlers.granting import invitations, office, reports
from handlers.granting.orders import Order, read
from handlers.message import Button, Incoming, Person, Reply


def quyen(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /quyen; in a group, rights are only given and taken in reply to a message, and nothing is shown."""
    order = read(incoming.text, desk)
    if incoming.chat.kind == "group":
        return [_in_group(order, incoming, desk)]
    if order.stranger and order.act in ("grant", "revoke", "invite"):
        return [desk.say("rights/notice", reason="no_plan", name=order.stranger)]
    if order.act in ("grant", "revoke"):
        return [_changed(order, incoming, desk)]
    shown: dict[str, Callable[[Desk], Reply]] = {
        "": office.overview,
        "groups": reports.groups,
        "log": reports.log,
        "attempts": reports.attempts,
        "accesses": reports.accesses,
    }
    if order.act == "invite":
        return [invitations.invite(order.plans, incoming, desk)]
    if order.act in shown:
        return [shown[order.act](desk)]
    return [desk.say("rights/notice", reason="usage", name="")]


def _changed(order: Order, incoming: Incoming, desk: Desk) -> Reply:
    """Give or take a right, in a private chat, and show what the person manages."""
    person = _meant(order, incoming)
    if person is None:
        return desk.say("rights/notice", reason="who", name="")
    act = office.grant if order.act == "grant" else None
    reason = (
        act(person, order.plans, "private", incoming, desk)
        if act
        else office.revoke(person.id, order.plans, "private", incoming, desk)
    )
    if reason in ("granted", "revoked", "held"):
        return office.card(person.id, desk, reason=reason)
    return desk.say("rights/notice", reason=reason, name=str(person.id))


def _in_group(order: Order, incoming: Incoming, desk: Desk) -> Reply:
    """Give or take a right in reply to a message; who has which is not said in a group."""
    person = incoming.quoted_person
    if order.act not in ("grant", "revoke") or person is None or order.person is not None:
        label = desk.renderer.plain("rights/private.html.j2")
        buttons = ((Button(label=label, url=f"https://t.me/{desk.name}"),),) if desk.name else ()
        return desk.say("rights/notice", buttons=buttons, reason="in_group", name="")
    if order.stranger:
        return desk.say("rights/notice", reason="no_plan", name=order.stranger)
    if order.act == "grant":
        reason = office.grant(person, order.plans, "group", incoming, desk)
    else:
        reason = office.revoke(person.id, order.plans, "group", incoming, desk)
    return desk.say("rights/notice", reason=reason, name="")


def _meant(order: Order, incoming: Incoming) -> Person | None:
    """Tell who is meant: the id that was typed, else who wrote (or wrote first) the message replied to."""
    if order.person is not None:
        return Person(id=order.person)
    return incoming.quoted_person

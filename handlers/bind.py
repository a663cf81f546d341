"""Binding a chat to the plan that its questions mean where they name none."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.plans import choices, named, page_pressed
from knowledge.errors import UnknownPlan
from knowledge.library import Head

NONE = "-"
"""Stands in a button for no plan; a plan id is longer."""


def bind(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /chonkehoach: bind to the plan named, or offer all plans, or those that the name may mean."""
    found = named(incoming.text, desk.library)
    if incoming.text and len(found) == 1:
        return [_bound(incoming, found[0].id, desk)]
    return [_offer(incoming, found, 0, desk)]


def chosen(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Bind the chat to the plan whose button was pressed (its id), or to none."""
    if incoming.button == NONE:
        desk.records.unbind(incoming.chat.id)
        return [desk.say("bound", edits=True, plan=None)]
    try:
        return [_bound(incoming, incoming.button, desk, edits=True)]
    except UnknownPlan:
        return [desk.notice("refusals", reason="stale")]


def listing(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show another page of the plans to bind to (its number from 0)."""
    page = page_pressed(incoming, desk)
    if page is None:
        return [desk.notice("refusals", reason="stale")]
    return [_offer(incoming, desk.library.heads(), page, desk, edits=True)]


def _bound(incoming: Incoming, plan: str, desk: Desk, *, edits: bool = False) -> Reply:
    """Bind the chat to a plan and say so; UnknownPlan if there is none such."""
    found = desk.library.plan(plan)
    desk.records.bind(incoming.chat.id, plan, incoming.person.id, desk.now)
    return desk.say("bound", edits=edits, plan=found)


def _offer(incoming: Incoming, heads: tuple[Head, ...], page: int, desk: Desk, *, edits: bool = False) -> Reply:
    """Offer plans to bind to, and to let go of the one that the chat is bound to."""
    current = desk.library.heads((desk.records.binding(incoming.chat.id) or "",))
    buttons = choices(heads, page, "b", "" if incoming.text else "m", desk)
    if current:
        buttons += ((Button(label=desk.renderer.plain("unbind.html.j2"), data=f"b:{NONE}"),),)
    values = {"name": incoming.text, "total": len(heads), "current": current[0] if current else None}
    return desk.say("bind", buttons=buttons, edits=edits, **values)

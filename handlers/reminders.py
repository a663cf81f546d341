"""Reminders to the people of units: in words, and switched on and off."""

from __future__ import annotations

from handlers.blocks import Block, paged
from handlers.desk import Desk
from handlers.due_lines import items
from handlers.message import Button, Incoming, Reply
from knowledge.digest.reminders import Reminder
from knowledge.outbox import Text
from knowledge.reminding import Reminding
from knowledge.text import key

REMINDER = "reminder"
"""The kind of letters that are reminders; their key is the day."""

_OFF = frozenset({"tat", "off", "dung", "thoi", "khong"})
_ON = frozenset({"bat", "on", "mo", "co"})


def reminder_text(reminder: Reminder, desk: Desk) -> Text:
    """Put a reminder into words."""
    heading = {
        name: desk.renderer.render("digest/heading.html.j2", name=name) for name in ("units", "returned", "open")
    }
    blocks = list(items(reminder.items, heading["units"], reminder.day, desk.library, desk.renderer))
    for duty in sorted(reminder.duties, key=lambda duty: duty.kind, reverse=True):
        plan = desk.library.plan(duty.plan)
        html = desk.renderer.render("digest/duty.html.j2", duty=duty, plan=plan, today=reminder.day)
        blocks.append(Block(html, heading[duty.kind]))
    parts = paged(blocks)
    off = desk.renderer.plain("digest/reminders_off.html.j2")
    return Text(
        pages=tuple(
            desk.renderer.render("digest/reminder.html.j2", day=reminder.day, body=part, page=n + 1, pages=len(parts))
            for n, part in enumerate(parts)
        ),
        buttons=(((off, "nv:off"),),),
    )


def wishes(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /nhacviec: switch one's own reminders on or off, or tell which they are."""
    typed = set(key(incoming.text).split())
    if typed & _OFF:
        return [_switched(incoming, desk, on=False)]
    if typed & _ON:
        return [_switched(incoming, desk, on=True)]
    return [_state(incoming, desk)]


def pressed(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Switch one's own reminders by a button (`on` or `off`)."""
    if incoming.button not in ("on", "off") or incoming.chat.kind != "private":
        return [desk.notice("refusals", reason="stale")]
    return [_switched(incoming, desk, on=incoming.button == "on")]


def _switched(incoming: Incoming, desk: Desk, *, on: bool) -> Reply:
    """Switch and say so; nobody can do it for another."""
    reminding = Reminding(desk.records)
    if on:
        reminding.switch_on(incoming.person.id)
    else:
        reminding.switch_off(incoming.person.id)
    return _state(incoming, desk)


def _state(incoming: Incoming, desk: Desk) -> Reply:
    """Tell whether a person gets reminders, with the button for the other."""
    off = bool(Reminding(desk.records).off(incoming.person.id))
    label = desk.renderer.plain("digest/reminders_on.html.j2" if off else "digest/reminders_off.html.j2")
    buttons = ((Button(label=label, data="nv:on" if off else "nv:off"),),)
    return desk.say("digest/reminders", buttons=buttons, off=off, at=desk.rules.time)

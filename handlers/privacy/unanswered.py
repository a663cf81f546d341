"""/cauhoi: what people asked and the plans do not say, for the office, without who asked."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.blocks import Block, paged
from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.plans import named
from handlers.privacy.noting import took
from handlers.registering.case import private
from handlers.standing import scope
from knowledge.rights.roles import Scope
from knowledge.text import key
from knowledge.unanswered import Unanswered, unanswered

MOST = 200
"""The most questions that are listed."""

_NUMBER = re.compile(r"\+?\d(?:[ .-]?\d){7,}")
_MAIL = re.compile(r"\S+@\S+\.\S+")


def questions(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /cauhoi: what could not be answered, the most asked first; of a plan that is named, or of all."""
    if not private(incoming):
        return [desk.say("forms/notice", reason="private_only")]
    found = named(incoming.text, desk.library) if key(incoming.text) else ()
    if incoming.text and len(found) != 1:
        return [desk.say("refusals", reason="no_plan", name=incoming.text)]
    plan = found[0].id if found else ""
    managed = scope(incoming.person, desk)
    if plan and not managed.covers(plan):
        return [desk.say("refusals", reason="other_plan", name="", places=())]
    listed = _listed(plan, managed, desk)
    if listed:
        took("asked", plan, len(listed), incoming, desk)
    return [_page(listed, plan, 0, desk)]


def turned(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show another page (`<page from 0>:<plan or nothing>`)."""
    page, _, plan = incoming.button.partition(":")
    managed = scope(incoming.person, desk)
    if not (page.isascii() and page.isdigit() and len(page) < 4 and private(incoming)):
        return [desk.notice("refusals", reason="stale")]
    if plan and not managed.covers(plan):
        return [desk.notice("refusals", reason="other_plan")]
    return [_page(_listed(plan, managed, desk), plan, int(page), desk, edits=True)]


def blotted(text: str) -> str:
    """Take numbers that may be telephones or identities, and mail addresses, out of a text.

    >>> blotted("gọi 0912 345 678 hay an@example.org về 150 đại biểu")
    'gọi … hay … về 150 đại biểu'
    """
    return _MAIL.sub("…", _NUMBER.sub("…", text))


def _listed(plan: str, managed: Scope, desk: Desk) -> list[Unanswered]:
    """Give what could not be answered about a plan, or about all that are managed and none in particular."""
    found = unanswered(desk.records, plan)
    return [each for each in found if not each.plan or managed.covers(each.plan)][:MOST]


def _page(listed: list[Unanswered], plan: str, page: int, desk: Desk, *, edits: bool = False) -> Reply:
    blocks = [
        Block(desk.renderer.render("privacy/unanswered_line.html.j2", each=each, text=blotted(each.text)))
        for each in listed
    ]
    parts = paged(blocks) if blocks else ("",)
    if page >= len(parts):
        return desk.notice("refusals", reason="stale")
    rows = desk.turns("cq", page, len(parts))
    buttons = tuple(tuple(_with(plan, button) for button in row) for row in rows) if plan else rows
    return desk.say("privacy/unanswered", buttons=buttons, edits=edits, body=parts[page], count=len(listed))


def _with(plan: str, button: Button) -> Button:
    return replace(button, data=f"{button.data}:{plan}")

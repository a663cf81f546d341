"""Deep links: `/start` with a payload leads to a form or into a unit; without one, to what was begun."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.granting import invitations
from handlers.message import Incoming, Reply
from handlers.registering import begin, mine
from handlers.registering.case import focused_case, private
from handlers.registering.view import view
from knowledge.registry import Links
from knowledge.registry.links import OFFICE


def follow(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Follow a link, if it is one of ours and still holds."""
    link = Links(desk.records).open(incoming.text.strip(), desk.now)
    if link is None or not private(incoming):
        return [desk.say("forms/notice", reason="bad_link")]
    if link.kind == OFFICE:
        return invitations.joined(incoming.text.strip(), incoming, desk)
    if link.kind == "unit":
        return mine.joined(link, incoming, desk)
    return begin.linked(link, incoming, desk)


def going_on(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show the question that a person left off at, if there is one."""
    case = focused_case(incoming, desk) if private(incoming) else None
    return [view(case, desk)] if case else []

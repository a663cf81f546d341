"""What the bot can do and how to ask it, made from the table of routes."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.message import Incoming, Reply
from handlers.standing import lacking


def guide(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /trogiup with the commands that may be used in this chat, those of the office only to whom they serve."""
    usable = [
        route
        for route in desk.routes.commands
        if incoming.chat.kind in route.places and lacking(route.right, incoming, desk) in ("", "admins_only")
    ]
    return [desk.say("help", commands=usable, group=incoming.chat.kind == "group", name=desk.name)]

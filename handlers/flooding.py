"""What is said where somebody floods: once to them, once a day to the owners."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.desk import Desk
from handlers.message import Incoming, Reply
from knowledge.outbox import Letter, Outbox, Text

KIND = "flood"
"""The kind of letters about floods; their key is the day."""

HOLDS = timedelta(days=1)


def flooded(incoming: Incoming, desk: Desk) -> Reply:
    """Ask whoever floods to wait, and let the owners know, once a day whoever else does."""
    words = desk.renderer.render("rights/flooded.html.j2", who=incoming.flooding, owner=True)
    Outbox(desk.records).put_all(
        Letter(
            kind=KIND,
            chat=owner,
            key=desk.today.isoformat(),
            due=desk.now,
            expires=desk.now + HOLDS,
            text=Text(pages=(words,)),
        )
        for owner in sorted(desk.owners)
    )
    say = desk.notice if incoming.button or incoming.chat.kind == "inline" else desk.say
    return replace(say("rights/flooded", who=incoming.flooding, owner=False), refused="flood")

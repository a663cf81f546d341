"""Updates that the bot gave up: the owners are told, once a day for each cause."""

from __future__ import annotations

import hashlib

from handlers.desk import Desk
from handlers.reporting import HOLDS
from knowledge.outbox import Letter, Outbox, Text

FAILURE = "failure"
"""The kind of these letters."""


def tell_given_up(why: str, desk: Desk) -> None:
    """Tell the owners that an update was given up; `why` names a failure and its place, or is `killed`."""
    text = Text(pages=(desk.renderer.render("given_up.html.j2", why=why),))
    key = f"{desk.today.isoformat()}:{hashlib.sha256(why.encode()).hexdigest()[:12]}"
    outbox = Outbox(desk.records)
    for owner in sorted(desk.owners):
        expires = desk.now + HOLDS
        outbox.put(Letter(kind=FAILURE, chat=owner, key=key, due=desk.now, expires=expires, text=text))

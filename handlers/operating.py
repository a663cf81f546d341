"""What the operators of the bot do about messages that nobody knows to have arrived."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.message import Incoming, Reply
from knowledge.outbox_fates import Fates


def again(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Post uncertain letters once more (`<first id>-<last id>`), as an operator decided."""
    first, _, last = incoming.button.partition("-")
    if not all(part.isascii() and part.isdigit() and len(part) < 16 for part in (first, last)):
        return [desk.notice("refusals", reason="stale")]
    count = Fates(desk.records).again(int(first), int(last), desk.now)
    return [desk.say("digest/posted_again", edits=True, count=count)]

"""The welcome: what the bot is for and three things to try."""

from __future__ import annotations

from dataclasses import replace

from handlers.ask import ask_now
from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.registering import deep_links
from handlers.standing import meet

INLINE = "inline"
"""What stands behind /start where somebody came by way of an inline query; it carries no authority."""


def start(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /start with the welcome, and what the person was in the middle of; a deep link leads further."""
    if incoming.text and incoming.text != INLINE:
        return deep_links.follow(incoming, desk)
    meet(incoming.person, desk)
    welcome, going_on = _welcome(incoming, desk), deep_links.going_on(incoming, desk)
    return [replace(welcome, buttons=()), *going_on] if going_on else [welcome]


def _welcome(incoming: Incoming, desk: Desk) -> Reply:
    """Say what the bot is for."""
    return desk.say("start", buttons=_buttons(desk), group=incoming.chat.kind == "group", name=desk.name)


def example(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer the example whose button was pressed (its place from 0); the others stay at hand."""
    examples = _examples(desk)
    place = incoming.button
    if not (place.isascii() and place.isdigit() and len(place) < 4 and int(place) < len(examples)):
        return [desk.notice("refusals", reason="stale")]
    replies = ask_now(replace(incoming, text=examples[int(place)]), desk)
    return [replace(reply, buttons=reply.buttons or _buttons(desk)) for reply in replies]


def _examples(desk: Desk) -> list[str]:
    """Give the questions to try, one a line of their template."""
    return desk.renderer.render("examples.txt.j2").splitlines()


def _buttons(desk: Desk) -> tuple[tuple[Button, ...], ...]:
    """Offer the examples, a row each."""
    return tuple((Button(label=text, data=f"e:{place}"),) for place, text in enumerate(_examples(desk)))

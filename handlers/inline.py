"""Inline queries: full answers with their source, offered in any chat while a person types."""

from __future__ import annotations

from dataclasses import replace

from handlers.answering import answer_html
from handlers.desk import Desk
from handlers.limits import LONGEST
from handlers.message import Incoming, Reply
from handlers.paging import pages
from handlers.standing import met
from knowledge.answers import Asked, answer

MOST = 50
"""The most results of an inline query (Bot API, answerInlineQuery)."""


def inline(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer what was typed so far: one reply a plan that may be meant, none where nothing is known.

    Nothing is kept of it: every letter typed is a query of its own. Somebody whom the bot has not met is
    led to the private chat.
    """
    if not met(incoming.person, desk):
        return [replace(desk.notice("rights/stranger"), refused="stranger")]
    if not incoming.text or len(incoming.text) > LONGEST:
        return []
    outcome = answer(Asked(text=incoming.text, today=desk.today), desk.library)
    outcomes = [outcome]
    if outcome.status == "choose":
        chosen = (Asked(text=incoming.text, today=desk.today, plan=option.plan) for option in outcome.options[:MOST])
        outcomes = [answer(asked, desk.library) for asked in chosen]
    return [
        Reply(html=pages(answer_html(found, desk.renderer, desk.library, desk.today))[0])
        for found in outcomes
        if found.status == "answered"
    ]

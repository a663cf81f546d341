"""Replies written as text and read again, so that they can be sent after a restart.

Of the event only what leads its answer to its place is kept, nothing of what was said.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

from bot.telegram.events import Event, Place
from handlers.message import Button, Chat, File, Incoming, Person, Reply


def written(event: Event, replies: Sequence[Reply]) -> str:
    """Write the replies to an event."""
    place, incoming = event.place, event.incoming
    where = [place.chat, place.topic, place.reply_to, event.question, event.callback, incoming.message, incoming.edited]
    return json.dumps([where, [_reply(reply) for reply in replies]], ensure_ascii=False)


def read(text: str, key: str) -> tuple[Event, list[Reply]]:
    """Read the replies to an event of a key, and as much of the event as their sending needs."""
    where, replies = json.loads(text)
    chat, topic, reply_to, question, callback, message, edited = where
    incoming = Incoming(key=key, person=Person(id=0), chat=Chat(id=chat), message=message, edited=edited)
    place = Place(chat=chat, topic=topic, reply_to=reply_to)
    return Event(incoming=incoming, place=place, question=question, callback=callback), [
        _read(each) for each in replies
    ]


def _reply(reply: Reply) -> list[object]:
    buttons = [[[each.label, each.data, each.url] for each in row] for row in reply.buttons]
    files = [[each.name, b64encode(each.content).decode(), each.picture] for each in reply.files]
    return [reply.html, buttons, files, reply.edits, reply.notice, reply.chat, reply.leaves, reply.receipt]


def _read(given: list[Any]) -> Reply:
    html, buttons, files, edits, notice, chat, leaves, receipt = given
    return Reply(
        html=html,
        buttons=tuple(tuple(Button(label=label, data=data, url=url) for label, data, url in row) for row in buttons),
        files=tuple(File(name=name, content=b64decode(content), picture=picture) for name, content, picture in files),
        edits=edits,
        notice=notice,
        chat=chat,
        leaves=leaves,
        receipt=receipt,
    )

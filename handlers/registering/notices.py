"""What people and groups are told without having asked: rows of the outbox, written with their cause."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from handlers.admission import unwelcome
from handlers.desk import Desk
from knowledge.outbox import Letter, Outbox, Text

HOLDS = timedelta(days=3)
"""How long a notice is worth delivering."""


def tell(people: Iterable[int], key: str, template: str, desk: Desk, **values: object) -> None:
    """Tell people something once for each `key`; nobody can be told at a terminal."""
    text = Text(pages=(desk.renderer.render(f"{template}.html.j2", **values),))
    Outbox(desk.records).put_all(
        Letter(kind="registration", chat=person, key=key, due=desk.now, expires=desk.now + HOLDS, text=text)
        for person in dict.fromkeys(people)
        if person > 0
    )


def tell_group(chat: int | None, topic: int | None, key: str, template: str, desk: Desk, **values: object) -> None:
    """Tell a group something once for each `key`; None is no group, and a refused one hears nothing."""
    if chat is None or unwelcome(chat, desk):
        return
    text = Text(pages=(desk.renderer.render(f"{template}.html.j2", **values),))
    Outbox(desk.records).put(
        Letter(
            kind="registration",
            chat=chat,
            key=key,
            due=desk.now,
            expires=desk.now + HOLDS,
            text=text,
            topic=topic,
        )
    )

"""What the owners hear of the storage: that it failed and works again, and that a day has no backup."""

from __future__ import annotations

from typing import Literal

from handlers.desk import Desk
from handlers.reporting import HOLDS
from knowledge.outbox import Letter, Outbox, Text

STORAGE = "storage"
"""The kind of these letters; their key names the news and its moment."""


def tell_owners(news: Literal["back", "no_backup"], desk: Desk) -> None:
    """Tell the owners once: of a missing backup on its day, of an outage at its end."""
    text = Text(pages=(desk.renderer.render("storage_news.html.j2", news=news),))
    moment = desk.today.isoformat() if news == "no_backup" else desk.now.isoformat(timespec="minutes")
    outbox = Outbox(desk.records)
    with desk.records.transaction():
        for owner in sorted(desk.owners):
            expires = desk.now + HOLDS
            outbox.put(
                Letter(kind=STORAGE, chat=owner, key=f"{news}:{moment}", due=desk.now, expires=expires, text=text)
            )

"""Take updates in as JSON, from polling or webhook: each once, each readable one into the queue."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict

from telegram import Update
from telegram.ext import ExtBot

from bot.telegram.order import ChatOrder

REMEMBERED = 2000
"""How many update ids are remembered, so that one delivered again is not answered again."""

log = logging.getLogger(__name__)


class Intake:
    """Puts updates into the application's queue when there is room for them."""

    def __init__(self, bot: ExtBot[int], queue: asyncio.Queue[object], order: ChatOrder) -> None:
        self._bot, self._queue, self._order = bot, queue, order
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def take(self, raw: dict[str, object]) -> None:
        """Take one update; one that was taken before, or that cannot be read, is left out."""
        number = raw.get("update_id")
        if not isinstance(number, int) or number in self._seen:
            return
        self._seen[number] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        try:
            update = Update.de_json(raw, self._bot)
        except Exception as error:  # whatever a malformed update breaks in the library
            log.warning("update %s cannot be read: %s", number, type(error).__name__)
            return
        await self._order.room()
        self._order.take()
        await self._queue.put(update)

"""Many chats at once, but within a chat one update after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST = 1000
"""How many updates may wait or be worked on at once before polling pauses."""


@dataclass(slots=True)
class _Lane:
    """The queue of one chat: its lock, and how many wait for it or hold it."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class ChatOrder(BaseUpdateProcessor):
    """Processes updates of different chats concurrently and those of one chat in their order.

    A chat that waits, for instance for its flood limit, holds up no other.
    """

    def __init__(self, most: int = MOST) -> None:
        super().__init__(most)
        self._lanes: dict[int, _Lane] = {}
        self._at_work = 0
        self._idle, self._room = asyncio.Event(), asyncio.Event()
        self._note(0)

    def take(self) -> None:
        """Count an update that is put into the application's queue."""
        self._note(1)

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Process an update when those before it in its chat are done."""
        key = _lane_key(update)
        lane = self._lanes.setdefault(key, _Lane())
        lane.users += 1
        try:
            async with lane.lock:
                await coroutine
        finally:
            lane.users -= 1
            if not lane.users:
                del self._lanes[key]
            self._note(-1)

    async def room(self) -> None:
        """Wait until fewer updates are at work than may be."""
        await self._room.wait()

    async def idle(self) -> None:
        """Wait until every update taken is done."""
        await self._idle.wait()

    @property
    def at_work(self) -> int:
        """How many updates were taken and are not done."""
        return self._at_work

    async def initialize(self) -> None:
        """Do nothing; there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing; there is nothing to close."""

    def _note(self, change: int) -> None:
        self._at_work += change
        for event, holds in (
            (self._idle, not self._at_work),
            (self._room, self._at_work < self.max_concurrent_updates),
        ):
            if holds:
                event.set()
            else:
                event.clear()


def _lane_key(update: object) -> int:
    """Give the chat, or else the person, whose updates are kept in order; 0 for neither."""
    if not isinstance(update, Update):
        return 0
    chat = update.effective_chat
    user = update.effective_user
    return chat.id if chat else user.id if user else 0

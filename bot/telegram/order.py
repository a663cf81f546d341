"""Many chats at once, but within a chat one thing after the other."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

MOST = 1000
"""How many things may wait or be worked on at once before no more are taken in."""

Lane = int | str
"""What names the things that are done one after the other: a chat, or an inline query by itself."""

Work = Callable[[], Awaitable[None]]
"""Something to be done; it raises nothing."""


class ChatOrder:
    """Does work for different chats concurrently and that for one chat in its order.

    A chat that waits, for instance for its flood limit, holds up no other.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lanes: dict[Lane, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._halted = False
        self._at_work = 0
        self._idle, self._room = asyncio.Event(), asyncio.Event()
        self._note(0)

    def put(self, chat: Lane, work: Work) -> None:
        """Have work done when all that was put before it for its chat is; nothing once halted."""
        if self._halted:
            return
        self._note(1)
        if chat in self._lanes:
            self._lanes[chat].append(work)
            return
        self._lanes[chat] = deque((work,))
        task = asyncio.create_task(self._run(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def halt(self) -> None:
        """Begin nothing any more; what was begun goes on."""
        self._halted = True
        self._note(-sum(len(lane) for lane in self._lanes.values()))
        for lane in self._lanes.values():
            lane.clear()

    async def room(self) -> None:
        """Wait until fewer things are at work than may be."""
        await self._room.wait()

    async def idle(self) -> None:
        """Wait until everything is done that was put here, or once halted that was begun."""
        await self._idle.wait()

    @property
    def at_work(self) -> int:
        """How many things were put here and are not done."""
        return self._at_work

    async def _run(self, chat: Lane) -> None:
        """Do what there is to do for a chat."""
        lane = self._lanes[chat]
        while lane:
            work = lane.popleft()
            try:
                await work()
            finally:
                self._note(-1)
        del self._lanes[chat]

    def _note(self, change: int) -> None:
        self._at_work += change
        for event, holds in ((self._idle, not self._at_work), (self._room, self._at_work < self._most)):
            if not holds:
                event.clear()
            elif not event.is_set():
                event.set()

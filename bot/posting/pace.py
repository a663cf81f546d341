"""How fast messages may leave, so that a host's limits are kept by all that the bot sends together."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

OVERALL, WINDOW = 29, 1.003
"""So many messages arrive in so many seconds at most."""

GAP = 0.02
"""Seconds between any two messages at least, so that none bunch up after a halt."""

OWN_GAP = 1.05
"""Seconds between two messages to one chat."""

GROUP, MINUTE = 19, 61.0
"""So many messages go to one group in so many seconds."""

NEARLY = 0.02
"""Seconds before a message may leave at which it is made ready."""

ALARM, ALARM_WINDOW = 3, 5.0
"""So many chats flooded in so many seconds, and no message taken, mean that the whole bot is to wait."""

LONGEST = 60.0
"""The most seconds that the whole bot waits before it tries again."""


@dataclass(slots=True)
class Ticket:
    """A message on its way: when it left, and the latest at which it arrived, None before its answer."""

    left: float
    arrived: float | None = None


class Pace:
    """Counts what leaves, and says when the next message may; `clock` counts seconds.

    Messages that were held up on their way arrive together, so what counts is when they arrived at the
    latest: shortly before their answers.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._recent: deque[Ticket] = deque()
        self._last = -WINDOW
        self._quickest = 1.0
        self._chats: dict[int, deque[float]] = {}
        self._floods: dict[int, tuple[float, float]] = {}
        self._closed_until = 0.0
        self._answers = 0

    async def answer(self, chat: int) -> None:
        """Wait until an answer may leave for a chat, and count it; nothing unprompted leaves while answers wait."""
        self._answers += 1
        try:
            while (wait := self._full()) > 0:
                await asyncio.sleep(wait)
        finally:
            self._answers -= 1
        self.note(chat)

    def note(self, chat: int) -> None:
        """Count a message of others that leaves for a chat now."""
        self._count(chat, Ticket(self._clock(), self._clock()))

    def chat_wait(self, chat: int) -> float:
        """Give the seconds for which a chat is to be left in peace, 0 where it may be written to."""
        now = self._clock()
        times = self._chats.get(chat)
        if not times:
            return 0.0
        wait = times[-1] + OWN_GAP - now
        if chat < 0 and len(times) == GROUP:
            wait = max(wait, times[0] + MINUTE - now)
        return max(wait, 0.0)

    async def nearly(self) -> None:
        """Wait until the next message may leave within a moment."""
        while (wait := self._overall_wait() - NEARLY) > 0:
            await asyncio.sleep(wait)

    async def departure(self, chat: int) -> Ticket:
        """Wait until a message may leave for a chat, and count it."""
        while (wait := self._overall_wait()) > 0:
            await asyncio.sleep(wait)
        ticket = Ticket(self._clock())
        self._count(chat, ticket)
        return ticket

    def gone(self, ticket: Ticket) -> None:
        """Put right when a message left that was counted a moment ago."""
        ticket.left = self._last = self._clock()

    def answered(self, ticket: Ticket) -> None:
        """Take note that a message has arrived, or never will."""
        if ticket.arrived is not None:
            return
        now = self._clock()
        self._quickest = min(self._quickest, now - ticket.left)
        ticket.arrived = now - self._quickest / 2

    def flooded(self, chat: int, seconds: float) -> None:
        """Take note that the host wants a chat left in peace; when it takes nothing from others either, all pauses."""
        now = self._clock()
        recent = {each: flood for each, flood in self._floods.items() if now - flood[0] <= ALARM_WINDOW}
        self._floods = recent | {chat: (now, seconds)}
        if len(self._floods) >= ALARM:
            self._closed_until = now + min(LONGEST, *(wait for _, wait in self._floods.values()))
            self._floods.clear()

    def welcomed(self) -> None:
        """Take note that the host took a message: what floods there were concern their chats alone."""
        self._floods.clear()

    def _count(self, chat: int, ticket: Ticket) -> None:
        """Count a message that leaves."""
        self._last = ticket.left
        self._recent.append(ticket)
        self._chats.setdefault(chat, deque(maxlen=GROUP)).append(ticket.left)
        if len(self._chats) > 20_000:
            self._chats = {each: times for each, times in self._chats.items() if ticket.left - times[-1] < MINUTE}

    def _overall_wait(self) -> float:
        """Give the seconds until the next message may leave, or until it is worth asking again."""
        return max(self._full(), self._last + GAP - self._clock(), GAP if self._answers else 0.0)

    def _full(self) -> float:
        """Give the seconds for which there is no room for any message, 0 where there is."""
        now = self._clock()
        self._recent = deque(each for each in self._recent if each.arrived is None or now - each.arrived < WINDOW)
        wait = max(self._closed_until - now, 0.0)
        if len(self._recent) >= OVERALL:
            known = [each.arrived + WINDOW - now for each in self._recent if each.arrived is not None]
            wait = max(wait, min(known, default=GAP))
        return wait

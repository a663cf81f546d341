"""How fast messages may leave, so that a host's limits are kept by all that the bot sends together."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

OVERALL, WINDOW = 29, 1.02
"""So many messages leave in so many seconds: a little under 30 a second, since they do not arrive evenly."""

GAP = 0.032
"""Seconds between any two messages at least, so that none bunch up after a halt."""

OWN_GAP = 1.05
"""Seconds between two messages to one chat."""

GROUP, MINUTE = 19, 61.0
"""So many messages go to one group in so many seconds."""

NEARLY = 0.02
"""Seconds before a message may leave at which it is made ready."""

ALARM, ALARM_WINDOW = 3, 5.0
"""So many chats flooded in so many seconds mean that the whole bot is to wait."""

LONGEST = 60.0
"""The most seconds that the whole bot waits before it tries again."""


@dataclass(slots=True)
class Ticket:
    """The second at which a message leaves, as far as that is known yet."""

    at: float


class Pace:
    """Counts what leaves, and says when the next message may; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left: deque[Ticket] = deque(maxlen=OVERALL)
        self._chats: dict[int, deque[float]] = {}
        self._floods: dict[int, float] = {}
        self._closed_until = 0.0

    def note(self, chat: int) -> Ticket:
        """Count a message that leaves for a chat now."""
        now = self._clock()
        ticket = Ticket(now)
        self._left.append(ticket)
        times = self._chats.setdefault(chat, deque(maxlen=GROUP))
        times.append(now)
        if len(self._chats) > 20_000:
            self._forget(now)
        return ticket

    def gone(self, ticket: Ticket) -> None:
        """Put right when a message left that was counted a moment ago."""
        ticket.at = self._clock()

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
        return self.note(chat)

    def flooded(self, chat: int, seconds: float) -> None:
        """Take note that the host wants a chat left in peace; when many are, all sending pauses."""
        now = self._clock()
        self._floods = {each: at for each, at in self._floods.items() if now - at <= ALARM_WINDOW} | {chat: now}
        if len(self._floods) >= ALARM:
            self._closed_until = now + min(seconds, LONGEST)
            self._floods.clear()

    def _overall_wait(self) -> float:
        """Give the seconds until the next message may leave."""
        now = self._clock()
        wait = self._closed_until - now
        if len(self._left) == OVERALL:
            wait = max(wait, self._left[0].at + WINDOW - now)
        if self._left:
            wait = max(wait, self._left[-1].at + GAP - now)
        return wait

    def _forget(self, now: float) -> None:
        """Forget chats that were not written to for a minute."""
        self._chats = {chat: times for chat, times in self._chats.items() if now - times[-1] < MINUTE}

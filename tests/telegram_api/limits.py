"""Telegram's limits on sending, with a clock that a test holds in its hands."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram_api.values import RefusedError


@dataclass(slots=True)
class Flood:
    """The flood limits; all off (0) at first. Rates are messages allowed in a window of seconds."""

    clock: Callable[[], float] = time.monotonic
    overall: int = 0
    per_chat: int = 0
    per_group: int = 0
    refused: int = 0
    waits: dict[int, float] = field(default_factory=dict)
    _sent: defaultdict[object, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def on(self) -> None:
        """Switch on the limits as they are published: 30/s overall, 1/s in a chat, 20/min in a group."""
        self.overall, self.per_chat, self.per_group = 30, 1, 20

    def penalise(self, chat: int, seconds: float) -> None:
        """Make a chat refuse everything for some seconds, as a flood wait does."""
        self.waits[chat] = self.clock() + seconds

    def check(self, chat: int) -> None:
        """Count one message to a chat, or refuse it with the seconds to wait."""
        now = self.clock()
        own = (self.per_group, 60.0) if chat < 0 else (self.per_chat, 1.0)
        windows: list[tuple[object, int, float]] = [("all", self.overall, 1.0), (chat, *own)]
        wait = self.waits.get(chat, now) - now
        for key, most, seconds in windows:
            times = self._sent[key]
            while times and times[0] <= now - seconds:
                times.popleft()
            if most and len(times) >= most:
                wait = max(wait, times[0] + seconds - now)
        if wait > 0:
            self.refused += 1
            whole = math.ceil(wait)
            raise RefusedError(429, f"Too Many Requests: retry after {whole}", retry_after=whole)
        for key, _, _ in windows:
            self._sent[key].append(now)

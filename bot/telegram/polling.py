"""Fetch updates by long polling, and tell when that can no longer work.

The library's own poller ends without a word when the token is refused, asks again without a pause
when an update cannot be read, and logs that update; so this one is ours.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from typing import Literal

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.telegram.intake import Intake
from bot.telegram.limits import seconds
from bot.telegram.operator import Tell
from bot.telegram.raw_bot import QUICK, RawBot
from bot.telegram.sound import numbered

LONG_POLL = 24
"""How many seconds Telegram may hold a request until there are updates, while all is quiet."""

SHORT_POLL = 1
"""How many seconds it may after something came or failed: a request that hangs is found out the sooner.

The time doubles with each answer without updates.
"""

SLOWER = 3.0
"""How many times as late as the last one an answer may be.

A poll that is asked again costs nothing, and while one hangs nothing is heard. From the second in a row on,
each one that is given up doubles the time, up to what is set for all calls.
"""

FIRST_PAUSE = 0.2
"""Seconds to wait after a failure; half as much again after each further one."""

SHORT = 3.0
"""Seconds of failures of which the operator hears nothing."""

CONFLICTS = 3
CONFLICT_WINDOW = 60.0
"""So many conflicts within so many seconds mean that another process polls with the same token."""

MAX_PAUSE = 30.0

CONFIRMING = 1.0
"""How many seconds the last confirmation may take."""

Ending = Literal["token_refused", "conflict"]
"""Why polling ended by itself."""

log = logging.getLogger(__name__)


class Poller:
    """Takes updates in until it is cancelled or can go on no more."""

    def __init__(self, bot: RawBot, intake: Intake, allowed: Sequence[str], tell: Tell) -> None:
        """Poll for updates of the allowed kinds; `tell` speaks to the operator."""
        self._bot, self._intake, self._allowed, self._tell = bot, intake, allowed, tell
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)
        self._pause, self._rested = 0.0, 0.0
        self._hold, self._late, self._hung = SHORT_POLL, QUICK, False
        self.offset: int | None = None

    async def run(self) -> Ending:
        """Poll until that makes no more sense, and say why."""
        while True:
            try:
                found = await self._fetch()
            except InvalidToken:
                return "token_refused"
            except Conflict:
                if self._conflicting():
                    return "conflict"
                await asyncio.sleep(1)
            except TimedOut:
                self._hold = SHORT_POLL
                if self._hung:
                    self._late = min(2 * self._late, max(self._bot.patience, QUICK))
                self._hung = True
                await asyncio.sleep(0)
            except RetryAfter as error:
                await asyncio.sleep(seconds(error) + 0.5)
            except TelegramError as error:
                await self._rest(error)
            else:
                self._recovered()
                await self._take(found)

    async def _fetch(self) -> list[dict[str, object]]:
        """Ask for updates, and learn from how long that takes how long the next may take."""
        clock = asyncio.get_running_loop().time
        began = clock()
        found = await self._bot.raw_updates(self.offset, self._hold, self._allowed, self._late)
        self._hung = False
        took = clock() - began
        self._late = min(max(QUICK, SLOWER * (took - self._hold)), max(self._bot.patience, QUICK))
        if found:
            self._hold = SHORT_POLL
        elif took >= self._hold:
            self._hold = min(2 * self._hold, LONG_POLL)
        return found

    async def confirm(self) -> None:
        """Tell Telegram that what was fetched need not come again; a failure only repeats it."""
        if self.offset is None:
            return
        try:
            await asyncio.wait_for(self._bot.raw_updates(self.offset, 0, self._allowed), CONFIRMING)
        except (TelegramError, TimeoutError) as error:
            log.warning("updates not confirmed: %s", type(error).__name__)

    async def _take(self, found: list[dict[str, object]]) -> None:
        """Take a batch in; only what is safe is confirmed with the next request."""
        await self._intake.take(found)
        numbers = [number for raw in found if isinstance(number := raw.get("update_id"), int) and numbered(number)]
        if numbers:
            self.offset = max(numbers) + 1

    def _conflicting(self) -> bool:
        now = asyncio.get_running_loop().time()
        self._conflicts.append(now)
        return len(self._conflicts) == CONFLICTS and now - self._conflicts[0] <= CONFLICT_WINDOW

    async def _rest(self, error: TelegramError) -> None:
        """Wait a while after a failure; the operator hears of it once it lasts."""
        self._hold = SHORT_POLL
        self._pause = min(MAX_PAUSE, 1.5 * self._pause) if self._pause else FIRST_PAUSE
        log.warning("polling failed: %s", type(error).__name__)
        if self._rested <= SHORT < self._rested + self._pause:
            self._tell("lost")
        self._rested += self._pause
        await asyncio.sleep(self._pause)

    def _recovered(self) -> None:
        if self._rested > SHORT:
            self._tell("back")
        self._pause = self._rested = 0.0

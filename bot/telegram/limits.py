"""Keep within Telegram's limits on sending, wait when it says so, and ask again where no clear answer came."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeAlias

from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter

from bot.posting.pace import Pace
from bot.telegram.transport import unclear

FLOODS = 5
"""How often a call is made again that had to wait."""

LONGEST_WAIT = 60.0
"""How many seconds a message may wait out; whoever is behind it in its chat waits too, and nobody else."""

PAUSES = (0.3, 0.7, 1.5, 3.0, 6.0)
"""Seconds before a call is made again to which no clear answer came.

The message may stand all the same: an answer that comes twice is better than a person who gets none.
What is said unprompted does not come this way.
"""

OWN = frozenset({"getUpdates", "getMe", "setWebhook", "deleteWebhook"})
"""Calls that are repeated by those who make them."""

_Answer: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]
"""What a call of the Bot API gives, in the library's terms."""


class FloodError(TelegramError):
    """Telegram takes nothing from the bot in a chat for a while; `seconds` says how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Flood wait of {seconds:.0f} s")
        self.seconds = seconds


class PatientLimiter(AIORateLimiter):
    """The library's limiter, but a flood wait holds up its own chat only, and a long one is an error at once."""

    def __init__(self, overall: float = 30, group: float = 20, pace: Pace | None = None) -> None:
        """Allow `overall` messages a second and `group` messages a minute in a group; 0 is no limit.

        Where there is a `pace`, it says when a call may leave for a chat in the place of `overall`, and hears
        of the waits that are asked for.
        """
        super().__init__(overall_max_rate=0 if pace else overall, group_max_rate=group)
        self._pace = pace

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Answer]],
        args: object,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Answer:
        """Make a call within the limits, and again where that may help."""
        chat = data.get("chat_id")

        async def bounded(*args: object, **kwargs: object) -> _Answer:
            return await self._watched(partial(callback, *args, **kwargs), chat if isinstance(chat, int) else None)

        pauses = iter(() if endpoint in OWN else PAUSES)
        floods = 0
        while True:
            try:
                return await super().process_request(bounded, args, kwargs, endpoint, data, rate_limit_args)
            except FloodError as error:
                floods += 1
                if error.seconds > LONGEST_WAIT or floods > FLOODS:
                    raise
                await asyncio.sleep(error.seconds + 0.1)
            except TelegramError as error:
                pause = next(pauses, None)
                if pause is None or not unclear(error):
                    raise
                await asyncio.sleep(pause)

    async def _watched(self, call: Callable[[], Coroutine[Any, Any, _Answer]], chat: int | None) -> _Answer:
        """Make a call when the pace allows it, and have the pace take note of it."""
        if chat is None or self._pace is None:
            return await _flooding(call())
        await self._pace.answer(chat)
        try:
            answer = await _flooding(call())
        except FloodError as error:
            self._pace.flooded(chat, error.seconds)
            raise
        self._pace.welcomed()
        return answer


async def _flooding(call: Coroutine[Any, Any, _Answer]) -> _Answer:
    """Make a call; a wait that is asked for is a FloodError, on which the library does not stop everything."""
    try:
        return await call
    except RetryAfter as error:
        raise FloodError(seconds(error)) from error


def seconds(error: RetryAfter) -> float:
    """Tell how many seconds a refused call has to wait."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()

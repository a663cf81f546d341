"""Keep within Telegram's limits on sending, and wait when it says so, unless the wait is long."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter

RETRIES = 5
LONGEST_WAIT = 60.0
"""How many seconds a message may wait out; while it does, all sending stands still."""

_Answer: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]
"""What a call of the Bot API gives, in the library's terms."""


class FloodError(TelegramError):
    """Telegram takes nothing from the bot for longer than is worth waiting; `seconds` says how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Flood wait of {seconds:.0f} s")
        self.seconds = seconds


class PatientLimiter(AIORateLimiter):
    """The library's limiter, but a flood wait of more than a minute is an error at once."""

    def __init__(self, overall: float = 30, group: float = 20, note: Callable[[int], object] | None = None) -> None:
        """Allow `overall` messages a second and `group` messages a minute in a group; 0 is no limit.

        `note` hears the chat of every call that leaves for one.
        """
        super().__init__(overall_max_rate=overall, group_max_rate=group, max_retries=RETRIES)
        self._note = note

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Answer]],
        args: object,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Answer:
        """Make a call within the limits, and again after a short flood wait."""

        async def bounded(*args: object, **kwargs: object) -> _Answer:
            if self._note is not None and isinstance(chat := data.get("chat_id"), int):
                self._note(chat)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                if (wait := seconds(error)) > LONGEST_WAIT:
                    raise FloodError(wait) from error
                raise

        return await super().process_request(bounded, args, kwargs, endpoint, data, rate_limit_args)


def seconds(error: RetryAfter) -> float:
    """Tell how many seconds a refused call has to wait."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()

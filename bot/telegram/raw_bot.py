"""The library's bot, with ways around its reading of everything that Telegram says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot

QUICK = 1.0
"""Seconds that an answer may be late by at least."""


class RawBot(ExtBot[int]):
    """The library's bot, able to fetch updates and to post messages without reading all of what comes back."""

    async def post_message(self, endpoint: str, data: dict[str, Any]) -> int:
        """Post or change a message, and give its id; reading the whole message would take longer than sending it."""
        answer: object = await self._post(endpoint, data)
        number = answer.get("message_id") if isinstance(answer, dict) else None
        if not isinstance(number, int) and answer is not True:
            raise TelegramError("No answer of the Bot API: a message has a number")
        return number if isinstance(number, int) else 0

    async def raw_updates(
        self, offset: int | None, timeout: int, allowed: Sequence[str], late: float = QUICK
    ) -> list[dict[str, object]]:
        """Fetch updates from an offset on as JSON, waiting up to `timeout` seconds for some, `late` s more at most."""
        data: dict[str, Any] = {"offset": offset, "timeout": timeout, "allowed_updates": list(allowed)}
        found: object = await self._post("getUpdates", data, read_timeout=timeout + late)
        if not isinstance(found, list):
            raise TelegramError("No answer of the Bot API: updates are a list")
        return [update for update in found if isinstance(update, dict)]

    @property
    def patience(self) -> float:
        """How many seconds a call may take at most."""
        return self._request[0].read_timeout or QUICK

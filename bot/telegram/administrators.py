"""Who administers which group, asked of Telegram and remembered for a short while."""

from __future__ import annotations

import logging
from collections.abc import Callable

from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.words import words

KEPT = 60.0
"""How many seconds an answer counts."""

MOST = 1000
_HIGH = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)

log = logging.getLogger(__name__)


class Administrators:
    """Finds out whether a person administers a group; `clock` counts seconds."""

    def __init__(self, bot: ExtBot[int], clock: Callable[[], float]) -> None:
        self._bot, self._clock = bot, clock
        self._known: dict[tuple[int, int], tuple[bool, float]] = {}

    async def includes(self, chat: int, person: int) -> bool | None:
        """Whether a person administers a chat, or None where Telegram does not tell."""
        known = self._known.get((chat, person))
        if known and known[1] > self._clock():
            return known[0]
        try:
            member = await self._bot.get_chat_member(chat, person)
        except TelegramError as error:
            log.warning("member not known: %s", words(error))
            return None
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[chat, person] = (member.status in _HIGH, self._clock() + KEPT)
        return member.status in _HIGH

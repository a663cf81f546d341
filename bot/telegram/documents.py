"""Documents that people hand in: fetched, read apart from the thread that answers, with a word while that lasts."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from telegram import Message, ReplyParameters
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.files import fetched
from bot.telegram.reading_apart import Reads
from handlers.message import Attachment, Incoming
from handlers.render import Renderer
from knowledge.readings import Reading

QUICK = 1.5
"""Seconds after which a person is told that the document is being read."""

log = logging.getLogger(__name__)


class Documents:
    """Takes in the files of a bot's people."""

    def __init__(self, bot: ExtBot[int], renderer: Renderer, reads: Reads) -> None:
        self._bot, self._renderer, self._reads = bot, renderer, reads

    async def taken(self, incoming: Incoming, wanted: Attachment) -> Incoming:
        """Give the event with what was read of a file of it; without that where the file cannot be had."""
        incoming = await fetched(incoming, wanted, self._bot)
        file = incoming.attachment or incoming.quoted_file
        if file is None or file.content is None:
            return incoming
        known = replace(file, content=None, reading=await self._read(incoming, file.content, file.name))
        if incoming.attachment:
            return replace(incoming, attachment=known)
        return replace(incoming, quoted_file=known)

    async def _read(self, incoming: Incoming, content: bytes, name: str) -> Reading:
        reading = asyncio.ensure_future(self._reads(content, name))
        try:
            done, _ = await asyncio.wait({reading}, timeout=QUICK)
            word = None if done else await self._tell(incoming, name)
            outcome = await reading
        finally:
            reading.cancel()
        if word is not None:
            await self._take_back(word)
        return outcome

    async def _tell(self, incoming: Incoming, name: str) -> Message | None:
        """Say that a document is being read."""
        text = self._renderer.render("reviews/reading.html.j2", name=name)
        answers = ReplyParameters(incoming.message, allow_sending_without_reply=True) if incoming.message else None
        try:
            return await self._bot.send_message(incoming.chat.id, text, parse_mode="HTML", reply_parameters=answers)
        except TelegramError as error:
            log.warning("nobody was told of a document being read: %s", type(error).__name__)
            return None

    async def _take_back(self, word: Message) -> None:
        try:
            await self._bot.delete_message(word.chat_id, word.message_id)
        except TelegramError as error:
            log.info("a word could not be taken back: %s", type(error).__name__)

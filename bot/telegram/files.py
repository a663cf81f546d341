"""Fetch the files that people hand in, where Telegram lets bots have them."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.transport import unclear
from handlers.message import Attachment, Incoming
from knowledge.documents.reading import MOST_BYTES

PAUSES = (0.5, 2.0)
"""Seconds before a file is asked for again."""

log = logging.getLogger(__name__)


async def fetched(incoming: Incoming, wanted: Attachment, bot: ExtBot[int]) -> Incoming:
    """Give the event with the content of a file of it; as it was where the file cannot be had."""
    if wanted.size is not None and wanted.size > MOST_BYTES:
        return incoming
    content = await _content(wanted.id, bot)
    if content is None:
        return incoming
    whole = replace(wanted, content=content)
    if incoming.attachment is wanted:
        return replace(incoming, attachment=whole)
    return replace(incoming, quoted_file=whole)


async def _content(id: str, bot: ExtBot[int]) -> bytes | None:
    """Fetch a file, again where the connection breaks; None where it cannot be had."""
    for pause in (*PAUSES, None):
        try:
            file = await bot.get_file(id)
            return bytes(await file.download_as_bytearray())
        except TelegramError as error:
            log.warning("a file cannot be fetched: %s", type(error).__name__)
            if pause is None or not unclear(error):
                break
            await asyncio.sleep(pause)
    return None

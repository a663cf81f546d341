"""Fetch the files that people hand in, where Telegram lets bots have them."""

from __future__ import annotations

import logging
from dataclasses import replace

from telegram.error import TelegramError
from telegram.ext import ExtBot

from handlers.message import Attachment, Incoming
from knowledge.documents.reading import MOST_BYTES

log = logging.getLogger(__name__)


async def fetched(incoming: Incoming, wanted: Attachment, bot: ExtBot[int]) -> Incoming:
    """Give the event with the content of a file of it; as it was where the file cannot be had."""
    if wanted.size is not None and wanted.size > MOST_BYTES:
        return incoming
    try:
        file = await bot.get_file(wanted.id)
        content = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        log.warning("a file cannot be fetched: %s", type(error).__name__)
        return incoming
    whole = replace(wanted, content=content)
    if incoming.attachment is wanted:
        return replace(incoming, attachment=whole)
    return replace(incoming, quoted_file=whole)

"""What the host does with one update: read it, have it answered, send the answer."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram import inline
from bot.telegram.administrators import Administrators
from bot.telegram.answered import Answered
from bot.telegram.events import Event, Migration, Reader
from bot.telegram.files import fetched
from bot.telegram.office import Office
from bot.telegram.presses import Presses
from bot.telegram.sending import Sender
from bot.telegram.together import Together
from bot.telegram.worker import Worker
from handlers.dispatch import file_wanted, needs_admin
from handlers.message import Incoming, Reply

log = logging.getLogger(__name__)


class Answering:
    """Answers updates, each to its end; no failure of one reaches another."""

    def __init__(
        self, bot: ExtBot[int], id: int, name: str, office: Office, worker: Worker, clock: Callable[[], float]
    ) -> None:
        """Answer for the bot of an id and user name; `clock` counts seconds."""
        self._bot, self._office, self._worker = bot, office, worker
        self._reader = Reader(id, name)
        self._administrators = Administrators(bot, clock)
        self._presses = Presses(clock)
        self._together = Together(office, worker, name)
        self._answered = Answered(worker, office.answers)
        self._sender = Sender(bot, self._answered, self._moved)

    async def update(self, update: Update) -> None:
        """Answer one update; what goes wrong is logged, without what people wrote."""
        event: Event | Migration | None = None
        try:
            event = self._reader.read(update)
            if isinstance(event, Migration):
                await self._moved(event.old, event.new)
            elif event is not None:
                await self._event(event)
            elif update.callback_query is not None:
                await self._bot.answer_callback_query(update.callback_query.id)
        except Exception as error:
            log.error("update %s: %s", update.update_id, described(error))

    async def close(self) -> None:
        """Write down what is only remembered."""
        await self._answered.close()

    async def _event(self, event: Event) -> None:
        if event.callback and self._presses.repeated(event):
            await self._sender.notice(event)
            return
        replies = await self._replies(event)
        if event.inline:
            await inline.answer(self._bot, event.inline, replies)
            return
        if not event.callback:
            await self._sender.post(event, replies)
            return
        await asyncio.gather(self._sender.notice(event, replies), self._sender.post(event, replies))
        self._presses.answered(event)

    async def _replies(self, event: Event) -> list[Reply]:
        """Have an event answered in the worker thread; a failure there is told to the person in a sentence."""
        try:
            incoming = await self._informed(event.incoming)
            return await self._together.answer(incoming)
        except Exception as error:
            log.error("%s: %s", event.incoming.key, described(error))
        if event.inline or not event.incoming.addressed:
            return []
        if event.callback:
            return [Reply(notice=self._office.renderer.plain("refusals.html.j2", reason="failed"))]
        return [Reply(html=self._office.renderer.render("refusals.html.j2", reason="failed"))]

    async def _informed(self, incoming: Incoming) -> Incoming:
        """Fetch a file that is wanted, and find out whether the person administers the chat, where it matters."""
        wanted = file_wanted(incoming, self._office.routes)
        if wanted is not None and await self._worker.run(partial(self._office.takes_files, incoming.person)):
            incoming = await fetched(incoming, wanted, self._bot)
        if incoming.admin is not None or not needs_admin(incoming, self._office.routes):
            return incoming
        return replace(incoming, admin=await self._administrators.includes(incoming.chat.id, incoming.person.id))

    async def _moved(self, old: int, new: int) -> None:
        await self._answered.flush()
        await self._worker.run(partial(self._office.answers.move_chat, old, new))


def described(error: BaseException) -> str:
    """Describe an error by its type and place: its text may quote a message or hold the token.

    Telegram's own words on a refused call are safe, and are given.
    """
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    words = f" ({error.message})" if isinstance(error, TelegramError) and error.__cause__ is None else ""
    return f"{type(error).__name__}{words} at {where}"

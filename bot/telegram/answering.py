"""What the host does with one update: have it answered, send the answer."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from telegram.error import TelegramError

from bot.telegram import inline
from bot.telegram.administrators import Administrators
from bot.telegram.answered import Answered
from bot.telegram.documents import Documents
from bot.telegram.entry import Entry
from bot.telegram.events import Event, Migration, Stray
from bot.telegram.office import Office
from bot.telegram.presses import Presses
from bot.telegram.raw_bot import RawBot
from bot.telegram.safekeeping import MOST_TRIES, Safekeeping
from bot.telegram.sending import Sender
from bot.telegram.track import Track
from bot.telegram.words import words
from handlers.dispatch import file_wanted, needs_admin
from handlers.message import Incoming, Reply
from knowledge.errors import StorageError

log = logging.getLogger(__name__)

KILLED = "killed"
"""Why an update is given up over which processes died."""

SUSPECTED = 1.0
"""For how many seconds others are answered before an update is begun over which two processes died."""


class Answering:
    """Answers updates, each to its end; no failure of one reaches another."""

    def __init__(
        self, bot: RawBot, office: Office, safe: Safekeeping, answered: Answered, clock: Callable[[], float]
    ) -> None:
        """Answer by a bot; `clock` counts seconds."""
        self._bot, self._office, self._safe, self._answered = bot, office, safe, answered
        self._administrators = Administrators(bot, clock)
        self._presses = Presses(clock)
        self._documents = Documents(bot, office.renderer, office.reads)
        self._sender = Sender(bot, answered, self._moved)

    async def take(self, entry: Entry) -> None:
        """Answer one update; what goes wrong is logged, without what people wrote."""
        try:
            if isinstance(entry.event, Migration):
                await self._moved(entry.event.old, entry.event.new)
            elif isinstance(entry.event, Stray):
                await self._sender.answer_press(entry.event.callback)
            else:
                await self._event(entry, entry.event)
        except Exception as error:
            log.error("%s: %s", _named(entry), described(error))
        if entry.id:
            self._answered.finish(entry.id)

    def leave(self, id: int) -> None:
        """Be done with a row of the inbox that says nothing."""
        self._answered.finish(id)

    async def _event(self, entry: Entry, event: Event) -> None:
        resumed = entry.replies is not None
        if event.callback and not resumed and self._presses.repeated(event):
            await self._sender.notice(event)
            return
        replies = entry.replies if entry.replies is not None else await self._replies(entry, event)
        if event.inline:
            await inline.answer(self._bot, event.inline, replies)
            return
        receipt = any(reply.receipt for reply in replies)
        track = Track(self._office.marks, entry.id, entry.way, receipt=receipt)
        if not event.callback:
            await self._sender.post(event, replies, track)
            return
        await asyncio.gather(self._sender.notice(event, replies), self._sender.post(event, replies, track))
        if not resumed:
            self._presses.answered(event)

    async def _replies(self, entry: Entry, event: Event) -> Sequence[Reply]:
        """Have an event answered; a failure there is told to the person in a sentence, and to the owners."""
        if entry.tries >= MOST_TRIES:
            return await self._given_up(entry, event, KILLED)
        if entry.tries > 1:
            await asyncio.sleep(SUSPECTED)
        try:
            return await self._safe.answer(entry.id, replace(event, incoming=await self._informed(event.incoming)))
        except StorageError as error:
            return self._refused(event, "unsaved", error.kind)
        except Exception as error:
            log.error("%s: %s", event.incoming.key, described(error))
            return await self._given_up(entry, event, described(error))

    async def _given_up(self, entry: Entry, event: Event, why: str) -> Sequence[Reply]:
        """Give up an event, and give what is said to the person."""
        replies = self._refused(event, "failed")
        try:
            await self._safe.give_up(entry.id, event, replies, why)
        except Exception as error:
            log.error("%s: %s", event.incoming.key, described(error))
        return replies

    def _refused(self, event: Event, reason: str, kind: str = "") -> list[Reply]:
        """Say that nothing came of an event, and why."""
        if event.inline or not event.incoming.addressed:
            return []
        if event.callback:
            return [Reply(notice=self._office.renderer.plain("refusals.html.j2", reason=reason, kind=kind))]
        return [Reply(html=self._office.renderer.render("refusals.html.j2", reason=reason, kind=kind))]

    async def _informed(self, incoming: Incoming) -> Incoming:
        """Fetch a file that is wanted, and find out whether the person administers the chat, where it matters."""
        wanted = file_wanted(incoming, self._office.routes)
        if wanted is not None and await self._safe.takes_files(incoming.person):
            incoming = await self._documents.taken(incoming, wanted)
        if incoming.admin is not None or not needs_admin(incoming, self._office.routes):
            return incoming
        return replace(incoming, admin=await self._administrators.includes(incoming.chat.id, incoming.person.id))

    async def _moved(self, old: int, new: int) -> None:
        await self._answered.flush()
        await self._safe.move(old, new)


def _named(entry: Entry) -> str:
    """Name an update for the log."""
    return entry.event.incoming.key if isinstance(entry.event, Event) else type(entry.event).__name__.lower()


def described(error: BaseException) -> str:
    """Describe an error by its type and place: its text may quote a message or hold the token.

    Telegram's own words on a refused call are safe, and are given.
    """
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    said = f" ({words(error)})" if isinstance(error, TelegramError) and error.__cause__ is None else ""
    return f"{type(error).__name__}{said} at {where}"

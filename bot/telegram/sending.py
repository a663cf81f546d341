"""Send what the handlers reply: new messages, changed ones, files, and answers to presses."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram.error import ChatMigrated, TelegramError

from bot.telegram.answered import Answered
from bot.telegram.drafts import Draft, drafts, keyboard, mended, unchanged
from bot.telegram.events import Event, Place
from bot.telegram.raw_bot import RawBot
from bot.telegram.track import Track
from bot.telegram.transport import watched
from bot.telegram.words import words
from handlers.message import Reply

NOTICE_CHARACTERS = 200

ATTEMPTS = 5
"""How often one message is mended and tried again."""

Moved = Callable[[int, int], Awaitable[None]]
"""Told that a chat has a new id: the old one and the new one."""

log = logging.getLogger(__name__)


class Sender:
    """Sends replies, and has it remembered which messages answered which question."""

    def __init__(self, bot: RawBot, answered: Answered, moved: Moved) -> None:
        """Send by a bot; `moved` is told the old and the new id when a chat turns out to have moved."""
        self._bot, self._answered, self._moved = bot, answered, moved

    async def notice(self, event: Event, replies: Sequence[Reply] = ()) -> None:
        """Answer a button press, with the first notice among the replies."""
        await self.answer_press(event.callback, next((reply.notice for reply in replies if reply.notice), ""))

    async def answer_press(self, callback: str, text: str = "") -> None:
        """Answer the press of an id, with a text or none; that this fails hinders nothing else."""
        try:
            await self._bot.answer_callback_query(callback, text=text[:NOTICE_CHARACTERS] or None)
        except TelegramError as error:
            if "query is too old" not in error.message.lower():
                log.warning("press not answered: %s", type(error).__name__)

    async def post(self, event: Event, replies: Sequence[Reply], track: Track) -> None:
        """Send all replies to an event, in order, but for what was sent before."""
        earlier = await self._earlier(event)
        sent: list[int] = []
        for reply in replies:
            if reply.leaves is not None:
                await self._leave(reply.leaves)
            place = event.place
            if reply.chat is not None and reply.chat != place.chat:
                place = Place(chat=reply.chat)
            sent += await self._reply(reply, place, self._targets(reply, event, earlier[len(sent) :]), track)
        await self._remove(event.place, earlier[len(sent) :] if sent else [])
        if sent and event.question is not None:
            self._answered.note(event.place.chat, event.question, sent)

    def _targets(self, reply: Reply, event: Event, earlier: list[int]) -> list[int]:
        """Give the messages that a reply is to change."""
        if reply.chat not in (None, event.place.chat):
            return []
        if event.callback and event.incoming.message is not None:
            return [event.incoming.message] if reply.edits else []
        return earlier

    async def _reply(self, reply: Reply, place: Place, edits: list[int], track: Track) -> list[int]:
        if not reply.html and reply.edits and edits:
            await self._rebutton(place, edits[0], reply)
        sent: list[int] = []
        for draft in drafts(reply, place, edits):
            if track.again():
                continue
            token = watched.set(track.watch)
            try:
                number = await self._send(draft)
            finally:
                watched.reset(token)
            track.arrived()
            sent += [] if number is None else [number]
        return sent

    async def _send(self, draft: Draft) -> int | None:
        """Send one message, mended where Telegram wants it otherwise; None where it cannot be sent."""
        for _ in range(ATTEMPTS):
            try:
                return await draft.send(self._bot)
            except TelegramError as error:
                if unchanged(error):
                    return draft.edits
                if isinstance(error, ChatMigrated):
                    await self._moved(draft.place.chat, error.new_chat_id)
                other = mended(draft, error)
                log.warning("%s on sending: %s", type(error).__name__, words(error))
                if other is None:
                    return None
                draft = other
        return None

    async def _leave(self, chat: int) -> None:
        """Leave a group; where that cannot be, the bot stays and is silent."""
        try:
            await self._bot.leave_chat(chat)
        except TelegramError as error:
            log.warning("group not left: %s", words(error))

    async def _rebutton(self, place: Place, message: int, reply: Reply) -> None:
        try:
            await self._bot.edit_message_reply_markup(place.chat, message, reply_markup=keyboard(reply.buttons))
        except TelegramError as error:
            if not unchanged(error):
                log.warning("buttons not changed: %s", words(error))

    async def _remove(self, place: Place, messages: Sequence[int]) -> None:
        """Delete the messages by which an answer was longer before its question was edited."""
        for number in messages:
            try:
                await self._bot.delete_message(place.chat, number)
            except TelegramError as error:
                log.warning("message not deleted: %s", words(error))

    async def _earlier(self, event: Event) -> list[int]:
        """Give the messages that answered a question before it was edited."""
        if not event.incoming.edited or event.question is None:
            return []
        return await self._answered.find(event.place.chat, event.question)

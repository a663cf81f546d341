"""Telegram for the post: what it posts, changes and pins, and Telegram's refusals by their causes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

import httpx
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.posting.pace import Pace
from bot.posting.postman import Postman
from bot.posting.sender import Cause, Parcel, Trouble
from bot.settings import Telegram
from bot.telegram.drafts import NO_PREVIEW, keyboard
from bot.telegram.limits import seconds
from bot.telegram.office import PostOffice
from bot.telegram.track import Watch
from bot.telegram.transport import BoundedRequest, unsent, watched
from bot.telegram.worker import Worker
from handlers.render import plain

T = TypeVar("T")

GRACE = 2.5
"""How many seconds the post may take to end."""

REASONS: tuple[tuple[str, Cause], ...] = (
    ("message is not modified", "unchanged"),
    ("can't parse entities", "markup"),
    ("message to edit not found", "message_gone"),
    ("message can't be edited", "message_gone"),
    ("message_id_invalid", "message_gone"),
    ("thread not found", "topic_gone"),
    ("topic_deleted", "topic_gone"),
    ("topic_closed", "topic_closed"),
    ("not enough rights to send", "muted"),
    ("no rights to send", "muted"),
    ("chat_write_forbidden", "muted"),
    ("chat_restricted", "muted"),
    ("chat not found", "no_chat"),
    ("peer_id_invalid", "no_chat"),
    ("group chat was deactivated", "no_chat"),
)
"""What Telegram's refusal of a message says, in lower case, and the cause that it tells of."""


def trouble(error: TelegramError) -> Trouble:
    """Tell the cause of an error; where no clear answer came back, the message may stand."""
    if isinstance(error, RetryAfter):
        return Trouble("flood", seconds=seconds(error))
    if isinstance(error, ChatMigrated):
        return Trouble("moved", chat=error.new_chat_id)
    if isinstance(error, Forbidden):
        return Trouble("removed")
    if isinstance(error, BadRequest):
        said = error.message.lower()
        return Trouble(next((cause for words, cause in REASONS if words in said), "refused"))
    never_sent = unsent(error) or isinstance(error, InvalidToken) or isinstance(error.__cause__, httpx.PoolTimeout)
    return Trouble("unreachable" if never_sent else "lost")


class Post:
    """Posts by a bot of its own, which has no limiter: the post keeps the pace itself."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def post(self, parcel: Parcel, leaves: Callable[[], None]) -> int:
        """Post a message and give its id; `leaves` is called when it leaves, or now where that cannot be seen."""
        letter = parcel.letter
        if isinstance(self._bot.request, BoundedRequest) and self._bot.request.sees_departures:
            watched.set(Watch(leaves, lambda: None))
        else:
            leaves()
        message = await _troubled(
            self._bot.send_message(
                letter.chat,
                _text(parcel),
                parse_mode=None if parcel.plain else ParseMode.HTML,
                reply_markup=keyboard(parcel.reply.buttons),
                message_thread_id=letter.topic,
                disable_notification=letter.silent,
                link_preview_options=NO_PREVIEW,
            )
        )
        return message.message_id

    async def edit(self, parcel: Parcel) -> None:
        """Change the message that a letter is."""
        await _troubled(
            self._bot.edit_message_text(
                _text(parcel),
                chat_id=parcel.letter.chat,
                message_id=parcel.letter.message,
                parse_mode=None if parcel.plain else ParseMode.HTML,
                reply_markup=keyboard(parcel.reply.buttons),
                link_preview_options=NO_PREVIEW,
            )
        )

    async def pin(self, chat: int, message: int, before: int | None) -> None:
        """Pin a message without noise, and unpin the one before, if any."""
        await _troubled(self._bot.pin_chat_message(chat, message, disable_notification=True))
        if before is not None:
            with suppress(Trouble):
                await _troubled(self._bot.unpin_chat_message(chat, before))


@asynccontextmanager
async def delivering(
    office: PostOffice | None,
    request: BaseRequest,
    settings: Telegram,
    pace: Pace,
    worker: Worker,
    clock: Callable[[], float],
) -> AsyncIterator[None]:
    """Deliver the post for as long as this lasts, over connections of its own; nothing where there is no post."""
    if office is None:
        yield
        return
    poster = Bot(settings.token, settings.base_url, settings.base_file_url, request, get_updates_request=request)
    postman = Postman(office.room, worker.run, Post(poster), pace, office.now, clock, office.watch)
    task = asyncio.ensure_future(postman.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task}, timeout=GRACE)
        await request.shutdown()


async def _troubled(call: Awaitable[T]) -> T:
    """Make a call; whatever goes wrong is a Trouble."""
    try:
        return await call
    except TelegramError as error:
        raise trouble(error) from error


def _text(parcel: Parcel) -> str:
    return plain(parcel.reply.html) if parcel.plain else parcel.reply.html

"""Messages about to be sent, and how one is mended that Telegram did not take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError
from telegram.ext import ExtBot

from bot.telegram.events import Place
from bot.telegram.raw_bot import RawBot
from bot.telegram.split import split
from handlers.message import Button, File, Reply
from handlers.render import plain

LABEL = 60
"""How many characters of a label a button shows at most."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One message: where it goes, its text, whether that is HTML, its keyboard or None, its file or None.

    `edits` is the id of the bot's message that it takes the place of, or None for a new one.
    """

    place: Place
    text: str
    html: bool = True
    keyboard: InlineKeyboardMarkup | None = None
    edits: int | None = None
    file: File | None = None

    async def send(self, bot: RawBot) -> int:
        """Send the message, or change the one that it takes the place of; give its id."""
        if self.file and self.edits is None:
            return (await self._send_file(bot, self.file)).message_id
        data: dict[str, object] = {
            "chat_id": self.place.chat,
            "text": self.text,
            "parse_mode": ParseMode.HTML if self.html else None,
            "reply_markup": self.keyboard,
            "link_preview_options": NO_PREVIEW,
        }
        if self.edits is not None:
            await bot.post_message("editMessageText", data | {"message_id": self.edits})
            return self.edits
        data |= {"message_thread_id": self.place.topic, "reply_parameters": reply_parameters(self.place)}
        return await bot.post_message("sendMessage", data)

    async def _send_file(self, bot: ExtBot[int], file: File) -> Message:
        content, topic, reply = InputFile(file.content, file.name), self.place.topic, reply_parameters(self.place)
        if file.picture:
            return await bot.send_photo(self.place.chat, content, message_thread_id=topic, reply_parameters=reply)
        return await bot.send_document(self.place.chat, content, message_thread_id=topic, reply_parameters=reply)


def drafts(reply: Reply, place: Place, edits: Iterable[int] = ()) -> list[Draft]:
    """Make a reply's messages: one, or several where it is long, the last with the buttons; then its files.

    `edits` are the messages to change; what is left over of either is sent anew, or stays.
    """
    pieces = split(reply.html)
    targets = [*edits, *([None] * len(pieces))]
    made = []
    for number, (piece, target) in enumerate(zip(pieces, targets, strict=False)):
        last = number == len(pieces) - 1
        where = place if number == 0 else replace(place, reply_to=None)
        made.append(Draft(place=where, text=piece, keyboard=keyboard(reply.buttons) if last else None, edits=target))
    return made + [Draft(place=replace(place, reply_to=None), text="", file=file) for file in reply.files]


def keyboard(rows: tuple[tuple[Button, ...], ...], *, links_only: bool = False) -> InlineKeyboardMarkup | None:
    """Make an inline keyboard of rows of buttons, or None of none."""
    made = [
        [
            InlineKeyboardButton(_shown(button), url=button.url)
            if button.url
            else InlineKeyboardButton(_shown(button), callback_data=button.data)
            for button in row
            if button.url or not links_only
        ]
        for row in rows
    ]
    made = [row for row in made if row]
    return InlineKeyboardMarkup(made) if made else None


def _shown(button: Button) -> str:
    """Give a button's label, cut where it is longer than a button can show."""
    return button.label if len(button.label) <= LABEL else f"{button.label[: LABEL - 1].rstrip()}…"


def reply_parameters(place: Place) -> ReplyParameters | None:
    """Tell Telegram which message is replied to; that it is gone meanwhile does not matter."""
    if place.reply_to is None:
        return None
    return ReplyParameters(place.reply_to, allow_sending_without_reply=True)


def mended(draft: Draft, error: TelegramError) -> Draft | None:
    """Change a message so that Telegram may take it after all, or None where nothing helps."""
    if isinstance(error, ChatMigrated):
        return replace(draft, place=Place(chat=error.new_chat_id), edits=None)
    if not isinstance(error, BadRequest):
        return None
    reason = error.message.lower()
    if "can't parse entities" in reason and draft.html:
        return replace(draft, text=plain(draft.text), html=False)
    if draft.edits is not None and ("to edit not found" in reason or "can't be edited" in reason):
        return replace(draft, edits=None)
    if draft.place.topic is not None and ("thread not found" in reason or "topic_" in reason):
        return replace(draft, place=replace(draft.place, topic=None))
    return None


def unchanged(error: TelegramError) -> bool:
    """Whether an edit was refused because the message reads so already."""
    return isinstance(error, BadRequest) and "message is not modified" in error.message.lower()

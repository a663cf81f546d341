"""Read Telegram's updates: who spoke where, whether the bot was meant, and what it is to answer.

Messages of channels, of other bots, sent by way of a bot, and service messages are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import CallbackQuery, InlineQuery, MaybeInaccessibleMessage, Message, Update, User

from handlers.message import Attachment, Chat, Incoming, Person

GROUPS = ("group", "supergroup")
_COMMAND = re.compile(r"/\w+(?:@(\w+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where answers go: the chat, the forum topic or None, the message to reply to or None."""

    chat: int
    topic: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An update as the handlers take it, and what Telegram needs for the answer.

    `question` is the id of the message that asked (None for presses and inline queries), `callback`
    the id of a button press and `inline` that of an inline query, each empty where it is none.
    """

    incoming: Incoming
    place: Place
    question: int | None = None
    callback: str = ""
    inline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """A group became a supergroup: its old and its new chat id."""

    old: int
    new: int


class Reader:
    """Makes events of updates for the bot of an id and a user name."""

    def __init__(self, bot_id: int, bot_name: str) -> None:
        self.bot_id = bot_id
        self.bot_name = bot_name.lower()
        self._mention = re.compile(rf"(?<![\w@/])@{re.escape(bot_name)}\b[ \t,:;]*", re.IGNORECASE)

    def read(self, update: Update) -> Event | Migration | None:
        """Read one update; None where there is nothing to answer."""
        key = f"tg:{update.update_id}"
        if update.callback_query is not None:
            return self._press(update.callback_query, key)
        if update.inline_query is not None:
            return _inline(update.inline_query, key)
        message = update.message or update.edited_message
        if message is None:
            return None
        if message.migrate_to_chat_id is not None:
            return Migration(old=message.chat.id, new=message.migrate_to_chat_id)
        if message.migrate_from_chat_id is not None:
            return Migration(old=message.migrate_from_chat_id, new=message.chat.id)
        return self._said(message, key, edited=update.message is None)

    def _said(self, message: Message, key: str, *, edited: bool) -> Event | None:
        person = _author(message)
        text = message.text or ("" if message.document else message.caption) or ""
        private = message.chat.type == "private"
        if person is None or not (text or message.document or (private and _lone(message))):
            return None
        command = _COMMAND.match(text)
        if command and command[1] and command[1].lower() != self.bot_name:
            return None
        named = self._mention.search(text or message.caption or "") is not None
        answered = _quoted(message)
        replied = answered is not None and answered.from_user is not None and answered.from_user.id == self.bot_id
        if named:
            text = self._mention.sub("", text).strip() or ("/hoi" if text else "")
        incoming = Incoming(
            key=key,
            person=person,
            chat=_chat(message),
            text=text,
            attachment=None if text else _attachment(message),
            addressed=private or command is not None or named or replied,
            edited=edited,
            message=message.message_id if edited else None,
            admin=True if person.anonymous else None,
            quoted=(answered.text or answered.caption) if answered else None,
            quoted_file=_attachment(answered) if answered else None,
        )
        place = _place(message, reply_to=None if private and not edited else message.message_id)
        return Event(incoming=incoming, place=place, question=message.message_id)

    def _press(self, query: CallbackQuery, key: str) -> Event | None:
        message = query.message
        if message is None or query.data is None:
            return None
        incoming = Incoming(
            key=key,
            person=_person(query.from_user),
            chat=_chat(message),
            button=query.data,
            message=message.message_id,
        )
        return Event(incoming=incoming, place=_place(message), callback=query.id)


def _lone(message: Message) -> bool:
    """Whether a message without words is a picture, a voice or the like, and not one of an album."""
    return message.effective_attachment is not None and message.media_group_id is None


def _inline(query: InlineQuery, key: str) -> Event:
    chat = Chat(id=query.from_user.id, kind="inline")
    incoming = Incoming(key=key, person=_person(query.from_user), chat=chat, text=query.query)
    return Event(incoming=incoming, place=Place(chat=query.from_user.id), inline=query.id)


def _author(message: Message) -> Person | None:
    """Tell who wrote a message; None for channels, bots and messages sent by way of a bot."""
    user, behalf = message.from_user, message.sender_chat
    if message.chat.type not in ("private", *GROUPS) or message.via_bot or message.is_automatic_forward or user is None:
        return None
    if behalf is not None:
        anonymous = behalf.id == message.chat.id
        return Person(id=user.id, name=behalf.title or "", anonymous=True) if anonymous else None
    return None if user.is_bot else _person(user)


def _person(user: User) -> Person:
    return Person(id=user.id, name=user.full_name)


def _chat(message: MaybeInaccessibleMessage) -> Chat:
    chat = message.chat
    kind = "private" if chat.type == "private" else "group"
    title = chat.title or chat.full_name or ""
    return Chat(id=chat.id, kind="private" if kind == "private" else "group", title=title, topic=_topic(message))


def _place(message: MaybeInaccessibleMessage, reply_to: int | None = None) -> Place:
    return Place(chat=message.chat.id, topic=_topic(message), reply_to=reply_to)


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    """Give the forum topic; the thread id of other messages only tells of a chain of replies."""
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def _quoted(message: Message) -> Message | None:
    """Give the message replied to; in a topic each message replies to the one that opened it."""
    answered = message.reply_to_message
    return None if answered is None or answered.forum_topic_created else answered


def _attachment(message: Message) -> Attachment | None:
    file = message.document
    return None if file is None else Attachment(id=file.file_id, name=file.file_name or "", size=file.file_size)

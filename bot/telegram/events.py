"""Read Telegram's updates: who spoke where, whether the bot was meant, and what it is to answer.

Messages of channels, of other bots, sent by way of a bot, and service messages are not read; where
they hold a command, it is only told that it was barred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import (
    CallbackQuery,
    ChatMember,
    ChatMemberUpdated,
    InlineQuery,
    MaybeInaccessibleMessage,
    Message,
    MessageOriginUser,
    Update,
    User,
)
from telegram import Chat as TelegramChat

from bot.telegram.sound import sound
from handlers.message import Attachment, Chat, Incoming, Person

GROUPS = ("group", "supergroup")
NOBODY = {1087968824: "anonymous", 136817688: "channel", 777000: "channel"}
"""Ids that are no person's: anonymous administrators, messages in a channel's name, Telegram itself."""

_OUT = (ChatMember.LEFT, ChatMember.BANNED)
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
    the id of a button press and `inline` that of an inline query, each empty where it is none; `sent` is
    when a message was written or edited, in seconds since 1970, None where Telegram does not tell.
    """

    incoming: Incoming
    place: Place
    question: int | None = None
    callback: str = ""
    inline: str = ""
    sent: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """A group became a supergroup: its old and its new chat id."""

    old: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A button press that tells of no message or holds no data: its id, so that it is answered."""

    callback: str


Read = Event | Migration | Stray
"""What an update may be read as."""


class Reader:
    """Makes events of updates for the bot of an id and a user name."""

    def __init__(self, bot_id: int, bot_name: str) -> None:
        self.bot_id = bot_id
        self.bot_name = bot_name.lower()
        self._mention = re.compile(rf"(?<![\w@/])@{re.escape(bot_name)}\b[ \t,:;]*", re.IGNORECASE)

    def read(self, update: Update) -> Read | None:
        """Read one update; None where there is nothing to answer, MalformedError where it makes no sense."""
        event = self._read(update)
        return None if event is None else sound(event)

    def _read(self, update: Update) -> Read | None:
        key = f"tg:{update.update_id}"
        if update.callback_query is not None:
            return self._press(update.callback_query, key)
        if update.inline_query is not None:
            return _inline(update.inline_query, key)
        if update.my_chat_member is not None:
            return _joined(update.my_chat_member, key)
        message = update.message or update.edited_message or update.channel_post or update.edited_channel_post
        if message is None:
            return None
        if message.migrate_to_chat_id is not None:
            return Migration(old=message.chat.id, new=message.migrate_to_chat_id)
        if message.migrate_from_chat_id is not None:
            return Migration(old=message.migrate_from_chat_id, new=message.chat.id)
        return self._said(message, key, edited=update.message is None)

    def _said(self, message: Message, key: str, *, edited: bool) -> Event | None:
        person, barred = _author(message)
        text = message.text or ("" if message.document else message.caption) or ""
        private = message.chat.type == "private"
        if not (text or message.document or (private and _lone(message))):
            return None
        command = _COMMAND.match(text)
        if person is None or (barred and command is None):
            return None
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
            quoted_person=_quoted_person(answered) if answered else None,
            forwarded=message.forward_origin is not None,
            barred=barred,
        )
        place = _place(message, reply_to=None if private and not edited else message.message_id)
        sent = (message.edit_date or message.date).timestamp()
        return Event(incoming=incoming, place=place, question=message.message_id, sent=sent)

    def _press(self, query: CallbackQuery, key: str) -> Event | Stray:
        message = query.message
        if message is None or query.data is None:
            return Stray(callback=query.id)
        incoming = Incoming(
            key=key,
            person=_presser(query.from_user, message.chat),
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


def _author(message: Message) -> tuple[Person | None, str]:
    """Tell who wrote a message, and why nothing is done of it: for channels, bots, and by way of a bot."""
    user, behalf = message.from_user, message.sender_chat
    if message.chat.type not in ("private", *GROUPS) or message.is_automatic_forward:
        return Person(id=message.chat.id, anonymous=True), "channel"
    if behalf is not None and behalf.id == message.chat.id:
        return Person(id=behalf.id, name=behalf.title or "", anonymous=True), ""
    if behalf is not None or user is None or user.id in NOBODY or user.id <= 0:
        return Person(id=behalf.id if behalf else message.chat.id, anonymous=True), "channel"
    if message.via_bot:
        return _person(user), "via_bot"
    return _person(user), "bot" if user.is_bot else ""


def _presser(user: User, chat: TelegramChat) -> Person:
    """Tell who pressed; an administrator who is anonymous here too is the group."""
    return Person(id=chat.id, name=chat.title or "", anonymous=True) if user.id in NOBODY else _person(user)


def _person(user: User) -> Person:
    return Person(id=user.id, name=user.full_name)


def _quoted_person(message: Message) -> Person | None:
    """Tell whose message is replied to; of a forwarded one, whose it was where that person lets it be known."""
    origin = message.forward_origin
    if origin is not None:
        known = isinstance(origin, MessageOriginUser) and not origin.sender_user.is_bot
        return _person(origin.sender_user) if isinstance(origin, MessageOriginUser) and known else None
    person, barred = _author(message)
    return person if person and not person.anonymous and not barred else None


def _joined(change: ChatMemberUpdated, key: str) -> Event | None:
    """Tell that somebody just put the bot into a group; other changes of its membership matter to nobody here."""
    came = change.old_chat_member.status in _OUT and change.new_chat_member.status not in _OUT
    if change.chat.type not in GROUPS or not came:
        return None
    user, chat = change.from_user, change.chat
    anonymous = user.is_bot or user.id in NOBODY
    person = Person(id=chat.id, name=chat.title or "", anonymous=True) if anonymous else _person(user)
    incoming = Incoming(
        key=key, person=person, chat=Chat(id=chat.id, kind="group", title=chat.title or ""), joined=True
    )
    return Event(incoming=incoming, place=Place(chat=chat.id))


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

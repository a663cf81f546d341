"""Faults that outlast a call: what they change in chats and in the queue of updates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from telegram_api.chats import ChatState
from telegram_api.values import Params

if TYPE_CHECKING:
    from telegram_api.server import TelegramApi

SENDS = ("sendMessage", "sendDocument", "sendPhoto")
FLOODED = (*SENDS, "editMessageText")

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
ENTITIES = 'can\'t parse entities: Unsupported start tag "o" at byte offset 0'
HOURS = 3600


@dataclass(frozen=True, slots=True)
class Change:
    """A change that makes calls fail: what it does, and when it is possible.

    `make` takes the Telegram, the call's parameters and a number of seconds. Where `victims`, only
    chats suffer it that are meant to.
    """

    make: Callable[[TelegramApi, Params, int], None]
    possible: Callable[[TelegramApi, Params], bool]
    victims: bool = False


def chat_of(api: TelegramApi, params: Params) -> ChatState | None:
    """Give the chat that a call is for, None where there is none in use."""
    chat = api.chats.get(params.number("chat_id") or 0)
    return None if chat is None or chat.refusal or chat.moved_to is not None else chat


def move(api: TelegramApi, chat: ChatState) -> ChatState:
    """Turn a group into a supergroup with the same people, and give that; the old id is refused from now on."""
    number = -(1002000000000 + len(api.chats))
    new = ChatState(id=number, kind="supergroup", title=chat.title, members=dict(chat.members))
    api.chats[number] = new
    chat.moved_to = number
    return new


def _in_use(api: TelegramApi, params: Params) -> bool:
    return chat_of(api, params) is not None


def _movable(api: TelegramApi, params: Params) -> bool:
    chat = chat_of(api, params)
    return chat is not None and chat.kind == "group"


def _in_topic(api: TelegramApi, params: Params) -> bool:
    chat = chat_of(api, params)
    return chat is not None and chat.topics.get(params.number("message_thread_id") or 0, False)


def _flood(api: TelegramApi, params: Params, seconds: int) -> None:
    api.flood.penalise(params.number("chat_id") or 0, seconds)


def _remove(api: TelegramApi, params: Params, _: int) -> None:
    if chat := chat_of(api, params):
        private = chat.kind == "private"
        chat.refusal = "bot was blocked by the user" if private else f"bot was kicked from the {chat.kind} chat"


def _move(api: TelegramApi, params: Params, _: int) -> None:
    if chat := chat_of(api, params):
        move(api, chat)


def _delete_topic(api: TelegramApi, params: Params, _: int) -> None:
    if chat := chat_of(api, params):
        del chat.topics[params.number("message_thread_id") or 0]


def _close_topic(api: TelegramApi, params: Params, _: int) -> None:
    if chat := chat_of(api, params):
        chat.topics[params.number("message_thread_id") or 0] = False


CHANGES: Mapping[str, Change] = {
    "flood": Change(_flood, _in_use),
    "flood for hours": Change(lambda api, params, seconds: _flood(api, params, seconds * HOURS), _in_use, victims=True),
    "removed": Change(_remove, _in_use, victims=True),
    "moved": Change(_move, _movable, victims=True),
    "topic gone": Change(_delete_topic, _in_topic, victims=True),
    "topic closed": Change(_close_topic, _in_topic, victims=True),
    "twice": Change(lambda api, params, n: api.updates.repeat(), lambda api, params: api.updates.repeatable),
    "out of order": Change(
        lambda api, params, n: api.updates.shuffle(Random(n)), lambda api, params: api.updates.shufflable
    ),
    "held back": Change(lambda api, params, n: api.updates.hold_back(), lambda api, params: api.updates.shufflable),
}
"""What is changed by kinds of fault, by their names."""

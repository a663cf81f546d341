"""The methods of the Bot API that post and change messages, each with its checks."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from telegram_api import content
from telegram_api.chats import ChatState
from telegram_api.lasting import NOT_MODIFIED
from telegram_api.values import Json, Message, Params, bad_request

if TYPE_CHECKING:
    from telegram_api.server import TelegramApi


def write_message(api: TelegramApi, message: Message) -> Json:
    """Write a message of the bot as the Bot API does."""
    chat = api.chats[message.chat]
    written: Json = {
        "message_id": message.id,
        "date": int(time.time()),
        "chat": chat.json(),
        "from": api.bot.json(),
    }
    if message.file:
        written["document"] = {"file_id": f"file-{chat.id}-{message.id}", "file_unique_id": f"u{message.id}"}
        written["caption"] = message.text
    else:
        written |= {"text": message.text, "entities": [entity.json() for entity in message.entities]}
    if message.thread is not None:
        written |= {"message_thread_id": message.thread, "is_topic_message": True}
    if message.keyboard:
        written["reply_markup"] = {"inline_keyboard": [[key.json() for key in row] for row in message.keyboard]}
    return written


def _post(api: TelegramApi, chat: ChatState, params: Params, message: Message) -> Json:
    """Put a message of the bot into a chat, if the chat takes it."""
    chat.check_writable()
    message.thread, message.reply_to = chat.thread(params), chat.replied(params)
    message.keyboard = content.keyboard(params.record("reply_markup"))
    api.flood.check(chat.id)
    message.id = chat.next_id()
    chat.messages[message.id] = message
    message.json = write_message(api, message)
    return message.json


def send_message(api: TelegramApi, params: Params) -> Json:
    """Send a text."""
    chat = api.chat(params)
    text, entities = content.message_text(params)
    message = Message(chat=chat.id, id=0, text=text, html=params.text("text"), entities=entities)
    return _post(api, chat, params, message)


def _send_file(api: TelegramApi, params: Params, field: str) -> Json:
    chat = api.chat(params)
    text, entities = content.caption_text(params)
    named = params.text(field).removeprefix("attach://")
    file = params.files.get(named) or params.files.get(field)
    if file is None:
        raise bad_request("there is no document in the request")
    message = Message(
        chat=chat.id,
        id=0,
        text=text,
        html=params.text("caption"),
        entities=entities,
        file=file,
        picture=field == "photo",
    )
    return _post(api, chat, params, message)


def send_document(api: TelegramApi, params: Params) -> Json:
    """Send a file."""
    return _send_file(api, params, "document")


def send_photo(api: TelegramApi, params: Params) -> Json:
    """Send a picture."""
    return _send_file(api, params, "photo")


def edit_text(api: TelegramApi, params: Params) -> Json:
    """Change the text and the keyboard of a message."""
    chat = api.chat(params)
    chat.check_writable()
    message = chat.own_message(params)
    text, entities = content.message_text(params)
    keys = content.keyboard(params.record("reply_markup"))
    if (text, entities, keys) == (message.text, message.entities, message.keyboard):
        raise bad_request(NOT_MODIFIED)
    api.flood.check(chat.id)
    message.text, message.entities, message.keyboard = text, entities, keys
    message.html, message.edits = params.text("text"), message.edits + 1
    message.json = write_message(api, message)
    return message.json


def edit_markup(api: TelegramApi, params: Params) -> Json:
    """Change the keyboard of a message alone."""
    chat = api.chat(params)
    chat.check_writable()
    message = chat.own_message(params)
    keys = content.keyboard(params.record("reply_markup"))
    if keys == message.keyboard:
        raise bad_request(NOT_MODIFIED)
    message.keyboard, message.edits = keys, message.edits + 1
    message.json = write_message(api, message)
    return message.json


def delete_message(api: TelegramApi, params: Params) -> bool:
    """Delete a message."""
    chat = api.chat(params)
    chat.check_writable()
    if chat.messages.pop(params.number("message_id") or 0, None) is None:
        raise bad_request("message to delete not found")
    return True


def pin(api: TelegramApi, params: Params) -> bool:
    """Pin a message, where the bot may."""
    chat = api.chat(params)
    chat.check_writable()
    if chat.kind != "private" and chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    chat.own_message(params).pinned = True
    return True

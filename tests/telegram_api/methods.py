"""The methods of the Bot API that a bot like this calls, each with its checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from telegram_api import content, sending
from telegram_api.chats import member_json
from telegram_api.lasting import OLD_QUERY
from telegram_api.values import Json, Params, RefusedError, bad_request

if TYPE_CHECKING:
    from telegram_api.server import TelegramApi

MOST_FILE_BYTES = 20_000_000


def get_me(api: TelegramApi, params: Params) -> Json:
    """Tell about the bot."""
    able = {"can_join_groups": True, "can_read_all_group_messages": not api.privacy, "supports_inline_queries": True}
    return api.bot.json() | able


def answer_callback(api: TelegramApi, params: Params) -> bool:
    """Answer a button press, once and in time."""
    press = api.presses.get(params.text("callback_query_id"))
    if press is None or press.late:
        raise bad_request(OLD_QUERY)
    if len(params.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.notices.append(params.text("text"))
    return True


def answer_inline(api: TelegramApi, params: Params) -> bool:
    """Answer an inline query."""
    name = params.text("inline_query_id")
    if name not in api.inline or name in api.late_inline:
        raise bad_request(OLD_QUERY)
    api.inline[name] = content.inline_results(params)
    api.inline_options[name] = params
    return True


def get_member(api: TelegramApi, params: Params) -> Json:
    """Tell what a person is in a chat."""
    chat = api.chat(params)
    chat.check_writable()
    user = params.number("user_id") or 0
    if user == api.bot.id:
        return member_json(api.bot, chat.bot_status)
    if user not in chat.members:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_json(*chat.members[user])


def get_administrators(api: TelegramApi, params: Params) -> list[Json]:
    """List the administrators of a chat."""
    chat = api.chat(params)
    chat.check_writable()
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member_json(u, status) for u, status in chat.members.values() if status in ("creator", "administrator")]


def get_chat(api: TelegramApi, params: Params) -> Json:
    """Tell about a chat."""
    able: Json = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}
    return api.chat(params).json() | able


_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def leave(api: TelegramApi, params: Params) -> bool:
    """Leave a chat."""
    chat = api.chat(params)
    chat.check_writable()
    chat.refusal = f"bot is not a member of the {chat.kind} chat"
    return True


def get_file(api: TelegramApi, params: Params) -> Json:
    """Tell where a file can be fetched."""
    name = params.text("file_id")
    if name not in api.files:
        raise bad_request("invalid file_id")
    if len(api.files[name]) > MOST_FILE_BYTES:
        raise bad_request("file is too big")
    size = len(api.files[name])
    return {"file_id": name, "file_unique_id": f"u-{name}", "file_size": size, "file_path": f"documents/{name}"}


def set_commands(api: TelegramApi, params: Params) -> bool:
    """Set the command menu of a scope and language."""
    scope = params.record("scope").get("type", "default")
    api.menus[str(scope), params.text("language_code")] = content.commands(params)
    return True


def set_webhook(api: TelegramApi, params: Params) -> bool:
    """Switch to deliveries by webhook."""
    if not params.text("url").startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    api.webhook = params
    return True


def delete_webhook(api: TelegramApi, params: Params) -> bool:
    """Switch back to polling."""
    api.webhook = None
    return True


def _noted(api: TelegramApi, params: Params) -> bool:
    return True


def log_out(api: TelegramApi, params: Params) -> bool:
    """Refuse, since no test should want it."""
    raise RefusedError(500, "Internal Server Error")


METHODS: Mapping[str, Callable[[TelegramApi, Params], object]] = {
    "getMe": get_me,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "editMessageText": sending.edit_text,
    "editMessageReplyMarkup": sending.edit_markup,
    "deleteMessage": sending.delete_message,
    "pinChatMessage": sending.pin,
    "answerCallbackQuery": answer_callback,
    "answerInlineQuery": answer_inline,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getChat": get_chat,
    "leaveChat": leave,
    "getFile": get_file,
    "setMyCommands": set_commands,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "logOut": log_out,
    **dict.fromkeys(("sendChatAction", "setMyDescription", "setMyShortDescription", "setMyName"), _noted),
}

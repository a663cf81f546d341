"""Checks on what the bot sends: texts, keyboards, commands and inline results."""

from __future__ import annotations

import re
from typing import cast

from telegram_api.markup import parse, units
from telegram_api.values import Entity, Json, Key, Keyboard, Params, bad_request

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
BUTTON_BYTES = 64
MOST_BUTTONS = 100
MOST_IN_ROW = 8
MOST_RESULTS = 50
MOST_ENTITIES = 100

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def message_text(params: Params) -> tuple[str, tuple[Entity, ...]]:
    """Read and check the text of a message."""
    text, entities = parse(params.text("text"), params.text("parse_mode"))
    if not text:
        raise bad_request("message text is empty")
    if units(text) > TEXT_UNITS:
        raise bad_request("message is too long")
    return text, entities[:MOST_ENTITIES]


def caption_text(params: Params) -> tuple[str, tuple[Entity, ...]]:
    """Read and check the caption of a file, which may be empty."""
    text, entities = parse(params.text("caption"), params.text("parse_mode"))
    if units(text) > CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return text, entities


def keyboard(markup: Json) -> Keyboard:
    """Read and check an inline keyboard."""
    rows = cast("list[list[Json]]", markup.get("inline_keyboard", []))
    keys = tuple(tuple(_key(button) for button in row) for row in rows if row)
    if sum(map(len, keys)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    if any(len(row) > MOST_IN_ROW for row in keys):
        raise bad_request("too many buttons in a row")
    return keys


def _key(button: Json) -> Key:
    label, data, url = (str(button.get(name, "")) for name in ("text", "callback_data", "url"))
    if not label:
        raise bad_request("can't parse inline keyboard button: text must be non-empty")
    if bool(data) == bool(url):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(data.encode()) > BUTTON_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return Key(label, data, url)


def commands(params: Params) -> list[Json]:
    """Read and check a command menu."""
    listed = params.array("commands")
    if len(listed) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in listed:
        if not _COMMAND.fullmatch(str(command["command"])):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command["description"])) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return listed


def inline_results(params: Params) -> list[Json]:
    """Read and check the results of an inline query; each gets its parsed text under "shown"."""
    results = params.array("results")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(result.get("id", "")) for result in results]
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if not all(1 <= len(name.encode()) <= 64 for name in ids):
        raise bad_request("RESULT_ID_INVALID")
    return [result | {"shown": _result_text(result)} for result in results]


def _result_text(result: Json) -> str:
    if result.get("type") != "article" or not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = Params(cast("Json", result.get("input_message_content") or {}))
    keyboard(Params(result).record("reply_markup"))
    text, _ = parse(content.text("message_text"), content.text("parse_mode"))
    if not text or units(text) > TEXT_UNITS:
        raise bad_request("MESSAGE_TOO_LONG" if text else "MESSAGE_EMPTY")
    return text

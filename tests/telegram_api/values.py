"""The values that the in-process Telegram works with: parameters, refusals, entities and messages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

Json = dict[str, object]

GROUP_ANONYMOUS_BOT = 1087968824
"""The user id that anonymous group administrators write as."""


class RefusedError(Exception):
    """A call that the Bot API refuses: the HTTP status, the description and the parameters for it."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(f"{status} {description}")
        self.status = status
        self.description = description
        self.parameters = parameters

    def json(self) -> Json:
        """Write the answer as the Bot API does."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def written(answer: Json) -> bytes:
    """Write an answer as it goes over the wire."""
    return json.dumps(answer).encode()


def bad_request(description: str) -> RefusedError:
    """Make the refusal of a wrong call, as the Bot API words it."""
    return RefusedError(400, f"Bad Request: {description}")


@dataclass(frozen=True, slots=True)
class Params:
    """The parameters of a call: Python values, or the strings that they are over HTTP."""

    values: Mapping[str, object]
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """Give a string parameter."""
        value = self.values.get(name)
        return default if value is None else str(value)

    def number(self, name: str) -> int | None:
        """Give a whole number, or None where it is not given."""
        value = self.values.get(name)
        return None if value is None or value == "" else int(str(value))

    def flag(self, name: str) -> bool:
        """Give a Boolean, false where it is not given."""
        return self.values.get(name) in (True, "true", "True", "1")

    def data(self, name: str) -> object:
        """Give an object or array, read from JSON where it came as a string; None where not given."""
        value = self.values.get(name)
        return json.loads(value) if isinstance(value, str) else value

    def record(self, name: str) -> Json:
        """Give an object parameter, empty where it is not given."""
        return cast("Json", self.data(name) or {})

    def array(self, name: str) -> list[Json]:
        """Give an array of objects, empty where it is not given."""
        return cast("list[Json]", self.data(name) or [])


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of marked-up text: type, offset and length in UTF-16 units, and the link of an `a`."""

    type: str
    offset: int
    length: int
    url: str = ""

    def json(self) -> Json:
        """Write the entity as the Bot API does."""
        written: Json = {"type": self.type, "offset": self.offset, "length": self.length}
        return written | ({"url": self.url} if self.url else {})


@dataclass(frozen=True, slots=True)
class Key:
    """A button of an inline keyboard: its label, and its data or its link."""

    label: str
    data: str = ""
    url: str = ""

    def json(self) -> Json:
        """Write the button as the Bot API does."""
        aim = ("url", self.url) if self.url else ("callback_data", self.data)
        return {"text": self.label, aim[0]: aim[1]}


Keyboard = tuple[tuple[Key, ...], ...]


@dataclass(slots=True, kw_only=True)
class Message:
    """A message in a chat, of the bot or of a person; `html` is what the bot handed in.

    `thread` is the forum topic or None, `reply_to` the id of the message replied to or None,
    `edits` how often it was edited, `file` the name and bytes of what was attached.
    """

    chat: int
    id: int
    text: str = ""
    html: str = ""
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    thread: int | None = None
    reply_to: int | None = None
    edits: int = 0
    file: tuple[str, bytes] | None = None
    picture: bool = False
    pinned: bool = False
    of_bot: bool = True
    json: Json = field(default_factory=dict)

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons, row by row."""
        return [key.label for row in self.keyboard for key in row]


@dataclass(frozen=True, slots=True)
class User:
    """A person on Telegram."""

    id: int
    name: str = "Bình"
    bot: bool = False
    username: str = ""

    def json(self) -> Json:
        """Write the user as the Bot API does."""
        written: Json = {"id": self.id, "is_bot": self.bot, "first_name": self.name}
        return written | ({"username": self.username} if self.username else {})

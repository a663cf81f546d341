"""What passes between a host and the handlers: an `Incoming` in, `Reply` values out.

Hosts (Telegram, the terminal) make the one from their own events and show the other by their own
means. Nothing here knows of either.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from knowledge.readings import Reading

BUTTON_BYTES = 64
"""The most bytes of UTF-8 that a button's data may have (Bot API, InlineKeyboardButton)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who sent a message: the host's id, the name shown, and whether it is an anonymous administrator.

    `id` is 0 for the one person at a terminal. An anonymous administrator has no identity but the
    group's, whose id stands in its place.
    """

    id: int
    name: str = ""
    anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """Where a message came from: the host's chat id, its kind, its title and the forum topic or None."""

    id: int
    kind: Literal["private", "group", "inline"] = "private"
    title: str = ""
    topic: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that was sent: the host's id of it, its name and its size in bytes (None where unknown).

    `content` is None where the host has not fetched it, or could not. `reading` is what came of reading it
    where the host has had that done; None where the handlers are to read the content themselves.
    """

    id: str
    name: str
    size: int | None
    content: bytes | None = field(default=None, repr=False)
    reading: Reading | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One thing a person did: a text, a button press or a file.

    `key` is unique per event of the host (`tg:<update_id>`). Exactly one of `text`, `button` and
    `attachment` is meant; the others are empty or None. `addressed` tells that the bot was spoken to
    (private chat, command, reply to it, its name). `message` is the id of the message that carries a
    pressed button or was edited; `edited` tells that `text` replaces an earlier one. `admin` tells
    whether the person administers the chat, None where the host has not asked (yet). `quoted` is the
    text of the message that this one replies to, or None; `quoted_file` is the file in it, or None;
    `quoted_person` is who wrote it, or whose message it forwards, where that is known. `forwarded` tells
    that somebody else's words are passed on, `joined` that the bot was just put into the chat. `barred`
    names why nothing is done of what is asked (`bot`, `channel`, `via_bot`), or is empty. `flooding` tells
    who sends so much that nothing more is heard for now, or is empty.
    """

    key: str
    person: Person
    chat: Chat
    text: str = ""
    button: str = ""
    attachment: Attachment | None = None
    addressed: bool = True
    edited: bool = False
    message: int | None = None
    admin: bool | None = None
    quoted: str | None = None
    quoted_file: Attachment | None = None
    quoted_person: Person | None = None
    forwarded: bool = False
    joined: bool = False
    barred: str = ""
    flooding: Literal["", "person", "group"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A choice offered with a reply: its label and its data (at most `BUTTON_BYTES`), or a link.

    `typed` is what a person may type in its place: None for its number among the reply's buttons, a
    word that the handlers understand, or nothing where the choice can be typed in other ways; hosts
    without buttons do not show it then.
    """

    label: str
    data: str = ""
    url: str = ""
    typed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that goes with a reply: its name, its bytes, and whether to show it as a picture."""

    name: str
    content: bytes
    picture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message of the bot.

    `html` holds Telegram's HTML (b, i, u, s, a, code, pre, blockquote) with all else escaped; a host
    without markup shows `handlers.render.plain` of it. `buttons` are rows. `edits` asks to change the
    message the press came from (or the answer given to the edited question) instead of sending anew.
    `notice` is a short plain text for the answer to a button press, at most 200 characters.
    `chat` names another chat than the one that spoke, or None. `leaves` is a group that the bot is to
    leave, or None. `refused` names why the person may not do what was asked, or is empty. A `receipt`
    must reach the person: where a crash leaves open whether it did, it is sent again.
    """

    html: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    files: tuple[File, ...] = field(default=())
    edits: bool = False
    notice: str = ""
    chat: int | None = None
    leaves: int | None = None
    refused: str = ""
    receipt: bool = False

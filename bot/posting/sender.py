"""What a host does for the post: it posts, changes and pins messages, and says what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from handlers.message import Reply
from knowledge.outbox import Letter

Cause = Literal[
    "flood",
    "moved",
    "removed",
    "muted",
    "no_chat",
    "topic_gone",
    "topic_closed",
    "unchanged",
    "markup",
    "message_gone",
    "unreachable",
    "lost",
    "refused",
]
"""Why a message could not be posted or changed: too many (wait), the chat has a new id, the bot was
blocked or removed, may not write, the chat is unknown, the topic is gone or closed, the message reads so
already, its markup is broken, it is gone, no connection came about, no answer came back (it may stand
or not), or the host refused for another reason."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter as it is to be posted: what it says now, and whether without markup."""

    letter: Letter
    reply: Reply
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Flight:
    """What is to be told of a message on its way: that it leaves the machine, and that it was answered."""

    leaves: Callable[[], None]
    answered: Callable[[], None]


class Trouble(Exception):  # noqa: N818 - reads as what it says where it is raised
    """A message that was not posted or changed, or of which that is not known.

    `seconds` is how long to wait after a flood, `chat` the new id of a chat that moved, or None.
    """

    def __init__(self, cause: Cause, seconds: float = 0.0, chat: int | None = None) -> None:
        self.cause: Cause = cause
        self.seconds = seconds
        self.chat = chat
        super().__init__(cause)


class Sender(Protocol):
    """Posts to one host. Every failure is a Trouble."""

    async def post(self, parcel: Parcel, leaves: Callable[[], None]) -> int:
        """Post a message and give its id; `leaves` is called before anything of it leaves the machine."""

    async def edit(self, parcel: Parcel) -> None:
        """Change the message that a letter is."""

    async def pin(self, chat: int, message: int, before: int | None) -> None:
        """Pin a message without noise, and unpin the one before, if any."""

"""What the Telegram host has behind it, handed to it when it is made."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.posting.mailroom import Mailroom
from handlers.message import Incoming, Person, Reply
from handlers.render import Renderer
from handlers.route import Routes


class Answers(Protocol):
    """The part of the records that the host uses: which message answered which, and chats that moved."""

    def answer_sent(self, chat: int, question: int) -> int | None:
        """Give the id of the bot's message that answered a message, or None."""

    def note_answer_sent(self, chat: int, question: int, answer: int) -> None:
        """Note which message of the bot answered a message."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make all that happens inside one transaction."""

    def apart(self) -> AbstractContextManager[None]:
        """Undo what happens inside if it raises, and nothing else of the transaction around it."""

    def move_chat(self, old: int, new: int) -> None:
        """Give everything of a chat to its new id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostOffice:
    """What the post needs: its side in the worker thread, and the time."""

    room: Mailroom
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Everything that the host leaves to others.

    `dispatch` answers an event, given the bot's user name; it and `answers` are called in the one
    worker thread only, and so is `takes_files`, which tells whether a person's files are fetched.
    `post` is what it says unprompted, None where it says nothing.
    """

    dispatch: Callable[[Incoming, str], list[Reply]]
    answers: Answers
    routes: Routes
    renderer: Renderer
    post: PostOffice | None = None
    takes_files: Callable[[Person], bool] = lambda person: False  # noqa: ARG005 - nobody's

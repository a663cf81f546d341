"""What the Telegram host has behind it, handed to it when it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.posting.departures import Departures
from bot.posting.mailroom import Mailroom
from bot.storage_watch import StorageWatch, unwatched
from bot.telegram.reading_apart import ReadingApart, Reads
from handlers.message import Incoming, Person, Reply
from handlers.render import Renderer
from handlers.route import Routes
from knowledge.records import Records
from knowledge.rights.floods import Floods


def utc_now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


def unforeseen(_: str, __: Sequence[Incoming]) -> None:
    """Foresee nothing."""


def unheard(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostOffice:
    """What the post needs: its side in the worker thread, the time, and who hears of a failing storage."""

    room: Mailroom
    now: Callable[[], datetime]
    watch: StorageWatch = field(default_factory=unwatched)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Everything that the host leaves to others.

    `dispatch` answers an event, given the bot's user name; it, `answers`, `aside`, `foresee` and `takes_files`
    are called in the one worker thread only. `foresee` hears of the events that wait, before they are answered
    one after the other, and the bot's name. `aside` has the owners told, in the transaction around it, why an
    update was given up; `takes_files` tells whether a person's files are fetched. `post` is what it says
    unprompted, None where it says nothing. `marks` tell after a crash which replies had left, None where
    nothing does. `watch` hears of a failing storage. `reads` reads a document that a person handed in.
    `floods` judges how much comes in, None lets all in.
    """

    dispatch: Callable[[Incoming, str], list[Reply]]
    answers: Records
    routes: Routes
    renderer: Renderer
    post: PostOffice | None = None
    takes_files: Callable[[Person], bool] = lambda person: False  # noqa: ARG005 - nobody's
    now: Callable[[], datetime] = utc_now
    foresee: Callable[[str, Sequence[Incoming]], None] = unforeseen
    marks: Departures | None = None
    aside: Callable[[str], None] = unheard
    watch: StorageWatch = field(default_factory=unwatched)
    reads: Reads = field(default_factory=ReadingApart)
    floods: Floods | None = None

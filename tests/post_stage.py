"""A stage for tests of the post: the Telegram host with its outbox, on a clock that the test owns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from stand import settings_in
from telegram_api import Group, TelegramApi, make_group
from telegram_stage import Stage

from bot.assembly import Assembly
from bot.clock import Clock, moment
from bot.settings import Access
from bot.telegram.limits import PatientLimiter
from bot.telegram.office import Office
from bot.telegram.run import office_of
from bot.telegram.worker import Worker
from handlers.desk import Desk
from handlers.render import Renderer
from handlers.worked_out import Ahead, nothing_ahead
from knowledge.digest import Registered, Subscription
from knowledge.outbox import Letter, Outbox
from knowledge.subscriptions import Subscriptions

OWNER = 900
SEVEN = moment("2025-08-10T07:00").time()


class PostStage:
    """A host that is started at a moment of its own; what it does takes no time unless a wait is part of it."""

    def __init__(
        self,
        folder: Path,
        at: str,
        api: TelegramApi | None = None,
        *,
        registered: Registered | None = None,
        delay: float = 0.0,
        limiter: PatientLimiter | None = None,
        around: Callable[[Office], Office] = lambda office: office,
    ) -> None:
        self.api = api or TelegramApi()
        self.folder, self.delay, self.registered = folder, delay, registered
        self.limiter, self.around = limiter, around
        self._at = moment(at)
        self._seconds: Callable[[], float] = lambda: 0.0
        self.worker = Worker()

    def __enter__(self) -> Self:
        clock = Clock(self._at, elapsed=lambda: self._seconds())
        settings = replace(settings_in(self.folder), access=Access(owners=(OWNER,)))
        self.assembly = self.worker.call(partial(Assembly, settings, clock))
        usual = self.assembly.desk

        def desk(name: str = "", ahead: Ahead = nothing_ahead) -> Desk:
            made = usual(name, ahead)
            return replace(made, registered=self.registered) if self.registered else made

        self.assembly.desk = desk  # type: ignore[method-assign]  # a test's own registrations
        office = self.around(office_of(self.assembly, Renderer()))
        self.stage = Stage(office, self.api, worker=self.worker, delay=self.delay, limiter=self.limiter)
        began = self.stage.loop.time()
        self._seconds = lambda: self.stage.loop.time() - began
        self.stage.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stage.__exit__(kind, error, trace)
        self.worker.call(self.assembly.close)
        self.worker.close()

    @property
    def now(self) -> datetime:
        """The moment that the host believes it is."""
        return self.assembly.clock.now()

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass for the host."""
        self.stage.pass_time(seconds)

    def group(self, title: str = "Phòng Nội vụ", *, wanted: Subscription | None = None) -> Group:
        """Make a group, with a subscription for seven o'clock unless another is given; its chat does not matter."""
        group = make_group(self.api, title)
        self.subscribe(replace(wanted or Subscription(chat=0, at=SEVEN), chat=group.state.id))
        return group

    def subscribe(self, *wanted: Subscription) -> None:
        """Keep subscriptions."""

        def keep() -> None:
            with self.assembly.records.transaction():
                for each in wanted:
                    Subscriptions(self.assembly.records).keep(each, OWNER)

        self.worker.call(keep)

    def subscription(self, chat: int) -> Subscription | None:
        """Give a chat's subscription as it is now."""
        return self.worker.call(lambda: Subscriptions(self.assembly.records).of(chat))

    def letters(self, kind: str = "digest", key: str = "2025-08-10") -> list[Letter]:
        """Give the letters of a kind and day."""
        return self.worker.call(lambda: Outbox(self.assembly.records).of(kind, key))

    def states(self) -> list[str]:
        """Give the states of today's digests with their causes, such as `sent` or `failed removed`."""
        return [f"{letter.state} {letter.cause}".strip() for letter in self.letters()]


def texts(group: Group) -> Sequence[str]:
    """Give the texts of the bot's messages in a group."""
    return [message.text for message in group.heard]

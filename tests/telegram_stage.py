"""A stage for tests: the Telegram host at work on an in-process Telegram, with time that a test owns.

`Stage.settle()` lets the host do all that there is to do. Waiting takes no time: where nothing is
left but a timer, the clock jumps to it.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from telegram_api import TOKEN, InProcess, TelegramApi

from bot.settings import Telegram
from bot.telegram.host import Host
from bot.telegram.limits import PatientLimiter
from bot.telegram.office import Office
from bot.telegram.operator import Exit
from bot.telegram.reading_apart import ReadingApart
from bot.telegram.worker import Worker
from handlers.message import Incoming, Reply
from handlers.render import Renderer
from handlers.route import Handler, Press, Route, Routes
from knowledge.readings import Reading, read
from knowledge.records import Records

T = TypeVar("T")
Dispatch = Callable[[Incoming, str], list[Reply]]


class JumpingLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps over waits while no thread is at work; `hold` above 0 forbids it too."""

    PATIENCE = 0.002

    def __init__(self) -> None:
        self.jumped = 0.0
        self.hold = 0
        super().__init__(_Impatient(self))

    def time(self) -> float:
        """Give the seconds that this loop believes have passed."""
        return super().time() + self.jumped

    def run_in_executor(self, executor: Executor | None, func: Callable[..., T], *args: object) -> asyncio.Future[T]:
        """Run work in a thread; the clock does not jump meanwhile."""
        future = super().run_in_executor(executor, func, *args)
        self.hold += 1
        future.add_done_callback(self._release)
        return future

    def _release(self, _: asyncio.Future[T]) -> None:
        self.hold -= 1


class _Impatient(selectors.DefaultSelector):
    """A selector that waits for a moment at most, and lets the loop's clock jump over the rest."""

    def __init__(self, loop: JumpingLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        found = super().select(min(timeout, JumpingLoop.PATIENCE))
        if not found and timeout > JumpingLoop.PATIENCE and not self._loop.hold:
            self._loop.jumped += timeout - JumpingLoop.PATIENCE
        return found


class _Watched(Worker):
    """A worker thread while whose work the loop's clock stands."""

    def __init__(self, worker: Worker, loop: JumpingLoop) -> None:
        self._worker, self._loop = worker, loop

    async def run(self, work: Callable[[], T]) -> T:
        self._loop.hold += 1
        try:
            return await self._worker.run(work)
        finally:
            self._loop.hold -= 1


class Told:
    """Keeps what the operator is told, as (reason, values)."""

    def __init__(self) -> None:
        self.said: list[tuple[str, dict[str, object]]] = []

    def __call__(self, reason: str, **values: object) -> None:
        """Keep one sentence's reason."""
        self.said.append((reason, values))

    @property
    def reasons(self) -> list[str]:
        """The reasons in order."""
        return [reason for reason, _ in self.said]


async def read_here(content: bytes, name: str) -> Reading:
    """Read a document at once: a process of its own would take real time, which the stage leaps over."""
    return read(content, name)


class Stage:
    """A running host. Use it as a context manager; it is stopped at the end."""

    def __init__(
        self,
        office: Office,
        api: TelegramApi | None = None,
        *,
        settings: Telegram | None = None,
        delay: float = 0.0,
        worker: Worker | None = None,
        limiter: PatientLimiter | None = None,
    ) -> None:
        self.loop = JumpingLoop()
        self.api = api or TelegramApi()
        self.api.clock = self.api.flood.clock = self.loop.time
        self.told = Told()
        self.worker = worker or Worker()
        self._own_worker = worker is None
        self.transport = InProcess(self.api, delay)
        self.host = Host(
            replace(office, reads=read_here) if isinstance(office.reads, ReadingApart) else office,
            settings or Telegram(token=TOKEN),
            self.told,
            _Watched(self.worker, self.loop),
            transport=self.transport,
            limiter=limiter or PatientLimiter(),
            clock=self.loop.time,
        )
        self._stop = asyncio.Event()
        self._serving: asyncio.Task[Exit] | None = None

    def __enter__(self) -> Self:
        self._serving = self.loop.create_task(self.host.serve(self._stop))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.loop.is_closed():
            return
        self.stop()
        if kind is None:
            assert self.api.unclean == [], "all that is sent is clean"

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine in the host's loop to its end."""
        return self.loop.run_until_complete(work)

    def settle(self, seconds: float = 600.0) -> None:
        """Let the host fetch all that Telegram has for it, and finish it; at most so many seconds of its time."""
        self.run(asyncio.wait_for(self._settled(), seconds))

    def pass_time(self, seconds: float) -> None:
        """Let so many seconds of the host's time pass."""
        self.run(asyncio.sleep(seconds))

    def ended(self) -> Exit:
        """Wait for the host to end by itself, and give what it ended with."""
        assert self._serving is not None
        return self.run(asyncio.wait_for(asyncio.shield(self._serving), 3600))

    def stop(self) -> Exit:
        """Stop the host and give what it ended with."""
        self._stop.set()
        try:
            return self.ended()
        finally:
            if self._own_worker:
                self.worker.close()
            self.loop.close()

    async def _settled(self) -> None:
        assert self._serving is not None
        while not self._serving.done() and (self.api.pending or not self._listening()):
            await asyncio.sleep(0.25)
        await self.host.order.idle()

    def _listening(self) -> bool:
        return bool(self.api.counts["getUpdates"] or self.api.webhook)


def telegram_office(folder: Path, dispatch: Dispatch, routes: Routes | None = None) -> Office:
    """Make what a host needs around a test's own dispatch, with records in a folder."""
    return Office(
        dispatch=dispatch, answers=Records(folder / "records.db"), routes=routes or few_routes(), renderer=Renderer()
    )


def few_routes() -> Routes:
    """Make a small table of routes whose handlers are never called."""
    return Routes(
        commands=(
            Route(name="hoi", handler=_silent, summary="Hỏi về kế hoạch"),
            Route(name="phieu", handler=_silent, summary="Phiếu của tôi", places=("private",)),
            Route(name="chonkehoach", handler=_silent, summary="Chọn kế hoạch", right="chat_admin"),
        ),
        presses=(Press(prefix="c", handler=_silent), Press(prefix="b", handler=_silent, right="chat_admin")),
        text=_silent,
        inline=_silent,
    )


_silent: Handler = lambda incoming, desk: []  # noqa: E731 - a name for a handler that says nothing

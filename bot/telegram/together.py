"""Has work done in the worker thread, all that waits at once in one commit.

Making a commit durable takes longer than answering. Each piece of work still counts as done only when
it is safe, and what fails in one undoes nothing of another's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from bot.storage_watch import StorageWatch
from bot.telegram.worker import Worker
from handlers.message import Incoming
from knowledge.errors import StorageError
from knowledge.records import Records

MOST = 32
"""How many pieces of work share a commit at most, so that none waits long for the others."""

AHEAD = 2 * MOST
"""How many events behind those in hand are foreseen."""

T = TypeVar("T")

Piece = tuple[Callable[[], object], Incoming | None]
"""Work, and the event that it answers, if any."""

Foresee = Callable[[list[Incoming]], None]
"""Hears once of each event that is about to be answered, after those that it heard of before."""


class Together:
    """Does work on the records that changes them."""

    def __init__(
        self, records: Records, worker: Worker, watch: StorageWatch, foresee: Foresee = lambda _: None
    ) -> None:
        """Work in the thread of a worker; `watch` hears of a failing storage, `foresee` of what comes next."""
        self._records, self._worker, self._watch, self._foresee = records, worker, watch, foresee
        self._waiting: list[tuple[Piece, asyncio.Future[Any]]] = []
        self._urgent: list[tuple[Piece, asyncio.Future[Any]]] = []
        self._told = 0
        self._work: asyncio.Task[None] | None = None

    async def do(self, work: Callable[[], T], about: Incoming | None = None, *, urgent: bool = False) -> T:
        """Do work, and give what it gives once all that it changed is safe; raise what went wrong.

        `about` is the event that it answers, if any. What is urgent is done before what is not.
        """
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        (self._urgent if urgent else self._waiting).append(((work, about), future))
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._do_waiting())
        return await future

    async def _do_waiting(self) -> None:
        """Do batch after batch until nobody waits."""
        while self._urgent or self._waiting:
            batch, coming = self._next()
            try:
                results = await self._worker.run(partial(self._done, [work for (work, _), _ in batch], coming))
            except Exception as error:
                results = [error] * len(batch)
            for fault in (result for result in results if isinstance(result, StorageError)):
                self._watch.failed(fault)
            for (_, future), result in zip(batch, results, strict=True):
                if future.done():
                    continue
                if isinstance(result, Exception):
                    future.set_exception(result)
                else:
                    future.set_result(result)
            await asyncio.sleep(0)  # both threads at work at once would only hinder each other

    def _next(self) -> tuple[list[tuple[Piece, asyncio.Future[Any]]], list[Incoming]]:
        """Take out what is done next, and the events among it and a while behind it that are not told of."""
        room = max(0, MOST - len(self._urgent))
        coming = [about for (_, about), _ in self._waiting[self._told : room + AHEAD] if about is not None]
        batch, self._urgent = self._urgent + self._waiting[:room], []
        self._waiting = self._waiting[room:]
        self._told = min(AHEAD, len(self._waiting))
        return batch, coming

    def _done(self, batch: list[Callable[[], object]], coming: list[Incoming]) -> list[object]:
        """Do work in one transaction, each piece undone by itself if it fails."""
        with self._records.transaction():
            self._foresee(coming)
            return [self._one(work) for work in batch]

    def _one(self, work: Callable[[], object]) -> object:
        try:
            with self._records.apart():
                return work()
        except Exception as error:
            return error

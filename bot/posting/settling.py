"""Keeps what became of letters, waiting out a storage that fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Protocol, TypeVar

from bot.storage_watch import StorageWatch
from knowledge.errors import StorageError
from knowledge.outbox_fates import Fate

T = TypeVar("T")

PAUSE = 5.0
"""Seconds between two tries while the storage takes nothing."""


class Run(Protocol):
    """Runs work in the thread that owns the databases."""

    def __call__(self, work: Callable[[], T]) -> Awaitable[T]:
        """Run work there and give what it gives."""


class Settling:
    """Has fates kept by `keep`, which tells of each whether it changed anything."""

    def __init__(self, keep: Callable[[list[Fate]], Awaitable[list[bool]]], watch: StorageWatch) -> None:
        self._keep, self._watch = keep, watch
        self._unsettled: list[tuple[Sequence[Fate], asyncio.Future[list[bool]]]] = []
        self._draining: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()

    async def settle(self, *fates: Fate) -> list[bool]:
        """Keep fates; those that come while others are being kept share the next transaction."""
        done: asyncio.Future[list[bool]] = asyncio.get_running_loop().create_future()
        self._unsettled.append((fates, done))
        if self._draining is None or self._draining.done():
            self._draining = asyncio.ensure_future(self._drain())
        return await asyncio.shield(done)

    def close(self) -> None:
        """Wait for the storage no longer: from now on what cannot be kept is an error."""
        self._closing.set()

    async def _drain(self) -> None:
        """Keep all fates that wait, transaction after transaction."""
        while self._unsettled:
            batch, self._unsettled = self._unsettled, []
            try:
                kept = await self._kept([fate for fates, _ in batch for fate in fates])
            except Exception as error:
                for _, done in batch:
                    done.set_exception(error)
                continue
            for fates, done in batch:
                done.set_result(kept[: len(fates)])
                kept = kept[len(fates) :]

    async def _kept(self, fates: list[Fate]) -> list[bool]:
        """Keep fates, as soon as the storage takes them."""
        while True:
            try:
                return await self._keep(fates)
            except StorageError as error:
                self._watch.failed(error)
                if self._closing.is_set():
                    raise
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), PAUSE)

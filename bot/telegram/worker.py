"""The one thread that owns the databases; the event loop hands it work and goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Worker:
    """Runs one piece of work after the other, in the order in which it was given."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kehoach")

    async def run(self, work: Callable[[], T]) -> T:
        """Run work in the thread and give what it gives."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def call(self, work: Callable[[], T]) -> T:
        """Run work in the thread, where no event loop runs, and wait for what it gives."""
        return self._pool.submit(work).result()

    def end(self, last: Callable[[], object], seconds: float) -> bool:
        """Do a last piece of work and end the thread; false where what is in hand takes longer than that."""
        try:
            self._pool.submit(last).result(seconds)
        except TimeoutError:
            return False
        self.close()
        return True

    def close(self) -> None:
        """Wait for the work in hand and end the thread."""
        self._pool.shutdown(wait=True)

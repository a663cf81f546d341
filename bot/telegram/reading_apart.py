"""Reads documents in processes of their own, a few at a time, each for a while only."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.recognising import SECONDS as RECOGNISING
from bot.recognising import available
from knowledge.documents.reading import own_name
from knowledge.readings import Reading, rebuilt

PATIENCE = 90.0
"""Seconds after which a process that reads is ended; scanned pages, where their words are recognised, get more."""

Reads = Callable[[bytes, str], Awaitable[Reading]]
"""Reads a file's content under the name that its sender gave it."""

log = logging.getLogger(__name__)


class ReadingApart:
    """Reads documents apart; `patience` are the seconds for one, `at_once` how many are read at a time."""

    def __init__(self, patience: float | None = None, at_once: int = 1) -> None:
        self._patience = patience or PATIENCE + (RECOGNISING if available() else 0)
        self._room = asyncio.Semaphore(at_once)

    async def __call__(self, content: bytes, name: str) -> Reading:
        """Read a document; one that takes too much time or memory is refused as `heavy`."""
        async with self._room:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot.reading_process", own_name(name)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
            try:
                outcome, _ = await asyncio.wait_for(process.communicate(content), self._patience)
                return rebuilt(outcome)
            except (TimeoutError, ValueError, OSError) as error:
                log.warning("a document could not be read: %s, exit %s", type(error).__name__, process.returncode)
                return Reading(name=own_name(name), refusal="heavy")
            finally:
                await _ended(process)


async def _ended(process: asyncio.subprocess.Process) -> None:
    """End a process that still runs, and wait for that."""
    with suppress(ProcessLookupError):
        if process.returncode is None:
            process.kill()
    await process.wait()

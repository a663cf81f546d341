"""What is known of answers that were sent: their messages, for edited questions, and that they are done with.

Both are written to the records a moment later, many at a time.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial

from bot.telegram.office import Office
from bot.telegram.worker import Worker
from knowledge.errors import StorageError
from knowledge.inbox import Inbox

REMEMBERED = 2000
"""How many questions keep the list of all messages that answered them; of older ones the first is known."""

DELAY = 0.25
"""For how many seconds notes are gathered before they are written, all in one transaction."""

CLEARING = timedelta(minutes=10)
"""How often old rows of the inbox are cleared out."""

log = logging.getLogger(__name__)


class Answered:
    """Remembers lately answered questions, and writes them to the records a moment later."""

    def __init__(self, worker: Worker, office: Office) -> None:
        self._worker, self._office = worker, office
        self._inbox = Inbox(office.answers)
        self._sent: OrderedDict[tuple[int, int], list[int]] = OrderedDict()
        self._unwritten: dict[tuple[int, int], int] = {}
        self._done: list[int] = []
        self._closing = asyncio.Event()
        self._writing: asyncio.Task[None] | None = None
        self._cleared = office.now()

    async def find(self, chat: int, question: int) -> list[int]:
        """Give the ids of the messages that answered a message, none where it was not answered."""
        if (chat, question) in self._sent:
            return self._sent[chat, question]
        first = await self._worker.run(partial(self._office.answers.answer_sent, chat, question))
        return [] if first is None else [first]

    def note(self, chat: int, question: int, sent: Sequence[int]) -> None:
        """Remember the messages that answered a message."""
        self._sent[chat, question] = list(sent)
        if len(self._sent) > REMEMBERED:
            self._sent.popitem(last=False)
        self._unwritten[chat, question] = sent[0]
        self._soon()

    def finish(self, id: int) -> None:
        """Note that all is done about a row of the inbox."""
        self._done.append(id)
        self._soon()

    async def flush(self) -> None:
        """Write what is not written yet; what the storage does not take is kept for the next time."""
        notes, self._unwritten = self._unwritten, {}
        done, self._done = self._done, []
        if not notes and not done:
            return
        try:
            await self._worker.run(partial(self._write, notes, done))
        except Exception as error:
            if not isinstance(error, StorageError):  # those are told by who watches the storage
                log.error("answers cannot be noted: %s", type(error).__name__)
            self._unwritten, self._done = notes | self._unwritten, done + self._done
            return
        if self._office.marks is not None:
            for id in done:
                self._office.marks.forget(id)

    async def close(self) -> None:
        """Write what is not written yet, and stop waiting to."""
        self._closing.set()
        if self._writing is not None:
            await self._writing
        await self.flush()

    def _soon(self) -> None:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._later())

    async def _later(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), DELAY)
        await self.flush()

    def _write(self, notes: dict[tuple[int, int], int], done: list[int]) -> None:
        now = self._office.now()
        with self._office.answers.transaction():
            for (chat, question), answer in notes.items():
                self._office.answers.note_answer_sent(chat, question, answer)
            self._inbox.finish(done)
            if now - self._cleared >= CLEARING:
                self._inbox.forget(now)
                self._cleared = now

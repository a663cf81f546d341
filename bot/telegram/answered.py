"""Which messages of the bot answered which question, so that an edited question can change them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from bot.telegram.office import Answers
from bot.telegram.worker import Worker

REMEMBERED = 2000
"""How many questions keep the list of all messages that answered them; of older ones the first is known."""

DELAY = 1.0
"""How many seconds notes are gathered before they are written, all in one transaction."""


class Answered:
    """Remembers lately answered questions, and writes them to the records a moment later."""

    def __init__(self, worker: Worker, answers: Answers) -> None:
        self._worker, self._answers = worker, answers
        self._sent: OrderedDict[tuple[int, int], list[int]] = OrderedDict()
        self._unwritten: dict[tuple[int, int], int] = {}
        self._closing = asyncio.Event()
        self._writing: asyncio.Task[None] | None = None

    async def find(self, chat: int, question: int) -> list[int]:
        """Give the ids of the messages that answered a message, none where it was not answered."""
        if (chat, question) in self._sent:
            return self._sent[chat, question]
        first = await self._worker.run(partial(self._answers.answer_sent, chat, question))
        return [] if first is None else [first]

    def note(self, chat: int, question: int, sent: Sequence[int]) -> None:
        """Remember the messages that answered a message."""
        self._sent[chat, question] = list(sent)
        if len(self._sent) > REMEMBERED:
            self._sent.popitem(last=False)
        self._unwritten[chat, question] = sent[0]
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._later())

    async def flush(self) -> None:
        """Write what is not written yet."""
        batch, self._unwritten = self._unwritten, {}
        if batch:
            await self._worker.run(partial(self._write, batch))

    async def close(self) -> None:
        """Write what is not written yet, and stop waiting to."""
        self._closing.set()
        if self._writing is not None:
            await self._writing
        await self.flush()

    async def _later(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), DELAY)
        await self.flush()

    def _write(self, batch: dict[tuple[int, int], int]) -> None:
        with self._answers.transaction():
            for (chat, question), answer in batch.items():
                self._answers.note_answer_sent(chat, question, answer)

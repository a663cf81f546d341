"""Has events answered in the worker thread, all that wait at once in one commit.

Making a commit durable takes longer than answering. Each answer still goes out only when it is safe,
and what fails in one event undoes nothing of another's.
"""

from __future__ import annotations

import asyncio
from functools import partial

from bot.telegram.office import Office
from bot.telegram.worker import Worker
from handlers.message import Incoming, Reply

MOST = 32
"""How many events share a commit at most, so that none waits long for the others."""

_Answer = list[Reply] | Exception


class Together:
    """Answers events for a bot of a user name."""

    def __init__(self, office: Office, worker: Worker, name: str) -> None:
        self._office, self._worker, self._name = office, worker, name
        self._waiting: list[tuple[Incoming, asyncio.Future[list[Reply]]]] = []
        self._work: asyncio.Task[None] | None = None

    async def answer(self, incoming: Incoming) -> list[Reply]:
        """Give the replies to an event once all that it changed is safe; raise what went wrong."""
        future: asyncio.Future[list[Reply]] = asyncio.get_running_loop().create_future()
        self._waiting.append((incoming, future))
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._answer_waiting())
        return await future

    async def _answer_waiting(self) -> None:
        """Answer batch after batch until nobody waits."""
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            answers: list[_Answer]
            try:
                answers = await self._worker.run(partial(self._answered, [incoming for incoming, _ in batch]))
            except Exception as error:
                answers = [error] * len(batch)
            for (_, future), answer in zip(batch, answers, strict=True):
                if future.done():
                    continue
                if isinstance(answer, Exception):
                    future.set_exception(answer)
                else:
                    future.set_result(answer)

    def _answered(self, events: list[Incoming]) -> list[_Answer]:
        """Answer events in one transaction, each of them undone by itself if it fails."""
        with self._office.answers.transaction():
            return [self._one(incoming) for incoming in events]

    def _one(self, incoming: Incoming) -> _Answer:
        try:
            with self._office.answers.apart():
                return self._office.dispatch(incoming, self._name)
        except Exception as error:
            return error

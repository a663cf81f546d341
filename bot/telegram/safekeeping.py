"""The inbox as the host uses it: updates kept, answered, taken up after a restart, given up where they kill.

An update is answered in the transaction of its effect, which keeps the replies too until they were sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.posting.departures import Departures
from bot.telegram.entry import Entry
from bot.telegram.events import Event
from bot.telegram.kept import read, written
from bot.telegram.office import Office
from bot.telegram.together import Together
from handlers.message import Person, Reply
from knowledge.inbox import Arrival, Inbox, Undone

MOST_TRIES = 5
"""How many processes may die over an update before it is given up; a machine that fails again and again kills some."""


class Safekeeping:
    """Keeps what comes in for the bot of a user name."""

    def __init__(self, office: Office, together: Together, name: str) -> None:
        self._office, self._together, self._name = office, together, name
        self._inbox = Inbox(office.answers)
        self._marks: Departures | None = office.marks
        self._ways = (self._marks.left() if self._marks else None) or {}

    async def receive(self, arrivals: Sequence[Arrival]) -> list[int]:
        """Keep what came in, and give the ids of the rows, 0 for what had come before.

        That waits for no answers, so that more can come in while these are worked out.
        """
        return await self._together.do(partial(self._inbox.receive, arrivals, self._office.now()), urgent=True)

    async def recover(self) -> list[Undone]:
        """Give what an earlier process left undone, having noted what it died over."""
        rows = await self._together.do(self._recover)
        if self._marks is not None:
            undone = {row.id for row in rows}
            self._marks.begin({id: way for id, way in self._ways.items() if id in undone})
        return rows

    def answered(self, row: Undone) -> Entry:
        """Make of a row with replies what is left to be done."""
        event, replies = read(row.body, f"row:{row.id}")
        return Entry(id=row.id, event=event, replies=tuple(replies), way=self._ways.get(row.id))

    async def answer(self, id: int, event: Event) -> list[Reply]:
        """Have an event answered, with its effect and its replies in one transaction."""
        return await self._together.do(partial(self._answer, id, event), event.incoming)

    async def give_up(self, id: int, event: Event, replies: Sequence[Reply], why: str) -> None:
        """Answer an event with replies that say so, and have the owners told why."""
        await self._together.do(partial(self._give_up, id, event, replies, why))

    async def takes_files(self, person: Person) -> bool:
        """Whether a person's files are fetched."""
        return await self._together.do(partial(self._office.takes_files, person))

    async def move(self, old: int, new: int) -> None:
        """Give everything of a chat to its new id."""
        await self._together.do(partial(self._office.answers.move_chat, old, new))

    def _recover(self) -> list[Undone]:
        if self._marks is not None and (died := self._marks.left_at_work()):
            self._inbox.tried(died)
        return self._inbox.undone()

    def _answer(self, id: int, event: Event) -> list[Reply]:
        if not id:
            return self._office.dispatch(event.incoming, self._name)
        self._at_work(id)
        try:
            replies = self._office.dispatch(event.incoming, self._name)
            self._keep(id, event, replies)
        finally:
            self._at_work(0)
        return replies

    def _give_up(self, id: int, event: Event, replies: Sequence[Reply], why: str) -> None:
        if id:
            self._keep(id, event, replies)
        self._office.aside(why)

    def _keep(self, id: int, event: Event, replies: Sequence[Reply]) -> None:
        """Keep replies until they were sent; what needs none is done."""
        if replies or event.callback:
            self._inbox.answer(id, written(event, replies))
        else:
            self._inbox.finish([id])

    def _at_work(self, id: int) -> None:
        if self._marks is not None:
            self._marks.at_work(id)

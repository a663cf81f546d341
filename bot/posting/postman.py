"""Delivers the outbox: looks what is due, hands letters to the host one after the other, keeps what became of them.

The truth is in the outbox; the postman only wakes up and looks. A letter is marked as on its way in a
transaction of its own just before it leaves, so that after a crash none is ever posted a second time.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.posting.mailroom import Mailroom
from bot.posting.measures import MEASURES
from bot.posting.pace import Pace, Ticket
from bot.posting.sender import Flight, Parcel, Sender, Trouble
from bot.posting.settling import Run, Settling
from bot.storage_watch import StorageWatch
from knowledge.errors import StorageError
from knowledge.outbox_fates import Begun, Edited, Sent, Waits

BATCH = 150
"""How many letters are taken from the outbox at a time."""

FLYING = 16
"""How many requests may wait for the host's answer at once, over connections that answers have no part in."""

AHEAD = 5
"""How many letters are marked as on their way in one transaction, where a crash cannot make that a doubt."""

IDLE = 0.5
"""Seconds between two looks into an empty outbox."""

TROUBLED = 10.0
"""Seconds to wait after a failure of our own."""

GRACE = 2.0
"""Seconds that requests under way may take when the postman is stopped."""

Work = Callable[[Parcel, Flight], Awaitable[None]]
"""What is done with a parcel; it tells of its flight."""

log = logging.getLogger(__name__)


class Postman:
    """Delivers by one host. `now` tells the time, `pace.clock` counts seconds, `watch` hears of a failing storage."""

    def __init__(
        self,
        room: Mailroom,
        run: Run,
        sender: Sender,
        pace: Pace,
        now: Callable[[], datetime],
        seconds: Callable[[], float],
        watch: StorageWatch,
    ) -> None:
        self._room, self._run, self._sender, self._pace = room, run, sender, pace
        self._now, self._seconds, self._watch = now, seconds, watch
        self._flying: dict[asyncio.Task[None], int] = {}
        self._resting: dict[int, float] = {}
        self._begun: set[int] = set()
        self._settling = Settling(lambda fates: run(partial(room.apply, fates)), watch)

    async def run(self) -> None:
        """Deliver until cancelled; what is under way then is waited for, for a while."""
        await self._recover()
        try:
            await asyncio.gather(self._forever(self._compose), self._forever(self._deliver))
        finally:
            self._settling.close()
            with suppress(StorageError):
                await self._put_back()
            if self._flying:
                await asyncio.wait(list(self._flying), timeout=GRACE)

    async def _recover(self) -> None:
        """Settle what an earlier run left behind, as soon as the storage takes that."""
        while True:
            try:
                return await self._run(self._room.recover)
            except StorageError as error:
                self._watch.failed(error)
            await asyncio.sleep(TROUBLED)

    async def _forever(self, work: Callable[[], Awaitable[float]]) -> None:
        """Do work again and again, with the pause that it asks for; a failure of ours ends nothing."""
        while True:
            try:
                pause = await work()
                await self._after_a_fault()
            except StorageError as error:
                self._watch.failed(error)
                pause = TROUBLED
            except Exception:
                log.exception("the post failed")
                pause = TROUBLED
            await asyncio.sleep(pause)

    async def _after_a_fault(self) -> None:
        """Look whether a storage that failed takes something again."""
        if self._watch.failing:
            await self._run(self._watch.probe)
            self._watch.worked()

    async def _compose(self) -> float:
        """Let what is due be composed, and give the seconds to the next look."""
        if await self._run(self._room.tick):
            return 0.0
        return await self._run(self._room.seconds)

    async def _deliver(self) -> float:
        """Hand out some of what is to be posted and edited, and give the seconds to the next look."""
        besides = self._besides()
        posts = self._rested(await self._run(partial(self._room.waiting, BATCH, besides)))
        await self._post_all(posts)
        edits = self._rested(await self._run(partial(self._room.changed, BATCH, besides)))
        for parcel in edits:
            await self._depart(parcel, self._edit)
        return 0.0 if posts or edits else IDLE

    def _rested(self, parcels: Sequence[Parcel]) -> list[Parcel]:
        """Leave out what goes to chats that are to be left in peace for now."""
        ready: list[Parcel] = []
        for parcel in parcels:
            wait = self._pace.chat_wait(parcel.letter.chat)
            if wait > 0:
                self._resting[parcel.letter.id] = self._seconds() + wait
            else:
                ready.append(parcel)
        return ready

    async def _post_all(self, parcels: Sequence[Parcel]) -> None:
        """Mark letters as on their way, those that are still due, and let them leave one after the other.

        While some leave, the next ones are marked, where a crash cannot make a doubt of that.
        """
        sure = self._room.departures.reliable
        ahead = AHEAD if sure else 1
        groups = [parcels[place : place + ahead] for place in range(0, len(parcels), ahead)]
        coming: asyncio.Task[list[bool]] | None = None
        for place, group in enumerate(groups):
            await self._pace.nearly()
            begun = await (coming or self._begin(group))
            following = groups[place + 1] if sure and place + 1 < len(groups) else None
            coming = asyncio.ensure_future(self._begin(following)) if following else None
            for parcel, due in zip(group, begun, strict=True):
                if due:
                    await self._depart(parcel, self._post)
                self._begun.discard(parcel.letter.id)

    async def _begin(self, parcels: Sequence[Parcel]) -> list[bool]:
        """Mark letters as on their way, and tell of each whether it was still due."""
        self._begun |= {parcel.letter.id for parcel in parcels}
        return await self._settling.settle(*(Begun(parcel.letter.id) for parcel in parcels))

    async def _depart(self, parcel: Parcel, work: Work) -> None:
        """Let a parcel leave at its moment, when there is room for one more under way."""
        while len(self._flying) >= FLYING:
            await asyncio.wait(list(self._flying), return_when=asyncio.FIRST_COMPLETED)
        ticket = await self._pace.departure(parcel.letter.chat)
        self._begun.discard(parcel.letter.id)
        task = asyncio.ensure_future(self._safely(work, parcel, self._flight(parcel.letter.id, ticket)))
        self._flying[task] = parcel.letter.id
        task.add_done_callback(lambda done: self._flying.pop(done, None))

    def _flight(self, id: int, ticket: Ticket) -> Flight:
        """Let those be told of a letter's flight who want to know."""

        def leaves() -> None:
            self._room.departures.note(id)
            self._pace.gone(ticket)

        return Flight(leaves, partial(self._pace.answered, ticket))

    async def _safely(self, work: Work, parcel: Parcel, flight: Flight) -> None:
        """Do work on a parcel; a failure of ours leaves its letter as it is."""
        try:
            await work(parcel, flight)
        except Exception:
            flight.answered()
            log.exception("letter %s", parcel.letter.id)

    async def _post(self, parcel: Parcel, flight: Flight) -> None:
        """Post a letter and keep what became of it."""
        letter = parcel.letter
        try:
            message = await self._sender.post(parcel, flight.leaves)
        except Trouble as trouble:
            flight.answered()
            if trouble.cause == "markup" and not parcel.plain:
                log.error("broken markup in a letter of kind %s", letter.kind)
                await self._post(replace(parcel, plain=True), flight)
                return
            self._take_note(parcel, trouble)
            await self._settling.settle(*MEASURES[trouble.cause].post(letter, trouble, self._now()))
            self._room.departures.forget(letter.id)
            return
        flight.answered()
        self._pace.welcomed()
        await self._settling.settle(Sent(letter.id, message, letter.version))
        self._room.departures.forget(letter.id)
        if letter.pinned:
            before = await self._run(partial(self._room.pinned_before, letter))
            with suppress(Trouble):
                await self._sender.pin(letter.chat, message, before)

    async def _edit(self, parcel: Parcel, flight: Flight) -> None:
        """Change the message that a letter is."""
        letter = parcel.letter
        try:
            await self._sender.edit(parcel)
        except Trouble as trouble:
            flight.answered()
            self._take_note(parcel, trouble)
            await self._settling.settle(*MEASURES[trouble.cause].edit(letter, trouble, self._now()))
            return
        flight.answered()
        await self._settling.settle(Edited(letter.id, letter.version))

    def _take_note(self, parcel: Parcel, trouble: Trouble) -> None:
        """Log a trouble, and mind the pace after a flood."""
        log.warning("letter %s not delivered: %s", parcel.letter.id, trouble.cause)
        if trouble.cause == "flood":
            self._pace.flooded(parcel.letter.chat, trouble.seconds)

    def _besides(self) -> tuple[int, ...]:
        """Give the letters that are not to be taken now: those under way and those whose chat rests."""
        now = self._seconds()
        self._resting = {id: until for id, until in self._resting.items() if until > now}
        return (*self._flying.values(), *self._resting)

    async def _put_back(self) -> None:
        """Mark as due again what was to leave and did not."""
        if self._begun:
            await self._settling.settle(*(Waits(id, self._now(), "") for id in self._begun))
            self._begun = set()

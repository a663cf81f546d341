"""How fast things may leave: overall, in a chat, in a group, and after floods."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Coroutine
from typing import Any

from telegram_stage import JumpingLoop

from bot.posting.pace import Pace, Ticket


def jumping(work: Coroutine[Any, Any, None], loop: JumpingLoop) -> None:
    """Run work on a loop whose waits take no time."""
    try:
        loop.run_until_complete(work)
    finally:
        loop.close()


def test_no_second_holds_more_than_thirty_departures() -> None:
    """However uneven the wish to send, 30 a second are never exceeded, and nearly reached."""
    loop, luck = JumpingLoop(), random.Random(3)
    left: list[float] = []

    async def send() -> None:
        pace = Pace(loop.time)
        for number in range(400):
            if luck.random() < 0.02:
                await asyncio.sleep(luck.random())
            if luck.random() < 0.1:
                pace.note(5)
                left.append(loop.time())
            pace.answered(await pace.departure(-number))
            left.append(loop.time())

    jumping(send(), loop)
    assert max(sum(at <= other < at + 1 for other in left) for at in left) <= 30
    assert len(left) / (left[-1] - left[0]) > 22


def test_what_is_held_up_on_its_way_arrives_within_the_limit_too() -> None:
    """Messages that a slow network hands over together are not followed by too many others."""
    loop, luck = JumpingLoop(), random.Random(5)
    arrived: list[float] = []

    async def travel(pace: Pace, ticket: Ticket, until: float) -> None:
        await asyncio.sleep(max(0.005, until - loop.time()))
        arrived.append(loop.time())
        await asyncio.sleep(0.005)
        pace.answered(ticket)

    async def send() -> None:
        pace, until, flights = Pace(loop.time), 0.0, []
        for number in range(400):
            if luck.random() < 0.03:
                until = loop.time() + 0.3
            flights.append(asyncio.ensure_future(travel(pace, await pace.departure(-number), until)))
        await asyncio.gather(*flights)

    jumping(send(), loop)
    arrived.sort()
    assert max(sum(at <= other < at + 1 for other in arrived) for at in arrived) <= 30
    assert len(arrived) / (arrived[-1] - arrived[0]) > 22


def test_a_chat_gets_one_a_second_and_a_group_twenty_a_minute() -> None:
    """The wait for a chat says when its next message may leave; others need not wait."""
    now = 0.0
    pace = Pace(lambda: now)
    assert pace.chat_wait(7) == 0
    pace.note(7)
    assert 1 <= pace.chat_wait(7) < 1.2
    assert pace.chat_wait(8) == 0
    for _ in range(20):
        now += 2
        pace.note(-7)
    assert pace.chat_wait(-7) > 15
    now += 61
    assert pace.chat_wait(-7) == 0


def test_floods_of_many_chats_pause_everything() -> None:
    """One chat's flood wait concerns that chat; three within moments concern the bot."""
    loop = JumpingLoop()

    async def send() -> None:
        pace = Pace(loop.time)
        began = loop.time()
        pace.flooded(1, 30)
        pace.flooded(1, 30)
        pace.flooded(2, 30)
        await pace.departure(9)
        assert loop.time() - began < 1
        pace.welcomed()
        pace.flooded(3, 30)
        pace.flooded(4, 30)
        await pace.departure(9)
        assert loop.time() - began < 2, "in between a message was taken"
        pace.flooded(5, 40)
        await pace.departure(10)
        assert 29 < loop.time() - began < 32

    jumping(send(), loop)

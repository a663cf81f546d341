"""Floods, refusals and lost connections: what waits, what is given up, and that nothing is sent twice."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest
from telegram.error import NetworkError
from telegram_api import RefusedError, User, bad_request, inline, make_group, private
from telegram_echo import parrot
from telegram_stage import Stage, telegram_office

from handlers.message import Button, Reply

ROW = ((Button(label="Sau", data="c:1"),),)
LAN = User(42, "Lan")


def test_who_blocks_the_bot_hinders_nobody(tmp_path: Path) -> None:
    """A refused answer is given up, and the next person gets theirs."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        gone, binh = private(stage.api, 43), private(stage.api)
        gone.say("a")
        gone.block()
        binh.say("b")
        stage.settle()
        assert (gone.texts, binh.texts) == ([], ["b"])
        assert len(stage.api.called("sendMessage")) == 2


def test_flood_limits_delay_and_lose_nothing(tmp_path: Path) -> None:
    """Sixty questions in a group and one from each of eighty people are all answered, within the limits."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        stage.api.flood.on()
        lan = make_group(stage.api).seat(LAN)
        people = [private(stage.api, 100 + n) for n in range(80)]
        for n in range(60):
            lan.say(f"/hoi {n}")
        for person in people:
            person.say("hạn?")
        stage.settle(3600)
        assert lan.texts == [f"/hoi {n}" for n in range(60)]
        assert all(person.texts == ["hạn?"] for person in people)


def test_a_group_that_waits_hinders_nobody(tmp_path: Path) -> None:
    """While a group waits for its limit, a private question is answered at once."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        lan, binh = make_group(stage.api).seat(LAN), private(stage.api)
        for n in range(40):
            lan.say(f"/hoi {n}")
        binh.say("hạn?")
        before = stage.loop.time()
        while not binh.texts:
            stage.run(asyncio.sleep(0.01))
        assert stage.loop.time() - before < 5
        assert len(lan.texts) < 40
        stage.settle(3600)


def test_a_long_flood_wait_is_not_waited_out(tmp_path: Path) -> None:
    """A chat that may not be written to for hours is given up; others are served meanwhile."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        lan, binh = make_group(stage.api).seat(LAN), private(stage.api)
        stage.api.flood.penalise(lan.state.id, 7200)
        lan.say("/hoi a")
        binh.say("hạn?")
        stage.settle(60)
        assert (lan.texts, binh.texts) == ([], ["hạn?"])


def test_a_short_flood_wait_is_waited_out(tmp_path: Path) -> None:
    """An answer refused for some seconds is sent after them."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        stage.api.flood.penalise(binh.state.id, 30)
        binh.say("hạn?")
        stage.settle(120)
        assert binh.texts == ["hạn?"]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_person_is_answered_though_nobody_knows_what_became_of_the_answer(tmp_path: Path, after: bool) -> None:
    """Where no clear answer comes to a sending it is made again: rather twice than never."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        stage.settle()
        stage.api.fail(RefusedError(502, "Bad Gateway"), "sendMessage", after=after)
        binh.say("a")
        stage.settle()
        assert binh.texts == ["a"] * (2 if after else 1)


def test_a_server_that_stays_down_is_not_asked_for_ever(tmp_path: Path) -> None:
    """After some seconds an answer is given up, and the next one is tried anew."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        stage.settle()
        stage.api.fail(RefusedError(502, "Bad Gateway"), "sendMessage", times=6)
        binh.say("a")
        stage.settle()
        assert len(stage.api.called("sendMessage")) == 6
        binh.say("b")
        stage.settle()
        assert binh.texts == ["b"]


def test_a_flood_wait_of_one_chat_holds_up_no_other(tmp_path: Path) -> None:
    """While one person's answer waits for thirty seconds, another's goes out at once."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        slow, binh = private(stage.api, 43), private(stage.api)
        stage.settle()
        stage.api.flood.penalise(slow.state.id, 30)
        slow.say("a")
        stage.pass_time(1)
        binh.say("b")
        stage.pass_time(1)
        assert (slow.texts, binh.texts) == ([], ["b"])
        stage.settle()
        assert slow.texts == ["a"]


def test_a_press_that_cannot_be_answered_is_acted_upon(tmp_path: Path) -> None:
    """What a press asked for is sent although Telegram takes no answer to the press itself."""
    office = telegram_office(
        tmp_path, lambda incoming, name: [Reply(html="Xong" if incoming.button else "a", buttons=ROW)]
    )
    with Stage(office) as stage:
        binh = private(stage.api)
        binh.say("a")
        stage.settle()
        stage.api.fail(RefusedError(500, "Internal Server Error"), "answerCallbackQuery", times=100)
        press = binh.press("Sau")
        stage.settle()
        assert (press.notices, binh.texts) == ([], ["a", "Xong"])


def test_an_answer_waits_for_a_connection(tmp_path: Path) -> None:
    """Where no connection came about nothing was sent, so the answer is tried again."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        stage.settle()
        unreachable = NetworkError("no connection")
        unreachable.__cause__ = httpx.ConnectError("refused")
        stage.api.fail(unreachable, "sendMessage", times=3)
        binh.say("a")
        stage.settle()
        assert binh.texts == ["a"]


def test_a_refusal_that_nothing_mends_is_given_up(tmp_path: Path) -> None:
    """An answer that Telegram keeps refusing is tried no more than a few times."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        stage.settle()
        stage.api.fail(bad_request("CHAT_WRITE_FORBIDDEN"), "sendMessage", times=100)
        binh.say("a")
        stage.settle()
        assert binh.texts == []
        assert len(stage.api.called("sendMessage")) == 1


def test_a_chat_keeps_its_order_while_chats_do_not_wait_for_each_other(tmp_path: Path) -> None:
    """Answers in a chat come in the order of its questions, though many chats are answered at once."""
    with Stage(telegram_office(tmp_path, parrot), delay=0.05) as stage:
        people = [private(stage.api, 100 + n) for n in range(10)]
        for n in range(10):
            for person in people:
                person.say(str(n))
        stage.settle()
        assert all(person.texts == [str(n) for n in range(10)] for person in people)
        assert stage.transport.busiest >= 5


def test_an_inline_query_waits_for_no_message(tmp_path: Path) -> None:
    """While a person's answer waits for Telegram, what they type inline is answered at once."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        stage.settle()
        stage.api.flood.penalise(binh.state.id, 30)
        binh.say("a")
        stage.pass_time(1)
        asked = inline(stage.api, "hạn", binh.user)
        stage.pass_time(1)
        assert (binh.texts, asked.results is None) == ([], False)
        stage.settle()
        assert binh.texts == ["a"]

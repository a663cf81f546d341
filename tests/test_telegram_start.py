"""How the Telegram host starts, stays connected, and ends."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pytest
from telegram_api import KINDS, TOKEN, FaultPlan, InProcess, Params, RefusedError, TelegramApi, private
from telegram_stage import Stage, few_routes, telegram_office

from bot.settings import Telegram
from bot.telegram.operator import Exit
from bot.telegram.run import unready
from handlers.message import Incoming, Reply

POLLING = Telegram(token=TOKEN)


DOWN = OSError("no network")


def parrot(incoming: Incoming, name: str) -> list[Reply]:
    """Say back what was said."""
    return [Reply(html=f"Đáp {incoming.text}")]


@pytest.mark.parametrize(
    ("change", "reason", "why"),
    [
        ({}, "", "a token is all that polling needs"),
        ({"token": ""}, "no_token", "nobody to be"),
        ({"token": "hỏi BotFather"}, "token_malformed", "words are no token"),
        ({"mode": "webhook", "webhook_url": "https://a.vn/x"}, "no_secret", "anybody could pose as Telegram"),
        ({"mode": "webhook", "webhook_secret": "s"}, "no_webhook_url", "nowhere to deliver to"),
        (
            {"mode": "webhook", "webhook_secret": "s", "webhook_url": "http://a.vn"},
            "no_webhook_url",
            "Telegram delivers over TLS alone",
        ),
        (
            {"mode": "webhook", "webhook_secret": "bí mật", "webhook_url": "https://a.vn"},
            "secret_malformed",
            "Telegram takes no such secret",
        ),
        ({"mode": "webhook", "webhook_secret": "s", "webhook_url": "https://a.vn"}, "", "complete"),
    ],
)
def test_settings_that_cannot_work_are_refused(change: dict[str, str], reason: str, why: str) -> None:
    """What is missing is named before anything is started."""
    assert unready(replace(POLLING, **change)) == reason, why  # type: ignore[arg-type] # all are texts


def test_the_menus_are_vietnamese_and_fit_the_place(tmp_path: Path) -> None:
    """Private chats, groups and administrators each see the commands that they may use there."""
    with Stage(telegram_office(tmp_path, parrot, few_routes())) as stage:
        private(stage.api).say("a")
        stage.settle()
        menus = {scope: [entry["command"] for entry in menu] for (scope, _), menu in stage.api.menus.items()}
        assert menus == {
            "all_private_chats": ["hoi", "phieu", "chonkehoach"],
            "all_group_chats": ["hoi"],
            "all_chat_administrators": ["hoi", "chonkehoach"],
        }
        assert stage.api.menus["all_group_chats", ""][0]["description"] == "Hỏi về kế hoạch"


def test_only_known_kinds_of_update_are_asked_for(tmp_path: Path) -> None:
    """Telegram is told which updates the bot reads."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        private(stage.api).say("a")
        stage.settle()
        assert stage.api.allowed == ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]


@pytest.mark.parametrize("token", ["123456:wrong", "1:x"])
def test_a_wrong_token_ends_with_its_own_code(tmp_path: Path, token: str) -> None:
    """A token that Telegram refuses is said to be wrong, once, and the host ends."""
    with Stage(telegram_office(tmp_path, parrot), settings=Telegram(token=token)) as stage:
        assert stage.ended() == Exit.TOKEN_REFUSED
        assert stage.told.reasons == ["token_refused"]


def test_an_unreachable_api_is_waited_for(tmp_path: Path) -> None:
    """The host tries again, ever more slowly, tells the operator each time, and works once it can."""
    api = TelegramApi()
    api.fail(DOWN, times=4)
    binh = private(api)
    binh.say("a")
    with Stage(telegram_office(tmp_path, parrot), api) as stage:
        stage.settle()
        assert binh.texts == ["Đáp a"]
        waits = [values["wait"] for reason, values in stage.told.said if reason == "unreachable"]
        assert waits == [1, 2, 2, 3]
        assert stage.told.reasons[-1] == "polling"


def test_the_start_can_be_interrupted(tmp_path: Path) -> None:
    """The host can be stopped while it still tries to connect."""
    api = TelegramApi()
    api.fail(DOWN, times=10**6)
    with Stage(telegram_office(tmp_path, parrot), api) as stage:
        stage.run(asyncio.sleep(100))
        assert stage.stop() == Exit.STOPPED


@pytest.mark.parametrize(
    "failure",
    [DOWN, RefusedError(500, "Internal Server Error"), RefusedError(429, "Too Many Requests", retry_after=30)],
    ids=["network", "server", "flood"],
)
def test_polling_outlasts_failures(tmp_path: Path, failure: Exception) -> None:
    """Lost connections, errors of the server and flood waits pause polling, no more."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        binh.say("a")
        stage.settle()
        stage.api.fail(failure, "getUpdates", times=5)
        binh.say("b")
        stage.settle()
        assert binh.texts == ["Đáp a", "Đáp b"]
        assert stage.told.reasons.count("lost") == stage.told.reasons.count("back") <= 1


def test_a_poll_that_hangs_is_given_up_within_seconds(tmp_path: Path) -> None:
    """While people talk, an answer to a poll that never comes makes the bot deaf for two seconds, no more."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        binh.say("a")
        stage.settle()
        weights = dict.fromkeys(KINDS, 0.0) | {"silence": 1.0}
        stage.api.plan = FaultPlan(share=1.0, weights=weights, methods={"getUpdates"})
        began = stage.loop.time()
        while not stage.api.plan.count("silence"):
            stage.pass_time(0.1)
        stage.api.plan = None
        binh.say("b")
        stage.settle()
        assert binh.texts == ["Đáp a", "Đáp b"]
        assert stage.loop.time() - began < 4
        assert stage.told.reasons == ["polling"]


@pytest.mark.parametrize("answer", ["foreign", "foreign list", "too deep", "portal", "truncated", "updates: null"])
def test_what_is_no_answer_of_the_bot_api_does_not_end_the_host(tmp_path: Path, answer: str) -> None:
    """A page to log in at, or whatever else comes in the place of updates, makes the host ask again."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        stage.settle()
        if answer == "updates: null":
            stage.api.updates.batch = lambda limit: None  # type: ignore[method-assign,assignment,return-value]
        else:
            weights = dict.fromkeys(KINDS, 0.0) | {answer: 1.0}
            stage.api.plan = FaultPlan(share=1.0, weights=weights, methods={"getUpdates"})
        stage.pass_time(40)
        binh.say("a")
        stage.api.plan = None
        stage.api.__dict__["updates"].__dict__.pop("batch", None)
        stage.settle()
        stage.pass_time(5)
        assert binh.texts == ["Đáp a"]
        assert stage.told.reasons == ["polling", "lost", "back"]


def test_a_slow_line_is_given_more_time(tmp_path: Path) -> None:
    """Where each answer takes four seconds, polls are not given up for ever."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        stage.settle()
        weights = dict.fromkeys(KINDS, 0.0) | {"drip": 1.0}
        stage.api.plan = FaultPlan(share=1.0, weights=weights, methods={"getUpdates"}, dripping=4.0)
        for text in ("a", "b", "c"):
            binh.say(text)
            stage.pass_time(20)
        assert binh.texts == ["Đáp a", "Đáp b", "Đáp c"]


def test_a_token_revoked_while_polling_ends_the_host(tmp_path: Path) -> None:
    """The host does not live on deaf when its token is taken away."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        stage.settle()
        stage.api.token = "123456:another"
        private(stage.api).say("a")
        assert stage.ended() == Exit.TOKEN_REFUSED
        assert stage.told.reasons == ["polling", "token_refused"]


def test_a_second_poller_ends_the_host(tmp_path: Path) -> None:
    """Two processes with one token steal each other's updates, so this one ends with a code of its own."""
    conflict = RefusedError(409, "Conflict: terminated by other getUpdates request")
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        stage.settle()
        stage.api.fail(conflict, "getUpdates", times=100)
        assert stage.ended() == Exit.CONFLICT
        assert stage.told.reasons == ["polling", "conflict"]


def test_one_conflict_is_no_second_poller(tmp_path: Path) -> None:
    """A poll that another just took the place of, as after a restart, is repeated."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        stage.settle()
        stage.api.fail(RefusedError(409, "Conflict: terminated by other getUpdates request"), "getUpdates", times=2)
        binh.say("a")
        stage.settle()
        assert binh.texts == ["Đáp a"]


@pytest.mark.parametrize(
    "broken",
    [
        {"message": {"message_id": 1}},
        {"message": {"message_id": 1, "date": "hôm nay", "chat": {"id": 1, "type": "private"}, "text": "a"}},
        {"message": "chữ"},
        {"callback_query": {"id": "1"}},
        {"edited_message": None},
        {"no_such_kind": {"a": 1}},
        {},
    ],
    ids=repr,
)
def test_a_malformed_update_is_left_out(tmp_path: Path, broken: dict[str, object]) -> None:
    """What cannot be read spoils neither the updates around it nor the polling."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        binh.say("trước")
        stage.api.deliver_raw(dict(broken))
        binh.say("sau")
        stage.settle()
        assert binh.texts == ["Đáp trước", "Đáp sau"]
        assert stage.api.counts["getUpdates"] < 10


def test_what_was_begun_is_finished_before_the_end_and_the_rest_after_it(tmp_path: Path) -> None:
    """What was fetched is not fetched again: it is answered before the host ends, or first by the next, in order."""
    api = TelegramApi()
    binh = private(api)
    with Stage(telegram_office(tmp_path, parrot), api, delay=0.05) as stage:
        stage.settle()
        for n in range(20):
            binh.say(str(n))
        stage.run(asyncio.sleep(0.08))
        assert stage.stop() == Exit.STOPPED
    assert api.pending == 0
    assert 1 <= len(binh.texts) < 20
    binh.say("20")
    with Stage(telegram_office(tmp_path, parrot), api) as stage:
        stage.settle()
    assert binh.texts == [f"Đáp {n}" for n in range(21)]


def test_answering_does_not_block_the_loop(tmp_path: Path) -> None:
    """While the worker thinks, the loop goes on."""
    ticks = 0

    def slow(incoming: Incoming, name: str) -> list[Reply]:
        time.sleep(0.3)
        return [Reply(html="xong")]

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0)
            ticks += 1

    with Stage(telegram_office(tmp_path, slow)) as stage:
        binh = private(stage.api)
        ticking = stage.loop.create_task(tick())
        binh.say("a")
        stage.settle()
        ticking.cancel()
        assert binh.texts == ["xong"]
    assert ticks > 20


def test_every_sentence_to_the_operator_is_there(tmp_path: Path) -> None:
    """Each reason that the host gives has a sentence of its own."""
    office = telegram_office(tmp_path, parrot)
    values = {"address": "", "name": "b", "port": 1, "error": "e", "wait": 3, "proxy": False}
    reasons = ["no_token", "token_malformed", "token_refused", "no_secret", "secret_malformed", "no_webhook_url"]
    reasons += ["no_owners", "unreachable", "lost", "back", "conflict", "cannot_listen", "polling", "webhook"]
    sentences = {office.renderer.render("telegram.txt.j2", reason=reason, **values) for reason in reasons}
    assert len(sentences) == len(reasons)
    assert "" not in sentences


def test_the_transport_is_shared_between_requests() -> None:
    """A transport counts how many requests it has in hand at most."""
    api = TelegramApi()
    transport = InProcess(api, 0.01)

    async def both() -> None:
        url = f"https://api.telegram.org/bot{TOKEN}/getMe"
        await asyncio.gather(transport.post(url), transport.post(url))

    asyncio.run(both())
    assert (transport.busiest, api.called("getMe")) == (2, [Params({}), Params({})])

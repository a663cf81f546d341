"""The Bot API of the tests fails in each of the ways in which Telegram and the way to it fail, by a seed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Coroutine
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest
from telegram_api import (
    AMBIGUOUS,
    KINDS,
    TOKEN,
    FaultPlan,
    InProcess,
    Key,
    OverHttp,
    Params,
    TelegramApi,
    make_group,
    private,
)

from bot.telegram.transport import BoundedRequest

Work = Callable[[Bot], Coroutine[Any, Any, object]]

EXPECTED: dict[str, tuple[type[TelegramError] | None, int]] = {
    "internal": (NetworkError, 0),
    "internal after": (NetworkError, 1),
    "gateway": (NetworkError, 0),
    "gateway after": (NetworkError, 1),
    "reset": (NetworkError, 0),
    "reset within": (NetworkError, 1),
    "silence": (TimedOut, 0),
    "silence after": (TimedOut, 1),
    "drip": (None, 1),
    "truncated": (TelegramError, 1),
    "mistyped": (None, 1),
    "portal": (TelegramError, 0),
    "foreign": (TelegramError, 0),
    "foreign list": (TelegramError, 0),
    "too deep": (TelegramError, 0),
    "entities": (BadRequest, 0),
    "flood": (RetryAfter, 0),
    "flood for hours": (RetryAfter, 0),
    "removed": (Forbidden, 0),
    "moved": (ChatMigrated, 0),
    "topic gone": (BadRequest, 0),
    "topic closed": (BadRequest, 0),
}
"""What a message sent under each kind comes to: the library's error, and how many messages stand."""


def on(transport: BaseRequest, base_url: str, work: Work) -> object:
    """Do work with a bot on a transport."""

    async def at_work() -> object:
        async with Bot(TOKEN, base_url=base_url, request=transport, get_updates_request=transport) as bot:
            return await work(bot)

    return asyncio.run(at_work())


def only(kind: str, victims: Collection[int] = ()) -> FaultPlan:
    """Let every call fail in one way."""
    weights = dict.fromkeys(KINDS, 0.0) | {kind: 1.0}
    return FaultPlan(share=1.0, weights=weights, victims=victims, silence=0.6, dripping=0.2)


def case(kind: str) -> tuple[TelegramApi, Work]:
    """Make a group in which a message is sent that fails in one way."""
    api = TelegramApi()
    group = make_group(api, kind="group", forum=True)
    topic = group.topic() if "topic" in kind else None
    chat = group.state.id

    async def send(bot: Bot) -> object:
        api.plan = only(kind, victims={chat})
        return await bot.send_message(chat, "a", message_thread_id=topic, parse_mode="HTML")

    return api, send


@pytest.mark.parametrize("over_http", [True, False], ids=["http", "in process"])
@pytest.mark.parametrize("kind", EXPECTED)
def test_each_kind_of_fault_is_what_it_says(kind: str, over_http: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call fails as said, and takes effect or not, over HTTP as in process."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    api, send = case(kind)
    error, standing = EXPECTED[kind]
    with OverHttp(api) as telegram:
        transport = BoundedRequest(patience=0.3) if over_http else InProcess(api, patience=0.05)
        if error is None:
            on(transport, telegram.base_url, send)
        else:
            with pytest.raises(error) as raised:
                on(transport, telegram.base_url, send)
            assert type(raised.value) is error
    assert len(api.sent) == standing
    assert [call.fault for call in api.called_with("sendMessage")] == [kind]


def test_every_kind_is_tried() -> None:
    """Kinds that a message cannot fail in have tests of their own below."""
    assert set(KINDS) - set(EXPECTED) == {"not modified", "too old", "twice", "out of order", "held back"}
    assert {kind for kind, (error, standing) in EXPECTED.items() if error and standing} == AMBIGUOUS


def test_a_chat_that_moved_refuses_its_old_id() -> None:
    """Once moved, the old id tells the new one at each call, and the new one takes messages."""
    api, send = case("moved")
    (old,) = api.chats
    with pytest.raises(ChatMigrated) as moved:
        on(InProcess(api), "http://127.0.0.1/bot", send)
    api.plan = None
    assert api.call(TOKEN, "sendMessage", Params({"chat_id": old, "text": "a"}))[0] == 400
    assert api.call(TOKEN, "sendMessage", Params({"chat_id": moved.value.new_chat_id, "text": "a"}))[0] == 200


def test_edits_and_answers_to_presses_fail_in_their_ways() -> None:
    """An edit is "not modified" and a press "too old" by chance."""
    api = TelegramApi()
    seat = private(api)
    api.call(TOKEN, "sendMessage", Params({"chat_id": 41, "text": "a", "reply_markup": keyboard()}))
    seat.press("x")
    api.plan = only("not modified")
    name = api.fault("editMessageText", Params({}))
    assert (name, b"not modified" in (KINDS[name].body or b"")) == ("not modified", True)
    api.plan = only("too old")
    name = api.fault("answerCallbackQuery", Params({}))
    assert (name, b"too old" in (KINDS[name].body or b"")) == ("too old", True)
    assert api.fault("sendMessage", Params({})) == "", "no other method fails so"


def keyboard() -> dict[str, object]:
    """Make a keyboard of one button."""
    return {"inline_keyboard": [[Key("x", "y").json()]]}


def polled(api: TelegramApi, offset: int | None) -> list[int]:
    """Poll as the bot does, and give the ids that came."""
    params = Params({"offset": offset, "limit": 100})
    fault = api.fault("getUpdates", params)
    found = api.call(TOKEN, "getUpdates", params, fault)[1]["result"]
    assert isinstance(found, list)
    return [update["update_id"] - 1000 for update in found]


def waiting(count: int) -> TelegramApi:
    """Make a Telegram where so many updates wait, with ids from 1 on."""
    api = TelegramApi()
    for number in range(count):
        private(api).say(str(number))
    return api


def test_an_update_comes_twice() -> None:
    """What was confirmed comes once more, until it is confirmed again."""
    api = waiting(2)
    assert polled(api, None) == [1, 2]
    assert polled(api, 1003) == []
    api.plan = only("twice")
    assert polled(api, 1003) == [2]
    api.plan = None
    assert polled(api, None) == [2], "a process that was killed asks without an offset"
    assert polled(api, 1003) == []


def test_updates_come_out_of_order() -> None:
    """A batch is not in the order of its ids, and one is held back until later ones are confirmed."""
    api = waiting(8)
    api.plan = only("out of order")
    assert sorted(found := polled(api, None)) == list(range(1, 9)) != found
    api = waiting(3)
    api.plan = only("held back")
    assert polled(api, None) == [2, 3]
    api.plan = None
    assert api.pending == 3
    assert polled(api, 1004) == [1]
    assert polled(api, 1004) == []
    assert api.pending == 0


def test_a_late_update_whose_answer_was_spoiled_comes_again() -> None:
    """An update that was held back is not lost with the answer that it came in."""
    api = waiting(2)
    api.plan = only("held back")
    assert polled(api, None) == [2]
    api.plan = only("truncated")
    assert polled(api, 1003) == [1]
    api.plan = None
    assert polled(api, 1003) == [1]
    assert polled(api, 1003) == []


def test_the_share_and_the_order_of_faults_depend_on_the_seed() -> None:
    """A third of the calls fails, the same ones at each run; another seed has others fail."""

    def drawn(seed: int) -> list[str]:
        api = TelegramApi()
        private(api)
        api.plan = FaultPlan(seed=seed)
        return [api.fault("sendMessage", Params({"chat_id": 41})) for _ in range(1200)]

    first = drawn(1)
    assert first == drawn(1) != drawn(2)
    assert 350 < sum(map(bool, first)) < 450
    assert len(set(first)) == 17, "all but what lasts, what markup suffers, and what only edits, presses and polls do"


def test_nobody_but_the_victims_is_removed_moved_or_kept_waiting_for_hours() -> None:
    """What lasts befalls only the chats that are meant to suffer it."""
    api = TelegramApi()
    group, other = make_group(api, kind="group"), make_group(api, kind="group")
    api.plan = FaultPlan(share=1.0, victims={group.state.id})
    for _ in range(300):
        api.fault("sendMessage", Params({"chat_id": other.state.id}))
    assert (other.state.moved_to, other.state.refusal) == (None, "")
    assert api.flood.waits[other.state.id] < api.clock() + 60
    for _ in range(300):
        api.fault("sendMessage", Params({"chat_id": group.state.id}))
    assert group.state.moved_to or group.state.refusal


def test_a_silent_call_holds_up_no_other() -> None:
    """While one call is not answered, others are."""
    api = TelegramApi()
    private(api)

    async def both(bot: Bot) -> float:
        api.plan = only("silence")
        silent = asyncio.ensure_future(bot.send_message(41, "a", read_timeout=0.4))
        await asyncio.sleep(0.1)
        api.plan = None
        began = time.monotonic()
        await bot.send_message(41, "b")
        took = time.monotonic() - began
        with pytest.raises(TimedOut):
            await silent
        return took

    with OverHttp(api) as telegram:
        took = on(HTTPXRequest(), telegram.base_url, both)
    assert isinstance(took, float)
    assert took < 0.3

"""The in-process Telegram delivers what Telegram delivers, and fails as it fails."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram_api import TOKEN, Group, InProcess, Params, RefusedError, TelegramApi, User, inline, make_group, private

ALICE = User(41, "Bình")


Json = dict[str, object]


def call(api: TelegramApi, method: str, **params: object) -> tuple[int, Json]:
    """Call a method with the bot's own token."""
    return api.call(TOKEN, method, Params(params))


def refusal(api: TelegramApi, method: str, **params: object) -> str:
    """Call a method that must be refused, and give the description."""
    status, body = call(api, method, **params)
    assert status >= 400, body
    return str(body["description"])


def test_updates_come_until_they_are_confirmed() -> None:
    """Asking for updates gives the same updates again until it is called with a higher offset."""
    api = TelegramApi()
    seat = private(api, ALICE)
    for word in ("một", "hai"):
        seat.say(word)
    first = call(api, "getUpdates")[1]["result"]
    assert isinstance(first, list)
    assert [update["message"]["text"] for update in first] == ["một", "hai"]
    assert call(api, "getUpdates")[1]["result"] == first
    rest = call(api, "getUpdates", offset=first[0]["update_id"] + 1)[1]["result"]
    assert rest == first[1:]
    assert api.pending == 1


def test_updates_that_were_not_asked_for_do_not_come() -> None:
    """allowed_updates holds from the call that sets it on."""
    api = TelegramApi()
    call(api, "getUpdates", allowed_updates=["inline_query"])
    private(api, ALICE).say("một")
    inline(api, "hai")
    assert api.pending == 1


def group_says(privacy: bool, say: Callable[[Group], object]) -> int:
    """Count the updates that reach the bot when something is said in a group."""
    api = TelegramApi(privacy=privacy)
    group = make_group(api)
    say(group)
    return api.pending


@pytest.mark.parametrize(
    ("say", "private_mode", "why"),
    [
        (lambda g: g.seat(ALICE).say("hạn?"), 0, "plain talk"),
        (lambda g: g.seat(ALICE).say("@kehoach_bot hạn?"), 0, "its name alone does not get through"),
        (lambda g: g.seat(ALICE).say("/hoi hạn?"), 1, "a command"),
        (lambda g: g.seat(ALICE).say("/hoi@kehoach_bot hạn?"), 1, "a command to it"),
        (lambda g: g.seat(ALICE).say("/hoi@khac_bot hạn?"), 0, "a command to another bot"),
        (lambda g: g.seat(ALICE).service(new_chat_title="Mới"), 1, "a service message"),
    ],
)
def test_privacy_mode_lets_through_what_telegram_does(
    say: Callable[[Group], object], private_mode: int, why: str
) -> None:
    """With privacy mode on only what is meant for the bot arrives, without it everything."""
    assert group_says(True, say) == private_mode, why
    assert group_says(False, say) == 1, why


def test_a_reply_to_the_bot_passes_privacy_mode() -> None:
    """A reply to a message of the bot arrives, one to a person does not."""
    api = TelegramApi()
    group = make_group(api)
    seat = group.seat(ALICE)
    call(api, "sendMessage", chat_id=group.state.id, text="a")
    seat.say("còn cấp tỉnh?", reply_to=seat.last)
    theirs = seat.say("abc")
    seat.say("đúng", reply_to=theirs)
    assert api.pending == 1


def test_topics_are_checked() -> None:
    """A message goes into an open topic; General takes no thread id, a closed one takes nothing."""
    api = TelegramApi()
    group = make_group(api, forum=True)
    topic, closed = group.topic(), group.topic()
    group.state.topics[closed] = False
    sent = {"chat_id": group.state.id, "text": "a"}
    assert call(api, "sendMessage", **sent, message_thread_id=topic)[0] == 200
    assert call(api, "sendMessage", **sent)[0] == 200
    assert "thread not found" in refusal(api, "sendMessage", **sent, message_thread_id=1)
    assert "TOPIC_CLOSED" in refusal(api, "sendMessage", **sent, message_thread_id=closed)
    assert [message.thread for message in group.heard] == [topic, None]


def test_the_flood_limits_hold() -> None:
    """30 messages a second overall, one a second in a chat, 20 a minute in a group."""
    now = [0.0]
    api = TelegramApi()
    api.flood.clock = lambda: now[0]
    api.flood.on()
    group = make_group(api)
    for _ in range(20):
        assert call(api, "sendMessage", chat_id=group.state.id, text="a")[0] == 200
    status, body = call(api, "sendMessage", chat_id=group.state.id, text="a")
    assert (status, body["parameters"]) == (429, {"retry_after": 60})
    for number in range(10):
        private(api, number + 1)
        assert call(api, "sendMessage", chat_id=number + 1, text="a")[0] == 200
    private(api, 99)
    assert call(api, "sendMessage", chat_id=99, text="a")[0] == 429
    now[0] = 1.0
    assert call(api, "sendMessage", chat_id=99, text="a")[0] == 200
    assert call(api, "sendMessage", chat_id=99, text="a")[0] == 429


def test_the_librarys_errors_come_of_the_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The transport's answers become the library's own errors."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    api = TelegramApi()
    seat = private(api, ALICE)
    blocked = private(api, 42)
    blocked.block()
    group = make_group(api, kind="group")
    moved = group.migrate()

    async def errors() -> list[TelegramError]:
        found = []
        async with Bot(TOKEN, request=InProcess(api), get_updates_request=InProcess(api)) as bot:
            for chat in (42, group.state.id, 99):
                with pytest.raises(TelegramError) as error:
                    await bot.send_message(chat, "a")
                found.append(error.value)
            api.flood.penalise(41, 7)
            with pytest.raises(RetryAfter) as late:
                await bot.send_message(41, "a")
            found.append(late.value)
            api.webhook = Params({})
            with pytest.raises(Conflict):
                await bot.get_updates()
            api.fail(OSError("no network"))
            with pytest.raises(NetworkError):
                await bot.get_me()
        return found

    kinds = asyncio.run(errors())
    assert [type(error) for error in kinds] == [Forbidden, ChatMigrated, BadRequest, RetryAfter]
    assert isinstance(kinds[1], ChatMigrated)
    assert kinds[1].new_chat_id == moved.state.id
    assert seat.heard == []


@pytest.mark.parametrize(("token", "status"), [("123:other", 401), ("nonsense", 404)])
def test_a_wrong_token_is_refused(token: str, status: int) -> None:
    """A token of another bot is unauthorised, one of no shape is not found."""
    assert TelegramApi().call(token, "getMe", Params({}))[0] == status

    async def start() -> None:
        transport = InProcess(TelegramApi())
        async with Bot(token, request=transport, get_updates_request=transport):
            pass

    with pytest.raises(InvalidToken):
        asyncio.run(start())


def test_a_failure_may_come_after_the_effect() -> None:
    """A call can take effect although its answer is lost."""
    api = TelegramApi()
    seat = private(api, ALICE)
    api.fail(RefusedError(502, "Bad Gateway"), "sendMessage", after=True)
    assert call(api, "sendMessage", chat_id=41, text="a")[0] == 502
    assert seat.texts == ["a"]

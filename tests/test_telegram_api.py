"""The in-process Telegram refuses what the Bot API refuses, so that tests on it mean something."""

from __future__ import annotations

import pytest
from telegram_api import TOKEN, Params, TelegramApi, User, inline, private

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


def button(label: str, **rest: str) -> Json:
    """Make a keyboard of one button."""
    return {"inline_keyboard": [[{"text": label, **rest}]]}


@pytest.mark.parametrize(
    ("params", "words", "why"),
    [
        ({"text": ""}, "message text is empty", "no text"),
        ({"text": " \n"}, "message text is empty", "blanks only"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty", "nothing within the tags"),
        ({"text": "x" * 4097}, "message is too long", "one too many"),
        ({"text": "🙂" * 2049}, "message is too long", "UTF-16 units count"),
        ({"text": "<h1>a</h1>", "parse_mode": "HTML"}, 'Unsupported start tag "h1"', "a tag it does not know"),
        ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities", "a bare <"),
        ({"text": "<b>a", "parse_mode": "HTML"}, "Can't find end tag", "an open tag"),
        ({"text": "<b><i>a</b></i>", "parse_mode": "HTML"}, "Unmatched end tag", "tags that cross"),
        ({"text": "a</b>", "parse_mode": "HTML"}, "Unexpected end tag", "an end without a start"),
        ({"text": "a", "reply_markup": button("x", callback_data="đ" * 33)}, "BUTTON_DATA_INVALID", "66 bytes"),
        ({"text": "a", "reply_markup": button("x")}, "Text buttons are unallowed", "a button that does nothing"),
        ({"text": "a", "reply_markup": button("", callback_data="a")}, "must be non-empty", "no label"),
        ({"text": "a", "message_thread_id": 7}, "message thread not found", "no forum"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found", "not there"),
        ({"text": "a", "chat_id": 5}, "chat not found", "a chat that it does not know"),
    ],
)
def test_a_message_that_telegram_would_not_take_is_refused(params: Json, words: str, why: str) -> None:
    """Texts, markup, keyboards, topics and replies are checked."""
    api = TelegramApi()
    private(api, ALICE)
    assert words in refusal(api, "sendMessage", **({"chat_id": ALICE.id} | params)), why


def test_a_message_at_the_limits_is_taken() -> None:
    """4,096 units of text and 64 bytes of button data are allowed; markup does not count."""
    api = TelegramApi()
    seat = private(api, ALICE)
    text = f"<b>{'x' * 4095}</b>&amp;"
    markup = button("Có", callback_data="d" * 64)
    assert call(api, "sendMessage", chat_id=41, text=text, parse_mode="HTML", reply_markup=markup)[0] == 200
    assert len(seat.last.text) == 4096
    assert seat.last.entities[0].type == "bold"


def test_a_keyboard_has_at_most_a_hundred_buttons() -> None:
    """The 101st button is refused."""
    api = TelegramApi()
    private(api, ALICE)
    rows = [[{"text": str(n), "callback_data": str(n)}] for n in range(101)]
    sent = {"chat_id": 41, "text": "a"}
    assert "too long" in refusal(api, "sendMessage", **sent, reply_markup={"inline_keyboard": rows})
    assert call(api, "sendMessage", **sent, reply_markup={"inline_keyboard": rows[:100]})[0] == 200


def test_an_edit_that_changes_nothing_is_refused() -> None:
    """The same text and keyboard again are "not modified"; another keyboard is an edit."""
    api = TelegramApi()
    seat = private(api, ALICE)
    call(api, "sendMessage", chat_id=41, text="a")
    same = {"chat_id": 41, "message_id": seat.last.id, "text": "a"}
    assert "message is not modified" in refusal(api, "editMessageText", **same)
    assert call(api, "editMessageText", **same, reply_markup=button("x", callback_data="y"))[0] == 200
    assert "message to edit not found" in refusal(api, "editMessageText", chat_id=41, message_id=99, text="b")
    theirs = seat.say("xin chào")
    assert "can't be edited" in refusal(api, "editMessageText", chat_id=41, message_id=theirs.id, text="b")


def test_a_press_is_answered_in_time_and_short() -> None:
    """Late and unknown presses, and notices of more than 200 characters, are refused."""
    api = TelegramApi()
    seat = private(api, ALICE)
    call(api, "sendMessage", chat_id=41, text="a", reply_markup=button("x", callback_data="y"))
    press, late = seat.press("x"), seat.press("x", late=True)
    names = list(api.presses)
    assert "MESSAGE_TOO_LONG" in refusal(api, "answerCallbackQuery", callback_query_id=names[0], text="x" * 201)
    assert call(api, "answerCallbackQuery", callback_query_id=names[0], text="được")[0] == 200
    assert "query is too old" in refusal(api, "answerCallbackQuery", callback_query_id=names[1])
    assert "query ID is invalid" in refusal(api, "answerCallbackQuery", callback_query_id="none")
    assert (press.notices, late.notices) == (["được"], [])


def test_inline_results_are_checked() -> None:
    """At most 50 results, with ids of their own and a text that Telegram would send."""
    api = TelegramApi()
    asked = inline(api, "hạn")

    def results(count: int, **change: object) -> list[Json]:
        content = {"message_text": "a"}
        one = {"type": "article", "title": "t", "input_message_content": content} | change
        return [one | {"id": str(n)} for n in range(count)]

    ask = {"inline_query_id": asked.id}
    assert "RESULTS_TOO_MUCH" in refusal(api, "answerInlineQuery", **ask, results=results(51))
    assert "DUPLICATE" in refusal(api, "answerInlineQuery", **ask, results=results(1) + results(1))
    assert "TITLE_EMPTY" in refusal(api, "answerInlineQuery", **ask, results=results(1, title=""))
    empty = results(1, input_message_content={"message_text": ""})
    assert "MESSAGE_EMPTY" in refusal(api, "answerInlineQuery", **ask, results=empty)
    assert call(api, "answerInlineQuery", **ask, results=results(50), is_personal=True)[0] == 200
    assert asked.results is not None
    assert len(asked.results) == 50

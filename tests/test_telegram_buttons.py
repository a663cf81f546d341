"""Buttons and edited questions on Telegram: what changes in place, and what happens once."""

from __future__ import annotations

import asyncio
from pathlib import Path

from telegram_api import Seat, TelegramApi, private
from telegram_echo import BINH, ROW, Echo, member, say
from telegram_stage import Stage, telegram_office

from bot.telegram.drafts import keyboard
from handlers.message import Button, Reply

pytest_plugins = ["telegram_fixtures"]


def test_a_press_is_answered_and_edits_its_message(stage: Stage, binh: Seat, echo: Echo) -> None:
    """A press changes the message that it came from, and its notice shows."""
    [answer] = say(stage, binh, "hạn?")
    press = binh.press("Sau")
    stage.settle()
    assert (answer.text, answer.edits, press.notices) == ("trang c:1", 1, ["được"])
    assert (echo.last.button, echo.last.text, echo.last.message) == ("c:1", "", answer.id)


def test_a_double_press_does_nothing_twice(stage: Stage, binh: Seat, echo: Echo) -> None:
    """Two quick presses count as one, but both are answered."""
    say(stage, binh, "hạn?")
    echo.replies = [Reply(html="tin mới")]
    button = binh.last
    presses = [binh.press("Sau", button), binh.press("Sau", button)]
    stage.settle()
    assert [len(press.notices) for press in presses] == [1, 1]
    assert binh.texts[1:] == ["tin mới"]


def test_the_same_button_may_be_pressed_again_later(stage: Stage, binh: Seat, echo: Echo) -> None:
    """A press some seconds later is meant, and one by someone else too."""
    lan = member(stage)
    [answer] = say(stage, lan, "/hoi hạn?")
    echo.replies = [Reply(html="tin mới")]
    lan.press("Sau", answer)
    stage.settle()
    stage.run(asyncio.sleep(5))
    lan.press("Sau", answer)
    Seat(stage.api, lan.state, BINH).press("Sau", answer)
    stage.settle()
    assert lan.texts[1:] == ["tin mới"] * 3


def test_an_edit_that_changes_nothing_is_no_error(stage: Stage, binh: Seat, echo: Echo) -> None:
    """Where the message reads so already, the press is answered and nothing else happens."""
    [answer] = say(stage, binh, "hạn?")
    echo.replies = [Reply(html=answer.text, edits=True, buttons=(ROW,))]
    binh.press("Sau")
    stage.settle()
    assert (answer.edits, len(binh.heard)) == (0, 1)


def test_buttons_alone_can_change(stage: Stage, binh: Seat, echo: Echo) -> None:
    """A reply without text that edits takes the buttons away and leaves the text."""
    [answer] = say(stage, binh, "hạn?")
    echo.replies = [Reply(edits=True, notice="xong")]
    press = binh.press("Sau")
    stage.settle()
    assert (answer.text, answer.labels, press.notices) == ("Đáp: 4", [], ["xong"])


def test_late_and_odd_presses_do_no_harm(stage: Stage, binh: Seat, echo: Echo) -> None:
    """The work of a late press is done; presses on inline messages and deleted ones are answered."""
    [answer] = say(stage, binh, "hạn?")
    binh.press("Sau", late=True)
    stage.settle()
    assert answer.text == "trang c:1"
    inaccessible: dict[str, object] = {"message_id": answer.id, "date": 0, "chat": binh.state.json()}
    places: list[dict[str, object]] = [{"inline_message_id": "x"}, {"message": inaccessible}]
    for number, rest in enumerate(places):
        stage.api.deliver(
            "callback_query",
            {"id": f"odd-{number}", "from": BINH.json(), "chat_instance": "1", "data": "c:2"} | rest,
        )
    stage.settle()
    answered = [params.text("callback_query_id") for params in stage.api.called("answerCallbackQuery")]
    assert answered[-2:] == ["odd-0", "odd-1"]
    assert answer.text == "trang c:2"


def test_an_edited_question_edits_its_answer(stage: Stage, binh: Seat, echo: Echo) -> None:
    """The answer changes in place when the question does, and only where it reads differently."""
    question = binh.say("hạn?")
    stage.settle()
    binh.edit(question, "hạn cấp xã?")
    stage.settle()
    assert binh.texts == ["Đáp: 11"]
    assert (echo.last.edited, echo.last.message) == (True, question.id)
    binh.edit(question, "hạn cấp xã!")
    stage.settle()
    assert (binh.texts, binh.last.edits) == (["Đáp: 11"], 1)


def test_an_edited_question_is_answered_where_it_was_not(stage: Stage, echo: Echo) -> None:
    """Talk that becomes a question by an edit is answered, as a reply to it."""
    lan = member(stage, privacy=False)
    talk = lan.say("hạn?")
    stage.settle()
    lan.edit(talk, "@kehoach_bot hạn?")
    stage.settle()
    assert [message.reply_to for message in lan.heard] == [talk.id]


def test_an_answer_follows_its_question_in_length(stage: Stage, binh: Seat, echo: Echo) -> None:
    """Where the new answer takes fewer or more messages, the rest is deleted or sent."""
    echo.replies = [Reply(html="x" * 9000)]
    question = binh.say("dài")
    stage.settle()
    assert [len(text) for text in binh.texts] == [4096, 4096, 808]
    echo.replies = [Reply(html="ngắn")]
    binh.edit(question, "ngắn")
    stage.settle()
    assert binh.texts == ["ngắn"]
    echo.replies = [Reply(html="y" * 5000)]
    binh.edit(question, "dài")
    stage.settle()
    assert [len(text) for text in binh.texts] == [4096, 904]


def test_an_edit_after_a_restart_finds_its_answer(tmp_path: Path, echo: Echo) -> None:
    """Which message answered which question outlasts the process."""
    api = TelegramApi()
    binh = private(api, BINH)
    with Stage(telegram_office(tmp_path, echo), api) as stage:
        question = binh.say("hạn?")
        stage.settle()
    with Stage(telegram_office(tmp_path, echo), api) as stage:
        binh.edit(question, "hạn cấp xã?")
        stage.settle()
    assert binh.texts == ["Đáp: 11"]


def test_a_label_that_no_button_can_show_is_cut() -> None:
    """A long label, such as a unit's name, is cut at its end; its data stays whole."""
    made = keyboard(((Button(label="Công ty " * 20, data="c:1"), Button(label="Sau", data="c:2")),))
    assert made is not None
    long, short = made.inline_keyboard[0]
    assert (len(long.text) <= 60, long.text[-1], long.callback_data) == (True, "…", "c:1")
    assert short.text == "Sau"

"""What an update holds of a wrong type does no harm beyond that update."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram_api import User, private
from telegram_echo import parrot
from telegram_stage import Stage, telegram_office

from bot.telegram.events import Event, Place
from bot.telegram.sound import MalformedError, numbered, sound, whole
from handlers.message import Attachment, Chat, Incoming, Person

CHAT = {"id": 41, "type": "private", "first_name": "Bình"}
SENDER = {"id": 41, "is_bot": False, "first_name": "Bình"}
EVENT = Event(incoming=Incoming(key="tg:1", person=Person(id=1), chat=Chat(id=1), text="a"), place=Place(chat=1))


@pytest.mark.parametrize(
    ("update", "why"),
    [
        ({"message": {"chat": CHAT | {"id": [41]}}}, "a chat whose id cannot be looked up"),
        ({"message": {"chat": CHAT | {"id": {"a": 1}}}}, "an id that is an object"),
        ({"message": {"chat": CHAT | {"id": 10**30}}}, "an id that no database holds"),
        ({"message": {"chat": CHAT | {"id": 1.5}}}, "an id that is no whole number"),
        ({"message": {"chat": CHAT | {"id": True}}}, "an id that is a truth value"),
        ({"message": {"from": SENDER | {"id": "41"}}}, "a person whose id is a text"),
        ({"message": {"from": SENDER | {"first_name": 5}}}, "a name that is a number"),
        ({"message": {"text": ["a"]}}, "a text that is a list"),
        ({"message": {"message_id": None}}, "a message without a number"),
        ({"message": {"is_topic_message": True, "message_thread_id": "x"}}, "a topic that is a text"),
        ({"callback_query": {"id": 5, "from": SENDER, "chat_instance": "1", "data": "c:1"}}, "a press by number"),
        ({"callback_query": {"id": "5", "from": SENDER, "chat_instance": "1", "data": ["c:1"]}}, "data in a list"),
        ({"inline_query": {"id": "5", "from": SENDER, "query": 7, "offset": ""}}, "a query that is a number"),
        ({"inline_query": {"id": ["5"], "from": SENDER, "query": "hạn", "offset": ""}}, "an id in a list"),
        ({"message": {"migrate_to_chat_id": "x"}}, "a group that moved to a text"),
    ],
)
def test_an_update_of_wrong_types_is_left_out(
    tmp_path: Path, update: dict[str, dict[str, object]], why: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The next update is answered, and nothing is logged as an error."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api, User(41, "Bình"))
        whole_message = {"message_id": 5, "date": 1, "chat": CHAT, "from": SENDER, "text": "x"}
        if "message" in update:
            update = {"message": whole_message | update["message"]}
        stage.api.deliver_raw(dict(update))
        binh.say("b")
        stage.settle()
        assert binh.texts[-1] == "b", why
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_halves_of_characters_and_control_characters_are_put_right(tmp_path: Path) -> None:
    """A text with half a character is answered as if that were the sign for it."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api, User(41, "B\ud83dình"))
        binh.say("a\ud83d\x00b\nc\x1b")
        stage.settle()
        assert binh.texts == ["a\ufffdb\nc"]


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_one_that_can_be_written(text: str) -> None:
    """What is left can be encoded, and a text that is whole stays as it is."""
    clean = whole(text)
    clean.encode()
    assert whole(clean) == clean
    assert clean == text or not text.isprintable()


@pytest.mark.parametrize("number", [True, 1.0, "1", None, 2**63, [1]])
def test_only_whole_numbers_of_a_size_are_numbers(number: object) -> None:
    """Neither truth values nor texts are taken for ids."""
    assert not numbered(number)
    assert numbered(-(2**52))


def test_what_is_sound_stays_the_same() -> None:
    """Nothing is copied where nothing is wrong, whatever is nested."""
    assert sound(EVENT) is EVENT
    file = Attachment(id="f", name="a", size=None)
    assert sound(file) is file
    with pytest.raises(MalformedError, match=r"Attachment\.size"):
        sound(Attachment(id="f", name="a", size="9"))  # type: ignore[arg-type]  # on purpose

"""What the host does so that a message reaches its place: long, in topics, in moved groups, after a failure."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from telegram_api import Group, Seat, TelegramApi, User, make_group, private
from telegram_echo import parrot
from telegram_stage import Dispatch, Stage, telegram_office

from handlers.message import Button, Incoming, Reply
from knowledge.records import Records

LAN = User(42, "Lan")


def replying(*html: str) -> Dispatch:
    """Answer everything with the same replies."""
    return lambda incoming, name: [Reply(html=text) for text in html] if incoming.addressed else []


def test_what_people_write_is_not_read_as_markup(tmp_path: Path) -> None:
    """Tags, entities and commands of an injector come back as they were typed."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        said = ["<b>đậm</b>", "<script>alert(1)</script>", "&lt; &amp;", "a < b > c", "</b></i>", "1 & 2 &nbsp;"]
        for text in said:
            binh.say(text)
        stage.settle()
        assert binh.texts == said


@pytest.mark.parametrize("length", [1, 4096, 100_000])
def test_messages_of_any_length_are_answered(tmp_path: Path, length: int) -> None:
    """A client cuts what is pasted at 4,096 characters; every part is answered, in order."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        binh.paste("đ" * length)
        stage.settle()
        assert "".join(binh.texts) == "đ" * length


def test_answers_of_any_length_are_sent(tmp_path: Path) -> None:
    """A long answer goes out in order, its buttons under the last part."""
    rows = ((Button(label="Sau", data="c:1"),),)
    lines = "\n".join(f"<i>dòng {n}</i>" for n in range(10_000))
    with Stage(telegram_office(tmp_path, lambda i, n: [Reply(html=lines, buttons=rows)])) as stage:
        binh = private(stage.api)
        binh.say("tất cả")
        stage.settle()
        assert "\n".join(binh.texts) == "\n".join(f"dòng {n}" for n in range(10_000))
        assert [bool(message.keyboard) for message in binh.heard] == [False] * (len(binh.heard) - 1) + [True]


def test_only_the_first_part_replies(tmp_path: Path) -> None:
    """In a group the first part of a long answer replies to the question; the rest follows it."""
    with Stage(telegram_office(tmp_path, replying("x" * 9000, "y"))) as stage:
        lan = make_group(stage.api).seat(LAN)
        question = lan.say("/hoi tất cả")
        stage.settle()
        assert [message.reply_to for message in lan.heard] == [question.id, None, None, question.id]


def test_broken_markup_goes_out_as_plain_text(tmp_path: Path) -> None:
    """Where a template's markup does not parse, the words are sent without it."""
    with Stage(telegram_office(tmp_path, replying("<b>tối đa</i> 150 &amp; hơn"))) as stage:
        binh = private(stage.api)
        binh.say("a")
        stage.settle()
        assert binh.texts == ["tối đa 150 & hơn"]
        assert binh.last.entities == ()
        assert stage.api.unclean.pop().endswith("</i> where it does not belong")


def test_a_topic_is_answered_in_the_topic(tmp_path: Path) -> None:
    """A question in a topic is answered there, one in General without a thread id."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        group = make_group(stage.api, forum=True)
        lan, topic = group.seat(LAN), group.topic()
        question = lan.in_topic(topic).say("/hoi a")
        lan.say("/hoi b")
        stage.settle()
        lan.in_topic(topic).say("/hoi c", reply_to=question)
        stage.settle()
        assert [(m.text, m.thread) for m in group.heard] == [("/hoi a", topic), ("/hoi b", None), ("/hoi c", topic)]


def test_the_first_message_of_a_topic_quotes_nobody(tmp_path: Path) -> None:
    """Each message of a topic replies to the one that opened it, which asks the bot nothing."""
    seen: list[Incoming] = []

    def keep(incoming: Incoming, name: str) -> list[Reply]:
        seen.append(incoming)
        return []

    with Stage(telegram_office(tmp_path, keep), TelegramApi(privacy=False)) as stage:
        group = make_group(stage.api, forum=True)
        lan = group.seat(LAN)
        message = lan.in_topic(group.topic()).say("mai họp")
        opened = {"message_id": 1, "date": 1, "chat": group.state.json(), "from": stage.api.bot.json()}
        topic = {"forum_topic_created": {"name": "Đại hội", "icon_color": 1}}
        stage.api.deliver("message", message.json | {"reply_to_message": opened | topic})
        stage.settle()
        assert [(incoming.addressed, incoming.quoted) for incoming in seen] == [(False, None)] * 2


def test_a_chain_of_replies_is_no_topic(tmp_path: Path) -> None:
    """The thread id of replies in a group without topics is not sent back."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        lan = make_group(stage.api).seat(LAN)
        lan.say("/hoi a")
        stage.settle()
        lan.say("còn cấp tỉnh?", reply_to=lan.last)
        stage.settle()
        assert [message.thread for message in lan.heard] == [None, None]
        assert len(stage.api.called("sendMessage")) == 2


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "deleted"])
def test_an_answer_finds_its_way_without_its_topic(tmp_path: Path, closed: bool) -> None:
    """Where the topic is closed or gone meanwhile, the answer goes to the group."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        group = make_group(stage.api, forum=True)
        lan, topic = group.seat(LAN), group.topic()
        if closed:
            group.state.topics[topic] = False
        else:
            del group.state.topics[topic]
        lan.in_topic(topic).say("/hoi a")
        stage.settle()
        assert [(message.text, message.thread) for message in lan.heard] == [("/hoi a", None)]


def test_an_answer_does_not_need_its_question(tmp_path: Path) -> None:
    """A question that was deleted meanwhile is answered all the same."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        lan = make_group(stage.api).seat(LAN)
        question = lan.say("/hoi a")
        del lan.state.messages[question.id]
        stage.settle()
        assert lan.texts == ["/hoi a"]


def moving_group(stage: Stage) -> tuple[Group, Seat]:
    """Make a group that is no supergroup yet, with a person in it."""
    group = make_group(stage.api, kind="group")
    return group, group.seat(LAN)


def test_a_group_that_moves_keeps_what_it_chose(tmp_path: Path) -> None:
    """The service messages of a migration give the group's records to its new id."""
    office = telegram_office(tmp_path, parrot)
    records = office.answers
    assert isinstance(records, Records)
    with Stage(office) as stage:
        group, lan = moving_group(stage)
        lan.say("/hoi a")
        stage.settle()
        new = group.migrate()
        stage.settle()
        assert records.answer_sent(group.state.id, 1) is None
        assert records.answer_sent(new.state.id, 1) == 2


def test_an_answer_follows_a_group_that_moved(tmp_path: Path) -> None:
    """An answer to the old id is sent to the new one, once, and the records follow."""
    office = telegram_office(tmp_path, parrot)
    assert isinstance(office.answers, Records)
    with Stage(office) as stage:
        group, lan = moving_group(stage)
        office.answers.note_answer_sent(group.state.id, 77, 78)
        lan.say("/hoi a")
        new = make_group(stage.api)
        group.state.moved_to = new.state.id
        stage.settle()
        assert [message.text for message in new.heard] == ["/hoi a"]
        assert office.answers.answer_sent(new.state.id, 77) == 78


def test_a_deleted_answer_is_sent_anew(tmp_path: Path) -> None:
    """An edited question whose answer was deleted gets a new one."""
    with Stage(telegram_office(tmp_path, parrot)) as stage:
        binh = private(stage.api)
        question = binh.say("a")
        stage.settle()
        del binh.state.messages[binh.last.id]
        binh.edit(question, "b")
        stage.settle()
        assert binh.texts == ["b"]


SECRET_TEXT = "Bà Nguyễn Thị Bí Mật"


def failing(incoming: Incoming, name: str) -> list[Reply]:
    """Break on every event, quoting it."""
    raise ValueError(f"no answer to {incoming.text or incoming.button}: {SECRET_TEXT}")


def test_a_failure_is_one_sentence_and_no_text_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Who asked is told; the log has the kind and place of the error, neither texts nor the token."""
    with Stage(telegram_office(tmp_path, failing)) as stage, caplog.at_level(logging.INFO, "bot"):
        binh = private(stage.api)
        binh.say(SECRET_TEXT)
        lan = make_group(stage.api).seat(LAN)
        lan.say(f"/hoi {SECRET_TEXT}")
        stage.settle()
        ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert binh.texts == lan.texts == ["Có lỗi khi trả lời. Xin thử lại; nếu vẫn lỗi, xin báo người quản trị."]
    assert any("ValueError" in line and "failing" in line for line in ours)
    assert not any(SECRET_TEXT in line or stage.api.token in line for line in ours)


def test_a_failure_on_a_press_shows_over_the_button(tmp_path: Path) -> None:
    """A press that cannot be answered is told so, without a new message."""
    broken = [False]

    def answer(incoming: Incoming, name: str) -> list[Reply]:
        if broken[0]:
            raise ValueError
        return [Reply(html="a", buttons=((Button(label="Sau", data="c:1"),),))]

    with Stage(telegram_office(tmp_path, answer)) as stage:
        binh = private(stage.api)
        binh.say("a")
        stage.settle()
        broken[0] = True
        press = binh.press("Sau")
        stage.settle()
        assert press.notices == ["Có lỗi khi trả lời. Xin thử lại; nếu vẫn lỗi, xin báo người quản trị."]
        assert binh.texts == ["a"]

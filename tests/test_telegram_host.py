"""The Telegram host in whole: chats, groups, replies, mentions, buttons, edits and inline mode."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram_api import Message, Seat, TelegramApi, User, inline, make_group, private
from telegram_stage import Stage, telegram_office

from handlers.message import Button, File, Incoming, Reply

BINH, LAN = User(41, "Bình"), User(42, "Lan")


class Echo:
    """Answers every event that is addressed to it, and keeps all that it was given."""

    def __init__(self) -> None:
        self.seen: list[Incoming] = []
        self.replies: list[Reply] | None = None

    def __call__(self, incoming: Incoming, name: str) -> list[Reply]:
        """Answer one event."""
        self.seen.append(incoming)
        if not incoming.addressed:
            return []
        if self.replies is not None:
            return self.replies
        if incoming.button:
            return [Reply(html=f"trang {incoming.button}", edits=True, notice="được")]
        row = (Button(label="Sau", data="c:1"), Button(label="Nguồn", url="https://kehoach.vn"))
        return [Reply(html=f"Đáp: {len(incoming.text)}", buttons=(row,))]

    @property
    def last(self) -> Incoming:
        """The newest event."""
        return self.seen[-1]


@pytest.fixture
def echo() -> Echo:
    """Give what answers."""
    return Echo()


@pytest.fixture
def stage(echo: Echo, tmp_path: Path) -> Iterator[Stage]:
    """Give a running host."""
    with Stage(telegram_office(tmp_path, echo)) as running:
        running.settle()
        yield running


@pytest.fixture
def binh(stage: Stage) -> Seat:
    """Give a person in a private chat."""
    return private(stage.api, BINH)


def member(stage: Stage, *, privacy: bool = True) -> Seat:
    """Give a person in a group."""
    stage.api.privacy = privacy
    return make_group(stage.api).seat(LAN)


def say(stage: Stage, seat: Seat, text: str, reply_to: Message | None = None) -> list[Message]:
    """Say something and give what the bot answered."""
    before = len(seat.heard)
    seat.say(text, reply_to=reply_to)
    stage.settle()
    return seat.heard[before:]


def test_a_private_message_is_answered(stage: Stage, binh: Seat, echo: Echo) -> None:
    """What is written in a private chat is a question, answered without a reply mark."""
    [answer] = say(stage, binh, "hạn cấp xã?")
    assert (answer.text, answer.reply_to, answer.labels) == ("Đáp: 11", None, ["Sau", "Nguồn"])
    assert echo.last.key.startswith("tg:")
    assert (echo.last.person.id, echo.last.person.name) == (41, "Bình")
    assert (echo.last.chat.kind, echo.last.addressed) == ("private", True)


def test_a_group_is_left_alone(stage: Stage, echo: Echo) -> None:
    """Without being asked the bot says nothing in a group, though it hears everything there."""
    lan = member(stage, privacy=False)
    assert say(stage, lan, "mai họp nhé") == []
    assert echo.last.addressed is False


@pytest.mark.parametrize(
    ("said", "handed", "why"),
    [
        ("/hoi hạn cấp xã?", "/hoi hạn cấp xã?", "a command"),
        ("/hoi@kehoach_bot hạn?", "/hoi@kehoach_bot hạn?", "a command to this bot"),
        ("@kehoach_bot hạn cấp xã?", "hạn cấp xã?", "its name in front"),
        ("cho hỏi @Kehoach_Bot, hạn?", "cho hỏi hạn?", "its name amid, in another case"),
        ("hạn cấp xã? @kehoach_bot", "hạn cấp xã?", "its name at the end"),
        ("@kehoach_bot", "/hoi", "its name alone"),
    ],
)
def test_a_group_asks_by_command_or_name(stage: Stage, echo: Echo, said: str, handed: str, why: str) -> None:
    """A command or the bot's name anywhere makes a question, answered as a reply to it."""
    lan = member(stage, privacy=False)
    [answer] = say(stage, lan, said)
    assert answer.reply_to == answer.id - 1
    assert (echo.last.text, echo.last.addressed) == (handed, True), why


@pytest.mark.parametrize("said", ["/hoi@khac_bot hạn?", "xem @kehoach_bot2", "a@kehoach_bot", "gửi @khac_bot"])
def test_what_names_another_is_not_for_this_bot(stage: Stage, said: str) -> None:
    """Other bots' commands and names like its own do not wake it."""
    assert say(stage, member(stage, privacy=False), said) == []


def test_a_reply_to_the_bot_asks_it(stage: Stage, echo: Echo) -> None:
    """A reply to the bot is a question, even with privacy mode on; one to a person is not."""
    lan = member(stage)
    [answer] = say(stage, lan, "/hoi hạn?")
    assert say(stage, lan, "còn cấp tỉnh?", answer)
    assert (echo.last.text, echo.last.quoted) == ("còn cấp tỉnh?", "Đáp: 9")
    stage.api.privacy = False
    theirs = lan.say("tôi nghĩ là 30/8")
    assert say(stage, lan, "đúng rồi", theirs) == []
    assert echo.last.quoted == "tôi nghĩ là 30/8"


def test_messages_of_others_than_people_are_not_read(stage: Stage, echo: Echo) -> None:
    """Bots, messages by way of bots, channels and service messages reach no handler."""
    group = make_group(stage.api)
    stage.api.privacy = False
    group.seat(User(900, "Máy", bot=True)).say("/hoi a")
    lan = group.seat(LAN)
    lan.say("/hoi b", via_bot=stage.api.bot)
    lan.service(new_chat_title="Tên mới")
    channel = {"id": -100777, "type": "channel", "title": "Kênh"}
    forwarded: dict[str, object] = {"message_id": 900, "date": 1, "chat": group.state.json(), "text": "/hoi c"}
    forwarded |= {"from": {"id": 777000, "is_bot": False, "first_name": "T"}, "sender_chat": channel}
    stage.api.deliver("message", forwarded | {"is_automatic_forward": True})
    stage.api.deliver("message", forwarded)
    stage.settle()
    assert echo.seen == []
    assert group.heard == []


def test_an_anonymous_administrator_is_known_as_one(stage: Stage, echo: Echo) -> None:
    """Who writes in the group's name administers it, and is nobody in particular."""
    someone = make_group(stage.api).seat(LAN, "administrator", anonymous=True)
    assert say(stage, someone, "/chonkehoach a")
    assert (echo.last.person.anonymous, echo.last.admin) == (True, True)
    assert stage.api.called("getChatMember") == []


@pytest.mark.parametrize(("status", "admin"), [("creator", True), ("administrator", True), ("member", False)])
def test_administrators_are_asked_for_only_where_it_matters(stage: Stage, echo: Echo, status: str, admin: bool) -> None:
    """Telegram is asked who a person is for routes that need it, once a minute at most."""
    group = make_group(stage.api)
    lan = group.seat(LAN)
    group.state.members[LAN.id] = (LAN, status)  # type: ignore[assignment] # the parameters are statuses
    say(stage, lan, "/hoi a")
    for _ in range(3):
        say(stage, lan, "/chonkehoach a")
    assert [incoming.admin for incoming in echo.seen] == [None, admin, admin, admin]
    assert len(stage.api.called("getChatMember")) == 1


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


ROW = (Button(label="Sau", data="c:1"), Button(label="Nguồn", url="https://kehoach.vn"))


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


def test_inline_queries_are_answered_for_one_person(stage: Stage, echo: Echo) -> None:
    """Each reply is a result that carries the full answer; others do not get it from a cache."""
    echo.replies = [Reply(html=f"<b>{n} đại biểu</b>\nKH 21 – mục {n}", buttons=(ROW,)) for n in range(60)]
    asked = inline(stage.api, "đại biểu", BINH)
    stage.settle()
    assert asked.results is not None
    assert len(asked.results) == 50
    first = asked.results[0]
    assert (first["title"], first["description"]) == ("0 đại biểu", "KH 21 – mục 0")
    assert first["shown"] == "0 đại biểu\nKH 21 – mục 0"
    assert first["reply_markup"] == {"inline_keyboard": [[{"text": "Nguồn", "url": "https://kehoach.vn"}]]}
    assert (asked.options.flag("is_personal"), asked.options.number("cache_time")) == (True, 10)
    assert (echo.last.chat.kind, echo.last.text) == ("inline", "đại biểu")


def test_odd_inline_queries_do_no_harm(stage: Stage, echo: Echo) -> None:
    """Equal replies make one result, silent ones none; a late answer is dropped."""
    echo.replies = [Reply(html="a"), Reply(html="a"), Reply(html=""), Reply(notice="b")]
    asked, late = inline(stage.api, "a"), inline(stage.api, "b", late=True)
    stage.settle()
    assert asked.results is not None
    assert [result["shown"] for result in asked.results] == ["a"]
    assert late.results is None


def test_files_go_with_a_reply(stage: Stage, binh: Seat, echo: Echo) -> None:
    """Documents and pictures follow the text."""
    files = (File(name="kh.xlsx", content=b"PK"), File(name="bieu-do.png", content=b"PNG", picture=True))
    echo.replies = [Reply(html="Đây ạ", files=files)]
    _, document, picture = say(stage, binh, "/xuat")
    assert (document.file, document.picture) == (("kh.xlsx", b"PK"), False)
    assert picture.picture is True


def test_a_file_is_handed_on(stage: Stage, binh: Seat, echo: Echo) -> None:
    """A document that is sent reaches the handlers by its id, name and size."""
    binh.send_file("kế hoạch.docx", b"abc", caption="nhập giúp")
    stage.settle()
    assert echo.last.text == ""
    assert echo.last.attachment is not None
    assert (echo.last.attachment.name, echo.last.attachment.size) == ("kế hoạch.docx", 3)


def test_a_reply_may_go_to_another_chat(stage: Stage, echo: Echo) -> None:
    """A reply that names a chat is sent there, without a mark of the question."""
    lan = member(stage)
    own = private(stage.api, LAN)
    echo.replies = [Reply(html="Mời anh/chị xem tin riêng."), Reply(html="Phiếu của anh/chị", chat=LAN.id)]
    say(stage, lan, "/phieu")
    assert (lan.texts, own.texts) == (["Mời anh/chị xem tin riêng."], ["Phiếu của anh/chị"])
    assert own.last.reply_to is None

"""The Telegram host in whole: private chats, groups, replies, mentions, administrators and files."""

from __future__ import annotations

import pytest
from telegram_api import GROUP_ANONYMOUS_BOT, Seat, User, make_group, private
from telegram_echo import LAN, Echo, member, say
from telegram_stage import Stage

from handlers.message import File, Reply

pytest_plugins = ["telegram_fixtures"]


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
    """Bots, messages by way of bots and channels are barred where they command; service messages reach nobody."""
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
    assert [seen.barred for seen in echo.seen] == ["bot", "via_bot", "channel", "channel"]
    assert GROUP_ANONYMOUS_BOT not in {seen.person.id for seen in echo.seen}


def test_an_anonymous_administrator_is_known_as_one(stage: Stage, echo: Echo) -> None:
    """Who writes in the group's name administers it, and is nobody in particular."""
    someone = make_group(stage.api).seat(LAN, "administrator", anonymous=True)
    assert say(stage, someone, "/chonkehoach a")
    assert (echo.last.person.anonymous, echo.last.admin) == (True, True)
    assert echo.last.person.id == someone.state.id
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

"""New groups: approved or refused by an owner, silent until then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from registering_stage import WHOLE
from rights_stage import LAN, OWNER, STRANGER, House
from telegram_api import GROUP_ANONYMOUS_BOT, User

QUESTION = "/hoi hạn cấp cơ sở Thái Nguyên 2025?"
WAITS = "Tôi chờ người quản trị bot duyệt nhóm này rồi mới trả lời được."


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Give a bot with an owner, where groups wait for approval."""
    with House(tmp_path) as made:
        yield made


def test_a_new_group_hears_one_sentence_and_then_nothing(house: House) -> None:
    """Whatever is said or pressed there."""
    lan = house.group(approved=False).seat(LAN, "creator")
    lan.add_bot()
    house.settle()
    for text in (QUESTION, "/bantin bật 7h30", "/chonkehoach thai-nguyen-2025", "/dangky", "/start", "/quyen"):
        house.say(lan, text)
    lan.press_data("b:thai-nguyen-2025", lan.last)
    house.settle()
    assert lan.texts == [WAITS]
    assert house.rows("SELECT count(*) FROM bindings UNION ALL SELECT count(*) FROM questions") == [(0,), (0,)]


def test_an_owner_approves_by_a_button_even_after_a_restart(house: House) -> None:
    """The group learns of it and is answered; a second press says that it was done."""
    lan, owner = house.group("Tổ thi đua", approved=False).seat(LAN), house.seat(OWNER)
    lan.add_bot()
    house.settle()
    assert owner.texts == ["Nhóm “Tổ thi đua” muốn dùng bot; người thêm bot: Lan. Duyệt nhóm này?"]
    assert owner.last.labels == ["Duyệt", "Từ chối"]
    asked = owner.last
    house.restart()
    assert house.press(owner, "Duyệt") == "Nhóm “Tổ thi đua” đã được duyệt."
    house.settle()
    assert "Nhóm đã được duyệt" in lan.last.text
    assert "31/8/2025" in house.say(lan, QUESTION)
    owner.press_data(f"g:{house.rows('SELECT id FROM groups')[0][0]}:a", asked)
    house.settle()
    assert owner.last.text == "Nhóm “Tổ thi đua” đã được duyệt từ trước."


def test_a_refused_group_is_left(house: House) -> None:
    """The bot leaves at once, and again where it is put back; nothing waits for the group any more."""
    group = house.group(approved=False)
    lan, owner = group.seat(LAN), house.seat(OWNER)
    lan.add_bot()
    house.settle()
    assert "đã bị từ chối" in house.press(owner, "Từ chối")
    house.settle()
    assert "not a member" in group.state.refusal
    group.state.refusal = ""
    lan.add_bot()
    house.settle()
    assert "not a member" in group.state.refusal
    assert lan.texts == [WAITS]
    assert len(owner.heard) == 1


def test_a_group_of_an_earlier_day_asks_at_its_first_command(house: House) -> None:
    """Without any notice of being put there; talk that is not for the bot asks nobody."""
    lan, owner = house.group(approved=False).seat(LAN), house.seat(OWNER)
    house.say(lan, "chiều nay họp nhé")
    house.settle()
    assert owner.texts == []
    house.say(lan, QUESTION)
    house.say(lan, QUESTION)
    house.settle()
    assert (len(owner.texts), lan.texts) == (1, [WAITS])


def test_a_group_to_which_an_owner_adds_the_bot_is_approved_by_that(house: House) -> None:
    """Nobody has to be asked."""
    owner = house.group(approved=False).seat(OWNER)
    owner.add_bot()
    house.settle()
    assert "31/8/2025" in house.say(owner, QUESTION)
    assert house.seat(OWNER).texts == []
    assert house.rows("SELECT action, by FROM rights_log ORDER BY id") == [("knock", 9), ("approve", 9)]


def test_every_owner_is_asked_and_told_who_decided(tmp_path: Path) -> None:
    """The buttons of the others are gone then."""
    with House(tmp_path, owners=(9, 10)) as house:
        owner, other = house.seat(OWNER), house.seat(User(10, "Sơn"))
        lan = house.group("Tổ", approved=False).seat(LAN)
        lan.add_bot()
        house.settle()
        assert other.last.labels == ["Duyệt", "Từ chối"]
        house.press(owner, "Duyệt")
        house.settle()
        assert (other.last.text, other.last.labels) == ("Nhóm “Tổ” đã được duyệt, người duyệt: Hà.", [])


def test_only_owners_decide(house: House) -> None:
    """A forged press of a member of the group does nothing."""
    lan = house.group(approved=False).seat(LAN)
    lan.add_bot()
    stranger = house.seat(STRANGER)
    house.say(stranger, "/start")
    id = house.rows("SELECT id FROM groups")[0][0]
    pressed = stranger.press_data(f"g:{id}:a", stranger.last)
    house.settle()
    assert pressed.notices == ["Lệnh này dành cho người quản trị bot."]
    assert house.rows("SELECT state FROM groups") == [("waiting",)]


def test_approval_goes_with_a_group_that_became_a_supergroup(house: House) -> None:
    """Under its new id, even where that was heard of first."""
    group = house.group()
    moved = group.migrate()
    house.settle()
    assert "31/8/2025" in house.say(moved.seat(LAN), QUESTION)
    assert house.rows("SELECT chat, state FROM groups") == [(moved.state.id, "approved")]


def test_a_day_of_many_new_groups_does_not_flood_the_owners(house: House) -> None:
    """Some are asked about one by one, the rest wait to be looked at."""
    owner = house.seat(OWNER)
    for number in range(20):
        house.group(f"Nhóm {number}", approved=False).seat(STRANGER).add_bot()
    house.settle()
    house.stage.pass_time(60)
    assert len(owner.texts) == 10
    assert house.rows("SELECT count(*) FROM groups WHERE state = 'waiting'") == [(20,)]


def test_where_approval_is_switched_off_groups_are_served_at_once(tmp_path: Path) -> None:
    """But not those that were refused."""
    with House(tmp_path, approve_groups=False) as house:
        lan = house.group(approved=False).seat(LAN)
        lan.add_bot()
        house.settle()
        assert lan.texts == []
        assert "31/8/2025" in house.say(lan, QUESTION)


def test_channels_are_nobody_to_talk_to(house: House) -> None:
    """Being put into one asks nobody; what is posted there is not answered."""
    channel: dict[str, object] = {"id": -1005, "type": "channel", "title": "Kênh"}
    post = {"message_id": 1, "date": 1, "text": QUESTION, "chat": channel, "sender_chat": channel}
    house.api.deliver_raw({"channel_post": post})
    house.settle()
    assert house.seat(OWNER).texts == []
    assert house.reasons() == ["channel"]


def test_an_anonymous_administrator_is_nobody_in_the_records(house: House) -> None:
    """What is set in the group's name stands there under the group's id."""
    group = house.group()
    nobody = group.seat(LAN, "administrator", anonymous=True)
    for text in ("/chonkehoach thai-nguyen-2025", "/bantin bật 7h30", QUESTION, "còn cấp tỉnh @kehoach_bot", "/dangky"):
        assert house.say(nobody, text)
    nobody.add_bot()
    house.settle()
    for (table,) in house.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"):
        for row in house.rows(f"SELECT * FROM {table}"):
            assert str(GROUP_ANONYMOUS_BOT) not in str(row), table
    assert house.rows("SELECT person FROM bindings") == [(group.state.id,)]


def test_a_refused_group_gets_no_receipt_either(house: House) -> None:
    """A form that was begun there is sent, and nothing is said to the group."""
    group = house.group()
    lan = house.seat(LAN)
    house.agree(LAN)
    house.say(group.seat(LAN), "/dangky thai-nguyen-2025")
    url = next(key.url for row in group.heard[-1].keyboard for key in row)
    house.say(lan, "/start " + url.partition("start=")[2])
    house.press(lan, next(label for label in lan.last.labels if "cơ sở" in label))
    house.say(lan, WHOLE.partition("; ")[2])
    house.say(house.seat(OWNER), "/quyen nhóm")
    house.press(house.seat(OWNER), "Từ chối: 1")
    group.state.refusal = ""
    before = len(group.heard)
    assert "TN25-0001" in house.say(lan, "gửi")
    house.settle()
    assert len(group.heard) == before

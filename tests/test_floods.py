"""Limits against floods: who types is never stopped, who floods is told once and not heard until it calms."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rights_stage import LAN, MINH, OWNER, House
from telegram_api import Seat, User, inline

from knowledge.rights.floods import MOST, Floods, Limits

LIMITS = Limits(person=40, group=150)
WAIT = "Tin gửi dồn dập quá. Xin chờ một phút rồi gửi lại."


def test_people_who_type_fast_are_never_stopped() -> None:
    """A message every two seconds for an hour, and ten pasted at once every half minute."""
    floods = Floods(LIMITS)
    assert {floods.judge("text", 1, None, 2.0 * n) for n in range(1800)} == {"pass"}
    assert {floods.judge("text", 2, None, 30.0 * (n // 10)) for n in range(1200)} == {"pass"}


def test_a_group_that_asks_in_the_morning_is_never_stopped() -> None:
    """Thirty people with four questions each within a minute, day after day."""
    floods = Floods(LIMITS)
    said = [floods.judge("text", n % 30, -5, 86400.0 * day + n / 2) for day in range(5) for n in range(120)]
    assert set(said) == {"pass"}


def test_a_flood_is_told_once_and_not_heard_until_it_calms() -> None:
    """However long it lasts; half a minute of silence does not do, one minute does."""
    floods = Floods(LIMITS)
    said = [floods.judge("text", 1, None, n / 10) for n in range(6000)]
    assert (said.count("pass") < 50, said.count("person"), said[-1]) == (True, 1, "drop")
    assert floods.judge("text", 1, None, 600 + 30) == "drop"
    assert floods.judge("text", 1, None, 600 + 30 + 92) == "pass"


def test_one_who_floods_silences_nobody_else() -> None:
    """Not even the group in which that happens."""
    floods = Floods(LIMITS)
    for n in range(5000):
        floods.judge("text", 1, -5, n / 100)
    assert floods.judge("text", 2, -5, 50.0) == "pass"
    assert floods.judge("press", 1, -5, 50.0) == "pass"


def test_many_who_flood_a_group_together_are_told_as_the_group() -> None:
    """None of them by himself sends too much."""
    floods = Floods(LIMITS)
    said = [floods.judge("text", n % 100, -5, n / 100) for n in range(3000)]
    assert (said.count("group"), said.count("person"), said[-1]) == (1, 0, "drop")


def test_what_waited_while_the_bot_was_away_is_no_flood() -> None:
    """It counts at the time when it was sent, in whatever order it comes."""
    floods = Floods(LIMITS)
    assert {floods.judge("text", 1, None, 60.0 * n) for n in range(500)} == {"pass"}
    assert floods.judge("text", 1, None, 0.0) == "pass"


def test_no_limit_is_no_limit() -> None:
    """Zero lets all in."""
    floods = Floods(Limits(person=0, group=0))
    assert {floods.judge("text", 1, -5, 0.0) for _ in range(1000)} == {"pass"}


def test_judging_takes_next_to_nothing() -> None:
    """Neither time nor, with a million people, memory."""
    floods = Floods(LIMITS)
    begun = time.perf_counter()
    for n in range(100_000):
        floods.judge("text", n, -n, float(n))
    assert (time.perf_counter() - begun) / 100_000 < 50e-6
    assert len(floods._vessels) == MOST


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Give a bot with an owner and the usual limits."""
    with House(tmp_path, limits=True) as made:
        yield made


def flood(house: House, seat: Seat, count: int = 100) -> None:
    """Say many things at once."""
    for n in range(count):
        seat.say(f"/hoi {n}")
    house.settle()


def test_who_floods_hears_it_once_and_the_owners_learn_of_it(house: House) -> None:
    """What is not heard leaves no trace in the records; a minute later all is as before."""
    lan, owner = house.seat(LAN), house.seat(OWNER)
    flood(house, lan)
    flood(house, lan)
    assert lan.texts.count(WAIT) == 1
    ((answered,),) = house.rows("SELECT count(*) FROM questions")
    assert 40 <= int(str(answered)) < 60  # those before it was told, and as many as drained meanwhile
    flood(house, house.seat(MINH))
    assert [text.partition(";")[0] for text in owner.texts] == ["Có người gửi tin dồn dập"]
    assert house.reasons().count("flood") == 2
    house.stage.pass_time(120)
    assert "KH 21/KH-UBND" in house.say(lan, "/hoi hạn cấp cơ sở Thái Nguyên 2025?")


def test_every_press_is_answered_even_in_a_flood(house: House) -> None:
    """The button does not stay as if pressed; nothing else is done."""
    lan = house.seat(LAN)
    house.say(lan, "/start")
    presses = [lan.press_data(f"c:{n}:0", lan.last) for n in range(100)]
    house.settle()
    assert all(len(press.notices) == 1 for press in presses)
    assert WAIT in {notice for press in presses for notice in press.notices}


def test_an_inline_flood_is_told_on_its_button(house: House) -> None:
    """Typing is not one: four times as many queries are taken as messages."""
    house.say(house.seat(LAN), "/start")
    asked = [inline(house.api, f"hạn {n}", LAN) for n in range(200)]
    house.settle()
    told = [
        ask
        for ask in asked
        if ask.results is not None and WAIT[:20] in str(ask.options.record("button").get("text", ""))
    ]
    assert len(told) == 1
    heard = asked.index(told[0])
    assert 160 <= heard < 190  # as many as drain meanwhile
    assert all(ask.results is None for ask in asked[heard + 1 :])


def test_a_flood_in_a_group_that_is_not_approved_hears_nothing(house: House) -> None:
    """But that it waits, once."""
    lan = house.group(approved=False).seat(User(77, "Hoa"))
    flood(house, lan, 300)
    assert len(lan.texts) == 1
    assert "chờ người quản trị" in lan.texts[0]


def test_a_backlog_is_answered_to_its_last_message(house: House) -> None:
    """What was asked once a minute while the bot was away for two hours is no flood when it all comes at once."""
    lan = house.seat(LAN)
    now = int(time.time())
    for n in range(120):
        said: dict[str, object] = {"message_id": 5000 + n, "date": now - 7200 + 60 * n, "text": "/hoi hạn cấp cơ sở?"}
        house.api.deliver("message", said | {"chat": lan.state.json(), "from": LAN.json()})
    house.settle()
    assert len(lan.heard) == 120
    assert house.reasons() == []

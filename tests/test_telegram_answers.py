"""The shipped plans asked about on Telegram: from the update to the message that a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from stand import MORNING, settings_in, standing
from telegram_api import Seat, TelegramApi, User, inline, make_group, private
from telegram_stage import Stage

from bot.assembly import Assembly
from bot.telegram.run import office_of
from bot.telegram.worker import Worker
from handlers.render import Renderer

BINH, LAN = User(41, "Bình"), User(42, "Lan")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """Give the whole bot on Telegram."""
    worker = Worker()
    assembly = worker.call(partial(Assembly, settings_in(tmp_path), standing(MORNING)))
    with Stage(office_of(assembly, Renderer()), TelegramApi(privacy=False), worker=worker) as running:
        running.settle()
        yield running
    worker.call(assembly.close)
    worker.close()


def ask(stage: Stage, seat: Seat, text: str) -> list[str]:
    """Say something and give the texts of the bot's new messages."""
    before = len(seat.heard)
    seat.say(text)
    stage.settle()
    return seat.texts[before:]


def press(stage: Stage, seat: Seat, label: str) -> list[str]:
    """Press a button and give the notices that it got."""
    pressed = seat.press(label)
    stage.settle()
    return pressed.notices


def test_a_question_in_a_group_is_answered_with_its_clause(stage: Stage) -> None:
    """Asked by command or name the bot answers; for the talk around it it is silent."""
    lan = make_group(stage.api).seat(LAN)
    assert ask(stage, lan, "chiều nay họp lúc mấy giờ nhỉ") == []
    [answer] = ask(stage, lan, "/hoi hạn cấp cơ sở Thái Nguyên 2025?")
    assert "31/8/2025" in answer
    assert "II.4" in answer
    [answer] = ask(stage, lan, "còn cấp tỉnh thì sao @kehoach_bot")
    assert "31/10/2025" in answer


def test_only_administrators_bind_a_group(stage: Stage) -> None:
    """A member is refused; an administrator and an anonymous one choose the plan for all."""
    group = make_group(stage.api)
    member, chief = group.seat(BINH), group.seat(LAN, "administrator")
    [refused] = ask(stage, member, "/chonkehoach thai-nguyen-2025")
    assert "quản trị viên" in refused
    assert ask(stage, chief, "/chonkehoach Thái Nguyên 2025")
    [answer] = ask(stage, member, "/hoi hạn cấp cơ sở?")
    assert "31/8/2025" in answer
    nobody = group.seat(User(43), "administrator", anonymous=True)
    [bound] = ask(stage, nobody, "/chonkehoach tp-lang-son-2024")
    assert "quản trị viên" not in bound
    [answer] = ask(stage, member, "/hoi hạn cấp cơ sở?")
    assert "Lạng Sơn" in answer


def test_a_choice_is_the_askers_and_works_by_button(stage: Stage) -> None:
    """Which plan is meant is asked with buttons; another's press is refused politely."""
    group = make_group(stage.api)
    lan, binh = group.seat(LAN), group.seat(BINH)
    ask(stage, lan, "/hoi số đại biểu cấp cơ sở?")
    label = next(label for label in lan.last.labels if "Thái Nguyên" in label)
    before = list(lan.texts)
    [notice] = press(stage, binh, label)
    assert "người đã hỏi" in notice
    assert lan.texts == before
    press(stage, lan, label)
    assert "150" in lan.last.text


def test_a_moved_group_keeps_its_plan(stage: Stage) -> None:
    """What a group was bound to holds in the supergroup that it became."""
    group = make_group(stage.api, kind="group")
    lan = group.seat(LAN, "creator")
    ask(stage, lan, "/chonkehoach thai-nguyen-2025")
    moved = group.migrate()
    stage.settle()
    [answer] = ask(stage, moved.seat(LAN), "/hoi hạn cấp cơ sở?")
    assert "31/8/2025" in answer


@pytest.mark.parametrize("asked", ["hạn cấp cơ sở Thái Nguyên 2025?", "hạn cấp cơ sở", "đại biểu"])
def test_inline_results_are_full_answers(stage: Stage, asked: str) -> None:
    """Each result of an inline query carries its source."""
    ask(stage, private(stage.api), "/start")
    query = inline(stage.api, asked)
    stage.settle()
    assert query.results
    assert all("KH " in str(result["shown"]) or "/" in str(result["shown"]) for result in query.results)


def test_the_start_offers_questions_that_work(stage: Stage) -> None:
    """Each example of the welcome is answered in its place when it is pressed."""
    binh = private(stage.api, BINH)
    ask(stage, binh, "/start")
    welcome = binh.last
    for label in list(welcome.labels):
        press(stage, binh, label)
        assert "mục" in welcome.text, label
    assert (welcome.edits, len(binh.heard)) == (len(welcome.labels), 1)


def test_a_stale_button_is_refused(stage: Stage) -> None:
    """A button of an answer that is no longer known says so, and changes nothing."""
    binh = private(stage.api, BINH)
    ask(stage, binh, "/start")
    text = binh.last.text
    pressed = binh.press_data("c:999:0", binh.last)
    odd = binh.press_data("zzz", binh.last)
    stage.settle()
    assert all("không còn dùng được" in notice for notice in pressed.notices + odd.notices)
    assert len(pressed.notices + odd.notices) == 2
    assert binh.texts == [text]


def test_all_that_people_send_gets_a_sentence(stage: Stage) -> None:
    """Blanks, pictures, files, long texts and control characters are answered in a private chat."""
    binh = private(stage.api, BINH)
    for text in ("​", "x" * 4096, "\x07\x08", "' OR 1=1 --", 'NEAR("a" *', "🙂" * 2048):
        assert ask(stage, binh, text), text
    binh.send_file("kh.pdf", b"%PDF")
    stage.settle()
    photo = {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]}
    stage.api.deliver("message", binh.say("a").json | photo | {"text": None, "message_id": 900})
    stage.settle()
    assert len(binh.heard) == 9
    assert not any("Có lỗi" in text for text in binh.texts)

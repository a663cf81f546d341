"""Digests on Telegram: when they arrive, how often, and when they are edited."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from deadlines import Registrations
from post_stage import SEVEN, PostStage, texts
from stand import settings_in
from telegram_api import TelegramApi

from bot.settings import Plans
from bot.stores import SHIPPED_PLANS, update_library
from knowledge.digest import OpenForm, Subscription

BEFORE_SEVEN = "2025-08-10T06:59:50"
WANTED = Subscription(chat=0, at=SEVEN, ahead=30)


def test_a_digest_arrives_at_its_time_with_the_days_left(tmp_path: Path) -> None:
    """Started ten seconds before seven, the digest arrives ten seconds later, with the 31/8/2025 deadline."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        group = stage.group(wanted=WANTED)
        stage.wait(9)
        assert texts(group) == []
        stage.wait(2)
        (text,) = texts(group)
    assert "31/8/2025" in text
    assert "30/8/2025" in text
    assert "còn 20 ngày" in text
    assert "21/KH-UBND" in text
    assert "mục II.4" in text
    assert "Bù bản tin" not in text


def test_a_first_digest_names_the_next_deadline_beyond_its_days(tmp_path: Path) -> None:
    """With the usual fourteen days ahead the first digest still names the deadline in twenty days."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        group = stage.group()
        stage.wait(11)
        assert "31/8/2025" in texts(group)[0]
        assert "còn 20 ngày" in texts(group)[0]


def test_a_late_start_posts_at_once_and_says_so(tmp_path: Path) -> None:
    """Started after seven, the digest of the day comes at once, says that it is late, and comes once."""
    with PostStage(tmp_path, "2025-08-10T09:12") as stage:
        group = stage.group(wanted=WANTED)
        stage.wait(12)
        (text,) = texts(group)
        assert text.startswith("Bù bản tin 07:00\n")
        stage.wait(30)
        assert len(texts(group)) == 1


def test_a_second_start_posts_nothing(tmp_path: Path) -> None:
    """What was posted before a restart is not posted again on that day, and the next day's is."""
    api = TelegramApi()
    with PostStage(tmp_path, BEFORE_SEVEN, api) as stage:
        group = stage.group(wanted=replace(WANTED, empty=True))
        stage.wait(12)
        assert len(texts(group)) == 1
    with PostStage(tmp_path, "2025-08-10T07:05", api) as stage:
        stage.wait(60)
        assert len(texts(group)) == 1
    with PostStage(tmp_path, "2025-08-11T06:59:55", api) as stage:
        stage.wait(12)
        assert len(texts(group)) == 2


def test_nothing_is_posted_once_the_day_is_over(tmp_path: Path) -> None:
    """A digest that could not be posted on its day is dropped, and the next day has its own."""
    api = TelegramApi()
    with PostStage(tmp_path, BEFORE_SEVEN, api) as stage:
        group = stage.group(wanted=replace(WANTED, empty=True))
        api.flood.penalise(group.state.id, 20 * 3600)
        stage.wait(15)
        assert stage.states() == ["due flood"]
    with PostStage(tmp_path, "2025-08-11T06:00", api) as stage:
        stage.wait(30)
        assert stage.states() == ["dropped over"]
        assert texts(group) == []


def test_nothing_due_is_not_posted_unless_wanted(tmp_path: Path) -> None:
    """A day without anything due posts nothing, but has its row; a chat that wants it even so gets it."""
    with PostStage(tmp_path, "2025-08-13T06:59:55") as stage:
        quiet = stage.group("Lặng", wanted=replace(WANTED, composed=date(2025, 8, 12)))
        keen = stage.group("Đều", wanted=replace(WANTED, composed=date(2025, 8, 12), empty=True))
        stage.wait(15)
        assert texts(quiet) == []
        assert "không có hạn nào" in texts(keen)[0]
        assert sorted(letter.state for letter in stage.letters(key="2025-08-13")) == ["dropped", "sent"]


def test_what_comes_up_after_an_empty_morning_is_posted_that_day(tmp_path: Path) -> None:
    """Once, as an ordinary digest, and to nobody who has switched it off since."""
    form = OpenForm(
        plan="thai-nguyen-2025", form="dh", title="Đăng ký đại hội", closes=date(2025, 8, 14), sent=1, units=3
    )
    registered = Registrations(state="1")
    with PostStage(tmp_path, "2025-08-13T06:59:55", registered=registered) as stage:
        quiet = stage.group("Lặng", wanted=replace(WANTED, composed=date(2025, 8, 12)))
        off = stage.group("Tắt", wanted=replace(WANTED, composed=date(2025, 8, 12)))
        stage.wait(15)
        assert (texts(quiet), texts(off)) == ([], [])
        stage.subscribe(replace(WANTED, chat=off.state.id, composed=date(2025, 8, 13), on=False))
        stage.wait(3600)
        stage.registered = Registrations(forms=(form,), state="2")
        stage.wait(30)
        (text,) = texts(quiet)
        assert "1/3 đơn vị" in text
        assert "Bù" not in text
        assert texts(off) == []
        stage.wait(60)
        assert len(texts(quiet)) == 1


def test_silent_pinned_and_in_its_topic(tmp_path: Path) -> None:
    """A digest goes to its topic without a sound and is pinned, as the group wished."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        group = stage.group()
        group.state.forum, group.state.bot_status = True, "administrator"
        topic = group.topic()
        stage.subscribe(replace(WANTED, chat=group.state.id, topic=topic, silent=True, pinned=True))
        stage.wait(15)
        message = group.heard[-1]
        assert message.thread == topic
        assert message.pinned
        assert stage.api.called("sendMessage")[-1].flag("disable_notification")


def test_a_digest_is_edited_when_registrations_change(tmp_path: Path) -> None:
    """A registration that changes the day's digest changes the message, and posts no second one."""
    form = OpenForm(
        plan="thai-nguyen-2025", form="dh", title="Đăng ký đại hội", closes=date(2025, 8, 13), sent=1, units=3
    )
    registered = Registrations(forms=(form,), state="1")
    with PostStage(tmp_path, BEFORE_SEVEN, registered=registered) as stage:
        group = stage.group(wanted=WANTED)
        stage.wait(15)
        assert "1/3 đơn vị" in texts(group)[0]
        stage.registered = Registrations(forms=(replace(form, sent=2),), state="2")
        stage.wait(30)
        (message,) = group.heard
        assert "2/3 đơn vị" in message.text
        assert message.edits == 1


def test_a_digest_is_edited_when_a_plan_changes(tmp_path: Path) -> None:
    """A deadline that a new state of a plan moves on the same day is put right in the message that stands."""
    plans, storage = tmp_path / "plans", tmp_path / "storage"
    storage.mkdir()
    shutil.copytree(SHIPPED_PLANS, plans)
    with PostStage(storage, BEFORE_SEVEN) as stage:
        group = stage.group(wanted=replace(WANTED, plans=("thai-nguyen-2025",)))
        stage.wait(15)
        assert "còn 20 ngày" in texts(group)[0]
        file = plans / "thai-nguyen-2025.toml"
        file.write_text(file.read_text("utf-8").replace("before = 2025-08-31", "before = 2025-08-26"), "utf-8")
        changed = replace(settings_in(storage), plans=Plans(folder=plans))
        assert update_library(changed) == ()
        stage.wait(30)
        (message,) = group.heard
        assert "còn 15 ngày" in message.text
        assert message.edits == 1

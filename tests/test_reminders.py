"""Reminders to the people of units: what they hold, when they come, and how they are switched off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from deadlines import Registrations, deadline
from post_stage import PostStage
from stand import ANNA, Talker, assembly_in
from telegram_api import private

from knowledge.days import Offset
from knowledge.digest import Duty, Occasion, Rhythm, Timeline
from knowledge.digest.reminders import remind
from knowledge.reminding import Reminding

PLAN = "tp-lang-son-2024"
LINE = Timeline([(PLAN, deadline(Offset(-15, "ngày tổ chức"), "nop", event=("cap-xa",)))])
HELD = Occasion(plan=PLAN, event="cap-xa", unit="Phường Tam Thanh", day=date(2025, 3, 20))


def duty(kind: str, last: date | None, person: int = 41) -> Duty:
    """Make a duty of a person."""
    return Duty(
        kind="returned" if kind == "returned" else "open",
        person=person,
        unit="Phường Tam Thanh",
        plan=PLAN,
        title="Đăng ký hội nghị",
        last=last,
        code="LS24-0001" if kind == "returned" else "",
        reason="thiếu số đại biểu" if kind == "returned" else "",
    )


@pytest.mark.parametrize(
    ("kind", "last", "today", "reminded", "reason"),
    [
        ("open", date(2025, 3, 31), date(2025, 3, 24), True, "seven days before the form closes"),
        ("open", date(2025, 3, 31), date(2025, 3, 25), False, "six days before"),
        ("open", date(2025, 3, 31), date(2025, 4, 1), False, "the form is closed"),
        ("open", None, date(2025, 3, 24), True, "a form without an end, on a Monday"),
        ("open", None, date(2025, 3, 25), False, "and on a Tuesday"),
        ("returned", None, date(2025, 3, 25), True, "returned, on a working day"),
        ("returned", None, date(2025, 3, 29), False, "returned, on a Saturday"),
        ("returned", None, date(2025, 1, 29), False, "returned, on the first day of Tết"),
    ],
)
def test_forms_are_reminded_of_on_their_days(
    kind: str, last: date | None, today: date, reminded: bool, reason: str
) -> None:
    """Forms to send come in the rhythm of their last day, returned ones on every working day."""
    found = remind(LINE, Registrations(owed=(duty(kind, last),)), Rhythm(), today, None)
    assert bool(found) is reminded, reason


def test_one_person_gets_all_in_one_reminder() -> None:
    """Deadlines of one's units and forms come together; people of other units hear nothing."""
    registered = Registrations(
        held=(HELD,),
        owed=(duty("returned", None), duty("open", date(2025, 3, 6), person=42)),
        of_units=(("Phường Tam Thanh", 41), ("Phường Tam Thanh", 42), ("Phường Chi Lăng", 43)),
    )
    first, second = remind(LINE, registered, Rhythm(), date(2025, 3, 5), date(2025, 3, 4))
    assert (first.person, [item.last for item in first.items], len(first.duties)) == (41, [date(2025, 3, 5)], 1)
    assert (second.person, len(second.items), len(second.duties)) == (42, 1, 1)


def test_a_reminder_comes_once_a_day_in_the_private_chat(tmp_path: Path) -> None:
    """At the usual time one message with all of it, with a button that switches reminders off for good."""
    registered = Registrations(held=(HELD,), owed=(duty("returned", None),), of_units=(("Phường Tam Thanh", 41),))
    with PostStage(tmp_path, "2025-03-05T07:29:50", registered=registered) as stage:
        binh = private(stage.api, 41)
        stage.wait(8)
        assert binh.texts == []
        stage.wait(30)
        (text,) = binh.texts
        assert "hạn cuối hôm nay" in text
        assert "tổ chức ngày 20/3/2025" in text
        assert "LS24-0001" in text
        assert "thiếu số đại biểu" in text
        binh.press("Tắt nhắc việc")
        stage.wait(3)
        assert "đang tắt" in binh.last.text
    with PostStage(tmp_path, "2025-03-06T07:29:50", stage.api, registered=registered) as stage:
        stage.wait(30)
        assert sum("Nhắc việc –" in text for text in binh.texts) == 1


def test_somebody_who_blocked_the_bot_holds_up_nobody(tmp_path: Path) -> None:
    """A refused reminder fails for good; others get theirs."""
    registered = Registrations(owed=(duty("returned", None), duty("returned", None, 42)))
    with PostStage(tmp_path, "2025-03-05T07:30", registered=registered) as stage:
        gone, there = private(stage.api, 41), private(stage.api, 42)
        gone.block()
        stage.wait(25)
        assert gone.texts == []
        assert len(there.texts) == 1
        assert sorted(letter.state for letter in stage.letters("reminder", "2025-03-05")) == ["failed", "sent"]


def test_reminders_are_switched_by_typing(tmp_path: Path) -> None:
    """/nhacviec tells how it stands and switches one's own reminders only."""
    talker = Talker(assembly_in(tmp_path))
    assert "đang bật" in talker.says("/nhacviec")[0].html
    assert "đang tắt" in talker.says("/nhacviec tắt")[0].html
    assert Reminding(talker.desk.records).all_off() == {ANNA.id}
    assert "đang bật" in talker.says("/nhacviec bật")[0].html
    assert Reminding(talker.desk.records).all_off() == frozenset()
    assert talker.presses("nv:vớ vẩn")[0].notice

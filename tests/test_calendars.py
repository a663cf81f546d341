"""Deadlines as a calendar file and as a picture."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from deadlines import deadline
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import EventStatus
from PIL import Image
from stand import Talker, assembly_in, settings_in

from handlers.calendar import calendar_file, time_line
from knowledge.calendars import ics
from knowledge.calendars.chart import Chart, Mark, Row, days_shown, look, months
from knowledge.calendars.entries import Entry, entries, tell
from knowledge.calendars.picture import TALLEST, WIDTH, draw
from knowledge.days import Before, By, Month, Offset, OnDay, Span, Year
from knowledge.facts import Plan
from knowledge.records import Records

NOW = datetime(2025, 8, 10, 1, tzinfo=UTC)


def read(content: bytes) -> Calendar:
    """Read a calendar with a parser that is not the writer's, and is strict."""
    return IcsCalendarStream.calendar_from_ics(content.decode())


def words(entry: Entry) -> tuple[str, str]:
    """Give short words for an entry."""
    return entry.what, entry.phrase


def test_the_shipped_plans_make_a_valid_calendar(tmp_path: Path) -> None:
    """Another parser reads it; the 31/8/2025 deadline is an all-day entry on its last day, 30/8."""
    desk = assembly_in(tmp_path).desk()
    content = calendar_file(desk.library.plan_ids(), desk, everything=True)
    found = {event.summary: event for event in read(content).events}
    event = next(event for title, event in found.items() if title and "cấp cơ sở (Thái Nguyên 2025)" in title)
    assert (event.dtstart, event.dtend) == (date(2025, 8, 30), date(2025, 8, 31))
    assert type(event.dtstart) is date, "a day, which no time zone can move"
    assert event.description is not None
    assert "mục II.4" in event.description
    assert b"TZID" not in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), "lines are folded"


@pytest.mark.parametrize(
    ("due", "first", "last", "reason"),
    [
        (Before(date(2026, 1, 1)), date(2025, 12, 31), date(2025, 12, 31), "the day before New Year"),
        (Month(2024, 2), date(2024, 2, 29), date(2024, 2, 29), "a month stands on its last day"),
        (Year(2025), date(2025, 12, 31), date(2025, 12, 31), "a year as well"),
        (OnDay(date(2025, 1, 29)), date(2025, 1, 29), date(2025, 1, 29), "Tết"),
        (Span(date(2025, 1, 6), date(2025, 1, 10)), date(2025, 1, 6), date(2025, 1, 10), "a span stretches"),
        (Span(date(2025, 1, 1), date(2025, 12, 31)), date(2025, 12, 31), date(2025, 12, 31), "a long one does not"),
        (Span(None, date(2025, 3, 1)), date(2025, 3, 1), date(2025, 3, 1), "one without a start"),
    ],
)
def test_entries_stand_on_the_right_days(song_lam: Plan, due: By, first: date, last: date, reason: str) -> None:
    """Each kind of deadline has its days in the calendar."""
    (entry,) = entries(replace(song_lam, deadlines=(deadline(due),)))
    assert (entry.first, entry.last) == (first.isoformat(), last.isoformat()), reason


def test_deadlines_without_a_day_are_not_in_a_calendar(song_lam: Plan) -> None:
    """A rule that counts from one's own occasion has no day."""
    assert entries(replace(song_lam, deadlines=(deadline(Offset(-15, "ngày tổ chức")),))) == ()


def test_changes_raise_the_sequence_and_withdrawals_cancel(tmp_path: Path, song_lam: Plan) -> None:
    """The same deadline keeps its uid; changed, it has a higher number; gone, it is cancelled; back, confirmed."""
    records = Records(tmp_path / "records.db")

    def told(
        *plan: Plan, at: datetime = NOW
    ) -> list[tuple[str, int | None, EventStatus | None, date | datetime | None]]:
        current = [entry for each in plan for entry in entries(each)]
        content = ics.write(tell(records, current, [song_lam.id], at), "Hạn", words)
        return [(event.uid, event.sequence, event.status, event.dtstart) for event in read(content).events]

    first = replace(song_lam, deadlines=(deadline(By(date(2026, 3, 1))), deadline(By(date(2026, 4, 1)), "")))
    ((uid, sequence, status, day), (other, *_)) = told(first)
    assert (sequence, status, day) == (0, EventStatus.CONFIRMED, date(2026, 3, 1))
    assert told(first, at=NOW + timedelta(days=1))[0] == (uid, 0, status, day), "nothing changed"
    moved = replace(first, deadlines=(deadline(By(date(2026, 3, 9))), first.deadlines[1]))
    assert told(moved)[0] == (uid, 1, EventStatus.CONFIRMED, date(2026, 3, 9))
    gone = replace(first, deadlines=first.deadlines[1:])
    assert (uid, 2, EventStatus.CANCELLED, date(2026, 3, 9)) in told(gone)
    assert (uid, 2, EventStatus.CANCELLED, date(2026, 3, 9)) in told(gone), "it is told once more, not raised"
    assert told(first)[0] == (uid, 3, EventStatus.CONFIRMED, date(2026, 3, 1))
    assert {row[2] for row in told()} == {EventStatus.CANCELLED}, "a withdrawn plan"
    assert uid != other


def test_the_picture_is_as_wide_as_a_phone_and_shows_today(tmp_path: Path) -> None:
    """It is a PNG of the width of a phone's screen, with today's line and marks in their colours."""
    desk = assembly_in(tmp_path).desk()
    count, content = time_line(desk.library.plan_ids(), desk)
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, picture.width) == ("PNG", WIDTH)
    assert picture.height < TALLEST
    assert count >= 10
    colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or ()}
    for wanted in ((0xC6, 0x28, 0x28), (0x15, 0x65, 0xC0)):
        assert any(max(abs(a - b) for a, b in zip(wanted, colour, strict=True)) < 12 for colour in colours)  # type: ignore[arg-type]


def test_the_font_has_all_vietnamese_letters() -> None:
    """Each letter is drawn, and differs from the box that stands for a missing one."""
    from knowledge.calendars.picture import _font

    font = _font(38, "Regular")
    missing = bytes(font.getmask("\U0010fffe"))
    for letter in "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐƯƠĂÂÊÔ“”–…":
        assert bytes(font.getmask(letter)) != missing, letter


def test_many_deadlines_make_a_picture_that_telegram_takes() -> None:
    """However many rows there are, the picture's sides stay under Telegram's limit, and long texts are cut."""
    marks = tuple(Mark(date(2025, 1, 1) + timedelta(days=9 * n), "Đại hội " * 60, "later") for n in range(6))
    rows = tuple(Row("Kế hoạch " * 9, marks, "và 3 hạn khác") for _ in range(40))
    chart = Chart("Thời hạn", date(2025, 1, 1), date(2031, 12, 31), date(2025, 8, 10), "Hôm nay", rows, "và 5 kế hoạch")
    picture = Image.open(io.BytesIO(draw(chart)))
    assert picture.height <= TALLEST
    assert picture.width + picture.height < 10_000


@pytest.mark.parametrize(
    ("days", "whole", "first", "last", "reason"),
    [
        ([date(2025, 8, 30)], False, date(2025, 8, 1), date(2025, 9, 30), "at least two months"),
        ([date(2025, 12, 31)], False, date(2025, 8, 1), date(2025, 12, 31), "to the year's end"),
        ([date(2023, 6, 6)], False, date(2023, 6, 1), date(2023, 7, 31), "far off: around what there is"),
        ([date(2024, 11, 30), date(2025, 8, 30)], False, date(2025, 8, 1), date(2025, 9, 30), "what is near counts"),
        ([date(2024, 11, 30), date(2025, 8, 30)], True, date(2024, 11, 1), date(2025, 8, 31), "all of one plan"),
        ([], False, date(2025, 8, 1), date(2025, 9, 30), "nothing at all"),
    ],
)
def test_a_time_line_covers_what_matters(days: list[date], whole: bool, first: date, last: date, reason: str) -> None:
    """Whole months around today, or around what there is."""
    assert days_shown(days, date(2025, 8, 10), whole=whole) == (first, last), reason


def test_marks_look_as_near_as_they_are() -> None:
    """Past, within a week, later; and the months between two days are counted over a year's end."""
    today = date(2025, 12, 28)
    assert [look(today + timedelta(days=n), today) for n in (-1, 0, 7, 8)] == ["past", "soon", "soon", "later"]
    assert months(date(2025, 11, 5), date(2026, 2, 28)) == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]


def test_a_chat_gets_both_files(tmp_path: Path) -> None:
    """/lich answers with a picture and a calendar file; a plan that is not there is said not to be."""
    talker = Talker(assembly_in(tmp_path))
    (reply,) = talker.says("/lich Thái Nguyên 2025")
    assert [(file.name, file.picture) for file in reply.files] == [("timeline.png", True), ("kehoach.ics", False)]
    assert len(read(reply.files[1].content).events) == 2
    assert not talker.says("/lich Sao Hỏa")[0].files


def test_the_calendar_command_writes_a_calendar(tmp_path: Path) -> None:
    """`kehoach calendar PLAN` prints iCalendar; an unknown plan is one sentence and exit code 2."""
    settings_in(tmp_path)

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "bot", "--now", "2025-08-10T08:00", *arguments]
        folder = {"KEHOACH_STORAGE__FOLDER": str(tmp_path), "PYTHONPATH": str(Path(__file__).parent.parent)}
        return subprocess.run(command, capture_output=True, env=folder, cwd=tmp_path, check=False)

    done = run("calendar", "thai-nguyen-2025")
    assert done.returncode == 0
    assert [event.dtstart for event in read(done.stdout).events] == [date(2025, 8, 30), date(2025, 10, 30)]
    refused = run("calendar", "sao-hoa")
    assert refused.returncode == 2
    assert "sao-hoa" in refused.stderr.decode()
    shown = run("digest", "--date", "2025-08-23")
    assert shown.returncode == 0
    assert "còn 7 ngày" in shown.stdout.decode()
    assert run("digest", "--date", "2025-02-30").returncode == 2
    assert "-5" in run("digest", "--chat=-5").stderr.decode()

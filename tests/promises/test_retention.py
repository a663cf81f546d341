"""Retention: what has had its time goes by night, once a night, and what the office keeps loses its persons."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from privacy_stage import places_of, plant
from registering_stage import LAN, MINH, WHOLE, button, said, sent_by, with_office
from stand import Talker, migrated, settings_in, standing

from bot.assembly import Assembly
from bot.clock import moment
from bot.posting.mailroom import Mailroom
from handlers.desk import Desk
from handlers.privacy.purging import night_of, purge_due
from knowledge.forms.answers import Answers
from knowledge.privacy import held
from knowledge.privacy.held import Held
from knowledge.privacy.impersonal import impersonal
from knowledge.privacy.purging import Forms, Term, last_night, purge
from knowledge.privacy.retention import Privacy, Retention
from knowledge.records import Records
from knowledge.registry import Drafts, Registrations

NIGHT = date(2026, 8, 15)
NOW = moment("2026-08-15T02:30")
SHORT = Retention(registrations=20, drafts=9, talks=3, questions=7, outbox=2, reviews=12, log=15)
NO_FORMS = Forms(kinds=lambda plan, form: {}, term=lambda plan, form, unit: Term())
DATED = [table for table in held.personal() if table.days]
ages = st.lists(st.tuples(st.sampled_from(DATED), st.integers(0, 40)), max_size=25)


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[Assembly]:
    """Give a bot with an office of one and units in its directory."""
    with with_office(tmp_path) as made:
        yield made


def at(assembly: Assembly, moment_: str, **days: int) -> Desk:
    """Give the desk at an instant (ISO), with these days of retention."""
    desk = assembly.desk()
    rules = Privacy(retention=replace(Retention(), **days))
    return replace(desk, now=moment(moment_), privacy=rules)


def copied(file: Path, folder: Path) -> Path:
    """Copy a file into a folder."""
    return Path(shutil.copy(file, folder))


@settings(max_examples=25, deadline=None)
@given(rows=ages, kept=st.sampled_from([SHORT, Retention(**dict.fromkeys([f.name for f in fields(Retention)], 1))]))
def test_after_a_purge_nothing_is_older_than_its_time(rows: list[tuple[Held, int]], kept: Retention) -> None:
    """Of all tables that have one, whatever their ages; what is younger is all there."""
    with tempfile.TemporaryDirectory() as name, closing(Records(copied(migrated(), Path(name)))) as records:
        for number, (table, age) in enumerate(rows):
            plant(records, table, 700_000 + number, NIGHT - timedelta(days=age))
        purge(records, kept, NO_FORMS, NIGHT, NOW)
        for table in {table.name: table for table, _ in rows}.values():
            days = getattr(kept, table.days)
            left = records.rows(f"SELECT substr({table.since}, 1, 10) FROM {table.name}")
            young = [age for planted, age in rows if planted.name == table.name and age <= days]
            assert sorted(day for (day,) in left) == sorted((NIGHT - timedelta(days=age)).isoformat() for age in young)


def test_zero_days_keep_without_end(tmp_path: Path) -> None:
    """An operator may leave a kind to be erased by hand."""
    with closing(Records(tmp_path / "records.db")) as records:
        for table in held.personal():
            plant(records, table, 700_000, date(2001, 1, 1))
        never = Retention(**dict.fromkeys([field.name for field in fields(Retention)], 0))
        assert purge(records, never, NO_FORMS, NIGHT, NOW) == 0
        assert all(held.given(records, table, 700_000) for table in held.personal() if table.name != "drafts")


@pytest.mark.parametrize(
    ("night", "gone", "reason"),
    [
        ("2025-08-30T03:00", False, "the form is open"),
        ("2026-08-30T03:00", False, "365 days after its last day, 30/8/2025"),
        ("2026-08-31T03:00", True, "a day later"),
    ],
)
def test_a_registration_loses_its_persons_after_its_time(
    assembly: Assembly, night: str, gone: bool, reason: str
) -> None:
    """Counted from the form's last day; unit, figures, days and code stay, with the history of what was done."""
    code = sent_by(assembly)
    purge_due(at(assembly, night))
    sent = Registrations(assembly.records).by_code(code)
    assert sent is not None
    assert (sent.person != LAN.id) is gone, reason
    assert (sent.unit_name, sent.answers["dai-bieu"], sent.answers["ngay"]) == ("xã Định Hóa", 120, date(2025, 8, 20))
    assert bool(list(places_of(assembly.records, "0912345678"))) is not gone
    assert bool(list(places_of(assembly.records, "Nguyễn Văn An"))) is not gone
    actions = [change.action for change in Registrations(assembly.records).history(sent.id)]
    assert ("expired" in actions) is gone


def test_a_correction_counts_from_its_own_day(assembly: Assembly) -> None:
    """What was changed after the form was over is kept from then on; so is what got more time."""
    code = sent_by(assembly)
    assembly.records.write("INSERT INTO changes VALUES (NULL, NULL, 1, 2, 1, '', 'x', '', '', '', '')")
    assembly.records.write("UPDATE registrations SET updated_at = '2025-12-01T08:00:00+07:00'")
    purge_due(at(assembly, "2026-11-30T03:00"))
    sent = Registrations(assembly.records).by_code(code)
    assert sent is not None
    assert sent.person == LAN.id
    purge_due(at(assembly, "2026-12-02T03:00"))
    assert list(places_of(assembly.records, "0912345678")) == []


def test_a_form_may_have_its_own_time(assembly: Assembly) -> None:
    """`keep_days` in the plan file goes before the operator's setting."""
    sent_by(assembly)
    forms = Forms(kinds=lambda plan, form: {}, term=lambda plan, form, unit: Term(last=date(2025, 8, 30), days=10))
    purge(assembly.records, Retention(), forms, date(2025, 9, 9), moment("2025-09-09T03:00"))
    assert list(places_of(assembly.records, "0912345678"))
    purge(assembly.records, Retention(), forms, date(2025, 9, 10), moment("2025-09-10T03:00"))
    assert list(places_of(assembly.records, "0912345678")) == []


def test_a_form_that_is_no_longer_held_loses_all_but_figures() -> None:
    """Without its fields nobody knows which texts are harmless."""
    answers: Answers = {"a": 120, "b": date(2025, 8, 20), "c": "Đại hội", "d": ("x",)}
    assert impersonal(answers, {}) == {"a": 120, "b": date(2025, 8, 20)}
    assert impersonal(answers, {"c": "choice", "d": "people", "a": "number"}) == {"a": 120, "c": "Đại hội"}


def test_a_draft_that_nobody_went_on_with_goes(assembly: Assembly) -> None:
    """With all that was typed over in it."""
    Talker(assembly, LAN).says(WHOLE)
    purge_due(at(assembly, "2025-10-09T03:00"))
    assert Drafts(assembly.records).of_person(LAN.id)
    purge_due(at(assembly, "2025-10-11T03:00"))
    assert Drafts(assembly.records).of_person(LAN.id) == ()
    assert list(places_of(assembly.records, "0912345678")) == []


def test_a_form_that_was_cancelled_goes_the_night_after_next(assembly: Assembly) -> None:
    """Who gives a form up wants nothing of it kept for long."""
    lan = Talker(assembly, LAN)
    lan.says(WHOLE)
    lan.presses(button(lan.says("/huy"), "Hủy phiếu đang điền"))
    purge_due(at(assembly, "2025-08-11T03:00"))
    assert list(places_of(assembly.records, "0912345678"))
    purge_due(at(assembly, "2025-08-12T03:00"))
    assert list(places_of(assembly.records, "0912345678")) == []


def test_a_purged_registration_can_still_be_used(assembly: Assembly) -> None:
    """Its unit sees it and its history, and a purge does not come twice over it."""
    code = sent_by(assembly)
    for day in ("2026-09-01", "2026-09-02", "2026-09-03"):
        purge_due(at(assembly, f"{day}T03:00"))
    sent = Registrations(assembly.records).by_code(code)
    assert sent is not None
    assert [change.action for change in Registrations(assembly.records).history(sent.id)].count("expired") == 1
    hà = Talker(assembly, MINH.__class__(id=9))
    card = hà.says(f"/phieu {code}")
    assert "120" in said(card)
    assert "do hết hạn lưu" in said(hà.presses(button(card, "Lịch sử")))


@pytest.mark.parametrize(
    ("last", "now", "due", "reason"),
    [
        (None, "2025-08-10T01:00", True, "never purged before"),
        ("2025-08-09", "2025-08-10T01:59", False, "last night's was done, tonight's has not begun"),
        ("2025-08-09", "2025-08-10T02:00", True, "tonight's time has come"),
        ("2025-08-10", "2025-08-10T23:59", False, "never twice a night"),
        ("2025-08-07", "2025-08-10T01:00", True, "nights were missed"),
        ("2025-08-11", "2025-08-10T03:00", False, "the clock went back"),
    ],
)
def test_a_purge_is_due_once_a_night(assembly: Assembly, last: str | None, now: str, due: bool, reason: str) -> None:
    """The truth is in a table; one that was missed is made up for at the next look."""
    if last:
        assembly.records.write("INSERT INTO purges VALUES (?, 0, 0)", last)
    desk = at(assembly, now)
    assert (purge_due(desk) is not None) is due, reason
    assert purge_due(desk) is None
    done = last_night(assembly.records)
    assert done is not None
    assert done >= night_of(desk)


def test_the_post_purges_at_its_start_and_by_night(tmp_path: Path) -> None:
    """A bot that was off at night purges when it comes back, and clears the log of the database."""
    with with_office(tmp_path, "2025-08-10T08:00") as assembly:
        sent_by(assembly)
        Talker(assembly, LAN).says("hạn cấp cơ sở Thái Nguyên 2025?")
        assembly.records.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    later = Assembly(settings_in(tmp_path), standing(moment("2026-09-01T09:00")))
    with closing(later):
        Mailroom(later.desk, later.departures).tick()
        assert last_night(later.records) == date(2026, 9, 1)
        files = b"".join(path.read_bytes() for path in tmp_path.glob("records.db*"))
    assert b"0912345678" not in files
    assert "hạn cấp cơ sở Thái Nguyên 2025?".encode() not in files


def test_what_a_button_needs_goes_by_the_nights_before(assembly: Assembly) -> None:
    """Which message answered which has no day of its own; it goes once its time is over, the latest never."""
    for number in range(1, 4):
        assembly.records.note_answer_sent(-5, number, number)
    purge(assembly.records, SHORT, NO_FORMS, date(2026, 8, 1), NOW)
    assembly.records.note_answer_sent(-5, 4, 4)
    purge(assembly.records, SHORT, NO_FORMS, date(2026, 8, 4), NOW)
    assert assembly.records.answer_sent(-5, 1) == 1
    purge(assembly.records, SHORT, NO_FORMS, date(2026, 8, 5), NOW)
    assert [assembly.records.answer_sent(-5, number) for number in range(1, 5)] == [None, None, None, 4]


def test_the_file_of_what_is_kept_names_only_settings_that_exist() -> None:
    """And every setting is used by something."""
    used = {table.days for table in held.personal()} | {"registrations", "drafts", "outbox"}
    assert used - {""} == {field.name for field in fields(Retention)}

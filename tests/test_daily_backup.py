"""The daily backup: once a day at its time, made up for after a halt, old ones taken away, failures told once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import pytest
from registering_stage import OWNER, letters, with_office
from stand import MORNING, assembly_in
from telegram_stage import Told

from bot import daily_backup
from bot.daily_backup import DailyBackup
from bot.settings import Backup, Settings, Storage
from handlers.storage_news import tell_owners
from handlers.unprompted import compose_digests
from knowledge.backups import check, make_backup, restore
from knowledge.digest import Subscription
from knowledge.errors import StorageError
from knowledge.outbox import Outbox
from knowledge.records import Records
from knowledge.subscriptions import Subscriptions


class Time:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.moment = MORNING

    def __call__(self) -> datetime:
        """Give the moment."""
        return self.moment


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings with a bot's records."""
    assembly_in(tmp_path).close()
    return Settings(storage=Storage(folder=tmp_path))


def made(settings: Settings) -> list[str]:
    """Give the names of the backups that there are."""
    folder = settings.backup.folder or settings.storage.folder / "backups"
    return sorted(path.name for path in folder.glob("*"))


def at_work(daily: DailyBackup, until: Callable[[], bool]) -> None:
    """Let the daily backup be at work until something holds."""
    with daily.running():
        for _ in range(500):
            if until():
                return
            time.sleep(0.01)
    raise AssertionError("nothing happened")


def test_a_day_whose_time_has_passed_is_made_up_for(settings: Settings) -> None:
    """The bot starts at eight; the backup of half past two is made at once, whole, and not made again."""
    now = Time()
    daily = DailyBackup(settings, now, Told())
    assert daily.due()
    at_work(daily, lambda: not daily.due())
    assert made(settings) == ["kehoach-2025-08-10.db"]
    check(settings.storage.folder / "backups" / "kehoach-2025-08-10.db")
    assert not daily.due()
    now.moment += timedelta(hours=17)
    assert not daily.due(), "at one in the night the new day's is not due yet"
    now.moment += timedelta(hours=2)
    assert daily.due()


def test_it_can_be_switched_off(settings: Settings) -> None:
    """Then it is never due."""
    assert not DailyBackup(replace(settings, backup=Backup(daily=False)), Time(), Told()).due()


def test_old_backups_are_taken_away_and_left_overs_too(settings: Settings) -> None:
    """After forty days there are those of three days and of two weeks; a half made file is gone after a day."""
    given = replace(settings, backup=Backup(days=3, weeks=2))
    now = Time()
    daily = DailyBackup(given, now, Told())
    folder = settings.storage.folder / "backups"
    folder.mkdir()
    for name, age in (("a.unfinished", 90_000), ("b.unfinished", 60)):
        (folder / name).touch()
        os.utime(folder / name, (time.time() - age,) * 2)
    for _ in range(40):
        daily.make()
        now.moment += timedelta(days=1)
    days = ["2025-09-08", "2025-09-15", "2025-09-16", "2025-09-17", "2025-09-18"]
    assert made(given) == ["b.unfinished", *(f"kehoach-{day}.db" for day in days)]


def test_a_backup_that_fails_is_told_once_a_day(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """And tried again, without a word more."""
    monkeypatch.setattr(daily_backup, "AGAIN", 0.01)
    monkeypatch.setattr(daily_backup, "LOOK", 0.01)
    tries = []

    def failing(*_: object) -> None:
        tries.append(1)
        raise StorageError(Path("/mnt/x"), "No space left on device", "full")

    monkeypatch.setattr(daily_backup, "make_backup", failing)
    told, now = Told(), Time()
    daily = DailyBackup(settings, now, told)
    moments = iter([3, 6])

    def tomorrow() -> bool:
        if len(tries) >= goal[0]:
            now.moment += timedelta(days=1)
            goal[0] = next(moments, 0)
        return not goal[0]

    goal = [next(moments)]
    at_work(daily, tomorrow)
    assert told.reasons == ["no_backup"] * 2
    assert str(told.said[0][1]["path"]) == "/mnt/x"


def test_no_backup_bears_the_token(settings: Settings) -> None:
    """Neither in its name nor in its content."""
    token = "123456:AAtestTESTtestTESTtestTESTtestTESTtes"
    given = replace(settings, telegram=replace(settings.telegram, token=token))
    daily = DailyBackup(given, Time(), Told())
    path = daily.make().path
    assert token not in str(path)
    assert token.partition(":")[2].encode() not in path.read_bytes()


def test_a_digest_of_a_restored_day_is_not_posted_again(settings: Settings, tmp_path: Path) -> None:
    """A backup of the night is restored at nine, after the digest of seven: it is left in doubt, and told."""
    folder, night = tmp_path / "storage", MORNING.replace(hour=2)
    folder.mkdir()
    with Records(tmp_path / "records.db") as records:
        for chat, hour in ((-5, 7), (-6, 10)):
            Subscriptions(records).keep(Subscription(chat=chat, at=clock_time(hour), empty=True), 9)
    made = make_backup(tmp_path / "records.db", tmp_path / "plans", tmp_path / "b.db", night)
    restore(made.path, folder, folder / "plans", MORNING.replace(hour=9))
    with assembly_in(folder, MORNING.replace(hour=11)) as assembly:
        compose_digests(assembly.desk(), 100, {})
        outbox = Outbox(assembly.records)
        assert [letter.chat for letter in outbox.waiting(assembly.clock.now(), 9)] == [-6]
        assert [(letter.chat, letter.cause) for letter in outbox.unreported()] == [(-5, "restored")]


def test_the_owners_hear_once_of_a_day_without_a_backup(tmp_path: Path) -> None:
    """In chat too, not only in the log; and of an outage when it is over."""
    with with_office(tmp_path) as assembly:
        for news in ("no_backup", "no_backup", "back"):
            tell_owners(news, assembly.desk())
        told = letters(assembly, OWNER.id)
    assert len(told) == 2
    assert "chưa sao lưu được" in told[0]
    assert "Nay đã ghi lại được" in told[1]

"""A backup that is taken while twenty people write to a real bot holds all that was acknowledged before."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from stand import agreed, settings_in
from storage_stage import NOW, WHOLE, environment, kehoach
from telegram_api import TOKEN, OverHttp, Seat, TelegramApi, private

from knowledge.backups import check
from knowledge.records import Records
from knowledge.registry import Registrations

PEOPLE = 20
BEFORE, AFTER = 40, 60
"""So many registrations are acknowledged before the backup begins, and so many when the people stop."""

CODE = re.compile(r"Đã gửi: (TN25-\d{4})")


class Crowd:
    """People who register one unit after the other, each sending when the bot has answered."""

    def __init__(self, telegram: OverHttp) -> None:
        self._telegram = telegram
        self.seats = [private(telegram.api, 1000 + number) for number in range(PEOPLE)]
        self._said = dict.fromkeys(range(PEOPLE), 0)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._talk, daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def stop(self) -> None:
        """Stop writing."""
        self._stopped.set()
        self._thread.join()

    def codes(self) -> set[str]:
        """Give the codes that anybody has seen."""
        with self._telegram.lock:
            return {code for seat in self.seats for text in seat.texts for code in CODE.findall(text)}

    def _talk(self) -> None:
        while not self._stopped.wait(0.005):
            with self._telegram.lock:
                for number, seat in enumerate(self.seats):
                    self._next(number, seat)

    def _next(self, number: int, seat: Seat) -> None:
        """Say the next line when the last was answered."""
        said = self._said[number]
        if len(seat.heard) < said:
            return
        unit = f"{number}{said // 2:03}"
        seat.say("gửi" if said % 2 else WHOLE.format(unit, unit))
        self._said[number] = said + 1


def test_a_backup_under_load_holds_what_was_acknowledged_before(tmp_path: Path) -> None:
    """Restored on another machine, it is whole, and can be worked with."""
    folder = tmp_path / "storage"
    folder.mkdir()
    settings_in(folder)
    with Records(folder / "records.db") as records:
        agreed(records, *range(1000, 1000 + PEOPLE))
    with OverHttp(TelegramApi()) as telegram:
        crowd = Crowd(telegram)
        env = environment(folder, telegram__token=TOKEN, telegram__base_url=telegram.base_url, backup__daily="false")
        bot = subprocess.Popen([sys.executable, "-m", "bot", "--now", NOW, "run"], env=env, stderr=subprocess.DEVNULL)
        try:
            crowd.start()
            assert telegram.wait_for(lambda: len(crowd.codes()) >= BEFORE, 120)
            acknowledged = crowd.codes()
            made = kehoach(folder, "backup", tmp_path / "backup.db")
            assert (made.returncode, made.stderr) == (0, "")
            assert telegram.wait_for(lambda: len(crowd.codes()) >= AFTER, 120)
            crowd.stop()
        finally:
            bot.terminate()
            assert bot.wait(30) == 0
    about = check(tmp_path / "backup.db")
    restored = kehoach(tmp_path / "other", "restore", tmp_path / "backup.db")
    assert (restored.returncode, restored.stderr) == (0, "")
    with Records(tmp_path / "other" / "records.db") as records:
        records.examine()
        assert records.rows("PRAGMA integrity_check") == [("ok",)]
        assert records.rows("PRAGMA foreign_key_check") == []
        held = {sent.code for sent in Registrations(records).all()}
    assert acknowledged <= held
    assert len(held) == about.registrations
    listed = kehoach(tmp_path / "other", "registrations")
    assert all(code in listed.stdout for code in acknowledged)


def test_restoring_is_refused_while_the_bot_runs(tmp_path: Path) -> None:
    """In one sentence and with its own exit code; the bot goes on."""
    settings_in(tmp_path)
    with Records(tmp_path / "records.db") as records:
        agreed(records, 41)
        made = kehoach(tmp_path, "backup", tmp_path / "b.db")
        assert made.returncode == 0
        assert "đã kiểm tra" in made.stdout
        refused = kehoach(tmp_path, "restore", tmp_path / "b.db")
        assert (refused.returncode, refused.stdout) == (5, "")
        assert refused.stderr == f"Có tiến trình đang dùng {tmp_path}; xin dừng bot rồi phục hồi lại.\n"
    restored = kehoach(tmp_path, "restore", tmp_path / "b.db")
    assert restored.returncode == 0
    assert "được giữ ở" in restored.stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "Không có tệp"),
        (b"", "bị hỏng hoặc bị cắt ngắn"),
        (b"PK\x03\x04" * 99, "không phải bản sao lưu"),
        (b"SQLite format 3\0" + bytes(200), "bị hỏng hoặc bị cắt ngắn"),
    ],
)
def test_what_is_no_backup_is_refused_in_one_sentence(content: bytes | None, says: str, tmp_path: Path) -> None:
    """With the path, an exit code, and nothing made or changed."""
    file = tmp_path / "b.db"
    if content is not None:
        file.write_bytes(content)
    refused = kehoach(tmp_path / "storage", "restore", file)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert str(file) in refused.stderr
    assert says in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert not (tmp_path / "storage" / "records.db").exists()

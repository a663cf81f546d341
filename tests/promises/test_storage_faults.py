"""Real processes on a storage that fails: nobody gets a false receipt, and all goes on by itself."""

from __future__ import annotations

import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Self

import pytest
from stand import agreed, settings_in
from storage_stage import NOW, WHOLE, Conversation, disk, environment, kehoach, mounted
from telegram_api import TOKEN, OverHttp, Seat, TelegramApi, private

from bot.cli import execute
from knowledge.records import Records
from knowledge.registry import Registrations

CODE = re.compile(r"Đã gửi: (TN25-\d{4})")
NOWHERE = "http://127.0.0.1:9/bot"


def ready(folder: Path) -> None:
    """Have a folder with a library, and with people who have agreed to what is kept of them."""
    settings_in(folder)
    with Records(folder / "records.db") as records:
        agreed(records, 0, 41)


def codes(folder: Path) -> set[str]:
    """Give the codes of the registrations that a storage folder holds."""
    with Records(folder / "records.db") as records:
        return {sent.code for sent in Registrations(records).all()}


@pytest.mark.parametrize("kind", ["small"])
def test_a_full_disk_gives_no_false_receipt_at_the_terminal(kind: str, tmp_path: Path) -> None:
    """What was refused is not kept, what got a code is; the operator hears of it once, and all goes on by itself."""
    with disk(kind, tmp_path) as storage:
        ready(storage.folder)
        with Conversation(storage.folder, tmp_path / "errors") as chat:
            shown = set(CODE.findall(chat.says(WHOLE.format(0, 0)) + chat.says("gửi")))
            assert shown == {"TN25-0001"}
            assert "Gửi phiếu này?" in chat.says(WHOLE.format(1, 1))
            storage.fill(chat.process.pid)
            refused = 0
            for number in range(60):
                answer = chat.says("gửi" if number % 2 == 0 else WHOLE.format(1 + number, "dài " * 200))
                shown |= set(CODE.findall(answer))
                refused += "Chưa lưu được" in answer
                assert ("Chưa lưu được" in answer) != bool(CODE.search(answer)) or "Gửi phiếu này?" in answer
                if refused == 5:
                    break
            assert refused == 5
            assert codes(storage.folder) == shown
            storage.clear(chat.process.pid)
            answer = chat.says(WHOLE.format(99, 99)) + chat.says("gửi")
            assert "Chưa lưu được" not in answer
            shown |= set(CODE.findall(answer))
            assert chat.errors.count(storage.said) == 1
            assert chat.errors.count("Đã ghi lại được") == 1
            assert len(chat.errors.splitlines()) == 2
        assert codes(storage.folder) == shown
        assert len(shown) >= 2


class Running:
    """A `kehoach run` process; use it as a context manager."""

    def __init__(self, folder: Path, telegram: OverHttp, errors: Path) -> None:
        env = environment(folder, telegram__token=TOKEN, telegram__base_url=telegram.base_url)
        self._errors = errors
        self._telegram, self._before = telegram, telegram.api.counts["deleteWebhook"]
        with errors.open("wb") as target:
            self.process = subprocess.Popen([sys.executable, "-m", "bot", "--now", NOW, "run"], env=env, stderr=target)

    def __enter__(self) -> Self:
        assert self._telegram.wait_for(lambda: self._telegram.api.counts["deleteWebhook"] > self._before, 60)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    @property
    def errors(self) -> str:
        """What was said on standard error."""
        return self._errors.read_text("utf-8")

    def answer(self, seat: Seat, text: str) -> str:
        """Let somebody say something and give the bot's next message."""
        before = len(seat.heard)
        seat.say(text)
        assert self._telegram.wait_for(lambda: len(seat.heard) > before, 30), text
        return seat.heard[before].text


@pytest.mark.parametrize("kind", ["limited"])
def test_a_full_disk_gives_no_false_receipt_on_telegram(kind: str, tmp_path: Path) -> None:
    """The same through the Telegram host; nothing of what people wrote stands in its log."""
    with disk(kind, tmp_path) as storage, OverHttp(TelegramApi()) as telegram:
        ready(storage.folder)
        lan = private(telegram.api, 41)
        with Running(storage.folder, telegram, tmp_path / "errors") as bot:
            shown = set(CODE.findall(bot.answer(lan, WHOLE.format(0, 0)) + bot.answer(lan, "gửi")))
            assert shown == {"TN25-0001"}
            storage.fill(bot.process.pid)
            refused = 0
            for number in range(60):
                answer = bot.answer(lan, "gửi" if number % 2 else WHOLE.format(1 + number, "dài " * 200))
                shown |= set(CODE.findall(answer))
                refused += "Chưa lưu được" in answer
                if refused == 5:
                    break
            assert refused == 5
            assert codes(storage.folder) == shown
            assert bot.errors.count(storage.said) == 1
            storage.clear(bot.process.pid)
            until = time.monotonic() + 25
            while "Đã ghi lại được" not in bot.errors and time.monotonic() < until:
                time.sleep(0.1)
            assert bot.errors.count("Đã ghi lại được") == 1
            shown |= set(CODE.findall(bot.answer(lan, WHOLE.format(99, 99)) + bot.answer(lan, "gửi")))
            assert len(shown) >= 2
            assert bot.errors.count(storage.said) == 1
            assert "Traceback" not in bot.errors
            assert "Hội trường" not in bot.errors
        assert bot.process.returncode == 0
        assert codes(storage.folder) == shown


def test_a_database_locked_by_another_process_is_waited_for_and_then_told(tmp_path: Path) -> None:
    """The person is told that nothing was kept; once the lock is gone, the same message takes effect."""
    ready(tmp_path)
    with Conversation(tmp_path, tmp_path / "errors") as chat:
        chat.says(WHOLE.format(0, 0))
        with closing(sqlite3.connect(tmp_path / "records.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            began = time.monotonic()
            answer = chat.says("gửi")
            assert time.monotonic() - began > 4
            assert answer.startswith("Chưa lưu được: máy chủ của bot đang bận.")
            other.execute("ROLLBACK")
        assert codes(tmp_path) == set()
        assert CODE.findall(chat.says("gửi")) == ["TN25-0001"]
        assert chat.errors.count("giữ") == 1
    assert codes(tmp_path) == {"TN25-0001"}


DAMAGES: tuple[tuple[Callable[[Path], object], str], ...] = (
    (lambda path: path.write_bytes(b""), "emptied"),
    (lambda path: path.write_text("Không phải cơ sở dữ liệu. " * 200, "utf-8"), "a text"),
    (lambda path: os.truncate(path, path.stat().st_size // 2), "cut in the middle"),
    (lambda path: path.write_bytes(path.read_bytes()[:4096] + os.urandom(path.stat().st_size - 4096)), "overwritten"),
    (lambda path: path.with_name("records.db-shm").write_bytes(bytes(32768)), "its log was taken away"),
)


@pytest.mark.parametrize("command", ["chat", "run"])
@pytest.mark.parametrize(("damage", "why"), DAMAGES, ids=[row[1] for row in DAMAGES])
def test_damaged_records_end_the_start_in_one_sentence(
    damage: Callable[[Path], object],
    why: str,
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With an exit code of its own, at the terminal as on Telegram, and the file is left as it is."""
    settings_in(tmp_path)
    path = tmp_path / "records.db"
    with Records(path) as records:
        records.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    damage(path)
    before = path.read_bytes()
    for name, value in environment(tmp_path, telegram__token=TOKEN, telegram__base_url=NOWHERE).items():
        monkeypatch.setenv(name, value)
    assert execute([command]) == 6, why
    said, sentence = capsys.readouterr()
    assert said == ""
    assert len(sentence.splitlines()) == 1
    assert str(path) in sentence
    assert "bị hỏng" in sentence
    assert "kehoach restore" in sentence
    assert path.read_bytes() == before


def test_a_folder_that_takes_nothing_ends_the_start_in_one_sentence(tmp_path: Path) -> None:
    """With the path and what to do, and an exit code of its own."""
    folder = tmp_path / "disk"
    with mounted(folder, "8m"):
        settings_in(folder)
        Records(folder / "records.db").close()
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        for command in ("chat", "run"):
            ended = kehoach(folder, command, telegram__token=TOKEN, telegram__base_url=NOWHERE)
            assert (ended.returncode, ended.stdout) == (6, "")
            assert ended.stderr.startswith(f"Không được ghi vào {folder}")
            assert len(ended.stderr.splitlines()) == 1
        asked = kehoach(folder, "ask", "hạn cấp cơ sở Thái Nguyên 2025?")
        assert (asked.returncode, asked.stderr) == (0, "")


def test_a_second_bot_on_one_folder_ends_with_its_own_code(tmp_path: Path) -> None:
    """It names the first, which goes on; commands work beside it; and a kill leaves nothing in the way."""
    ready(tmp_path)
    with OverHttp(TelegramApi()) as telegram:
        lan = private(telegram.api, 41)
        with Running(tmp_path, telegram, tmp_path / "errors") as bot:
            second = kehoach(tmp_path, "run", telegram__token="654321:another", telegram__base_url=telegram.base_url)
            assert (second.returncode, second.stdout) == (5, "")
            assert len(second.stderr.splitlines()) == 1
            assert f"(số {bot.process.pid})" in second.stderr
            assert str(tmp_path) in second.stderr
            for command in (["backup"], ["registrations"], ["chat"]):
                ended = kehoach(tmp_path, *command)
                assert (ended.returncode, ended.stderr) == (0, ""), command
            assert "TN25-0001" in bot.answer(lan, WHOLE.format(0, 0)) + bot.answer(lan, "gửi")
            bot.process.kill()
            bot.process.wait()
        with Running(tmp_path, telegram, tmp_path / "errors") as bot:
            assert "TN25-0001" in bot.answer(lan, "/phieu")
        assert bot.process.returncode == 0


def test_a_second_terminal_on_one_folder_ends_with_its_own_code(tmp_path: Path) -> None:
    """Both would answer the same form; where lines are piped in, the second waits for its turn."""
    settings_in(tmp_path)
    command = [sys.executable, "-m", "bot", "--now", NOW, "chat"]
    with Conversation(tmp_path, tmp_path / "errors") as first:
        _, terminal = pty.openpty()
        ended = subprocess.run(
            command, env=environment(tmp_path), stdin=terminal, capture_output=True, text=True, timeout=60, check=False
        )
        assert ended.returncode == 5
        assert f"(số {first.process.pid})" in ended.stderr
        waiting = subprocess.Popen(command, env=environment(tmp_path), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        time.sleep(0.5)
        assert waiting.poll() is None
    out, _ = waiting.communicate(timeout=60)
    assert waiting.returncode == 0
    assert "Tôi trả lời câu hỏi" in out.decode()


def test_records_of_a_newer_release_end_the_start_in_one_sentence(tmp_path: Path) -> None:
    """It says what to do, and the records stay as they are."""
    settings_in(tmp_path)
    Records(tmp_path / "records.db").close()
    with closing(sqlite3.connect(tmp_path / "records.db")) as db:
        db.execute("PRAGMA user_version = 999")
    ended = kehoach(tmp_path, "chat")
    assert (ended.returncode, ended.stdout) == (6, "")
    assert "cập nhật chương trình" in ended.stderr

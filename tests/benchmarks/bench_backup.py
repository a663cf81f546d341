"""Backups of a large office: how long they take, and what they cost those who are answered meanwhile.

Twenty people ask a real `kehoach run` on loopback, over records with 20,000 registrations, with and without
backups being made; then a backup is restored.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from stand import settings_in  # noqa: E402 - found on the path just made
from storage_stage import NOW, environment, kehoach  # noqa: E402
from telegram_api import TOKEN, OverHttp, Seat, TelegramApi, private  # noqa: E402

from knowledge.backups import check  # noqa: E402
from knowledge.records import Records  # noqa: E402

REGISTRATIONS = 20_000
PEOPLE = 20
SECONDS = 20.0
EACH = 3.0
"""Seconds between two questions of a person."""

QUESTION = "hạn cấp cơ sở Thái Nguyên 2025?"


def fill(folder: Path) -> None:
    """Put registrations with their histories into records."""
    answers = json.dumps({"dia-diem": "Hội trường UBND xã", "lien-he": {"name": "Nguyễn Văn An"}}, ensure_ascii=False)
    with Records(folder / "records.db"):
        pass
    with closing(sqlite3.connect(folder / "records.db")) as db:
        for number in range(1, REGISTRATIONS + 1):
            db.execute(
                "INSERT INTO units (id, name, key, level, parent, names, plans, listed) VALUES (?,?,?,'','','','',1)",
                (number, f"Xã {number}", f"xa {number}"),
            )
            db.execute(
                "INSERT INTO registrations (id, code, number, plan, form, unit, unit_name, status, answers, flags,"
                " reason, revision, person, submitted_at, updated_at)"
                " VALUES (?,?,?,'thai-nguyen-2025','x',?,?,'sent',?,'','',1,?,?,?)",
                (number, f"TN25-{number:05}", number, number, f"Xã {number}", answers, number, NOW, NOW),
            )
            for step in range(5):
                db.execute(
                    "INSERT INTO changes (registration, revision, person, at, action, field, was, now, note)"
                    " VALUES (?,1,?,?,'answer',?,'','Hội trường UBND xã','')",
                    (number, number, NOW, f"field-{step}"),
                )
        db.commit()


def ask(telegram: OverHttp, seats: list[Seat], seconds: float) -> list[float]:
    """Let people ask, each once in so many seconds and one after the other; give their waits."""
    waits: list[float] = []
    began = time.monotonic()
    coming = {id(seat): began + EACH * number / len(seats) for number, seat in enumerate(seats)}
    sent: dict[int, tuple[float, int]] = {}
    while (now := time.monotonic()) < began + seconds:
        time.sleep(0.002)
        with telegram.lock:
            for seat in seats:
                if id(seat) in sent and len(seat.heard) > sent[id(seat)][1]:
                    waits.append(now - sent.pop(id(seat))[0])
                elif id(seat) not in sent and now >= coming[id(seat)]:
                    seat.say(QUESTION)
                    sent[id(seat)] = (now, len(seat.heard))
                    coming[id(seat)] += EACH
    return waits


def told(name: str, waits: list[float]) -> None:
    """Print a row."""
    found = sorted(waits)
    p99 = found[int(len(found) * 0.99)]
    print(
        f"{name:28} {len(found):5} answers   p50 {statistics.median(found) * 1000:5.0f} ms   p99 {p99 * 1000:5.0f} ms"
    )


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, OverHttp(TelegramApi()) as telegram:
        folder = Path(name) / "storage"
        folder.mkdir()
        settings_in(folder)
        fill(folder)
        size = (folder / "records.db").stat().st_size / 1e6
        began = time.monotonic()
        made = kehoach(folder, "backup", Path(name) / "b.db")
        print(f"kehoach backup of {size:.0f} MB: {time.monotonic() - began:.2f} s   {made.stdout.strip()[-90:]}")
        began = time.monotonic()
        check(Path(name) / "b.db")
        print(f"looking it through: {time.monotonic() - began:.2f} s")
        seats = [private(telegram.api, 1000 + number) for number in range(PEOPLE)]
        env = environment(folder, telegram__token=TOKEN, telegram__base_url=telegram.base_url, backup__daily="false")
        for title, daily in (("no backup", False), ("the bot's own backups", True)):
            env["KEHOACH_BACKUP__DAILY"] = str(daily).lower()
            bot = subprocess.Popen(
                [sys.executable, "-m", "bot", "--now", NOW, "run"], env=env, stderr=subprocess.DEVNULL
            )
            stopped = threading.Event()
            try:
                if daily:
                    threading.Thread(target=again, args=(folder / "backups", stopped), daemon=True).start()
                ask(telegram, seats, 3)
                told(title, ask(telegram, seats, SECONDS))
            finally:
                stopped.set()
                began = time.monotonic()
                os.kill(bot.pid, signal.SIGTERM)
                bot.wait(30)
                print(f"stopped in {time.monotonic() - began:.1f} s")
        began = time.monotonic()
        restored = kehoach(Path(name) / "other", "restore", Path(name) / "b.db")
        print(f"kehoach restore: {time.monotonic() - began:.2f} s, exit code {restored.returncode}")


def again(folder: Path, stopped: threading.Event) -> None:
    """Take each backup away when it is made, so that the bot makes another at its next look."""
    while not stopped.wait(0.05):
        for path in folder.glob("kehoach-????-??-??.db"):
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()

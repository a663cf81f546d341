"""`kehoach run` as a process of its own."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path
from subprocess import PIPE, Popen, run

from telegram_api import TOKEN, OverHttp, TelegramApi, private


def free_port() -> int:
    """Find a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, **telegram: str) -> dict[str, str]:
    """Make the environment of a `kehoach` process."""
    values = {f"KEHOACH_TELEGRAM__{name.upper()}": value for name, value in telegram.items()}
    values |= {"KEHOACH_STORAGE__FOLDER": str(folder), "KEHOACH_ACCESS__OWNERS": "900"}
    return {"PATH": "/usr/bin:/bin", **values}


def test_the_command_ends_in_one_sentence_without_a_token(tmp_path: Path) -> None:
    """Without a token `kehoach run` says what to do, and nothing else."""
    ran = run(
        [sys.executable, "-m", "bot", "run"], env=environment(tmp_path), capture_output=True, text=True, timeout=60
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Chưa có mã của bot")
    assert len(ran.stderr.splitlines()) == 1


def test_the_command_serves_a_bot_api_over_http(tmp_path: Path) -> None:
    """`kehoach run` answers over HTTP, logs no token, and ends at once and well when it is told to."""
    with OverHttp(TelegramApi()) as telegram:
        binh = private(telegram.api)
        binh.say("xin chào")
        env = environment(tmp_path, token=TOKEN, base_url=telegram.base_url)
        with Popen([sys.executable, "-m", "bot", "run"], env=env, stderr=PIPE, text=True) as process:
            assert telegram.wait_for(lambda: bool(binh.heard), 60)
            binh.say("/trogiup")
            assert telegram.wait_for(lambda: len(binh.heard) == 2)
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "/hoi" in binh.last.text
    assert TOKEN not in said
    assert "Traceback" not in said


def test_the_command_says_that_the_api_is_unreachable(tmp_path: Path) -> None:
    """An address where nobody answers makes a sentence on standard error, and no traceback."""
    env = environment(tmp_path, token=TOKEN, base_url=f"http://127.0.0.1:{free_port()}/bot")
    with Popen([sys.executable, "-m", "bot", "run"], env=env, stderr=PIPE, text=True) as process:
        assert process.stderr is not None
        first = next(line for line in process.stderr if " INFO " not in line)
        process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=30)
    assert first.startswith("Chưa nối được máy chủ Bot API http://127.0.0.1:")
    assert process.returncode == 0
    assert "Traceback" not in rest

"""Real processes of the bot, started quickly and killed, against a Bot API as it is far away."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from telegram_api import TOKEN, OverHttp, Params, TelegramApi
from telegram_api.values import Json

OWNER = 900
"""Who runs the bot."""


class SlowTelegram(OverHttp):
    """Telegram as it is far away: a call takes a moment to arrive, and its answer a moment to come back."""

    luck = random.Random(4)

    def __init__(self, api: TelegramApi) -> None:
        super().__init__(api)
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # those who called were killed

    def answer(self, token: str, method: str, params: Params, fault: str = "") -> tuple[int, Json]:
        """Answer one call."""
        if method == "getUpdates":
            return super().answer(token, method, params, fault)
        time.sleep(self.luck.uniform(0, 0.01))
        answered = super().answer(token, method, params, fault)
        time.sleep(self.luck.uniform(0, 0.01))
        return answered


class Starter:
    """Starts and kills `kehoach run`."""

    def __init__(self, folder: Path, base_url: str) -> None:
        settings = {
            "KEHOACH_TELEGRAM__TOKEN": TOKEN,
            "KEHOACH_TELEGRAM__BASE_URL": base_url,
            "KEHOACH_STORAGE__FOLDER": str(folder),
            "KEHOACH_ACCESS__OWNERS": str(OWNER),
            "KEHOACH_ACCESS__APPROVE_GROUPS": "false",
            "KEHOACH_LIMITS__PERSON": "0",
            "KEHOACH_LIMITS__GROUP": "0",
        }
        self._log = (folder / "log").open("wb")
        self._zygote = subprocess.Popen(
            [sys.executable, Path(__file__).parent / "zygote.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=os.environ | settings | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        )

    @contextmanager
    def running(self, now: str) -> Iterator[None]:
        """Run with the clock set, and kill it at the end of the block."""
        process = self._start(now)
        try:
            yield
        finally:
            os.kill(process, signal.SIGKILL)
            assert self._ended() == -signal.SIGKILL, "it ran until it was killed"

    @contextmanager
    def stopping(self, now: str, signals: int = 1) -> Iterator[None]:
        """Run with the clock set, and tell it to stop at the end of the block, so many times."""
        process = self._start(now)
        try:
            yield
        finally:
            for _ in range(signals):
                os.kill(process, signal.SIGTERM)
                time.sleep(0.1)
            assert self._ended() == 0, "it ended in order"

    def _start(self, now: str) -> int:
        assert self._zygote.stdin is not None
        assert self._zygote.stdout is not None
        self._zygote.stdin.write(json.dumps(["--now", now, "run"]) + "\n")
        self._zygote.stdin.flush()
        return int(self._zygote.stdout.readline())

    def _ended(self) -> int:
        assert self._zygote.stdout is not None
        return int(self._zygote.stdout.readline())

    def close(self) -> None:
        """End the zygote."""
        assert self._zygote.stdin is not None
        assert self._zygote.stdout is not None
        self._zygote.stdin.close()
        self._zygote.wait()
        self._zygote.stdout.close()
        self._log.close()

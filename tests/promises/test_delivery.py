"""Real processes, killed and stopped: every message takes effect once, and nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from kill_campaign import run
from killing import SlowTelegram, Starter
from stand import settings_in
from telegram_api import Params, TelegramApi, private
from telegram_api.values import Json

KILLS, SEED = 50, int(os.environ.get("KILL_SEED", "1"))
NOW = "2025-08-10T07:00:00"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks are quick")


def test_fifty_kills_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    """Twenty people ask, press, subscribe and register meanwhile; `make bench` kills five hundred times."""
    figures = run(tmp_path, KILLS, SEED)
    print(figures)
    assert figures.faults == []
    assert figures.messages > KILLS, "people got on"
    assert figures.doubled <= 3, "a process hardly ever dies between handing an answer over and noting that"


class HangingTelegram(SlowTelegram):
    """Telegram that takes messages and says nothing until it is let."""

    def __init__(self, api: TelegramApi) -> None:
        super().__init__(api)
        self.held = threading.Event()
        self.go_on = threading.Event()

    def answer(self, token: str, method: str, params: Params, fault: str = "") -> tuple[int, Json]:
        """Answer one call."""
        if method == "sendMessage":
            self.held.set()
            self.go_on.wait(30)
        return super().answer(token, method, params, fault)


@pytest.mark.parametrize("signals", [1, 2])
def test_a_stop_takes_ten_seconds_at_most_and_loses_nothing(tmp_path: Path, signals: int) -> None:
    """Though Telegram hangs the process ends in order; what it did not come to is answered by the next, once."""
    settings_in(tmp_path)
    api = TelegramApi()
    people = [private(api, 100 + number) for number in range(5)]
    with HangingTelegram(api) as telegram:
        starter = Starter(tmp_path, telegram.base_url)
        try:
            with starter.stopping(NOW, signals):
                for person in people:
                    person.say("hạn cấp cơ sở Thái Nguyên 2025?")
                    person.say("cấp xã Thái Nguyên 2025 tối đa bao nhiêu đại biểu")
                assert telegram.held.wait(30)
                telegram.wait_for(lambda: api.pending == 0)
                stopped = time.monotonic()
            took = time.monotonic() - stopped
            telegram.go_on.set()
            with starter.stopping(NOW):
                telegram.wait_for(lambda: all(len(person.heard) == 2 for person in people))
                time.sleep(0.5)
        finally:
            starter.close()
    assert took < 10
    for person in people:
        first, second = person.texts
        assert "31/8/2025" in first
        assert "150" in second

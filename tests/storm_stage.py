"""A storm: a crowd talks with a real process of the bot while a share of all its calls fails; and what came of it."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import time as clock_time
from pathlib import Path

from stand import settings_in
from storm_crowd import OWNER, START, Crowd, Person, Prompt, Scale
from telegram_api import TOKEN, FaultPlan, Group, OverHttp, TelegramApi, make_group, private

from knowledge.digest import Subscription
from knowledge.records import Records
from knowledge.subscriptions import Subscriptions


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the outbox once the storm is over."""

    id: int
    kind: str
    chat: int
    key: str
    state: str
    cause: str
    message: int | None


@dataclass
class Aftermath:
    """What came of a storm."""

    api: TelegramApi
    plan: FaultPlan
    prompts: list[Prompt]
    rows: list[Row]
    took: float
    log: str

    def waits(self, *, felt: bool = False) -> list[float]:
        """Give the seconds that people waited where Telegram answered, in order; or those that all `felt`."""
        if felt:
            return sorted(p.answered - p.said for p in self.prompts if p.answered is not None)
        clear = [p for p in self.prompts if p.answered is not None and not p.troubled and p.update in self.api.handed]
        return sorted((p.answered or 0.0) - self.api.handed[p.update] for p in clear)

    @property
    def unanswered(self) -> list[Prompt]:
        """What was fetched by the bot long ago and not answered."""
        return [p for p in self.prompts if p.answered is None and p.update in self.api.handed]

    def states(self) -> Counter[str]:
        """Count the rows by kind, state and cause."""
        return Counter(f"{row.kind} {row.state} {row.cause}".strip() for row in self.rows)

    def times_arrived(self, row: Row) -> int:
        """How often a digest or a notice stands in its chat, or in that which the chat was before."""
        html = [m.html for chat in self._chats(row.chat) for m in self.api.chats[chat].messages.values() if m.of_bot]
        if row.kind == "digest":
            return sum("Bản tin" in text or "bản tin" in text for text in html)
        return sum(text.count("Tin tự động cần xem lại") for text in html)

    def _chats(self, chat: int) -> list[int]:
        return [chat, *(old.id for old in self.api.chats.values() if old.moved_to == chat)]

    def told(self) -> set[int]:
        """Give the ids of the rows that notices tell of which stand in the operator's chat."""
        keys = [k for m in self.api.chats[OWNER].messages.values() if m.of_bot for row in m.keyboard for k in row]
        ranges = [re.fullmatch(r"ob:([0-9]+)-([0-9]+)", key.data) for key in keys]
        return {id for found in ranges if found for id in range(int(found[1]), int(found[2]) + 1)}


def percentile(sorted_values: list[float], share: float) -> float:
    """Give a percentile, 0 of none."""
    return sorted_values[min(int(len(sorted_values) * share), len(sorted_values) - 1)] if sorted_values else 0.0


@contextmanager
def bot_process(folder: Path, telegram: OverHttp, scale: Scale) -> Iterator[subprocess.Popen[bytes]]:
    """Run `kehoach run` on a folder; end it in order afterwards."""
    settings = {
        "KEHOACH_TELEGRAM__TOKEN": TOKEN,
        "KEHOACH_TELEGRAM__BASE_URL": telegram.base_url,
        "KEHOACH_TELEGRAM__TIMEOUT": str(scale.timeout),
        "KEHOACH_STORAGE__FOLDER": str(folder),
        "KEHOACH_ACCESS__OWNERS": str(OWNER),
        "KEHOACH_ACCESS__APPROVE_GROUPS": "false",
        "KEHOACH_LIMITS__PERSON": "0",
        "KEHOACH_LIMITS__GROUP": "0",
    }
    command = [sys.executable, "-m", "bot", "--now", START, "run"]
    root = Path(__file__).parent.parent
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=os.environ | settings, cwd=root, stderr=log)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(40) == 0, "it ends in order"


def storm(folder: Path, scale: Scale, watch: Callable[[Crowd, int], object] = lambda crowd, process: None) -> Aftermath:
    """Let a storm pass over a bot and a crowd, and wait until the outbox is at rest.

    `watch` is called over and over with the crowd and the id of the bot's process.
    """
    settings_in(folder)
    api = TelegramApi()
    private(api, OWNER)
    luck = random.Random(scale.seed)
    groups = _groups(api, folder, scale)
    people = [Person(private(api, 2000 + n), scale.pause * luck.random()) for n in range(scale.people)]
    talking = [make_group(api, f"Tổ {n}").seat(private(api, 9000 + n).user) for n in range(scale.people // 5)]
    people += [Person(seat, scale.pause * luck.random(), group=True) for seat in talking]
    victims = {group.state.id for group in groups[:: max(len(groups) // 12, 1)]}
    api.flood.on()
    plan = FaultPlan(seed=scale.seed, share=scale.share, victims=victims, silence=scale.silence, dripping=0.4)
    with OverHttp(api) as telegram, bot_process(folder, telegram, scale) as process:
        assert telegram.wait_for(lambda: api.counts["getUpdates"] > 0, 60)
        api.plan, began = plan, api.clock()
        for person in people:
            person.next += began
        crowd = Crowd(api, people, luck, scale.pause)
        while api.clock() < began + scale.seconds:
            with telegram.lock:
                crowd.turn()
                watch(crowd, process.pid)
            time.sleep(0.005)
        crowd.people = [person for person in people if person.waits]
        api.plan = None
        _calm(folder, telegram, crowd, scale, victims)
        took = api.clock() - began
    return Aftermath(api, plan, crowd.prompts, rows(folder), took, (folder / "log").read_text("utf-8"))


def _groups(api: TelegramApi, folder: Path, scale: Scale) -> list[Group]:
    """Make the groups that want a digest: half of them ordinary ones, the rest forums with a topic for it."""
    made: list[Group] = []
    with closing(Records(folder / "records.db")) as records, records.transaction():
        for number in range(scale.groups):
            forum = number % 2 == 1
            group = make_group(api, f"Nhóm {number}", "supergroup" if forum else "group", forum=forum)
            at = clock_time(7, number % scale.minutes)
            topic = group.topic() if forum else None
            Subscriptions(records).keep(
                Subscription(chat=group.state.id, at=at, topic=topic, empty=True, ahead=30), OWNER
            )
            made.append(group)
    return made


def rows(folder: Path) -> list[Row]:
    """Give the rows of the outbox."""
    with closing(sqlite3.connect(folder / "records.db")) as db:
        found = db.execute("SELECT id, kind, chat, key, state, cause, message FROM outbox ORDER BY id").fetchall()
    return [Row(*row) for row in found]


def _calm(folder: Path, telegram: OverHttp, crowd: Crowd, scale: Scale, victims: set[int]) -> None:
    """Wait until nothing is due any more but for victims, all is told, and everybody is answered."""
    until = time.monotonic() + scale.calm
    besides = ",".join(map(str, victims))
    undone = f"state = 'sending' OR told = 0 OR (state = 'due' AND chat NOT IN ({besides}))"
    while time.monotonic() < until:
        with telegram.lock:
            waiting = crowd.look()
        with closing(sqlite3.connect(folder / "records.db")) as db:
            (open_rows,) = db.execute(f"SELECT count(*) FROM outbox WHERE {undone}").fetchone()
        if not open_rows and not waiting:
            return
        time.sleep(0.1)

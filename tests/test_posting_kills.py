"""A real process, killed at random moments around posting: no chat gets a digest twice, and none is forgotten."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from contextlib import closing
from datetime import date, timedelta
from datetime import time as clock_time
from functools import partial
from pathlib import Path

import pytest
from killing import OWNER, SlowTelegram, Starter
from stand import settings_in
from telegram_api import Group, TelegramApi, make_group, private

from handlers.render import day as written
from knowledge.digest import Subscription
from knowledge.records import Records
from knowledge.subscriptions import Subscriptions

DAYS, KILLS, GROUPS = 10, 10, 25
"""So many days, each with so many kills, to so many groups: a hundred kills."""

FIRST = date(2025, 8, 10)
SEVEN = clock_time(7, 0)


def states(folder: Path, day: date) -> dict[int, str]:
    """Give the state of each chat's letter of a day."""
    with closing(sqlite3.connect(folder / "records.db")) as db:
        rows = db.execute("SELECT chat, state FROM outbox WHERE kind = 'digest' AND key = ?", [day.isoformat()])
        return dict(rows.fetchall())


def connected(api: TelegramApi, before: int) -> bool:
    """Whether a process has connected since so many had."""
    return api.counts["deleteWebhook"] > before


def times_posted(group: Group, day: date) -> int:
    """How often the digest of a day stands in a group."""
    return sum(f", {written(day)}" in message.text for message in group.heard)


def all_posted(groups: list[Group], day: date) -> bool:
    """Whether each group has its digest; what a killed process sent may still be on its way."""
    return all(times_posted(group, day) for group in groups)


def wait_until_done(folder: Path, day: date) -> None:
    """Wait until every chat's digest of a day has found its end."""
    for _ in range(1500):
        found = states(folder, day)
        if len(found) == GROUPS and not set(found.values()) & {"due", "sending"}:
            return
        time.sleep(0.02)
    raise AssertionError(found)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks are quick")
def test_a_hundred_kills_post_nothing_twice(tmp_path: Path) -> None:
    """Each digest stands once, also where its row cannot know, and the operator hears of those."""
    settings_in(tmp_path)
    api = TelegramApi()
    owner = private(api, OWNER)
    groups = [make_group(api, f"Nhóm {number}") for number in range(GROUPS)]
    records = Records(tmp_path / "records.db")
    for group in groups:
        Subscriptions(records).keep(Subscription(chat=group.state.id, at=SEVEN, empty=True), OWNER)
    records.close()
    luck = random.Random(7)
    unknown = missing = 0
    with SlowTelegram(api) as telegram:
        starter = Starter(tmp_path, telegram.base_url)
        try:
            for number in range(DAYS):
                day = FIRST + timedelta(days=number)
                for kill in range(KILLS):
                    started = api.counts["deleteWebhook"]
                    with starter.running(f"{day}T07:00:00"):
                        if kill:
                            telegram.wait_for(partial(connected, api, started))
                        time.sleep(luck.uniform(0, 0.22))
                with starter.running(f"{day}T07:10:00"):
                    wait_until_done(tmp_path, day)
                found = states(tmp_path, day)
                telegram.wait_for(partial(all_posted, groups, day), seconds=10)
                for group in groups:
                    posted = times_posted(group, day)
                    state = found[group.state.id]
                    assert state in ("sent", "uncertain")
                    assert posted <= 1, "never twice"
                    assert posted == 1 or state == "uncertain", "never forgotten unless the office is told"
                    missing += posted == 0
                    unknown += state == "uncertain"
            day = FIRST + timedelta(days=DAYS)
            with starter.running(f"{day}T06:00:00"):
                time.sleep(2)
        finally:
            starter.close()
    print(f"{DAYS * KILLS} kills, {DAYS * GROUPS} digests: {unknown} uncertain, {missing} of them not posted")
    assert missing <= 1, "a letter is marked as leaving within microseconds of its leaving"
    assert unknown <= 2 * DAYS * KILLS, (
        "one letter at most is at the edge of leaving when the process dies, and few under way"
    )
    assert not unknown or any("không rõ" in text for text in owner.texts)

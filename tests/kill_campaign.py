"""Twenty people at work with a bot that is killed at random moments: what they do, and what came of it."""

from __future__ import annotations

import random
import sqlite3
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

from kill_people import Asker, Filler, Person, Presser, Subscriber
from killing import OWNER, SlowTelegram, Starter
from stand import settings_in
from telegram_api import Group, TelegramApi, make_group, private

from handlers.render import day as written
from knowledge.digest import Subscription
from knowledge.records import Records
from knowledge.subscriptions import Subscriptions

PEOPLE = (*(Asker,) * 8, *(Filler,) * 6, *(Presser,) * 4, *(Subscriber,) * 2)
"""Who they are."""

GROUPS, DAYS = 6, 10
FIRST = date(2025, 8, 10)
SEVEN = clock_time(7, 0)
LONGEST = 0.4
"""Seconds that a process lives at most."""

QUIET, SPELL = 25, 2.0
"""Each so many-th process lives for so many seconds: what two processes died over is begun only after a while."""


@dataclass
class Figures:
    """What was counted; `faults` are sentences about what ought not to be."""

    kills: int = 0
    messages: int = 0
    presses: int = 0
    answers: int = 0
    doubled: int = 0
    receipts_doubled: int = 0
    registered: int = 0
    digests: int = 0
    uncertain: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.messages} messages, {self.presses} presses, {self.registered} registrations,"
            f" {self.digests} digests ({self.uncertain} uncertain); {self.doubled} answers of {self.answers} and"
            f" {self.receipts_doubled} receipts came twice"
        )


def run(folder: Path, kills: int, seed: int) -> Figures:
    """Kill so many processes, at moments drawn by the seed, and look at what is left."""
    settings_in(folder)
    api = TelegramApi()
    private(api, OWNER)
    groups = [make_group(api, f"Nhóm {number}") for number in range(GROUPS)]
    _subscribe(folder, groups)
    figures = Figures(kills=kills)
    with SlowTelegram(api) as telegram:
        people = [kind(telegram, private(api, 1000 + number), number) for number, kind in enumerate(PEOPLE)]
        starter = Starter(folder, telegram.base_url)
        try:
            _kill(starter, people, kills, random.Random(seed))
        finally:
            starter.close()
        telegram.wait_for(lambda: False, 0.2)
    _look_at_people(people, figures)
    with closing(sqlite3.connect(folder / "records.db")) as db:
        _look_at_records(db, people, figures)
        _look_at_digests(db, groups, figures)
    return figures


def _subscribe(folder: Path, groups: list[Group]) -> None:
    with closing(Records(folder / "records.db")) as records:
        for group in groups:
            Subscriptions(records).keep(Subscription(chat=group.state.id, at=SEVEN, empty=True), OWNER)


def _kill(starter: Starter, people: list[Person], kills: int, luck: random.Random) -> None:
    """Let people go about their business while processes are killed, and come to an end in a last one."""
    with starter.stopping(_at(0, -5)):
        for person in people:
            person.prepare()
    for person in people:
        person.start()
    minutes = dict.fromkeys(range(DAYS), 0)
    for kill in range(kills):
        day = kill * DAYS // kills
        with starter.running(_at(day, minutes[day])):
            time.sleep(luck.uniform(0.02, LONGEST) + SPELL * (kill % QUIET == QUIET - 1))
        minutes[day] += 1
    with starter.stopping(_at(DAYS, 0)):
        for person in people:
            person.finish()
        time.sleep(1)
    with starter.stopping(_at(DAYS, 5)):
        time.sleep(1.5)


def _at(day: int, minute: int) -> str:
    return (datetime.combine(FIRST, SEVEN) + timedelta(days=day, minutes=minute)).isoformat()


def _look_at_people(people: list[Person], figures: Figures) -> None:
    """Every message got its answer, and hardly any got it twice."""
    for person in people:
        figures.messages += person.said
        figures.presses += person.presses
        figures.answers += len(person.seat.heard)
        receipts = Counter(person.receipts)
        again = sum(receipts.values()) - len(receipts)
        figures.receipts_doubled += again
        figures.doubled += len(person.seat.heard) - person.due - again
        figures.faults += person.faults
        if len(person.seat.heard) < person.due:
            figures.faults.append(f"{person.seat.user.id}: {len(person.seat.heard)} answers of {person.due}")


def _look_at_records(db: sqlite3.Connection, people: list[Person], figures: Figures) -> None:
    """Everything said took effect once: questions, answers of forms, registrations, subscriptions."""
    asked = dict(db.execute("SELECT chat, count(*) FROM questions GROUP BY chat").fetchall())
    units = dict(db.execute("SELECT code, unit_name FROM registrations").fetchall())
    shown: set[str] = set()
    for person in people:
        kept = asked.get(person.seat.user.id, 0)
        if kept != person.questions:
            figures.faults.append(f"{person.seat.user.id}: {person.questions} questions, {kept} kept")
        figures.faults += person.disagrees(db)
        shown |= set(person.receipts)
    figures.registered = len(units)
    figures.faults += [f"{code} is lost" for code in shown - units.keys()]
    figures.faults += [f"{code} was told nobody" for code in units.keys() - shown]
    figures.faults += [f"{unit} is registered twice" for unit, times in Counter(units.values()).items() if times > 1]
    twice = (
        "SELECT draft, field, count(*) FROM changes WHERE action = 'answered' GROUP BY draft, field HAVING count(*) > 1"
    )
    figures.faults += [f"{field} of draft {draft} answered {times} times" for draft, field, times in db.execute(twice)]
    open_rows = db.execute("SELECT count(*) FROM inbox WHERE state <> 'done' OR body <> ''").fetchone()[0]
    figures.faults += [f"{open_rows} rows of the inbox are not done"] if open_rows else []


def _look_at_digests(db: sqlite3.Connection, groups: list[Group], figures: Figures) -> None:
    """No digest stands twice, and each stands unless its row knows of the doubt."""
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        found = db.execute("SELECT chat, state FROM outbox WHERE kind = 'digest' AND key = ?", [day.isoformat()])
        states = dict(found.fetchall())
        for group in groups:
            times = sum(f", {written(day)}" in message.text for message in group.heard)
            state = states.get(group.state.id, "dropped")
            figures.digests += times
            figures.uncertain += state == "uncertain"
            if times > 1 or (times == 0 and state == "sent"):
                figures.faults.append(f"the digest of {day} stands {times} times in {group.state.title}: {state}")

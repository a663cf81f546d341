"""A stage for rights: the whole bot on Telegram with an owner, people of every kind, and groups to approve."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from form_dialogue import UNITS
from stand import agreed, approve, settings_in, standing
from telegram_api import Group, Message, Seat, TelegramApi, User, make_group, private
from telegram_stage import Stage

from bot.assembly import Assembly
from bot.clock import moment
from bot.settings import Access, Limits, Settings, Storage
from bot.telegram.run import office_of
from bot.telegram.worker import Worker
from handlers.render import Renderer
from knowledge.records import Records
from knowledge.registry import Units
from knowledge.rights.attempts import Attempts, Tally
from knowledge.rights.roles import Change, Roles
from knowledge.unit_file import read_units

T = TypeVar("T")

OWNER, CLERK, LAN, MINH, STRANGER = (
    User(9, "Hà"),
    User(8, "Tú"),
    User(21, "Lan"),
    User(22, "Minh"),
    User(66, "Người lạ"),
)
CLERKS_PLAN, OTHER_PLAN = "tp-lang-son-2024", "thai-nguyen-2025"
CLOCK = "2025-08-10T08:00"


class House:
    """A bot that one owner runs; use it as a context manager. `owners` and others are its settings."""

    def __init__(
        self,
        folder: Path,
        *,
        owners: tuple[int, ...] = (OWNER.id,),
        approve_groups: bool = True,
        at: str = CLOCK,
        limits: bool = False,
    ) -> None:
        self.folder, self._at = folder, moment(at)
        self._access = Access(owners=owners, approve_groups=approve_groups)
        self._limits = Limits() if limits else Limits(person=0, group=0)
        self.api = TelegramApi(privacy=False)
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        self._worker = Worker()
        settings = Settings(storage=Storage(folder=self.folder), access=self._access, limits=self._limits)
        settings_in(self.folder)
        self.assembly = self._worker.call(partial(Assembly, settings, standing(self._at)))
        if not Units(self.assembly.records).directory().units:
            self._worker.call(lambda: Units(self.assembly.records).load(read_units(UNITS)))
        self.stage = Stage(office_of(self.assembly, Renderer()), self.api, worker=self._worker)
        self.stage.__enter__()
        self.stage.settle()

    def close(self) -> None:
        """End the bot."""
        self.stage.stop()
        self._worker.call(self.assembly.close)
        self._worker.close()

    def restart(self) -> None:
        """Start the bot anew."""
        self.close()
        self._open()

    def group(self, title: str = "Phòng Nội vụ", *, approved: bool = True) -> Group:
        """Make a group with the bot in it."""
        group = make_group(self.api, title)
        if approved:
            self._worker.call(lambda: approve(self.assembly.records, group.state.id, title))
        return group

    def seat(self, user: User) -> Seat:
        """Open a person's private chat."""
        return private(self.api, user)

    def settle(self) -> None:
        """Let the bot answer, and deliver its post."""
        self.stage.settle()
        self.stage.pass_time(12)
        self.stage.settle()

    def say(self, seat: Seat, text: str, reply_to: Message | None = None) -> str:
        """Say something and give what the bot answers there."""
        before = len(seat.heard)
        seat.say(text, reply_to=reply_to)
        self.stage.settle()
        return "\n".join(message.text for message in seat.heard[before:])

    def press(self, seat: Seat, label: str) -> str:
        """Press the button of that label and give the notice, or else the message as it stands then."""
        pressed = seat.press(label)
        self.stage.settle()
        return next((notice for notice in pressed.notices if notice), seat.last.text)

    def agree(self, *people: User) -> None:
        """Let people have agreed to what is kept of them."""
        self._worker.call(lambda: agreed(self.assembly.records, *(person.id for person in people)))

    def make_clerk(self, plan: str = CLERKS_PLAN, person: User = CLERK) -> None:
        """Give a person the office of one plan, or of all (empty)."""
        change = Change(by=OWNER.id, at=self._at, action="grant", source="machine", person=person.id, plan=plan)
        self._worker.call(lambda: Roles(self.assembly.records).grant(change, person.name))

    def records(self, work: Callable[[Records], T]) -> T:
        """Work with the records, where the bot does."""
        return self._worker.call(lambda: work(self.assembly.records))

    def attempts(self) -> tuple[Tally, ...]:
        """Give what was refused so far."""
        return self._worker.call(lambda: Attempts(self.assembly.records).since(self._at.date()))

    def reasons(self) -> list[str]:
        """Give why, once for each attempt."""
        return [tally.attempt.why for tally in self.attempts() for _ in range(tally.times)]

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Read the records from outside."""
        with sqlite3.connect(self.folder / "records.db") as db:
            return db.execute(sql).fetchall()

"""A bot put together for tests: the shipped plans, a storage folder of its own and a clock that stands."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from bot.assembly import Assembly
from bot.clock import Clock, moment
from bot.settings import Access, Limits, Settings, Storage
from bot.stores import library_path, update_library
from handlers.desk import Desk
from handlers.dispatch import dispatch
from handlers.message import Chat, Incoming, Person, Reply
from knowledge.privacy.consents import Consent, Consents
from knowledge.records import Records
from knowledge.rights.groups import Groups
from knowledge.rights.roles import Change

MORNING = moment("2025-08-10T08:00")
"""When tests ask, unless they say otherwise."""

ANNA = Person(id=11, name="Anna")
BINH = Person(id=12, name="Bình")
GROUP = Chat(id=-100, kind="group", title="Phòng Nội vụ")


def standing(at: datetime = MORNING) -> Clock:
    """Give a clock that stands still."""
    return Clock(at, elapsed=lambda: 0.0)


@cache
def compiled() -> Path:
    """Compile the shipped plans once in a test run and give the path of the library."""
    folder = Path(tempfile.mkdtemp(prefix="kehoach-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = Settings(storage=Storage(folder=folder))
    assert update_library(settings) == ()
    return library_path(settings)


@cache
def migrated() -> Path:
    """Make empty records once in a test run and give their path; to make them takes longer than most tests."""
    path = compiled().with_name("records.db")
    Records(path).close()
    return path


def settings_in(folder: Path) -> Settings:
    """Give settings whose storage is a folder, the library being there already; no limits, nor approvals."""
    settings = Settings(
        storage=Storage(folder=folder), access=Access(approve_groups=False), limits=Limits(person=0, group=0)
    )
    if not library_path(settings).exists():
        shutil.copy(compiled(), library_path(settings))
    if folder.is_dir() and not (folder / "records.db").exists():
        shutil.copy(migrated(), folder / "records.db")
    return settings


def assembly_in(folder: Path, at: datetime = MORNING) -> Assembly:
    """Put a bot together in a folder."""
    return Assembly(settings_in(folder), standing(at))


def agreed(records: Records, *people: int) -> None:
    """Let people have agreed to what is kept of them, for dialogues that are about something else."""
    for person in people:
        Consents(records).give(Consent(person=person, days=0, text="…"), MORNING)


def approve(records: Records, chat: int, title: str = "") -> None:
    """Approve a group, as an owner does."""
    groups = Groups(records)
    group = groups.of(chat) or groups.knock(chat, title, None, MORNING)
    groups.decide(group, Change(by=0, at=MORNING, action="approve", source="machine"))


class Talker:
    """One person in one chat who writes and presses; `name` is the bot's name there, a group is approved."""

    def __init__(
        self,
        assembly: Assembly,
        person: Person = ANNA,
        chat: Chat | None = None,
        *,
        admin: bool | None = None,
        name: str = "kehoach_bot",
        approved: bool = True,
    ) -> None:
        self.assembly = assembly
        self.person = person
        self.chat = chat or Chat(id=person.id)
        self.admin = admin
        self.name = name
        if approved and self.chat.kind == "group":
            approve(assembly.records, self.chat.id, self.chat.title)

    @property
    def desk(self) -> Desk:
        """The desk as it is now."""
        return self.assembly.desk(self.name)

    def says(
        self, text: str, *, addressed: bool = True, edited: bool = False, quoted: str | None = None
    ) -> list[Reply]:
        """Write a text and give the replies."""
        return dispatch(self._incoming(text=text, addressed=addressed, edited=edited, quoted=quoted), self.desk)

    def presses(self, button: str) -> list[Reply]:
        """Press a button by its data and give the replies."""
        return dispatch(self._incoming(button=button), self.desk)

    def _incoming(
        self,
        *,
        text: str = "",
        button: str = "",
        addressed: bool = True,
        edited: bool = False,
        quoted: str | None = None,
    ) -> Incoming:
        return Incoming(
            key="test:1",
            person=self.person,
            chat=self.chat,
            text=text,
            button=button,
            addressed=addressed,
            edited=edited,
            quoted=quoted,
            admin=self.admin,
        )

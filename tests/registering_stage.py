"""A stage for registering: a bot with units and an office of one, people, and what they are told."""

from __future__ import annotations

import re
from pathlib import Path

from form_dialogue import opened
from stand import Talker

from bot.assembly import Assembly
from bot.settings import Access, Settings, Storage
from handlers.message import Person, Reply
from handlers.render import plain
from knowledge.outbox import Outbox
from knowledge.registry import Units

CLOCK = "2025-08-10T08:00"
LAN, MINH, OWNER = Person(id=21, name="Lan"), Person(id=22, name="Minh"), Person(id=9, name="Hà")
WHOLE = (
    "/dangky thai-nguyen-2025; xã Định Hóa; đại hội; sáng 20/8; địa điểm: Hội trường; 120 đb; 90 trực tiếp;"
    " 4 tham luận; liên hệ Nguyễn Văn An; 0912345678"
)


def with_office(folder: Path, clock: str = CLOCK) -> Assembly:
    """Put a bot together with an office of one and units in its directory."""
    made = opened(folder, clock)
    made._settings = Settings(storage=Storage(folder=folder), access=Access(owners=(OWNER.id,)))
    return made


def said(replies: list[Reply]) -> str:
    """Give what replies say, notices too."""
    return "\n".join(text for reply in replies for text in (plain(reply.html), reply.notice) if text)


def button(replies: list[Reply], label: str) -> str:
    """Give the data of the button of that label."""
    return next(each.data for reply in replies for row in reply.buttons for each in row if each.label == label)


def letters(assembly: Assembly, chat: int) -> list[str]:
    """Give what waits in the outbox for a chat."""
    waiting = Outbox(assembly.records).waiting(assembly.clock.now(), 100)
    return [plain(letter.text.pages[0]) for letter in waiting if letter.chat == chat]


def sent_by(assembly: Assembly, person: Person = LAN, text: str = WHOLE) -> str:
    """Register in one message and give the code."""
    talker = Talker(assembly, person)
    talker.says(text)
    return re.search(r"TN25-\d{4}", said(talker.says("gửi")))[0]  # type: ignore[index]


def confirmed(assembly: Assembly, person: Person, unit: str = "xã Định Hóa") -> None:
    """Confirm that a person belongs to a unit."""
    units = Units(assembly.records)
    units.confirm(person.id, units.directory().find(unit).exact[0].id, OWNER.id, assembly.clock.now())

"""/dulieucuatoi: all that is held about a person, in words and as a file, in their private chat."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from handlers.blocks import Block, paged
from handlers.desk import Desk
from handlers.message import File, Incoming, Reply
from handlers.registering.case import private
from handlers.registering.shown import values
from handlers.render import day
from knowledge.forms.answers import load
from knowledge.privacy import held
from knowledge.privacy.erasing import counts

MOST = 15
"""The most rows of a kind that are said; the file has all of them."""

LONGEST = 160
"""The most characters of a value that are said."""

TOGETHER = 5
"""How many rows stand together on a page at least."""

FILE = "dulieucuatoi.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is held of one kind: its heading, how much there is, and the latest of it, a line each."""

    title: str
    count: int
    lines: tuple[str, ...]


def mine(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /dulieucuatoi with the first page, and everything as a file."""
    if not private(incoming):
        return [desk.say("forms/notice", reason="private_only")]
    reply = _page(incoming, 0, desk)
    if not counts(desk.records, incoming.person.id):
        return [reply]
    file = File(name=FILE, content=whole(incoming.person.id, desk))
    return [reply, Reply(html=desk.renderer.render("privacy/file.html.j2"), files=(file,))]


def turned(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show another page (its number from 0) of what is held about whoever presses."""
    page = incoming.button
    if not (page.isascii() and page.isdigit() and len(page) < 4 and private(incoming)):
        return [desk.notice("refusals", reason="stale")]
    return [_page(incoming, int(page), desk, edits=True)]


def whole(person: int, desk: Desk) -> bytes:
    """Write all that is held about a person as JSON: the rows of each table under its title."""
    rows = {table: held.given(desk.records, table, person) for table in held.personal()}
    named = {table.title: [_read(row) for row in found] for table, found in rows.items() if found}
    return json.dumps(named, ensure_ascii=False, indent=2, default=str).encode()


def sections(person: int, desk: Desk) -> tuple[Section, ...]:
    """Give what is held about a person, by kinds, the latest rows last."""
    made = []
    for table in held.personal():
        rows = held.shown(desk.records, table, person)
        if rows:
            lines = tuple(dict.fromkeys(_line(row, table, desk) for row in rows[-MOST:]))
            made.append(Section(title=table.title, count=len(rows), lines=lines))
    return tuple(made)


def _page(incoming: Incoming, page: int, desk: Desk, *, edits: bool = False) -> Reply:
    """Show a page of what is held."""
    blocks = []
    for section in sections(incoming.person.id, desk):
        heading = desk.renderer.render("privacy/heading.html.j2", section=section)
        for at in range(0, len(section.lines), TOGETHER):
            lines = section.lines[at : at + TOGETHER]
            blocks.append(Block(desk.renderer.render("privacy/lines.html.j2", lines=lines), heading))
    parts = paged(blocks) if blocks else ("",)
    if page >= len(parts):
        return desk.notice("refusals", reason="stale")
    return desk.say(
        "privacy/mine",
        buttons=desk.turns("dl", page, len(parts)),
        edits=edits,
        body=parts[page],
        first=page == 0,
        office=desk.privacy.office,
    )


def _line(row: tuple[object, ...], table: held.Held, desk: Desk) -> str:
    """Write a row: moments as such, answers by themselves, all else as it is."""
    said = [_value(name, value, desk) for name, value in zip(table.show, row, strict=True)]
    return " – ".join(text for text in said if text)


def _value(name: str, value: object, desk: Desk) -> str:
    if value is None:
        return ""
    if name == "answers":
        return _cut("; ".join(line for answer in load(str(value)).values() for line in values(answer)))
    if name == "plan":
        return next((head.short for head in desk.library.heads((str(value),))), str(value)) if value else ""
    if name == "until":
        return day(date.fromisoformat(str(value)[:10]))
    try:
        moment = datetime.fromisoformat(str(value)) if name.endswith(("at", "due", "expires")) else None
    except ValueError:
        moment = None
    if moment is None:
        return _cut(str(value))
    local = moment.astimezone(desk.now.tzinfo) if moment.tzinfo else moment
    return f"{local:%H:%M} {day(local)}"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _read(row: dict[str, object]) -> dict[str, object]:
    """Read the answers in a row, which are JSON within JSON."""
    return {name: json.loads(str(value)) if name == "answers" else value for name, value in row.items()}

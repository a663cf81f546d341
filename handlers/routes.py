"""The table of all routes: dispatch, the command menu, /trogiup and the tests read it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handlers import (
    admission,
    ask,
    bind,
    calendar,
    digests,
    due,
    guide,
    inline,
    operating,
    plans,
    reminders,
    reviewing,
    start,
    subscribe,
)
from handlers.granting import buttons
from handlers.granting.typed import quyen
from handlers.privacy import erase, unanswered
from handlers.privacy import mine as own
from handlers.registering import begin, consent, export, leaving, mine, missing, office, steps
from handlers.registering.consent import consenting
from handlers.route import Handler, Place, Press, Right, Route, Routes

COMMANDS = Path(__file__).parent / "commands.toml"
"""The summary, usage and aliases of each command, by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the data file says of a command: its line of help, what may follow it, its other names."""

    summary: str
    usage: str = ""
    aliases: tuple[str, ...] = ()


@cache
def routes() -> Routes:
    """Give the table of routes."""
    return Routes(
        commands=_commands(),
        presses=_presses(),
        text=consenting(steps.text),
        inline=inline.inline,
    )


def _commands() -> tuple[Route, ...]:
    """Give the commands in the order in which help lists them."""
    return (
        _route("start", consenting(start.start, command="start")),
        _route("trogiup", guide.guide),
        _route("hoi", ask.ask, again=True),
        _route("kehoach", plans.plans, again=True),
        _route("chonkehoach", bind.bind, right="chat_admin"),
        _route("han", due.due, again=True),
        _route("lich", calendar.calendar),
        _route("bantin", subscribe.bantin, right="chat_admin"),
        _route("nhacviec", reminders.wishes, places=("private",)),
        _route("daibieu", ask.limit, again=True),
        _route("chuongtrinh", ask.agenda, again=True),
        _route("dangky", consenting(begin.register, command="dangky")),
        _route("phieu", mine.mine, places=("private",)),
        _route("huy", mine.give_up, places=("private",)),
        _route("dulieucuatoi", own.mine, places=("private",)),
        _route("xoadulieu", erase.ask, places=("private",)),
        _route("dangkydanhsach", office.listing, right="office", places=("private",)),
        _route("xuat", export.export, right="office", places=("private",)),
        _route("cauhoi", unanswered.questions, right="office", places=("private",)),
        _route("chuadangky", missing.missing, right="office", places=("private",)),
        _route("quyen", quyen, right="owner"),
        _route("nhapkehoach", reviewing.begin, right="office", places=("private",), takes_file=True),
    )


def _presses() -> tuple[Press, ...]:
    """Give the kinds of buttons."""
    return (
        Press(prefix="c", handler=ask.choose),
        Press(prefix="n", handler=ask.near),
        Press(prefix="p", handler=ask.page),
        Press(prefix="e", handler=start.example),
        Press(prefix="k", handler=plans.summary),
        Press(prefix="l", handler=plans.listing),
        Press(prefix="b", handler=bind.chosen, right="chat_admin"),
        Press(prefix="m", handler=bind.listing, right="chat_admin"),
        Press(prefix="hn", handler=due.turn),
        Press(prefix="dg", handler=digests.turn),
        Press(prefix="bt", handler=subscribe.pressed, right="chat_admin"),
        Press(prefix="nv", handler=reminders.pressed),
        Press(prefix="ob", handler=operating.again, right="owner"),
        Press(prefix="g", handler=admission.press, right="owner"),
        Press(prefix="q", handler=buttons.press, right="owner"),
        Press(prefix="f", handler=consenting(steps.press, press="f")),
        Press(prefix="w", handler=consenting(steps.calendar_press, press="w")),
        Press(prefix="d", handler=consenting(begin.chosen, press="d")),
        Press(prefix="t", handler=consenting(leaving.resume, press="t")),
        Press(prefix="cs", handler=consent.pressed),
        Press(prefix="dl", handler=own.turned),
        Press(prefix="xd", handler=erase.pressed),
        Press(prefix="r", handler=consenting(mine.press, press="r")),
        Press(prefix="o", handler=office.turned, right="office"),
        Press(prefix="cq", handler=unanswered.turned, right="office"),
        Press(prefix="u", handler=missing.turned, right="office"),
        Press(prefix="nk", handler=reviewing.press, right="office"),
    )


def _route(
    name: str,
    handler: Handler,
    *,
    right: Right = "everyone",
    places: tuple[Place, ...] = ("private", "group"),
    takes_file: bool = False,
    again: bool = False,
) -> Route:
    """Make a command's route with its words from the data file."""
    words = _words()[name]
    return Route(
        name=name,
        handler=handler,
        summary=words.summary,
        usage=words.usage,
        aliases=words.aliases,
        places=places,
        right=right,
        takes_file=takes_file,
        again=again,
    )


@cache
def _words() -> dict[str, Words]:
    """Read the data file."""
    entries = tomllib.loads(COMMANDS.read_text("utf-8"))
    return {
        name: Words(
            summary=str(entry["summary"]),
            usage=str(entry.get("usage", "")),
            aliases=tuple(str(alias) for alias in entry.get("aliases", ())),
        )
        for name, entry in entries.items()
    }

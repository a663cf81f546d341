"""Routes: which handler answers a command or a button, where it may be used and by whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handlers.message import Incoming, Reply

if TYPE_CHECKING:
    from handlers.desk import Desk

Right = Literal["everyone", "chat_admin", "office", "owner"]
"""Who may use a route: everyone, in groups only those who administer the chat, only the office, or only owners."""

Place = Literal["private", "group"]

Handler = Callable[[Incoming, "Desk"], list[Reply]]
"""What answers; `text` and `button` of its Incoming hold only what follows the route's own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A command by its `name` (lower case, no slash, no marks) and its `aliases`.

    `summary` is a short line for /trogiup and the command menu, `usage` names what may follow the
    command (empty where nothing does), `places` are the chats where it may be used. `takes_file` tells
    that it reads the file that it is sent in reply to, `again` that an edited message asks it anew.
    """

    name: str
    handler: Handler
    summary: str
    usage: str = ""
    aliases: tuple[str, ...] = ()
    places: tuple[Place, ...] = ("private", "group")
    right: Right = "everyone"
    takes_file: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A kind of button by the `prefix` of its data (`c` in `c:12:SL26`)."""

    prefix: str
    handler: Handler
    right: Right = "everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """The whole table: commands in the order in which help lists them, buttons, text and inline queries."""

    commands: tuple[Route, ...]
    presses: tuple[Press, ...]
    text: Handler
    inline: Handler

    def command(self, name: str) -> Route | None:
        """Find a command by its name or an alias (folded, lower case), or None."""
        return next((route for route in self.commands if name == route.name or name in route.aliases), None)

    def press(self, data: str) -> Press | None:
        """Find the route of a button's data, or None."""
        prefix = data.partition(":")[0]
        return next((press for press in self.presses if press.prefix == prefix), None)

"""One thing to be answered, on its way from the intake to its end."""

from __future__ import annotations

from dataclasses import dataclass

from bot.posting.departures import Way
from bot.telegram.events import Event, Migration, Read
from bot.telegram.order import Lane
from handlers.message import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an update says, under the id of its row in the inbox, 0 where it has none.

    `replies` are those of an earlier process, None where it has still to be answered; `way` is how far
    they got then; `tries` is how many processes died over it.
    """

    event: Read
    id: int = 0
    replies: tuple[Reply, ...] | None = None
    way: Way | None = None
    tries: int = 0

    @property
    def lane(self) -> Lane:
        """The chat whose things are done in order; inline queries wait for none."""
        if isinstance(self.event, Event):
            return self.event.inline or self.event.place.chat
        return self.event.old if isinstance(self.event, Migration) else 0

"""How far the messages of one answer got, so that a restart goes on where they broke off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.posting.departures import Departures, Way


@dataclass(frozen=True, slots=True)
class Watch:
    """What is called about a request: just before anything of it leaves that takes effect, and when all of it has."""

    leaves: Callable[[], None]
    left: Callable[[], None]


class Track:
    """Counts the messages of the answer of an id; `before` is how far an earlier process got with them.

    What left then is not sent again, though nobody heard that it arrived: a killed process takes back
    nothing that it handed to the system. A `receipt` is sent again unless it surely arrived.
    """

    def __init__(self, marks: Departures | None, id: int, before: Way | None = None, *, receipt: bool = False) -> None:
        self._marks, self._id = marks if id else None, id
        way = before or Way(0)
        self._skip = way.arrived if receipt else way.left
        self._place = 0
        self._arrived = 0
        self.watch = Watch(_nothing, self._left)

    def again(self) -> bool:
        """Go on to the next message, and tell whether it was sent before."""
        self._place += 1
        if self._place > self._skip:
            return False
        self._arrived = self._place
        return True

    def arrived(self) -> None:
        """Take note that the message has arrived, or never will."""
        self._arrived = self._place
        self._left()

    def _left(self) -> None:
        if self._marks is not None:
            self._marks.note(self._id, self._place, self._arrived)


def _nothing() -> None:
    """Do nothing."""

"""Tell a double press of a button from a second one that is meant."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from bot.telegram.events import Event

WINDOW = 2.0
"""How many seconds after a press was answered the same one again counts as the same press."""

REMEMBERED = 1000


class Presses:
    """Remembers the last press on each message; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last: OrderedDict[tuple[int, int | None], tuple[int, str, float]] = OrderedDict()

    def repeated(self, event: Event) -> bool:
        """Whether the same person just pressed the same button of the same message."""
        last = self._last.get((event.place.chat, event.incoming.message))
        if last is None:
            return False
        person, data, at = last
        same = person == event.incoming.person.id and data == event.incoming.button
        return same and self._clock() - at <= WINDOW

    def answered(self, event: Event) -> None:
        """Note that a press was answered now."""
        key = (event.place.chat, event.incoming.message)
        self._last[key] = (event.incoming.person.id, event.incoming.button, self._clock())
        self._last.move_to_end(key)
        if len(self._last) > REMEMBERED:
            self._last.popitem(last=False)

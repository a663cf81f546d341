"""The updates that wait for the bot: until they are confirmed, and where asked for twice, late or in disorder."""

from __future__ import annotations

from collections import deque
from random import Random

from telegram_api.values import Json

KEPT = 50
"""How many confirmed updates are remembered, to be delivered once more."""


def number_of(update: Json) -> int:
    """Give the id of an update."""
    return int(str(update["update_id"]))


class Updates:
    """A queue in which an update stays until an offset above its id is asked for.

    An update of `late` comes although a higher one was confirmed before it; it stays until it was
    delivered, and an offset above its own id is asked for after that.
    """

    def __init__(self) -> None:
        self.waiting: list[Json] = []
        self.late: list[Json] = []
        self._confirmed: deque[Json] = deque(maxlen=KEPT)
        self._delivered: set[int] = set()
        self._held: list[Json] = []

    def __len__(self) -> int:
        return len(self.waiting) + len(self.late) + len(self._held)

    def add(self, update: Json) -> None:
        """Put an update at the end."""
        self.waiting.append(update)

    def clear(self) -> None:
        """Lose everything that waits."""
        for queue in (self.waiting, self.late, self._held):
            queue.clear()

    def confirm(self, offset: int) -> None:
        """Drop what is below an offset."""
        self._confirmed.extend(update for update in self.waiting if number_of(update) < offset)
        self.waiting = [update for update in self.waiting if number_of(update) >= offset]
        done = {number for number in self._delivered if number < offset}
        self.late = [update for update in self.late if number_of(update) not in done]
        self._delivered -= done
        self.late += [update for update in self._held if number_of(update) < offset]
        self._held = [update for update in self._held if number_of(update) >= offset]

    def batch(self, limit: int) -> list[Json]:
        """Give what is delivered now, late ones first."""
        return (self.late + self.waiting)[:limit]

    def delivered(self, batch: list[Json]) -> None:
        """Take note that a batch went over whole."""
        self._delivered |= {number_of(update) for update in batch} & {number_of(update) for update in self.late}

    @property
    def repeatable(self) -> bool:
        """Whether there is a confirmed update to deliver again."""
        return bool(self._confirmed)

    @property
    def shufflable(self) -> bool:
        """Whether more than one update waits."""
        return len(self.waiting) > 1

    def repeat(self) -> None:
        """Deliver the update confirmed last once more."""
        self.late.append(self._confirmed.pop())

    def shuffle(self, luck: Random) -> None:
        """Bring what waits out of its order."""
        luck.shuffle(self.waiting)

    def hold_back(self) -> None:
        """Deliver the oldest update only once a later one is confirmed."""
        self._held.append(self.waiting.pop(0))

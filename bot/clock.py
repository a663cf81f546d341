"""The clock: the time in Việt Nam, or another time from which it runs on."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=7))
"""The time of Việt Nam, the same offset all year round; the table of all zones takes longer to load than to ask."""


class Clock:
    """Tells the time; started at an instant, it runs on from there at its usual pace.

    `start` is None for the real time. `elapsed` gives seconds that only grow; tests put their own there.
    """

    def __init__(self, start: datetime | None = None, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._start = start
        self._elapsed = elapsed
        self._began = elapsed()

    def now(self) -> datetime:
        """Give the present moment in Việt Nam, with its offset."""
        if self._start is None:
            return datetime.now(ZONE)
        return self._start + timedelta(seconds=self._elapsed() - self._began)


def moment(text: str) -> datetime:
    """Read an ISO date or date and time, in Việt Nam unless it has an offset; ValueError if it is none.

    >>> moment("2025-08-10T08:00").isoformat(), moment("2025-08-10").isoformat()
    ('2025-08-10T08:00:00+07:00', '2025-08-10T00:00:00+07:00')
    >>> moment("2025-08-10T01:00Z").isoformat()
    '2025-08-10T08:00:00+07:00'
    """
    read = datetime.fromisoformat(text)
    return read.replace(tzinfo=ZONE) if read.tzinfo is None else read.astimezone(ZONE)

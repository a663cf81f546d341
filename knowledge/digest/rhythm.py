"""How often a digest speaks of the same thing, and the other rules that an operator sets for digests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta

LONGEST_GAP = 31
"""Days without a digest that are looked back on for what should have been said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The days on which a deadline is mentioned, counted from its last day.

    `before` are days ahead of it, `late` days after it; then every `late_every` days until `late_for`
    days after it, when it is left alone. A `late_every` of 0 means never.
    """

    before: tuple[int, ...] = (30, 14, 7, 3, 1, 0)
    late: tuple[int, ...] = (1, 2, 3)
    late_every: int = 7
    late_for: int = 56

    def speaks(self, last: date, today: date, since: date | None = None) -> bool:
        """Whether to mention a deadline today, where `since` is the day of the digest before (None: yesterday).

        A day that fell between the two, on a weekend or while the bot was down, is made up for.
        """
        gap = min((today - since).days, LONGEST_GAP) if since else 1
        return any(self._on((last - today).days + back) for back in range(max(gap, 1)))

    def _on(self, left: int) -> bool:
        """Whether to mention a deadline with so many days left, negative when late."""
        late = -left
        if late <= 0:
            return left in self.before
        return late in self.late or (bool(self.late_every) and late % self.late_every == 0 and late <= self.late_for)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the operator sets for digests: the usual time of day, its zone by name, and the rhythm."""

    time: time = time(7, 30)
    zone: str = "Asia/Ho_Chi_Minh"
    rhythm: Rhythm = field(default_factory=Rhythm)


def week_end(day: date) -> date:
    """Give the Sunday of a day's week."""
    return day + timedelta(days=6 - day.weekday())

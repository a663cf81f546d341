"""Limits against floods: who sends far more than a person types is told once, then not heard until it calms.

Each person and each group has a vessel that every message fills by one and that drains steadily; when it
runs over, nothing is taken until it has drained to half. Time is in seconds of any clock, handed in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "press", "inline"]

Verdict = Literal["pass", "person", "group", "drop"]
"""A message is taken; it is the one at which a person or a group is told to wait; or it is not heard."""

MOST = 10_000
"""How many vessels are kept; those used longest ago go first."""

MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many messages or presses a minute are taken of one person and of one group; 0 sets no limit.

    As many may come at once. Inline queries, of which every letter typed is one, have four times as many.
    """

    person: int = 40
    group: int = 150


@dataclass(slots=True)
class _Vessel:
    """How full a vessel was when something last came, and whether it has run over and not drained since."""

    level: float = 0.0
    last: float = float("-inf")
    over: bool = False

    def fill(self, capacity: int, seconds: float) -> Literal["pass", "tell", "drop"]:
        """Take one more at a moment, or not; a moment before the last counts as the last."""
        drained = max(seconds - self.last, 0.0) * capacity / MINUTE
        self.last = max(self.last, seconds)
        self.level = max(self.level - drained, 0.0)
        if self.over and self.level <= capacity / 2:
            self.over = False
        self.level = min(self.level + 1, 2.0 * capacity)
        if self.over:
            return "drop"
        self.over = self.level > capacity
        return "tell" if self.over else "pass"


class Floods:
    """Judges what comes in; bounded in memory, and forgotten when the process ends."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._vessels: OrderedDict[Hashable, _Vessel] = OrderedDict()

    def judge(self, kind: Kind, person: int, group: int | None, seconds: float) -> Verdict:
        """Judge one message, press or inline query of a person, in a group or not (None), at a moment.

        Kinds are counted apart, so that their moments may be of different clocks. A person who is not
        heard does not fill the group's vessel.
        """
        own = self._limits.person * (4 if kind == "inline" else 1)
        verdict = self._fill((kind, person), own, seconds)
        if verdict != "pass":
            return "person" if verdict == "tell" else "drop"
        if group is None:
            return "pass"
        verdict = self._fill((kind, group), self._limits.group, seconds)
        return "group" if verdict == "tell" else verdict

    def _fill(self, key: Hashable, capacity: int, seconds: float) -> Literal["pass", "tell", "drop"]:
        if not capacity:
            return "pass"
        vessel = self._vessels.get(key)
        if vessel is None:
            vessel = self._vessels[key] = _Vessel()
            if len(self._vessels) > MOST:
                self._vessels.popitem(last=False)
        else:
            self._vessels.move_to_end(key)
        return vessel.fill(capacity, seconds)

"""Another month or quarter held against the deadline that a talk is about (thế quý II/2025?)."""

from __future__ import annotations

from dataclasses import replace

from knowledge.named import value_words
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.talk import Talk

_OF_TIME = 4.5
"""Weight of the days left, where a talk about a deadline goes on with another time."""

_ANOTHER_TIME = Pattern(
    r"^ (?:(?:the|vay|con|neu|doi|sang|lam|to chuc|vao|trong|chuyen|den|toi|roi|a) )*(?:thang|quy)"
    r" (?:\d{1,2}|i|ii|iii|iv)(?: nam)?(?: 20\d\d)? (?:(?:thi|sao|duoc|kip|co|khong|a|ha|nhi|vay|the|nao|anh) )*$",
    " thang ",
    " quy ",
)
"""Another month or quarter that is held against the deadline that the talk was about."""


def timed_again(reading: Reading, kinds: dict[str, float], talk: Talk) -> tuple[Reading, dict[str, float]]:
    """Hold another month or quarter against the deadline that the talk was about, and look for no other deadline."""
    if talk.kind != "deadline" or not talk.level or reading.levels or not _ANOTHER_TIME.search(reading.flat):
        return reading, kinds
    return replace(reading, named=reading.named | value_words(reading)), {"left": _OF_TIME}

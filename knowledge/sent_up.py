"""Levels that papers are sent up to, which are not those that an event is held at."""

from __future__ import annotations

from dataclasses import replace

from knowledge.reading import Reading
from knowledge.sent_and_held import weighs_days

_TOWARDS = frozenset(("len", "cho", "ve", "toi", "den", "vu", "qua"))
"""Words behind which a level receives something (gửi lên thành phố, nộp Phòng Nội vụ thành phố)."""


def of_the_sender(reading: Reading, kinds: dict[str, float]) -> Reading:
    """Leave out the level that papers go to, where the day of sending is weighed against that of an event."""
    if "deadline" not in kinds or not reading.levels or not weighs_days(reading.flat):
        return reading
    said = [m for m in reading.matches if m.meaning.role == "level"]
    above = {at for at, word in enumerate(reading.said) if word.folded in _TOWARDS}
    kept = {m.meaning.value for m in said if above.isdisjoint((m.start, m.start - 1))}
    sent = {m.meaning.value for m in said} - kept
    return replace(reading, levels=tuple(level for level in reading.levels if level not in sent))

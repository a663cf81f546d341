"""Questions that hold a day, month or quarter in which something is to take place against a deadline.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.leaning import HELD
from knowledge.patterns import IN_A_MONTH, ON_THAT_DAY, Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift
from knowledge.sent_and_held import weighs_days

_OTHERWISE = ("period", "form", "duration", "list", "fits", "venue", "composition", "decision", "guest")
"""Kinds of question that the words around a claimed day only seem to ask for."""

_MOVED = frozenset({"de", "sang", "doi", "lui", "chuyen", "chot", "dinh", "tinh", "on"})
"""Words for moving an event to a day, which tell nothing of the day's facts (để sang is no sáng)."""

_SENT = Pattern(r" (?:gui|goi|nop|trinh|bao cao|ho so|danh sach|van ban) ")


@needs(IN_A_MONTH)
def of_months_held_in(reading: Reading, kinds: Kinds) -> None:
    """Hold a month or quarter in which an event is to take place against the deadline for it."""
    if reading.of("month", "quarter") and not reading.of("number", "day") and IN_A_MONTH.search(reading.flat):
        _weigh(reading, kinds)
        said = [at for at, word in enumerate(reading.said[:-1]) if word.folded in ("quy", "thang")]
        reading.content = tuple(at for at in reading.content if at not in said and at - 1 not in said)


@needs(ON_THAT_DAY)
def of_days_held_on(reading: Reading, kinds: Kinds) -> None:
    """Hold a day on which an event is to take place against the deadline for it."""
    flat = reading.flat
    if not reading.of("day") or reading.of("number") or "submission" in kinds or not ON_THAT_DAY.search(flat):
        return
    if weighs_days(flat) or _SENT.search(flat):
        return
    _weigh(reading, kinds)


def _weigh(reading: Reading, kinds: Kinds) -> None:
    lift(kinds, "left", HELD)
    drop(kinds, *_OTHERWISE)
    reading.soft = (*reading.soft, *(at for at, word in enumerate(reading.said) if word.folded in _MOVED))


RULES = (of_months_held_in, of_days_held_on)

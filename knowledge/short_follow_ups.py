"""Messages of a few words that only go on: to the next item, to another level, or in the plan just spoken of."""

from __future__ import annotations

from knowledge.named import named_places
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.shelf import Shelf
from knowledge.talk import Talk

_ONWARD = Pattern(
    r"^ (?:(?:roi|the|con|xong|va|vay) )*(?:den|toi|tiep|truoc|sau|ke)"
    r"(?: (?:nua|do|theo|tiep|la|gi|thi|sao|phan|a|nhi))* $"
)


_NEXT = Pattern(
    r"^ (?:roi|the|con|va|vay) (?:con |den |toi |thi |cap |o |ben ){0,2}(?:\w+ ){0,3}?\w+(?: thi| sao| a| ha| nua)* $",
    " roi ",
    " the ",
    " con ",
    " va ",
    " vay ",
)
"""Another level or place of which the same is asked (rồi tỉnh, rồi Lạng Sơn)."""


def goes_on(reading: Reading, talk: Talk, shelf: Shelf) -> bool:
    """Tell whether a few words that might be mere chatter go on: to the next item, another level, another plan."""
    if talk.item and _ONWARD.search(reading.flat):
        return True
    if not talk.kind or not _NEXT.search(reading.flat):
        return False
    return bool(reading.levels or reading.bare_levels or named_places(reading, shelf).plans)


_LONGEST = 5
"""Words up to which a message may only go on about a plan that is not the chat's own."""

_AT_HOME = Pattern(r" (?:minh|em|toi|nha|nay|chung|ta|day|ke hoach) ")


def goes_on_there(reading: Reading) -> bool:
    """Tell whether a few words only ask for another matter of the plan that was just spoken of (hạn nào)."""
    own = reading.levels or reading.bare_levels or reading.of("day") or _AT_HOME.search(reading.flat)
    return len(reading.said) <= _LONGEST and not own

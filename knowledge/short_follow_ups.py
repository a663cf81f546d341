"""Messages of a few words that only go on: to the next item, to another level, or in the plan just spoken of."""

from __future__ import annotations

from knowledge.patterns import Pattern
from knowledge.reading import Reading

_ONWARD = Pattern(
    r"^ (?:(?:roi|the|con|xong|va|vay) )*(?:den|toi|tiep|truoc|sau|ke)"
    r"(?: (?:nua|do|theo|tiep|la|gi|thi|sao|phan|a|nhi))* $"
)


def goes_onward(flat: str) -> bool:
    """Tell whether a few words only ask for what comes before or after (rồi đến, trước nữa)."""
    return _ONWARD.search(flat) is not None


_NEXT_LEVEL = Pattern(r"^ (?:roi|the|con|va) (?:con |den |toi |thi |cap |o |ben ){0,2}\w+(?: \w+)?(?: thi| a| ha)* $")


def names_next_level(reading: Reading) -> bool:
    """Tell whether a few words name another level, of which the same is asked (rồi tỉnh)."""
    return bool(reading.levels or reading.bare_levels) and _NEXT_LEVEL.search(reading.flat) is not None


_LONGEST = 5
"""Words up to which a message may only go on about a plan that is not the chat's own."""

_AT_HOME = Pattern(r" (?:minh|em|toi|nha|nay|chung|ta|day|ke hoach|xa|phuong|huyen|thanh pho|tinh|so) ")


def goes_on_there(reading: Reading) -> bool:
    """Tell whether a few words only ask for another matter of the plan that was just spoken of (hạn nào)."""
    return len(reading.said) <= _LONGEST and not reading.of("day") and _AT_HOME.search(reading.flat) is None

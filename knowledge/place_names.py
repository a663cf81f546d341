"""Names of places as people shorten them: without their type, and by their first letters."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.text import key

_TYPES = re.compile(r"^(tinh|thanh pho|tp|huyen|thi xa|xa|phuong|thi tran) ")


@lru_cache(maxsize=4096)
def bare_place(place: str) -> str:
    """Return a place's folded name without its type."""
    return _TYPES.sub("", key(place))


def initials(place: str) -> str:
    """Return the first letters of a place's name, as people shorten it."""
    return "".join(word[0] for word in bare_place(place).split())

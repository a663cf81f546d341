"""Names of places as people shorten them: without their type, and by their first letters."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.reading import Reading
from knowledge.text import compose, fold, key

_TYPES = re.compile(r"^(tinh|thanh pho|tp|huyen|thi xa|xa|phuong|thi tran) ")


@lru_cache(maxsize=4096)
def bare_place(place: str) -> str:
    """Return a place's folded name without its type."""
    return _TYPES.sub("", key(place))


def initials(place: str) -> str:
    """Return the first letters of a place's name, as people shorten it."""
    return "".join(word[0] for word in bare_place(place).split())


def cut_off(reading: Reading, start: int) -> bool:
    """Tell whether a colon or comma parts a name from the word before it (cấp tỉnh, cấp thành phố: Thái Nguyên)."""
    if not start or _CUT.search(reading.text) is None:
        return False
    before, first = (re.escape(reading.said[at].folded) for at in (start - 1, start))
    return re.search(rf"\b{before} ?[:;,] ?{first}\b", fold(compose(reading.text).lower())) is not None


_CUT = re.compile(r"\w ?[:;,] ?\w")

"""How the name of a place stands in a question: parted from what is before it, or behind the word for its type."""

from __future__ import annotations

import re

from knowledge.reading import Reading
from knowledge.text import compose, fold


def cut_off(reading: Reading, start: int) -> bool:
    """Tell whether a colon or comma parts a name from the word before it (cấp tỉnh, cấp thành phố: Thái Nguyên)."""
    if not start or _CUT.search(reading.text) is None:
        return False
    before, first = (re.escape(reading.said[at].folded) for at in (start - 1, start))
    return re.search(rf"\b{before} ?[:;,] ?{first}\b", fold(compose(reading.text).lower())) is not None


_CUT = re.compile(r"\w ?[:;,] ?\w")


def with_type(reading: Reading, span: range) -> str:
    """Return a name behind the word for its type, as names are written."""
    return " ".join([reading.said[span.start - 1].typed, *(reading.said[at].typed.capitalize() for at in span)])


def in_a_day(reading: Reading, start: int) -> bool:
    """Tell whether the number of a ward is the first of a day (hội nghị phường 2/3)."""
    said = [word.folded for word in reading.said[start : start + 2]]
    if len(said) != 2 or not all(word.isdecimal() for word in said):
        return False
    return any((value.number, value.month) == (int(said[0]), int(said[1])) for value in reading.of("day"))

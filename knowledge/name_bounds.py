"""How the name of a place stands in a question: parted from what is before it, or behind the word for its type."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.reading import Reading
from knowledge.text import fold


def cut_off(reading: Reading, start: int) -> bool:
    """Tell whether a colon or comma parts a name from the word before it (cấp tỉnh, cấp thành phố: Thái Nguyên)."""
    if not start or not any(sign in reading.text for sign in ",;:"):
        return False
    before, first = reading.said[start - 1].folded, reading.said[start].folded
    sides = pairwise(_CUT.split(fold(reading.text)))
    return any(_ends(left, before) and _begins(right, first) for left, right in sides)


_CUT = re.compile(" ?[:;,] ?")


def _ends(text: str, word: str) -> bool:
    return text.endswith(word) and not text[: -len(word)][-1:].isalnum()


def _begins(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalnum()


def with_type(reading: Reading, span: range) -> str:
    """Return a name behind the word for its type, as names are written."""
    return " ".join([reading.said[span.start - 1].typed, *(reading.said[at].typed.capitalize() for at in span)])


_THOUSAND = 3
"""Figures behind the point of a number."""


def in_a_number(reading: Reading, start: int) -> bool:
    """Tell whether the number of a ward is the first of a day (hội nghị phường 2/3), or of a number (12.000 dân)."""
    said = [word.folded for word in reading.said[start : start + 2]]
    if len(said) != 2 or not all(word.isdecimal() for word in said):
        return False
    if ".".join(said) in reading.text and len(said[1]) == _THOUSAND:
        return True
    return any((value.number, value.month) == (int(said[0]), int(said[1])) for value in reading.of("day"))

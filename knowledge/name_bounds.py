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

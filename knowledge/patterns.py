"""Patterns of questions, made only when a text holds one of their words: to make all takes longer than to answer."""

from __future__ import annotations

import re


class Pattern:
    """A pattern in folded text; `words` are such that no text without any of them matches, none if unknown.

    >>> Pattern(r" ben nao (?:som|muon) hon ", " ben nao ").search(" han ben nao som hon ") is not None
    True
    >>> Pattern(r" ben nao (?:som|muon) hon ", " ben nao ").search(" han cap xa ") is None
    True
    """

    __slots__ = ("_made", "_source", "_words")

    def __init__(self, source: str, *words: str) -> None:
        self._source, self._words = source, words
        self._made: re.Pattern[str] | None = None

    def search(self, flat: str) -> re.Match[str] | None:
        """Find the pattern in folded words with a space around each."""
        if self._words and not any(word in flat for word in self._words):
            return None
        if self._made is None:
            self._made = re.compile(self._source)
        return self._made.search(flat)


ON_A_DAY = Pattern(r" (?:dien ra|to chuc|hop|khai mac|lam) (?:vao |trong )?(?:ngay|hom) \d", " ngay ", " hom ")
"""An event said to be held on a day."""

PART = Pattern(r" co (?:phan|muc|tiet muc|noi dung) ", " co ")
"""A part asked after, of which an agenda may be made."""

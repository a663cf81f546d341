"""Vietnamese text made comparable: composed, folded to bare letters, cut into words.

>>> fold("Đại hội Thi đua yêu nước")
'dai hoi thi dua yeu nuoc'
>>> [word.folded for word in words("Hoà, hòa!")]
['hoa', 'hoa']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_CONTROL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_MARKS = dict.fromkeys((0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323))
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_TONES = re.compile(r"(o[àáảãạ]|o[èéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![a-zà-ỹ])")
_NEW_TONES = {
    a + b: c + d
    for a, plain, tones in (("o", "a", "àáảãạ"), ("o", "e", "èéẻẽẹ"), ("u", "y", "ỳýỷỹỵ"))
    for b, c in zip(tones, "òóỏõọ" if a == "o" else "ùúủũụ", strict=True)
    for d in plain
}
_PLACED_NEWLY = {old: new for new, old in _NEW_TONES.items()}
_LONG_Y = {"kí": "ký", "lí": "lý", "tỉ": "tỷ", "quí": "quý", "kỉ": "kỷ", "sỹ": "sĩ", "kì": "kỳ", "kĩ": "kỹ"}
_SHORT_I = re.compile(rf"\b(?:{'|'.join(_LONG_Y)})\b")

_USUAL = 160
"""Characters of the longest words, names and questions that are kept folded."""


class Word(NamedTuple):
    """A word as typed in lower case (NFC, tone placement unified) and folded to bare letters."""

    typed: str
    folded: str

    @property
    def marked(self) -> bool:
        """Whether the word was typed with marks."""
        return self.typed != self.folded


def compose(text: str) -> str:
    """Return the text in NFC without control and invisible characters."""
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", text))


def fold(text: str) -> str:
    """Return the text in lower case with all marks off, đ too; white space is kept."""
    return _usual_fold(text) if len(text) <= _USUAL else _fold(text)


def _fold(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower()).translate(_MARKS)
    return unicodedata.normalize("NFC", bare).replace("đ", "d")


_usual_fold = lru_cache(maxsize=4096)(_fold)


def unify_tones(text: str) -> str:
    """Return lower-case text with the newer tone placement (hoà) written in the older way (hòa)."""
    text = _OLD_TONES.sub(lambda m: _NEW_TONES[m[0]], text)
    return _SHORT_I.sub(lambda m: _LONG_Y[m[0]], text)


def words(text: str) -> tuple[Word, ...]:
    """Cut composed text into words; punctuation separates and is dropped."""
    return _usual_words(text) if len(text) <= _USUAL else _words(text)


def _words(text: str) -> tuple[Word, ...]:
    return cut(unify_tones(compose(text).lower()))


def cut(text: str) -> tuple[Word, ...]:
    """Cut composed lower-case text with the older tone placement into words, as `words` does with any text."""
    return tuple(map(_word, _WORD.findall(text)))


_usual_words = lru_cache(maxsize=4096)(_words)


def _word(typed: str) -> Word:
    return _usual_word(typed) if len(typed) <= _USUAL else Word(typed, fold(typed))


@lru_cache(maxsize=8192)
def _usual_word(typed: str) -> Word:
    return Word(typed, _fold(typed))


def other_placement(word: str) -> str:
    """Return a word that ends in oa, oe or uy with its tone on the other vowel; any other word as it is."""
    return word[:-2] + _PLACED_NEWLY.get(word[-2:], word[-2:])


def tone(word: str) -> str:
    """Return the sign of a word's tone by itself, nothing where it has none."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if letter in _TONES)


def is_marked(said: Iterable[Word]) -> bool:
    """Tell whether a text was typed with marks: most of its longer words without figures have some."""
    marks = [word.marked for word in said if len(word.typed) > 2 and word.typed.isalpha()]
    return sum(marks) * 2 > len(marks)


def key(text: str) -> str:
    """Return a phrase as a comparison key: folded words with one space between."""
    return _usual_key(text) if len(text) <= _USUAL else _key(text)


def _key(text: str) -> str:
    return " ".join(_WORD.findall(_fold(compose(text))))


_usual_key = lru_cache(maxsize=4096)(_key)

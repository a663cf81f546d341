"""Words whose Telex keys were left standing."""

from __future__ import annotations

import pytest
from disturbances import in_telex
from hypothesis import given
from hypothesis import strategies as st

from knowledge.spelling import is_syllable
from knowledge.telex import LONGEST, decode
from knowledge.text import fold, words
from knowledge.usage import usage

KEYS = (
    ("hanj", "hạn", "a tone at the end"),
    ("hajn", "hạn", "a tone right behind its vowel"),
    ("hooij", "hội", "a doubled letter and a tone"),
    ("dduwowcj", "được", "both horns typed"),
    ("dduowcj", "được", "one horn for both letters"),
    ("dduwocj", "được", "the horn of the first letter alone"),
    ("dangd", "đang", "the bar typed last"),
    ("muaw", "mưa", "the horn belongs to u"),
    ("hoawcj", "hoặc", "the breve belongs to a"),
    ("thuowr", "thuở", "no horn for a u that ends with ơ"),
    ("hoaf", "hòa", "the tone where it is written of old"),
    ("quys", "quý", "u belongs to q"),
    ("luâtj", "luật", "a tone alone left standing"),
    ("ddua", "đua", "no tone at all"),
    ("hoi", "", "a syllable as it stands"),
    ("thàng", "", "a tone already there"),
    ("wifi", "", "no Vietnamese word"),
    ("hopf", "", "a tone that cannot be there"),
    ("", "", "nothing"),
    ("s" * (LONGEST + 1), "", "too long for a word"),
)


@pytest.mark.parametrize(("keys", "word", "reason"), KEYS, ids=[row[2] for row in KEYS])
def test_keys_become_the_word_meant(keys: str, word: str, reason: str) -> None:
    """Doubled letters, w and tone letters are read as marks."""
    assert decode(keys) == word, reason


def test_every_known_spelling_comes_back_from_its_keys() -> None:
    """Whatever syllable is known, its keys are read as it."""
    known = [word for folded, each in usage().spellings.items() if is_syllable(folded) for word in each]
    marked = [word for word in known if in_telex(word) != word]
    assert len(marked) > 1000
    lost = [word for word in marked if words(decode(in_telex(word)))[:1] != words(word)]
    assert not lost


@given(st.text("adeouwsfrxjznhtgi", max_size=12))
def test_only_the_letters_typed_are_used(keys: str) -> None:
    """What is read holds no letter that was not typed."""
    assert set(fold(decode(keys))) <= set(keys.replace("w", "wu"))

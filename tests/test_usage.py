"""How words are written and go together, whatever plan is asked about."""

from __future__ import annotations

import tomllib

from knowledge.lexicon import FOLDER, lexicon
from knowledge.spelling import is_syllable
from knowledge.text import fold
from knowledge.usage import usage

SHIPPED = tomllib.loads((FOLDER / "usage.toml").read_text(encoding="utf-8"))


def test_spellings_are_syllables_each_once() -> None:
    """A spelling that no Vietnamese word can have would hide slips."""
    spellings = SHIPPED["spellings"].split()
    assert [word for word in spellings if not is_syllable(fold(word))] == []
    assert len(spellings) == len(set(spellings))


def test_phrases_join_words_each_once() -> None:
    """A phrase tells which words stand together."""
    phrases = SHIPPED["phrases"]
    assert all(" " in phrase for phrase in phrases)
    assert len(phrases) == len(set(phrases))


def test_usage_covers_phrases_the_language_and_places() -> None:
    """Neighbours come from phrases, from what the language knows, and from names of places."""
    found = usage()
    assert found.pairs["ngay nao"] == ("ngày nào",)
    assert "đại hội" in found.pairs["dai hoi"]
    assert "thái nguyên" in found.names["thai nguyen"]
    assert "tỉnh thái" in found.names["tinh thai"]
    assert {"năm", "nam"} <= set(found.spellings["nam"])
    assert lexicon().vocabulary <= found.spellings.keys()
    assert lexicon().marked <= found.home

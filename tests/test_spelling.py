"""Slips mended: only words that can be one, however long the message is."""

from __future__ import annotations

import pytest

from knowledge.spelling import is_syllable, near, split

WORDS = frozenset({"an", "hoi", "dai", "thi", "dua"})


@pytest.mark.parametrize(
    ("word", "cut", "why"),
    [
        ("daihoi", ("dai", "hoi"), "two words run together"),
        ("daihoithidua", ("dai", "hoi", "thi", "dua"), "four, the most that are looked for"),
        ("daihoithiduaan", (), "five"),
        ("daixhoi", (), "no words"),
        ("an" * 1000, (), "far longer than any four words"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else None,
)
def test_words_run_together_are_cut(word: str, cut: tuple[str, ...], why: str) -> None:
    """At most four known words are found in one, and a word of any length is looked at in no time."""
    assert split(word, WORDS) == cut, why


@pytest.mark.parametrize(
    ("word", "found"),
    [("hoj", ("hoi",)), ("dia", ("dai",)), ("thii", ("thi",)), ("du", ("dua",)), ("hoi", ()), ("x" * 2000, ())],
    ids=["replaced", "swapped", "one too many", "one too few", "the word itself", "no word"],
)
def test_words_one_letter_away_are_found(word: str, found: tuple[str, ...]) -> None:
    """One edit away is near; the word itself and what is longer than words are is not."""
    assert near(word, WORDS) == found


@pytest.mark.parametrize(
    ("word", "can_be"), [("nghieng", True), ("a", True), ("zu", False), ("ng", False), ("", False)]
)
def test_syllables_are_told_from_other_letters(word: str, can_be: bool) -> None:
    """A syllable is an initial, or none, with a rime."""
    assert is_syllable(word) == can_be

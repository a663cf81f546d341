"""Slips of typing: what is mended, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.spelling import is_syllable, near, split, telex

KNOWN = frozenset({"han", "chot", "dai", "hoi", "tinh", "cap", "thi", "dua", "thuong", "nuoc"})


@pytest.mark.parametrize(
    ("word", "bare", "reason"),
    [
        ("hanj", "han", "a tone at the end"),
        ("hooij", "hoi", "a doubled letter and a tone"),
        ("ddaij", "dai", "đ"),
        ("thuowngf", "thuong", "w and a tone"),
        ("nuowsc", "nuoc", "a tone in the middle"),
        ("hoi", "hoi", "nothing to take out"),
        ("w", "w", "nothing would be left"),
        ("sxr", "sxr", "tones need a vowel before them"),
    ],
)
def test_telex_keys_are_taken_out(word: str, bare: str, reason: str) -> None:
    """Keys of the Telex method left in a word are taken out."""
    assert telex(word) == bare, reason


@pytest.mark.parametrize(
    ("word", "possible"),
    [("nghieng", True), ("khuyet", True), ("dua", True), ("y", True), ("hoij", False), ("wifi", False), ("brt", False)],
)
def test_syllables(word: str, possible: bool) -> None:
    """A Vietnamese syllable has an initial and a rime of the language."""
    assert is_syllable(word) is possible


@pytest.mark.parametrize(
    ("word", "found", "reason"),
    [
        ("hn", ("han",), "a letter dropped"),
        ("chott", ("chot",), "a letter too many"),
        ("tihn", ("tinh",), "two letters swapped"),
        ("cqp", ("cap",), "a neighbouring key"),
        ("dui", ("dai", "dua"), "several, sorted"),
        ("tinh", (), "known words have no near ones but others"),
        ("xyz", (), "nothing is near"),
    ],
)
def test_near_words_are_one_slip_away(word: str, found: tuple[str, ...], reason: str) -> None:
    """One slip away means a letter inserted, dropped, replaced, or two swapped."""
    assert near(word, KNOWN) == found, reason


@pytest.mark.parametrize(
    ("word", "parts", "reason"),
    [
        ("daihoi", ("dai", "hoi"), "two words"),
        ("daihoithidua", ("dai", "hoi", "thi", "dua"), "four words"),
        ("daihoithiduatinh", (), "five are too many"),
        ("daihoix", (), "a letter is left over"),
        ("dai", ("dai",), "a word by itself"),
        ("", (), "nothing"),
    ],
)
def test_words_run_together_are_split(word: str, parts: tuple[str, ...], reason: str) -> None:
    """Up to four known words run together are told apart."""
    assert split(word, KNOWN) == parts, reason


@given(st.text("abcdeghijklmnopqrstuvwxyz", max_size=14))
def test_mending_never_invents(word: str) -> None:
    """Only words of the vocabulary are proposed, and a split holds the very letters typed."""
    assert set(near(word, KNOWN)) <= KNOWN - {word}
    parts = split(word, KNOWN)
    assert "".join(parts) in ("", word)
    assert set(parts) <= KNOWN
    assert set(telex(word)) <= set(word)


@given(st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=4))
def test_whatever_runs_together_comes_apart(parts: list[str]) -> None:
    """Up to four known words are found again, in these words or in others of the same letters."""
    assert "".join(split("".join(parts), KNOWN)) in ("", "".join(parts))
    assert split("".join(parts[:1]), KNOWN) == tuple(parts[:1])


@pytest.mark.parametrize("word", ["dai" * 600, "x" * 2000], ids=["of known words", "of one letter"])
def test_what_is_longer_than_four_words_is_left_alone(word: str) -> None:
    """A word of thousands of letters is neither split nor mended, and ends no process."""
    assert split(word, KNOWN) == ()
    assert near(word, KNOWN) == ()

"""How words are spelled, and what slips of typing make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.spelling import is_likely, is_slip, is_syllable, near, split

KNOWN = frozenset({"han", "chot", "dai", "hoi", "tinh", "cap", "thi", "dua", "thuong", "nuoc"})
LETTERS = "abcdeghijklmnopqrstuvwxyz"


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
    assert near(word, KNOWN) == set(found), reason


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


SLIPS = (
    ("đưc", "được", True, "a marked letter dropped"),
    ("tnhi", "tỉnh", False, "two slips"),
    ("thàng", "thành", True, "a neighbouring key"),
    ("nagỳ", "ngày", False, "a mark cannot move"),
    ("ngyà", "ngày", True, "two letters swapped"),
    ("hạạn", "hạn", True, "a letter doubled"),
    ("hạn", "hạn", False, "no slip at all"),
    ("hạn", "hội", False, "other letters"),
)


@pytest.mark.parametrize(("typed", "meant", "slip", "reason"), SLIPS, ids=[row[3] for row in SLIPS])
def test_slips_are_told_by_the_letters_as_written(typed: str, meant: str, slip: bool, reason: str) -> None:
    """A letter with its marks is one letter."""
    assert is_slip(typed, meant) is slip, reason
    assert is_slip(meant, typed) is slip, reason


@pytest.mark.parametrize(
    ("typed", "meant", "likely", "reason"),
    [
        ("tgi", "thi", True, "g stands beside h"),
        ("tpi", "thi", False, "p is far from h"),
        ("thhi", "thi", True, "a key pressed twice"),
        ("thji", "thi", True, "a key pressed with its neighbour"),
        ("thqi", "thi", False, "a key from nowhere"),
        ("ti", "thi", True, "a key left out"),
        ("hti", "thi", True, "two keys swapped"),
    ],
)
def test_fingers_slip_to_neighbouring_keys(typed: str, meant: str, likely: bool, reason: str) -> None:
    """A key far from the right one is pressed more rarely."""
    assert is_likely(typed, meant) is likely, reason


@given(st.text(LETTERS, max_size=14))
def test_mending_never_invents(word: str) -> None:
    """Only words of the vocabulary are proposed, and a split holds the very letters typed."""
    assert near(word, KNOWN) == {known for known in KNOWN if is_slip(word, known)}
    parts = split(word, KNOWN)
    assert "".join(parts) in ("", word)
    assert set(parts) <= KNOWN


@given(st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=4))
def test_whatever_runs_together_comes_apart(parts: list[str]) -> None:
    """Up to four known words are found again, in these words or in others of the same letters."""
    assert "".join(split("".join(parts), KNOWN)) in ("", "".join(parts))
    assert split("".join(parts[:1]), KNOWN) == tuple(parts[:1])


@pytest.mark.parametrize("word", ["dai" * 600, "x" * 2000], ids=["of known words", "of one letter"])
def test_what_is_longer_than_four_words_is_left_alone(word: str) -> None:
    """A word of thousands of letters is neither split nor mended, and ends no process."""
    assert split(word, KNOWN) == ()
    assert near(word, KNOWN) == set()

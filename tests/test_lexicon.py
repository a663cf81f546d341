"""The lexicon: phrases found by their folded words, marks that decide, abbreviations spelled out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon import LONGEST, Lexicon, Match, Meaning, lexicon, longest
from knowledge.text import Word, words


@pytest.fixture
def small() -> Lexicon:
    """Give a lexicon that was taught a handful of phrases."""
    language = Lexicon()
    language.add("hạn chót", "cue", "deadline", 3.0)
    language.add("hạn", "cue", "deadline", 2.0)
    language.add("cấp tỉnh", "level", "province", 2.0)
    language.add("sở", "agency", "department")
    language.add("ngoài lề", "foreign", "aside")
    language.add("năm", "soft", "năm")
    language.know(words("nam nám hàn"))
    for short, full in (("db", "đại biểu"), ("k", "không"), ("ca nuoc", "toàn quốc")):
        language.shorten(short, full)
    return language


def found(language: Lexicon, text: str) -> list[str]:
    """Name the values of all phrases in a text."""
    return [match.meaning.value for match in language.find(words(text))]


@pytest.mark.parametrize(
    ("text", "values", "reason"),
    [
        ("hạn chót", ["deadline", "deadline"], "a phrase and the shorter one in it"),
        ("HAN CHOT", ["deadline", "deadline"], "without marks, in capitals"),
        ("han chot cap tinh", ["deadline", "deadline", "province"], "several phrases"),
        ("hàn chót", [], "marks of another word"),
        ("chót hạn", ["deadline"], "words in another order are no phrase"),
        ("nám", [], "marks of another word"),
        ("nam", ["năm"], "no marks were typed"),
        ("", [], "nothing"),
    ],
)
def test_phrases_are_found_by_their_words(small: Lexicon, text: str, values: list[str], reason: str) -> None:
    """A phrase is found without marks, and with other marks only where these make no other word."""
    assert found(small, text) == values, reason


def test_the_longest_of_overlapping_phrases_stands(small: Lexicon) -> None:
    """Shorter phrases inside a longer one say nothing more; equal ones all stay."""
    small.add("cấp tỉnh", "cue", "units", 1.0)
    kept = longest(small.find(words("hạn chót cấp tỉnh")))
    assert [(match.start, match.end, match.meaning.value) for match in kept] == [
        (0, 2, "deadline"),
        (2, 4, "province"),
        (2, 4, "units"),
    ]


@pytest.mark.parametrize(
    ("text", "spelled", "reason"),
    [
        ("150 db", "150 đại biểu", "an abbreviation"),
        ("ca nuoc k", "toàn quốc không", "one of two words before one of one"),
        ("đb", "đại biểu", "đ typed"),
        ("hạn", "hạn", "no abbreviation"),
    ],
)
def test_abbreviations_are_spelled_out(small: Lexicon, text: str, spelled: str, reason: str) -> None:
    """Abbreviations give way to the words that they stand for."""
    assert " ".join(word.typed for word in small.expand(words(text))) == spelled, reason


def test_a_name_in_capitals_is_no_abbreviation(small: Lexicon) -> None:
    """What a library names in capitals stays as it is."""
    name = Word("K", "k")
    assert small.expand([name]) == [name]


def test_lone_names_of_bodies_need_their_marks(small: Lexicon) -> None:
    """So and le are everyday words; only with its marks does a lone one name something."""
    small.add("sở", "level", "department", 1.0)
    assert "department" not in [m.meaning.value for m in small.find(words("so")) if m.meaning.role == "level"]
    assert "department" in [m.meaning.value for m in small.find(words("sở")) if m.meaning.role == "level"]


def test_a_lexicon_is_made_again_from_what_it_was_taught(small: Lexicon) -> None:
    """What is kept of a lexicon is all of it."""
    again = Lexicon.of(small.taught())
    assert again == small
    assert found(again, "han chot cap tinh") == found(small, "han chot cap tinh")


def test_phrases_for_kinds_are_short_enough_to_be_found() -> None:
    """Longer phrases than are looked for would never be found."""
    phrases = lexicon().phrases.items()
    cues = [phrase for phrase, meanings in phrases if any(meaning.role == "cue" for meaning in meanings)]
    assert cues
    assert all(len(phrase.split()) <= LONGEST for phrase in cues)


def test_the_language_has_no_phrase_without_words() -> None:
    """Each phrase has words, each weight is one that strengths have, each meaning a value."""
    language = lexicon()
    assert len(language.phrases) > 1000
    assert all(phrase and meaning.value for phrase, meanings in language.phrases.items() for meaning in meanings)
    weights = {meaning.weight for meanings in language.phrases.values() for meaning in meanings}
    assert weights <= {1.0, 2.0, 3.0, 3.01}


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 4)), max_size=10))
def test_chosen_matches_never_overlap(spans: list[tuple[int, int]]) -> None:
    """Whatever phrases overlap, those chosen are equal or apart, and something is chosen."""
    matches = [Match(start, start + size, Meaning("cue", "x", 1.0, ())) for start, size in spans]
    kept = longest(matches)
    assert bool(kept) == bool(matches)
    for one in kept:
        assert all((one.start, one.end) == (o.start, o.end) or one.end <= o.start or o.end <= one.start for o in kept)


@given(st.text(max_size=120))
def test_any_text_is_searched(text: str) -> None:
    """Every match lies within the words of the text."""
    said = words(text)
    assert all(0 <= match.start < match.end <= len(said) for match in lexicon().find(said))
    assert len(lexicon().expand(said)) >= len(said) // 3

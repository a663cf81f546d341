"""Text made comparable: composed, folded, tones placed one way, cut into words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import compose, fold, is_marked, key, other_placement, tone, unify_tones, words

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằấệịọờủỹ ,.ĐÁ", max_size=60)


@pytest.mark.parametrize(
    ("text", "folded", "reason"),
    [
        ("Đại hội Thi đua yêu nước", "dai hoi thi dua yeu nuoc", "all marks, đ, capitals"),
        (unicodedata.normalize("NFD", "Đại hội"), "dai hoi", "marks typed apart from their letters"),
        ("ƯỠN ẹo", "uon eo", "a letter with two marks"),
        ("Thái  Nguyên\n", "thai  nguyen\n", "white space is kept"),
        ("café Ångström", "cafe ångström", "only marks of Vietnamese go"),
    ],
)
def test_folding(text: str, folded: str, reason: str) -> None:
    """A folded text is bare, lower and composed."""
    assert fold(text) == folded, reason


@pytest.mark.parametrize(
    ("text", "unified", "reason"),
    [
        ("hoà", "hòa", "the newer place of a tone"),
        ("hòa", "hòa", "the older one stays"),
        ("thuỷ", "thủy", "uy"),
        ("khoẻ", "khỏe", "oe"),
        ("hoàn toàn", "hoàn toàn", "a consonant follows"),
        ("kí, quí, tỉ", "ký, quý, tỷ", "i for y"),
        ("kính", "kính", "i inside a word"),
    ],
)
def test_tones_are_placed_one_way(text: str, unified: str, reason: str) -> None:
    """The two ways of placing a tone become one."""
    assert unify_tones(text) == unified, reason


def test_words_drop_punctuation_and_what_cannot_be_seen() -> None:
    """Only words are left, each with and without its marks."""
    cut = words("Hoà,\u200b bình – TP. Sông_Lam!\x00")
    assert [word.typed for word in cut] == ["hòa", "bình", "tp", "sông", "lam"]
    assert [word.folded for word in cut] == ["hoa", "binh", "tp", "song", "lam"]
    assert [word.marked for word in cut] == [True, True, False, True, False]


def test_a_key_compares_phrases() -> None:
    """Phrases that differ in marks, case, spaces and punctuation have one key."""
    assert key("Ủy ban  Nhân dân, tỉnh") == key("uy ban nhan dan TỈNH.") == "uy ban nhan dan tinh"


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is."""
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_folding_keeps_the_length_of_composed_text(text: str) -> None:
    """Places in folded text are places in the text itself."""
    assert len(fold(compose(text))) == len(compose(text))


@given(st.text(max_size=200))
def test_composed_and_decomposed_text_are_the_same_words(text: str) -> None:
    """How a keyboard composes letters makes no difference."""
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(st.text(max_size=200))
def test_words_fold_as_texts_do(text: str) -> None:
    """Each word is folded as a text of its own would be, however long it is."""
    assert all(word.folded == fold(word.typed) for word in words(text))


@pytest.mark.parametrize(
    ("text", "marked", "reason"),
    [
        ("hạn chót đại hội", True, "all marked"),
        ("đh tỉnh họp ở đâu z ad", True, "the longer words are"),
        ("han chot dai hoi cấp tỉnh 31/8/2025", False, "most are not"),
        ("KH 21/KH-UBND", False, "nothing to mark"),
        ("", False, "nothing"),
    ],
)
def test_a_text_with_marks_has_them_on_most_longer_words(text: str, marked: bool, reason: str) -> None:
    """Short words and figures tell nothing."""
    assert is_marked(words(text)) is marked, reason


@pytest.mark.parametrize(("word", "sign"), [("hạn", "\u0323"), ("được", "\u0323"), ("đua", ""), ("ngày", "\u0300")])
def test_a_tone_is_told_from_other_marks(word: str, sign: str) -> None:
    """Hats, horns and bars are no tones."""
    assert tone(word) == sign


@pytest.mark.parametrize(
    ("word", "other"), [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ngày", "ngày"), ("", "")]
)
def test_a_tone_may_stand_on_the_other_vowel(word: str, other: str) -> None:
    """What ends in oa, oe or uy is written in two ways."""
    assert other_placement(word) == other

"""Places named in questions: whose plan is meant, and which places have none here."""

from __future__ import annotations

import pytest
from engine_stage import NUI_XANH, SONG_LAM, SONG_TIEU, Stage

from knowledge.named import named_places, phrase_spans


@pytest.mark.parametrize(
    ("text", "plans", "reason"),
    [
        ("hạn của Sông Lam", [SONG_LAM], "a place"),
        ("han cua song lam", [SONG_LAM], "without marks"),
        ("tỉnh Sông Lam", [SONG_LAM], "with its type"),
        ("S Lam", [SONG_LAM], "its first word shortened"),
        ("SL hạn khi nào", [SONG_LAM], "its initials in capitals"),
        ("xã Núi Xanh và tỉnh Sông Tiêu", [NUI_XANH, SONG_TIEU], "two places"),
        ("huyện Sông Lam", [], "another level than that of the plan"),
        ("họp ở đâu", [], "none"),
        ("", [], "nothing"),
    ],
)
def test_places_name_their_plans(three: Stage, text: str, plans: list[str], reason: str) -> None:
    """A place names the plans that are its own, however it is written."""
    assert sorted(named_places(three.read(text), three.shelf).plans) == sorted(plans), reason


@pytest.mark.parametrize(
    ("text", "stranger", "reason"),
    [
        ("ở Hà Giang", "tỉnh Hà Giang", "a province without a plan"),
        ("huyện Đức Linh", "huyện Đức Linh", "a district without a plan"),
        ("Hà Giang và Sông Lam", "tỉnh Hà Giang", "also beside one that has a plan"),
        ("Sông Lam", "", "known"),
    ],
)
def test_places_without_plans_are_strangers(three: Stage, text: str, stranger: str, reason: str) -> None:
    """A place of Việt Nam that has no plan here is named."""
    assert named_places(three.read(text), three.shelf).stranger == stranger, reason


def test_another_level_of_a_name_is_refused(three: Stage) -> None:
    """A district of a province's name is another place."""
    named = named_places(three.read("huyện Sông Lam"), three.shelf)
    assert named.refused == (SONG_LAM,)
    assert named.stranger == "huyện Sông Lam"


def test_a_place_behind_the_word_plan_is_noted(three: Stage) -> None:
    """A place behind the word plan says which plan; a place elsewhere may only be spoken of."""
    assert named_places(three.read("kế hoạch của tỉnh Sông Lam"), three.shelf).as_plans == (SONG_LAM,)
    assert named_places(three.read("tỉnh Sông Lam có kế hoạch"), three.shelf).as_plans == ()


def test_the_words_of_names_are_told(three: Stage) -> None:
    """The words that name a place ask for nothing else."""
    reading = three.read("hạn của Sông Lam là khi nào")
    named = named_places(reading, three.shelf)
    assert [reading.said[at].typed for at in sorted(named.words)] == ["sông", "lam"]
    assert named.plans == {SONG_LAM: 2}


@pytest.mark.parametrize(
    ("phrase", "spans"),
    [
        ("song lam", [range(2), range(3, 5)]),
        ("lam", [range(1, 2), range(4, 5)]),
        ("lam song", []),
        ("va", [range(2, 3)]),
    ],
)
def test_a_phrase_is_found_wherever_it_stands(three: Stage, phrase: str, spans: list[range]) -> None:
    """Every place of a phrase among the words is given."""
    assert phrase_spans(three.read("Sông Lam và Sông Lam"), phrase) == spans

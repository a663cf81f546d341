"""What a question leans on beyond its own words: the talk, the day it speaks of, bodies and places."""

from __future__ import annotations

from datetime import date

import pytest
from engine_stage import SONG_LAM, TODAY, Stage

from knowledge.asking import kinds_of
from knowledge.going_on import CARRIED, is_bare
from knowledge.intent import day_of, follow, levels_named
from knowledge.reading import Reading
from knowledge.talk import Talk

DEADLINE = Talk(plans=(SONG_LAM,), kind="deadline", level="province", topic=("hồ", "sơ"))


def followed(stage: Stage, text: str, talk: Talk) -> tuple[Reading, dict[str, float]]:
    """Read a question after a talk."""
    reading = stage.scoped(text, talk=talk)
    return follow(reading, kinds_of(reading, ""), talk, stage.scope(text, None, talk))


@pytest.mark.parametrize(
    ("text", "day", "reason"),
    [
        ("hôm nay 25/3 thì còn mấy ngày", date(2026, 3, 25), "the day said to be today"),
        ("tính đến ngày 1/4/2026 còn bao nhiêu ngày", date(2026, 4, 1), "with its year"),
        ("trước 25/3 có kịp không", TODAY, "a day that is not said to be today"),
        ("còn mấy ngày", TODAY, "none"),
        ("hôm nay 29/2 thì còn mấy ngày", TODAY, "a day that this year does not have"),
    ],
)
def test_the_day_a_question_speaks_of(alone: Stage, text: str, day: date, reason: str) -> None:
    """A question may say which day it is; otherwise it is today."""
    assert day_of(alone.read(text), TODAY) == day, reason


@pytest.mark.parametrize(
    ("text", "bare", "reason"),
    [
        ("cấp cơ sở thì sao", True, "a level"),
        ("còn Sở Nội vụ?", True, "a body"),
        ("còn Sông Lam?", True, "a place"),
        ("150", True, "a figure"),
        ("hồ sơ khen thưởng gồm gì", False, "a matter"),
    ],
)
def test_bare_questions_name_no_matter(alone: Stage, text: str, bare: bool, reason: str) -> None:
    """A question is bare if it names only levels, bodies, places and figures."""
    assert is_bare(alone.scoped(text)) is bare, reason


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("còn cấp cơ sở?", "deadline", "the kind is carried over"),
        ("còn số đại biểu?", "delegates", "a kind of its own wins"),
        ("thế Sở Nội vụ làm gì", "task", "a kind of its own, of a body"),
    ],
)
def test_the_kind_of_a_talk_is_carried_over(alone: Stage, text: str, kind: str, reason: str) -> None:
    """A follow-up that asks for no kind asks for the talk's."""
    kinds = followed(alone, text, DEADLINE)[1]
    assert max(kinds, key=lambda name: kinds[name]) == kind, reason
    assert kinds.get("deadline", CARRIED) == CARRIED


def test_the_level_of_a_talk_is_carried_over(alone: Stage) -> None:
    """A follow-up of no level is about the talk's; one that names a level is about that."""
    assert followed(alone, "còn số đại biểu?", DEADLINE)[0].levels == ("province",)
    assert followed(alone, "còn cấp xã?", DEADLINE)[0].levels == ("commune",)


def test_the_matter_of_a_talk_says_little(alone: Stage) -> None:
    """The words that named the talk's matter are added to a bare question, as words that say little."""
    reading = followed(alone, "còn cấp xã?", DEADLINE)[0]
    assert [word.typed for word in reading.said][-2:] == ["hồ", "sơ"]
    assert {len(reading.said) - 1, len(reading.said) - 2} <= set(reading.soft)


def test_a_question_with_a_matter_of_its_own_stands_alone(alone: Stage) -> None:
    """Nothing of the talk's matter is added to it."""
    reading = followed(alone, "lễ phát động riêng có không", DEADLINE)[0]
    assert "hồ" not in [word.typed for word in reading.said]


def test_the_first_question_leans_on_nothing(alone: Stage) -> None:
    """With no talk before it a question is as it was read."""
    reading = alone.scoped("còn cấp xã?")
    assert follow(reading, {}, Talk(), alone.scope("còn cấp xã?")) == (reading, {})


@pytest.mark.parametrize(
    ("text", "levels", "reason"),
    [
        ("Sở Nội vụ hạn khi nào", ("department",), "a department of its own level"),
        ("Hội Phụ nữ hạn khi nào", ("front",), "a mass organisation"),
        ("cấp tỉnh, Sở Nội vụ hạn khi nào", ("province",), "a level named wins"),
        ("Sở Nội vụ làm gì", (), "a task differs by no level"),
    ],
)
def test_bodies_imply_their_level(alone: Stage, text: str, levels: tuple[str, ...], reason: str) -> None:
    """Where facts differ by level, a body stands for the level it is of."""
    reading = alone.scoped(text)
    assert levels_named(reading, alone.scope(text), kinds_of(reading, "")).levels == levels, reason


def test_a_digit_that_is_no_number_is_none(alone: Stage) -> None:
    """A talk about a document goes on although a word of it was "²", which is a digit and no number."""
    talk = Talk(plans=(SONG_LAM,), kind="basis", topic=("nghi", "dinh", "²"))
    reading, _ = followed(alone, "số mấy", talk)
    assert reading.documents == ()

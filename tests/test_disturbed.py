"""Golden questions typed otherwise: what is answered right stays so after any single disturbance."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest
from disturb import disturb, shares, typed
from disturbances import DISTURBANCES, bare, in_telex
from golden import Engine, engine, golden_questions, run
from grading import Question

LEAST_RIGHT, MOST_WRONG = 0.97, 0.01
"""The bar: of the questions answered right, so many stay right, and hardly any answer becomes a wrong one."""

BELOW_THE_BAR: dict[str, tuple[float, float]] = {}
"""Where the engine is not there yet: the shares it reaches, to be raised until the entry can go."""

LEAST_ASKED = 20
"""How many questions a disturbance must change to tell anything."""


@dataclass(frozen=True)
class Stage:
    """The engine, and the golden questions that it answers right as they stand."""

    bot: Engine
    right: tuple[Question, ...]


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    """Give the engine with the questions that it answers right."""
    with engine() as bot:
        rows = run(golden_questions(), bot).rows
        yield Stage(bot, tuple(question for question, _, given in rows if given.verdict == "right"))


@pytest.mark.parametrize("disturbance", DISTURBANCES)
def test_questions_stay_right_when_disturbed(disturbance: str, stage: Stage) -> None:
    """No single disturbance keeps more than a few questions from being answered, or misleads.

    Each takes every third question, in turn; `python -m tests.disturb` takes them all.
    """
    least_right, most_wrong = BELOW_THE_BAR.get(disturbance, (LEAST_RIGHT, MOST_WRONG))
    taken = stage.right[list(DISTURBANCES).index(disturbance) % 3 :: 3]
    done = disturb(taken, disturbance, stage.bot)
    assert len(done) >= LEAST_ASKED
    found = shares(done)
    lost = "\n".join(
        f"{one.question.id} {one.grade.verdict}: {one.text}" for one in done if one.grade.verdict != "right"
    )
    assert found["right"] >= least_right, lost
    assert found["wrong"] <= most_wrong, lost


def test_only_known_disturbances_are_below_the_bar() -> None:
    """What is let below the bar is a disturbance, and is below it."""
    assert set(BELOW_THE_BAR) <= set(DISTURBANCES)
    for least_right, most_wrong in BELOW_THE_BAR.values():
        assert least_right < LEAST_RIGHT or most_wrong > MOST_WRONG


def test_chance_depends_on_the_question_alone() -> None:
    """The same question is disturbed alike in every run, another variant otherwise."""
    questions = golden_questions()
    for disturbance in DISTURBANCES:
        once = [typed(question, disturbance) for question in questions]
        assert once == [typed(question, disturbance) for question in questions]
    again = [typed(question, "wrong letter", 1) for question in questions]
    assert again != [typed(question, "wrong letter") for question in questions]


def test_a_wrong_letter_is_one_in_one_word() -> None:
    """All other words stay, and so do figures, symbols of documents and short words."""
    for question in golden_questions():
        before, after = question.question.split(), typed(question, "wrong letter").split()
        assert len(before) == len(after)
        changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
        assert len(changed) <= 1
        for old, new in changed:
            assert len(old) > 3
            assert [sign for sign in old if sign.isdigit()] == [sign for sign in new if sign.isdigit()]
            assert abs(len(old) - len(new)) <= 1


DISTURBED = (
    ("no marks", "Hạn của Đại hội", "Han cua Dai hoi", "đ and Đ too"),
    ("decomposed", "hạn", unicodedata.normalize("NFD", "hạn"), "marks after their letters"),
    ("telex slip", "hạn", "hanj", "the tone at the end"),
    ("telex slip", "Đại 2025 UBND", "Ddaij 2025 UBND", "only a marked word"),
    ("telex slip", "dai hoi", "dai hoi", "nothing marked"),
    ("wrong letter", "KH 21/KH-UBND ai", "KH 21/KH-UBND ai", "no short word, figure or symbol"),
    ("wrong letter", "ở TP Vinh ạ", "ở TP Vinh ạ", "no name of one syllable"),
    ("abbreviations", "Hội nghị điển hình tiên tiến mời ai", "HN ĐHTT mời ai", "the longest form first"),
    ("abbreviations", "hội nghị mời đại biểu nào", "hn mời đb nào", "small letters stay small"),
    ("abbreviations", "dai hoi moi dai bieu nao", "dh moi db nao", "no marks, none in the short form"),
    ("chat words", "được bao nhiêu người", "đc bn ng", "each word that has a short form"),
    ("chat words", "nguoiz duocx", "nguoiz duocx", "no part of a word"),
    ("new tones", "hòa thủy quý hoàn", "hoà thuỷ quý hoàn", "neither behind q nor before a last letter"),
    ("capitals", "hạn chót?", "HẠN CHÓT?", "all of it"),
)


@pytest.mark.parametrize(("disturbance", "text", "disturbed", "why"), DISTURBED, ids=[row[3] for row in DISTURBED])
def test_a_disturbance_does_what_it_is_called(disturbance: str, text: str, disturbed: str, why: str) -> None:
    """Each disturbance changes what its name says and nothing else."""
    assert DISTURBANCES[disturbance](text, Random(1)) == disturbed, why


def test_politeness_stands_around_the_question() -> None:
    """What is asked stays as it is, but for its last sign."""
    for question in golden_questions()[:100]:
        core = question.question.rstrip(" ?.!").removesuffix(" ạ")
        assert core in typed(question, "politeness")


TELEX = (
    ("thưởng", "thuowngr"),
    ("Đại", "Ddaij"),
    ("đua", "ddua"),
    ("điển", "ddieenr"),
    ("tắc", "tawcs"),
    ("kỷ", "kyr"),
    ("người", "nguowif"),
    ("ĐB", "DDB"),
)


@pytest.mark.parametrize(("word", "keys"), TELEX)
def test_words_are_typed_in_telex(word: str, keys: str) -> None:
    """Each letter and tone has its keys."""
    assert in_telex(word) == keys
    assert in_telex(bare(word)) == bare(word)

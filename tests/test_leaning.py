"""The kind of question to which a wording leans: the model that is shipped, and what is made of it."""

from __future__ import annotations

from dataclasses import replace
from math import isclose

import pytest
from engine_stage import SONG_LAM, TODAY, Stage
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers import Asked, answer
from knowledge.leaning import LEAST, WEIGHT, leaning, leanings, leant, terms_of
from knowledge.lexicon import FOLDER, lexicon
from knowledge.mending import Mender
from knowledge.reading import Reading, read
from knowledge.usage import usage

MODEL = leaning()
MENDER = Mender(lexicon(), usage(), frozenset())


def reading_of(text: str) -> Reading:
    """Read a message that names no plan."""
    return read(text, MENDER, lambda said, _: said)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("chiếu phim xong thì tới ai lên nói vậy", "agenda", "what comes after something shown"),
        ("tên đầy đủ của phong trào là gì để em ghi vào báo cáo", "movement", "a name in full, though not the plan's"),
        ("mời những ai tới dự cho đúng", "composition", "guests, with no word for them"),
        ("bao giờ thì phải làm cho xong vậy", "deadline", "a day asked for in everyday words"),
        ("tiền tổ chức lấy ở đâu ra", "funding", "money"),
    ],
)
def test_a_wording_leans_to_the_kind_that_is_asked_so(text: str, kind: str, reason: str) -> None:
    """Everyday wordings lean to a kind where no phrase names it."""
    found = leanings(reading_of(text), MODEL)
    assert max(found, key=lambda each: found[each], default="") == kind, reason


def test_words_never_seen_lean_to_nothing() -> None:
    """A question of which the model knows no word has no probabilities."""
    assert MODEL.probabilities(["xyzzy", "xyzzy plugh"]) == {}


@given(st.lists(st.text(alphabet="aăbchknotư $^@0", min_size=1, max_size=12)))
def test_probabilities_add_up_to_one(terms: list[str]) -> None:
    """Whatever the terms, the kinds share one whole, or there are none."""
    told = MODEL.probabilities(["^", "$", *terms])
    assert isclose(sum(told.values()), 1.0)
    assert all(0.0 <= p <= 1.0 for p in told.values())


def test_terms_twice_count_once() -> None:
    """A word that is repeated weighs no more."""
    terms = terms_of(reading_of("bao giờ xong"))
    assert MODEL.probabilities(terms) == MODEL.probabilities(terms * 3)


def test_names_and_numbers_stand_for_all_names_and_numbers() -> None:
    """What is asked is told by the other words: "hạn của @ là ngày 0"."""
    reading = reading_of("hạn của Sông Lam là ngày 31 12")
    reading.named = frozenset({2, 3})
    assert terms_of(reading)[:8] == ["^", "han", "cua", "@", "la", "ngay", "0", "$"]


def test_a_leaning_lifts_a_kind_and_lowers_none() -> None:
    """Kinds that phrases tell stay; a leaning counts where it weighs more."""
    assert leant({"task": 3.2, "form": 1.0}, {"form": 0.5, "task": LEAST}) == {"task": 3.2, "form": WEIGHT * 0.5}


def test_a_command_that_fixes_the_kind_is_not_leant_against(three: Stage) -> None:
    """/han asks for the deadline, however the text is put."""
    asked = Asked(text="tiền tổ chức lấy ở đâu ra", today=TODAY, plan=SONG_LAM)
    steps = [{r.step for r in answer(each, three.library).reasons} for each in (asked, replace(asked, kind="deadline"))]
    assert ["leaning" in each for each in steps] == [True, False]


def test_every_kind_of_the_model_can_be_told() -> None:
    """The model's kinds are the engine's: each is explained in Vietnamese."""
    template = FOLDER.parent.parent / "handlers" / "templates" / "explained.txt.j2"
    words = template.read_text(encoding="utf-8")
    assert [kind for kind in MODEL.kinds if kind and f'"{kind}": ' not in words] == []

"""Answers kept at hand: worked out once for the same question in the same talk, and never those of another library."""

from __future__ import annotations

from pathlib import Path

from engine_stage import DATA, NUI_XANH, SONG_LAM, TODAY, Stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.answers import REMEMBERED, Asked, answer
from knowledge.compiling import compile_plans
from knowledge.library import Library
from knowledge.talk import Talk

DELEGATES = "cấp tỉnh tối đa bao nhiêu đại biểu"
QUESTIONS = (DELEGATES, "hạn chót cấp tỉnh", "còn cấp xã?", "cấp tỉnh 900 đại biểu được không", "sau chào cờ là gì")

ASKED = st.tuples(st.sampled_from(QUESTIONS), st.sampled_from([None, SONG_LAM, NUI_XANH]), st.booleans())


@given(st.lists(ASKED, min_size=2, max_size=12))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_answers_kept_at_hand_are_those_worked_out_anew(
    three: Stage, asked: list[tuple[str, str | None, bool]]
) -> None:
    """Whatever was asked before, in whatever talk, an answer is the one that a shelf without any kept would give."""
    talk = Talk()
    for text, plan, goes_on in asked:
        question = Asked(text=text, today=three.day, plan=plan, talk=talk if goes_on else Talk())
        kept = answer(question, three.library)
        three.shelf.answered.clear()
        assert answer(question, three.library) == kept
        talk = kept.talk


def test_few_answers_are_kept_at_hand(alone: Stage) -> None:
    """The same question is worked out once, and what was asked longest ago is forgotten first."""
    first = alone.answer(DELEGATES, SONG_LAM)
    assert alone.answer(DELEGATES, SONG_LAM) is first
    for number in range(REMEMBERED):
        alone.answer(f"{number}", SONG_LAM)
    assert len(alone.shelf.answered) == REMEMBERED
    again = alone.answer(DELEGATES, SONG_LAM)
    assert again == first
    assert again is not first


def test_a_new_library_never_gives_an_old_answer(tmp_path: Path) -> None:
    """Once a plan was changed, the very question just asked is answered from what stands there now."""
    folder, path = tmp_path / "plans", tmp_path / "library.db"
    folder.mkdir()
    asked = Asked(text=DELEGATES, today=TODAY, plan=SONG_LAM)
    plan = (DATA / f"{SONG_LAM}.toml").read_text(encoding="utf-8")
    told = []
    for text in (plan, plan.replace("800", "823")):
        (folder / f"{SONG_LAM}.toml").write_text(text, encoding="utf-8")
        compile_plans(folder, path)
        with Library.open(path) as library:
            told += [f"{answer(asked, library).findings}", f"{answer(asked, library).findings}"]
    assert ["823" in each for each in told] == [False, False, True, True]

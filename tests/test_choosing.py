"""Which of the ranked facts belong into one answer."""

from __future__ import annotations

import pytest
from engine_stage import SONG_LAM, Stage

from knowledge.choosing import choose, faithful, unfaithful
from knowledge.whole_work import narrowing


def chosen(stage: Stage, text: str) -> list[tuple[str, str]]:
    """Return kind and clause of the facts chosen for a question to the plan of Sông Lam."""
    reading, ranking = stage.scoped(text), stage.rank(text)
    best = faithful(reading, ranking.scored)
    return [(one.entry.kind, one.entry.fact.section) for one in choose(reading, ranking, best)]


@pytest.mark.parametrize(
    ("text", "facts", "reason"),
    [
        ("cấp tỉnh tối đa bao nhiêu đại biểu", [("delegates", "II.3")], "one level, one limit"),
        ("cấp tỉnh và cấp sở tối đa bao nhiêu đại biểu", [("delegates", "II.3")] * 2, "the best of each level"),
        ("Sở Nội vụ làm gì", [("task", "III.3")], "the tasks of one body"),
        (
            "hạn chót và số đại biểu cấp tỉnh",
            [("delegates", "II.3"), ("deadline", "II.4")],
            "two kinds asked for in one breath",
        ),
        ("căn cứ văn bản nào", [("basis", "căn cứ")] * 2, "all documents cited"),
        ("chủ đề đại hội là gì", [("theme", "I.3")], "one fact alone"),
    ],
)
def test_the_facts_of_an_answer(alone: Stage, text: str, facts: list[tuple[str, str]], reason: str) -> None:
    """Facts that answer together are chosen together, the others left out."""
    assert chosen(alone, text) == facts, reason


def test_facts_of_another_level_are_left_out(alone: Stage) -> None:
    """Whoever asks for the province's deadlines is told none of the communes'."""
    reading, ranking = alone.scoped("hạn chót cấp tỉnh"), alone.rank("hạn chót cấp tỉnh")
    for one in choose(reading, ranking, faithful(reading, ranking.scored)):
        assert not one.entry.levels or "province" in one.entry.levels


def test_no_fact_is_chosen_twice(alone: Stage) -> None:
    """The best fact comes first, and each fact once."""
    for text in ("hạn chót và số đại biểu cấp tỉnh, cấp xã", "cấp tỉnh và cấp tỉnh bao nhiêu đại biểu", "hạn"):
        reading, ranking = alone.scoped(text), alone.rank(text)
        found = choose(reading, ranking, faithful(reading, ranking.scored))
        assert len({id(one.entry) for one in found}) == len(found) > 0


@pytest.mark.parametrize(
    ("text", "narrows", "reason"),
    [
        ("Sở Nội vụ làm gì", False, "a body and its tasks"),
        ("Sở Nội vụ soạn kịch bản gì", True, "a matter"),
        ("Sông Lam có những hạn nào", False, "a place"),
        ("hạn của 150", False, "a figure"),
    ],
)
def test_a_matter_of_its_own_narrows_an_answer(alone: Stage, text: str, narrows: bool, reason: str) -> None:
    """Bodies, places and figures leave an answer wide; any other word narrows it."""
    assert narrowing(alone.scoped(text)) is narrows, reason


@pytest.mark.parametrize(
    ("text", "untrue", "reason"),
    [
        ("mức thưởng bao nhiêu", True, "awards are asked for, and none are known"),
        ("hạn chót cấp tỉnh", False, "a deadline for a deadline"),
        ("mật khẩu wifi", False, "no kind is asked for"),
    ],
)
def test_a_fact_of_another_kind_is_no_answer(alone: Stage, text: str, untrue: bool, reason: str) -> None:
    """Where a kind is asked for outright, a fact of another kind has to hold the very words."""
    assert unfaithful(alone.scoped(text), alone.rank(text).scored[0]) is untrue, reason


def test_the_best_of_the_kind_asked_for_is_kept(alone: Stage) -> None:
    """A faithful best fact stays the best."""
    reading, ranking = alone.scoped("hạn chót cấp tỉnh"), alone.rank("hạn chót cấp tỉnh")
    assert faithful(reading, ranking.scored) == ranking.scored[0]
    assert ranking.view.plan.id == SONG_LAM

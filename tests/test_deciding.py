"""From verdicts to an outcome: an answer, a choice, or not known."""

from __future__ import annotations

import pytest
from engine_stage import NUI_XANH, SONG_LAM, SONG_TIEU, Stage

from knowledge.kinds import LEVELS
from knowledge.peers import MATTERS


@pytest.mark.parametrize(
    ("text", "plan", "status", "kind", "reason"),
    [
        ("Sông Lam cấp tỉnh tối đa bao nhiêu đại biểu", None, "answered", "delegates", "a plan is named"),
        ("cấp tỉnh tối đa bao nhiêu đại biểu", SONG_LAM, "answered", "delegates", "the chat has a plan"),
        ("cấp tỉnh tối đa bao nhiêu đại biểu", None, "choose", "delegates", "two plans differ"),
        ("điển hình tiên tiến mời bao nhiêu đại biểu", None, "choose", "delegates", "two plans know its matter"),
        ("chủ đề đại hội Sông Lam là gì", None, "answered", "theme", "one plan speaks of it"),
        ("Sở Y tế làm gì", SONG_LAM, "unknown", "task", "no plan speaks of it"),
        ("Hà Giang tối đa bao nhiêu đại biểu", None, "unknown", "stranger", "a place that has no plan"),
        ("đúng 100 người thì họp gì", SONG_LAM, "answered", "headcount", "rules, and the gap between them"),
    ],
)
def test_what_comes_of_a_question(
    three: Stage, text: str, plan: str | None, status: str, kind: str, reason: str
) -> None:
    """A question is answered, asked back, or told to be unknown."""
    outcome = three.answer(text, plan)
    assert (outcome.status, outcome.kind) == (status, kind), reason


def test_a_choice_offers_the_plans_that_differ(three: Stage) -> None:
    """Only plans that have an answer are offered, by their short names, and the talk remembers them."""
    outcome = three.answer("cấp tỉnh tối đa bao nhiêu đại biểu")
    assert {(option.plan, option.label) for option in outcome.options} == {
        (SONG_LAM, "Sông Lam 2026"),
        (SONG_TIEU, "Sông Tiêu 2025"),
    }
    assert set(outcome.talk.offered) == {SONG_LAM, SONG_TIEU}
    assert outcome.findings == ()


def test_a_choice_is_made_by_the_place_alone(three: Stage) -> None:
    """The name of a place after a choice answers the question asked before."""
    outcome = three.talk("cấp tỉnh tối đa bao nhiêu đại biểu", "Sông Tiêu")
    assert (outcome.status, outcome.kind) == ("answered", "delegates")
    assert {cited.plan for cited in outcome.citations} == {SONG_TIEU}


def test_two_places_are_answered_one_after_the_other(three: Stage) -> None:
    """Each place that a question names gets its own answer."""
    outcome = three.answer("hạn cấp tỉnh của Sông Lam và Sông Tiêu")
    assert {finding.plan for finding in outcome.findings} == {SONG_LAM, SONG_TIEU}
    assert {cited.plan for cited in outcome.citations} == {SONG_LAM, SONG_TIEU}


@pytest.mark.parametrize(
    ("text", "why", "about"),
    [
        ("Sở Y tế làm gì", "agency", ("Sở Y tế",)),
        ("cấp huyện tối đa bao nhiêu đại biểu", "level", (LEVELS["district"],)),
        ("đại hội lần thứ V bao nhiêu đại biểu", "edition", ()),
    ],
)
def test_what_is_not_said_is_named(alone: Stage, text: str, why: str, about: tuple[str, ...]) -> None:
    """The reply tells of which body, level or edition the plan does not speak."""
    values = alone.answer(text, SONG_LAM).findings[0].values
    assert (values["why"], values["about"]) == (why, about)


def test_what_is_near_is_told_with_its_clause(alone: Stage) -> None:
    """Where the plan does not say, what it says nearby is shown, cited, and not called an answer."""
    outcome = alone.answer("năm 2030 hạn cấp tỉnh khi nào", SONG_LAM)
    assert outcome.status == "unknown"
    assert [finding.template for finding in outcome.findings] == ["unknown", "deadline"]
    assert [cited.section for cited in outcome.citations] == ["II.4"]


@pytest.mark.parametrize("text", ["Sở Y tế làm gì", "đại hội lần thứ V bao nhiêu đại biểu"])
def test_nothing_near_is_told_of_another_body_or_edition(alone: Stage, text: str) -> None:
    """Another body's tasks, or the figures of another edition, would only mislead."""
    assert [finding.template for finding in alone.answer(text, SONG_LAM).findings] == ["unknown"]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("hạn cấp tỉnh", "kind", "deadline"),
        ("hạn cấp tỉnh", "level", "province"),
        ("hạn cấp tỉnh", "event", "tinh"),
        ("hạn cấp tỉnh", "plans", (SONG_LAM,)),
        ("Sở Nội vụ làm gì", "agency", "so-noi-vu"),
        ("ai soạn kịch bản đại hội", "agency", "so-noi-vu"),
        ("mục thứ 2 của chương trình là gì", "item", 2),
        ("chương trình gồm những gì", "item", 0),
    ],
)
def test_a_talk_remembers_what_it_was_about(alone: Stage, text: str, field: str, value: object) -> None:
    """The next question may lean on plan, kind, level, event, body and item of this one."""
    assert getattr(alone.answer(text, SONG_LAM).talk, field) == value


def test_words_of_a_matter_are_remembered(alone: Stage) -> None:
    """The words that name a matter go on with the talk."""
    assert "theme" in MATTERS
    assert {"chủ", "đề"} <= set(alone.answer("chủ đề là gì", SONG_LAM).talk.topic)


def test_a_commune_is_not_answered_for_a_province(three: Stage) -> None:
    """A question for the province's limit never gets the commune's figure."""
    outcome = three.answer("cấp tỉnh tối đa bao nhiêu đại biểu")
    assert NUI_XANH not in {option.plan for option in outcome.options}

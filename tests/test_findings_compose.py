"""Verdicts put into findings: template, values and clauses for each fact, within the room of one answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from engine_stage import SONG_LAM, TODAY, Stage

from handlers.render import TEMPLATES
from knowledge.facts import Statement, Task
from knowledge.findings import Ask, compose_findings
from knowledge.findings.compose import ROOM
from knowledge.findings.work import WORK
from knowledge.judging import Verdict
from knowledge.outcome import Finding


def findings(stage: Stage, text: str, plans: int = 1) -> tuple[Finding, ...]:
    """Judge a question to the plan of Sông Lam and put the verdict into findings."""
    reading = stage.scoped(text)
    return compose_findings(stage.judge(text), Ask(reading, reading.cues, TODAY), plans)


@pytest.mark.parametrize(
    ("text", "template", "values", "sections", "reason"),
    [
        ("cấp tỉnh tối đa bao nhiêu đại biểu", "delegates", {"fitted"}, ("II.3", "III.1"), "a limit, and who decides"),
        ("hạn chót cấp tỉnh", "deadline", {"worked"}, ("II.4",), "a deadline"),
        ("60% là ai", "share", {"portion"}, ("II.3",), "a share"),
        ("chương trình đại hội tỉnh", "agenda", {"looked"}, ("II.5",), "an agenda"),
        ("Sở Nội vụ làm gì", "task", {"deadline", "worked"}, ("III.3", "II.4"), "a task with its deadline"),
        ("nơi nhận kế hoạch", "recipients", {"asked", "found"}, ("nơi nhận",), "recipients"),
        ("chủ đề đại hội là gì", "statement", set(), ("I.3",), "a free fact"),
        ("kế hoạch thay thế kế hoạch nào", "document", set(), ("lời kết",), "a document"),
        ("đúng 100 người thì họp gì", "headcount", {"rules", "gaps"}, ("II.3",), "headcount rules"),
    ],
)
def test_each_kind_of_fact_has_its_template(
    alone: Stage, text: str, template: str, values: set[str], sections: tuple[str, ...], reason: str
) -> None:
    """A fact is said by the template of its kind, with what that needs, and cites its clauses once each."""
    finding = findings(alone, text)[0]
    assert (finding.plan, finding.template, finding.sections) == (SONG_LAM, template, sections), reason
    assert values <= finding.values.keys(), reason


def test_every_kind_that_is_worked_out_has_a_template() -> None:
    """What is worked out is for a template to say."""
    assert WORK
    assert all((TEMPLATES / "answers" / f"{kind}.html.j2").is_file() for kind in WORK)


def test_what_somebody_asks_after_is_marked(alone: Stage) -> None:
    """Whether somebody is among the guests is a question for yes or no."""
    assert findings(alone, "có Bà mẹ Việt Nam anh hùng dự không")[0].values["asked_if"] is True
    assert findings(alone, "thành phần dự đại hội gồm những ai")[0].values["asked_if"] is False


def of_statements(stage: Stage, facts: list[Statement]) -> Verdict:
    """Give a verdict that chose these statements."""
    verdict = stage.judge("chủ đề đại hội là gì")
    return replace(verdict, chosen=tuple(replace(verdict.chosen[0], fact=fact) for fact in facts))


def test_long_answers_leave_the_rest_to_the_plan(alone: Stage) -> None:
    """What has no room is named by its matter and clause; the first fact is always told."""
    facts = [
        Statement(section=f"II.{at}", kind="theme", about=f"việc {at}", text="x" * (ROOM // 2)) for at in range(1, 5)
    ]
    ask = Ask(alone.read("chủ đề"), {}, TODAY)
    told = compose_findings(of_statements(alone, facts), ask, 1)
    assert [finding.template for finding in told] == ["statement", "more"]
    assert told[-1].values["abouts"] == ["việc 2", "việc 3", "việc 4"]
    assert told[-1].sections == ("II.2", "II.3", "II.4")


@pytest.mark.parametrize(("plans", "shown"), [(1, 4), (2, 2), (4, 1), (50, 1)])
def test_plans_share_the_room_of_one_answer(alone: Stage, plans: int, shown: int) -> None:
    """The more plans an answer speaks of, the less of each, but something of each."""
    facts = [Statement(section="I", kind="theme", about="v", text="x" * (ROOM // 4 - 40)) for _ in range(4)]
    told = compose_findings(of_statements(alone, facts), Ask(alone.read("chủ đề"), {}, TODAY), plans)
    assert len([finding for finding in told if finding.template == "statement"]) == shown


def test_the_tasks_of_one_body_stand_under_its_name(alone: Stage) -> None:
    """Several tasks of one body are one finding, as many as there is room for, and how many are left is told."""
    verdict = alone.judge("Sở Nội vụ làm gì")
    tasks = [Task(section=f"III.{at}", agency="Sở Nội vụ", what="x" * (ROOM // 3)) for at in range(1, 6)]
    verdict = replace(verdict, chosen=tuple(replace(verdict.chosen[0], fact=task) for task in tasks))
    (finding,) = compose_findings(verdict, Ask(alone.read("Sở Nội vụ làm gì"), {}, TODAY), 1)
    shown = finding.values["tasks"]
    assert isinstance(shown, list)
    assert (finding.template, len(shown), finding.values["more"]) == ("tasks", 2, 3)
    assert finding.sections == tuple(task.section for task in tasks)


def test_counts_said_before_serve_a_question_without_any(alone: Stage) -> None:
    """A question with no count or day of its own takes those said before it."""
    reading = alone.read("được không")
    assert [v.number for v in Ask(reading, {}, TODAY, "xã em 90 cán bộ").numbers.of("number")] == [90]
    assert Ask(reading, {}, TODAY).numbers is reading
    own = alone.read("95 cán bộ")
    assert Ask(own, {}, TODAY, "xã em 90 cán bộ").numbers is own

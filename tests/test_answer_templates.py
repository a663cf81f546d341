"""Each finding said by its template, however little its fact holds and whatever the question names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace

import pytest
from engine_stage import TODAY, Stage
from golden import PLANS

from handlers.answering import answer_html
from handlers.render import Renderer, plain
from knowledge.compiling import compile_plans
from knowledge.entries import Entry, View
from knowledge.facts import Fact, Plan
from knowledge.findings import Ask, compose_findings
from knowledge.judging import Verdict
from knowledge.library import Library
from knowledge.outcome import Outcome

KEPT = {"day", "kind", "what", "most", "about", "same_as", "below", "above", "event", "text", "items"}
"""Fields without which a fact would say nothing, or be none of its kind."""

QUESTIONS = (
    "",
    "có phải 30/6/2025 mời 250 đại biểu của đơn vị 180 cán bộ không, 45% là ai",
    "gửi hồ sơ ngày 05/3/2025 thì sớm nhất họp ngày nào",
    "hôm nay nộp thì họp ngày 20/3/2025 có đủ số ngày không",
    "nghe nói họp ở nhà văn hóa tỉnh, có đúng không",
    "12 người được tôn vinh thì mời bao nhiêu người nhà",
    "đợt này còn hay hết rồi",
)


COUNTED = ("tp-lang-son-2024", "thai-nguyen-2023")
"""Plans with days counted from an event and numbers for each person, for the questions about these."""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a library of the plans shipped with the product."""
    path = tmp_path_factory.mktemp("library") / "library.db"
    compile_plans(PLANS, path)
    with Library.open(path) as library:
        yield Stage(library, TODAY)


def bare(fact: Fact) -> Fact:
    """Take all that may be missing out of a fact."""
    plain_values = {f.name: f.default for f in fields(fact) if f.default is not MISSING and f.name not in KEPT}
    return replace(fact, **plain_values)


def bare_plan(plan: Plan) -> Plan:
    """Take number, day and lists out of a plan."""
    return replace(plan, number="", day=None, dated="", recipients=(), limits=(), headcounts=(), deadlines=(), gaps=())


def sorts(view: View) -> list[Entry]:
    """Give of the entries of a plan one of each sort, by kind and by what its fact holds."""
    found: dict[object, Entry] = {}
    for entry in view.entries:
        held = tuple(f.name for f in fields(entry.fact) if getattr(entry.fact, f.name))
        found.setdefault((entry.kind, entry.gap, type(entry.fact), held, type(getattr(entry.fact, "due", None))), entry)
    return list(found.values())


def verdicts(view: View) -> Iterator[Verdict]:
    """Yield each sort of entry as an answer by itself and beside one of another kind, whole and bare."""
    for entry in sorts(view):
        other = next(one for one in view.entries if one.kind != entry.kind and not one.gap)
        for fact in (entry.fact, bare(entry.fact)):
            one = replace(entry, fact=fact)
            yield Verdict(view, one.kind, (one,), 5.0)
            yield Verdict(view, other.kind, (other, one), 5.0)
            yield Verdict(view, "task", (one, one), 5.0)


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_finding_can_be_said(shipped: Stage, text: str) -> None:
    """No fact of any kind, alone or beside another, lacks a value that its template asks for."""
    reading, renderer = shipped.read(text), Renderer()
    kinds = {"left": 3.0, "deadline": 3.0} if "còn" in text else dict(reading.cues)
    for plan in shipped.library.plan_ids() if text in QUESTIONS[:2] else COUNTED:
        view = shipped.view(plan)
        for seen in (view, replace(view, plan=bare_plan(view.plan))):
            for verdict in verdicts(seen):
                findings = compose_findings(verdict, Ask(reading, kinds, TODAY), 1)
                outcome = Outcome(status="answered", kind=verdict.kind, findings=findings)
                said = plain(answer_html(outcome, renderer, shipped.library, TODAY))
                assert "None" not in said, (plan, verdict.chosen[-1].kind, said)
                assert said.strip(), (plan, verdict.chosen[-1].kind)

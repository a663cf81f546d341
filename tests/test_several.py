"""Questions across plans: comparisons, and lists of plans by a property."""

from __future__ import annotations

from datetime import date

import pytest
from engine_stage import NUI_XANH, SONG_LAM, SONG_TIEU, Stage

from knowledge.facts import Deadline
from knowledge.own_levels import at_place
from knowledge.properties import with_property
from knowledge.several import MOST, comparable, due_in, ends_in, issued_in, of_level, per_place


@pytest.mark.parametrize(
    ("text", "plans", "reason"),
    [
        ("tháng 8/2026", {SONG_LAM, NUI_XANH}, "a month"),
        ("tháng 8", {SONG_LAM, NUI_XANH}, "a month of this year"),
        ("tháng 1/2026", set(), "a month without a deadline"),
        ("quý III/2026", {SONG_LAM, SONG_TIEU, NUI_XANH}, "a quarter"),
        ("năm 2026", {SONG_LAM, SONG_TIEU, NUI_XANH}, "a year"),
        ("năm 2030", set(), "a year without a deadline"),
        ("hạn nào", set(), "no time is named"),
    ],
)
def test_deadlines_are_found_by_their_last_day(three: Stage, text: str, plans: set[str], reason: str) -> None:
    """Deadlines are listed that end in the month, quarter or year named."""
    assert set(due_in(three.read(text), three.shelf, 2026)) == plans, reason


def test_deadlines_are_listed_by_id(three: Stage) -> None:
    """Each plan's deadlines are named, those of the month alone."""
    assert due_in(three.read("tháng 8/2026"), three.shelf, 2026)[SONG_LAM] == ("han-co-so",)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("tháng 8/2026", date(2026, 8, 31), date(2026, 9, 1)),
        ("tháng 8", date(2026, 8, 1), date(2025, 8, 1)),
        ("quý III/2026", date(2026, 7, 1), date(2026, 10, 1)),
        ("năm 2025", date(2025, 12, 31), date(2026, 1, 1)),
    ],
)
def test_a_time_named_holds_its_days(three: Stage, text: str, inside: date, outside: date) -> None:
    """A month, quarter or year holds its own days; without its year it is that of the day asked."""
    reading = three.read(text)
    assert ends_in(reading, 2026, inside)
    assert not ends_in(reading, 2026, outside)


@pytest.mark.parametrize(
    ("text", "phrases", "reason"),
    [
        ("kế hoạch nào có hạn trong tháng 8/2026", {"chậm nhất ngày 15/8/2026", "chậm nhất ngày 12/8/2026"}, "a month"),
        ("kế hoạch nào có hạn trong tháng 4/2026", {"trong tháng 4/2026"}, "one of several deadlines without an id"),
        ("cấp xã kế hoạch nào có hạn trong tháng 9/2026", set(), "the only one is of another level"),
    ],
)
def test_plans_are_listed_by_what_is_due(three: Stage, text: str, phrases: set[str], reason: str) -> None:
    """A list by time tells the deadlines that end in it, and no other."""
    facts = [finding.values["fact"] for finding in three.answer(text).findings if "fact" in finding.values]
    assert {fact.phrase for fact in facts if isinstance(fact, Deadline)} == phrases, reason


@pytest.mark.parametrize(
    ("text", "plans"),
    [("ban hành năm 2025", {SONG_TIEU}), ("ban hành năm 2026", {SONG_LAM, NUI_XANH}), ("ban hành khi nào", set())],
)
def test_plans_are_found_by_the_year_of_issue(three: Stage, text: str, plans: set[str]) -> None:
    """Plans are listed that were issued in the year named."""
    assert set(issued_in(three.read(text), three.shelf, 2026)) == plans


def test_each_place_is_asked_for_its_own_level(three: Stage) -> None:
    """Levels go with the place that they stand before."""
    text = "cấp tỉnh Sông Lam với cấp xã Núi Xanh bao nhiêu đại biểu"
    reading, scope = three.scoped(text), three.scope(text)
    assert at_place(reading, scope, SONG_LAM).levels == ("province",)
    assert at_place(reading, scope, NUI_XANH).levels == ("commune",)
    assert at_place(reading, scope, SONG_TIEU) is reading


def test_a_level_for_all_places_stays(three: Stage) -> None:
    """One level named for two places is meant for both."""
    text = "cấp tỉnh của Sông Lam và Sông Tiêu"
    reading, scope = three.scoped(text), three.scope(text)
    assert at_place(reading, scope, SONG_TIEU).levels == ("province",)


def test_verdicts_are_grouped_by_place(three: Stage) -> None:
    """The plans of one place stand together, in the order they came."""
    verdicts = [three.judge("hạn cấp tỉnh", plan) for plan in (SONG_TIEU, SONG_LAM, SONG_TIEU)]
    groups = per_place(verdicts, three.read("hạn cấp tỉnh"))
    assert [[v.view.plan.id for v in group] for group in groups] == [[SONG_TIEU, SONG_TIEU], [SONG_LAM]]


@pytest.mark.parametrize(
    ("text", "plans", "reason"),
    [
        ("kế hoạch nào tối đa 700 đại biểu", {SONG_TIEU}, "the very figure"),
        ("kế hoạch nào tối đa 120 đại biểu", {SONG_LAM}, "a rough figure"),
    ],
)
def test_lists_keep_the_plans_with_the_property(three: Stage, text: str, plans: set[str], reason: str) -> None:
    """Of all plans that have a limit, those stay that have the one asked for."""
    verdicts = [three.judge(text, plan) for plan in (SONG_LAM, SONG_TIEU, NUI_XANH)]
    kept = with_property([v for v in verdicts if v.chosen], three.read(text))
    assert {v.view.plan.id for v in kept} == plans, reason


@pytest.mark.parametrize(
    ("text", "plans", "reason"),
    [
        ("tỉnh nào tối đa bao nhiêu đại biểu", {SONG_LAM, SONG_TIEU}, "issuers of one level"),
        ("kế hoạch nào của tỉnh nói về đại biểu", {SONG_LAM, SONG_TIEU}, "the same in other words"),
        ("địa phương nào mời nhiều nhất", {SONG_LAM, SONG_TIEU, NUI_XANH}, "no level is named: phương is not phường"),
    ],
)
def test_lists_keep_the_plans_of_the_level(three: Stage, text: str, plans: set[str], reason: str) -> None:
    """Who asks for provinces hears of no commune."""
    assert set(of_level((SONG_LAM, SONG_TIEU, NUI_XANH), three.read(text), three.shelf)) == plans, reason


def test_only_what_is_nearly_as_sure_is_compared(three: Stage) -> None:
    """What is far less sure than the best, or refused, stays out of a comparison, and so does silence."""
    text = "cấp tỉnh tối đa bao nhiêu đại biểu"
    verdicts = [three.judge(text, plan) for plan in (SONG_LAM, SONG_TIEU, NUI_XANH)]
    kept = comparable(verdicts, 1.0)
    assert {v.view.plan.id for v in kept} == {SONG_LAM, SONG_TIEU}
    assert [v.sure for v in kept] == sorted((v.sure for v in kept), reverse=True)
    assert comparable([], 1.0) == []
    assert len(comparable(verdicts * MOST, 1.0)) == MOST


@pytest.mark.parametrize(
    ("text", "plans", "reason"),
    [
        ("có những kế hoạch nào", {SONG_LAM, SONG_TIEU, NUI_XANH}, "all plans"),
        ("kế hoạch nào ban hành năm 2025", {SONG_TIEU}, "the year of issue"),
        ("kế hoạch nào có tối đa 90 đại biểu", {NUI_XANH}, "a figure"),
        ("kế hoạch nào do Chủ tịch ký", {SONG_TIEU, NUI_XANH}, "the signer's office"),
        ("so sánh số đại biểu cấp tỉnh của Sông Lam và Sông Tiêu", {SONG_LAM, SONG_TIEU}, "a comparison"),
    ],
)
def test_plans_are_listed_and_compared(three: Stage, text: str, plans: set[str], reason: str) -> None:
    """A list names each plan that has the property, each with its clause."""
    outcome = three.answer(text)
    assert outcome.status == "answered", reason
    assert {cited.plan for cited in outcome.citations} == plans, reason

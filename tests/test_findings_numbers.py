"""Numbers of people: read with their unit, held against limits, shares and headcount rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from engine_stage import Stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.facts import Headcount, Limit, Share
from knowledge.findings.numbers import fit, rule_for
from knowledge.findings.shares import Portion, portion
from knowledge.quantities import Quantity, before, days_named, people, quantities


@pytest.mark.parametrize(
    ("text", "found", "reason"),
    [
        ("150 đại biểu", [Quantity(150, "guests")], "guests"),
        ("mời 150", [Quantity(150, "guests")], "who is invited is a guest"),
        ("90 cán bộ", [Quantity(90, "staff")], "staff"),
        ("xã có 90 nld", [Quantity(90, "staff")], "staff, shortened"),
        ("trên 200 người", [Quantity(200, "guests", more=True)], "more than"),
        ("dưới 200 cán bộ", [Quantity(200, "staff", less=True)], "fewer than"),
        ("3 trăm đại biểu", [Quantity(300, "")], "hundreds in words"),
        ("kế hoạch 21", [], "the number of a plan"),
        ("2 buổi, 3 ngày", [], "counts of other things"),
        ("150 đại biểu, 90 cán bộ", [Quantity(150, "guests"), Quantity(90, "staff")], "both, in order"),
        ("bao nhiêu đại biểu", [], "none"),
    ],
)
def test_counts_of_people(alone: Stage, text: str, found: list[Quantity], reason: str) -> None:
    """A count of people is read with whom it counts and how it compares."""
    assert list(quantities(alone.read(text))) == found, reason


@pytest.mark.parametrize(
    ("text", "of", "count", "reason"),
    [
        ("150 đại biểu, 90 cán bộ", "staff", 90, "the unit asked for"),
        ("mời đại biểu dự, tầm 170 được không", "guests", 170, "a bare count where guests are spoken of"),
        ("tầm 170 được không", "guests", None, "nobody is spoken of"),
        ("đại biểu mặc áo số 7", "guests", None, "a small bare figure"),
        ("90 cán bộ", "guests", None, "another unit"),
    ],
)
def test_bare_counts_are_people_where_people_are_spoken_of(
    alone: Stage, text: str, of: str, count: int | None, reason: str
) -> None:
    """A count without a unit counts people only where some are spoken of and no other count has a unit."""
    found = people(alone.read(text), of)
    assert (found.count if found else None) == count, reason


def test_counts_are_taken_from_what_was_said_before(alone: Stage) -> None:
    """The latest earlier message with a count or a day lends it to a question that has none."""
    reading = before("xã em 90 cán bộ\nhọp ngày 20/8\ncảm ơn", alone.read("họp kiểu gì"))
    assert [value.kind for value in reading.values] == ["day"]
    assert [day.isoformat() for day in days_named(reading, 2026)] == ["2026-08-20"]
    plain = alone.read("họp kiểu gì")
    assert before("cảm ơn", plain) is plain


@pytest.mark.parametrize(
    ("text", "count", "over", "reason"),
    [
        ("900 đại biểu được không", 900, 100, "too many"),
        ("800 đại biểu được không", 800, 0, "just as many"),
        ("700 đại biểu được không", 700, -100, "fewer"),
        ("tối đa bao nhiêu đại biểu", None, 0, "none is named"),
    ],
)
def test_a_count_is_held_against_a_limit(alone: Stage, text: str, count: int | None, over: int, reason: str) -> None:
    """A count fits, or it is told by how many it is over."""
    fitted = fit(alone.view().plan.limits[0], alone.view(), alone.read(text))
    assert (fitted.most, fitted.count, fitted.over) == (800, count, over), reason


def test_a_rough_figure_is_no_maximum(alone: Stage) -> None:
    """About 120 is told as such, and a count is compared with it."""
    fitted = fit(alone.view().plan.limits[1], alone.view(), alone.read("150 đại biểu"))
    assert (fitted.most, fitted.about, fitted.over) == (None, 120, 30)


def test_a_limit_may_be_bound_by_that_of_another_event(alone: Stage) -> None:
    """A limit by reference takes its figure from the event that it names."""
    limit = Limit(section="II.6", event=("dot-90-ngay",), phrase="như cấp tỉnh", same_as="tinh")
    fitted = fit(limit, alone.view(), alone.read("900 đại biểu"))
    assert (fitted.most, fitted.over) == (800, 100)
    assert fitted.bound_by == "Đại hội Thi đua yêu nước tỉnh Sông Lam lần thứ II"


def test_a_limit_that_somebody_decides_has_no_figure(alone: Stage) -> None:
    """Without a figure nothing is over."""
    limit = Limit(section="II.3", phrase="do huyện quyết định", decided_by="UBND huyện")
    fitted = fit(limit, alone.view(), alone.read("900 đại biểu"))
    assert (fitted.most, fitted.about, fitted.over) == (None, None, 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(count=st.integers(1, 99_999), percent=st.integers(0, 100))
def test_a_share_is_rounded_up_to_whole_people(alone: Stage, count: int, percent: int) -> None:
    """A part is at least the share and less than one person more."""
    share = Share(section="II.3", percent=percent, who="nữ", phrase="")
    found = portion(share, alone.read(f"{count} người"))
    assert found.count == count
    assert found.part is not None
    assert 0 <= found.part * 100 - count * percent < 100
    assert found.exact is (count * percent % 100 == 0)


@pytest.mark.parametrize(
    ("text", "found", "reason"),
    [
        ("60 đại biểu có 45 người trực tiếp", Portion(count=60, part=42, given=45), "enough"),
        ("45 người trực tiếp trên 100 đại biểu", Portion(count=100, part=70, given=45, off=25), "too few"),
        (
            "21 lao động trực tiếp thì tổng bao nhiêu người",
            Portion(count=21, part=None, whole=30),
            "the whole of a part",
        ),
        ("70% của 150 là bao nhiêu", Portion(count=150, part=105), "a bare number with the percentage"),
        ("trực tiếp chiếm 40% đúng không", Portion(count=None, part=None, claimed=40), "another percentage"),
        ("60 đại biểu có 45 đoàn viên", Portion(count=60, part=42), "another group"),
    ],
)
def test_a_share_is_worked_out_for_what_is_named(alone: Stage, text: str, found: Portion, reason: str) -> None:
    """A part named is held against the share, and a whole is told from its part."""
    share = Share(section="II.3", percent=70, who="lao động trực tiếp", phrase="")
    assert portion(share, alone.read(text)) == found, reason


def test_a_group_of_guests_is_capped(alone: Stage) -> None:
    """More of those invited than their share are too many."""
    share = Share(section="II.3", percent=30, who="đại biểu khách mời", phrase="")
    found = portion(share, alone.read("80 khách trên tổng 200 đại biểu"))
    assert (found.off, found.caps, found.rate) == (20, True, "40")


BELOW = Headcount(section="II.3", who="xã", then="toàn thể", phrase="dưới 100", below=100)
ABOVE = Headcount(section="II.3", who="xã", then="đại biểu", phrase="trên 100", above=100)
FROM = replace(ABOVE, phrase="từ 100", at=True)


@pytest.mark.parametrize(
    ("text", "rules", "rule", "reason"),
    [
        ("99 cán bộ", (BELOW, ABOVE), BELOW, "below"),
        ("101 cán bộ", (BELOW, ABOVE), ABOVE, "above"),
        ("100 cán bộ", (BELOW, ABOVE), None, "neither says what holds for just 100"),
        ("100 cán bộ", (BELOW, FROM), FROM, "the bound itself is included"),
        ("dưới 100 cán bộ", (BELOW, ABOVE), BELOW, "fewer than the bound"),
        ("trên 100 cán bộ", (BELOW, ABOVE), ABOVE, "more than the bound"),
        ("bao nhiêu cán bộ", (BELOW, ABOVE), None, "no count"),
        ("99 cán bộ", (), None, "no rules"),
    ],
)
def test_a_count_of_staff_falls_under_a_rule(
    alone: Stage, text: str, rules: tuple[Headcount, ...], rule: Headcount | None, reason: str
) -> None:
    """Bounds are exclusive unless the rule says otherwise, and between two rules there may be a gap."""
    assert rule_for(rules, alone.read(text))[1] == rule, reason

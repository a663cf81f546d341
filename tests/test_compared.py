"""Questions that compare plans: which kind of value they ask for."""

from __future__ import annotations

import pytest
from engine_stage import NUI_XANH, SONG_LAM, Stage

from knowledge.asking import kinds_of
from knowledge.extremes import extremes
from knowledge.several import per_place


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("bên nào tổ chức dài ngày hơn", "duration", "a scale with a word in between"),
        ("cho nao hop lau hon", "duration", "no venue is asked for"),
        ("so với Núi Xanh thì Sông Lam mời nhiều hơn không", "delegates", "guests are meant, though not named"),
        ("bên nào phải xong trước", "deadline", "sooner without a word for more"),
        ("kế hoạch nào ký trước", "issued", "who signed is not asked for"),
        ("hai nơi làm lâu như nhau không", "duration", "likeness on a scale"),
        ("hai xã hạn có trùng nhau không", "deadline", "likeness of what is named"),
    ],
)
def test_what_is_compared(three: Stage, text: str, kind: str, reason: str) -> None:
    """The scale tells the kind of value, and comparing is noted."""
    kinds = kinds_of(three.read(text), "")
    assert "compare" in kinds, reason
    others = {name: weight for name, weight in kinds.items() if name not in ("compare", "list")}
    assert max(others, key=lambda name: others[name]) == kind, reason


@pytest.mark.parametrize("text", ["nguồn thu hợp pháp khác", "đơn vị khác làm gì", "khắc phục hạn chế"])
def test_other_things_are_no_comparison(three: Stage, text: str) -> None:
    """A word for other things compares nothing."""
    assert "compare" not in kinds_of(three.read(text), "")


@pytest.mark.parametrize(
    ("text", "plan"),
    [("nơi nào cấp tỉnh mời nhiều đại biểu nhất", SONG_LAM), ("nơi nào mời ít đại biểu nhất", NUI_XANH)],
)
def test_the_most_and_the_least_are_picked(three: Stage, text: str, plan: str) -> None:
    """Of values with an order only the extreme one stays."""
    verdicts = [three.judge("số đại biểu tối đa", each) for each in (SONG_LAM, NUI_XANH)]
    assert [v.view.plan.id for v in extremes(verdicts, three.read(text).flat)] == [plan]


def test_values_without_an_order_all_stay(three: Stage) -> None:
    """Names of signers cannot be put in order."""
    verdicts = [three.judge("ai ký", each) for each in (SONG_LAM, NUI_XANH)]
    assert extremes(verdicts, " ai ky dau tien nhat ") == verdicts


def test_plans_of_one_place_are_told_apart_by_their_years(three: Stage) -> None:
    """Both years, or both plans, asked for give both plans."""
    verdicts = [three.judge("ai ký", each) for each in (SONG_LAM, SONG_LAM)]
    assert len(per_place(verdicts, three.read("ai ký"))) == 1
    assert len(per_place(verdicts, three.read("ai ký cả hai kế hoạch"))) == 2

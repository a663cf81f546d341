"""A plan cited in full is named by its number and place: the day of its issue is no day that is asked about."""

from __future__ import annotations

import pytest
from golden import engine

from knowledge.own_citation import without_own_citation
from knowledge.shelf import shelf_of

CITED = (
    (
        "Theo Kế hoạch số 21/KH-UBND ngày 04/8/2025 của UBND tỉnh Thái Nguyên, còn mấy ngày là hết hạn?",
        "Theo Kế hoạch số 21/KH-UBND Thái Nguyên, còn mấy ngày là hết hạn?",
        "a number, a day and an issuer",
    ),
    (
        "hạn cấp xã (KH ban hành ngày 25/6/2024 của UBND thành phố Lạng Sơn)?",
        "hạn cấp xã (KH của UBND thành phố Lạng Sơn)?",
        "a plan without a number, by its place",
    ),
    ("Kế hoạch 21 ban hành ngày 4/8/2025 đúng không?", None, "the day itself is asked about"),
    ("Kế hoạch ngày 25/6/2024 quy định hạn cấp xã khi nào?", None, "nothing else names the plan"),
    ("Kế hoạch 21 nói gì về ngày 5/8/2025?", None, "another day"),
    ("hướng dẫn 2823 ngày 21/5/2024 về gì (kh 21 thái nguyên)", None, "the day of a document cited"),
    ("kh 21 của ubnd tỉnh nào", None, "the issuer is asked for"),
)


@pytest.mark.parametrize(("asked", "left", "reason"), CITED, ids=[reason for *_, reason in CITED])
def test_citations_are_cut_to_what_names_the_plan(asked: str, left: str | None, reason: str) -> None:
    """None stands for a question that stays as it is."""
    with engine() as bot:
        assert without_own_citation(asked, shelf_of(bot.library)) == (left or asked), reason

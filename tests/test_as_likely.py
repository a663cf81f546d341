"""A fact of another kind is told, too, where little speaks for the best one rather than for it."""

from __future__ import annotations

import pytest
from golden import engine
from grading import Question

LIKELY = (
    ("cơ cấu thì phải đảm bảo gì", "thai-nguyen-2025", ("cân đối", "phô trương"), "the make-up, or what is required"),
    ("phường nào làm điểm để làm gì ạ", "tp-lang-son-2024", ("Hoàng Văn Thụ", "rút kinh nghiệm"), "which, and why"),
    ("gửi hồ sơ hội nghị cho hđ tđkt thì qua phòng nào", "tp-lang-son-2024", ("Phòng Nội vụ",), "who, or where to"),
)


@pytest.mark.parametrize(("asked", "plan", "told", "reason"), LIKELY, ids=[reason for *_, reason in LIKELY])
def test_what_is_as_likely_is_told(asked: str, plan: str, told: tuple[str, ...], reason: str) -> None:
    """Both are told, the best first."""
    with engine() as bot:
        question = Question(
            id="",
            question=asked,
            kind="",
            style="",
            expect="answer",
            plan=(plan,),
            must=(),
            must_not=(),
            chat_plan=plan,
        )
        said = bot.reply(question).text
    assert all(part in said for part in told), reason

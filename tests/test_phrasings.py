"""Everyday phrasings about the order of an agenda, recipients and ways of doing something."""

from __future__ import annotations

import pytest
from engine_stage import Stage

from knowledge.asking import kinds_of

ROWS = [
    ("khen thưởng được xếp liền sau nội dung nào", "agenda", "award", "where a part stands"),
    ("chào cờ xong thì tới ai", "agenda", "task", "whose turn comes"),
    ("phát động phong trào xong thì đến mục chi", "agenda", "deadline", "what comes when a part is over"),
    ("người lên phát biểu đầu tiên là ai", "agenda", "task", "who speaks first"),
    ("tham luận nằm ở mục số mấy", "agenda", "number", "which one in a row a part is"),
    ("tham luận kết hợp với những hình thức nào cho sinh động", "content", "form", "ways, not the form of an event"),
    ("kế hoạch này gửi cho ủy ban nhân dân những huyện nào", "recipients", "submission", "to whom a plan went"),
    ("kế hoạch gửi tới mấy xóm", "recipients", "submission", "to how many a plan went"),
    ("ngoài nộp báo cáo thì huyện còn phải làm gì", "task", "submission", "a kind set aside"),
    ("hội nghị này tổng kết cái gì", "content", "task", "what an event sums up"),
    ("ai làm tốt thì được tặng gì", "award", "task", "what those get who do well"),
    ("đại biểu được phân bổ bởi cơ quan nào", "decision", "allotment", "who allots"),
    ("ai chọn người được khen, do ai quyết", "decision", "award", "who chooses"),
]


@pytest.mark.parametrize(("text", "kind", "dropped", "reason"), ROWS)
def test_phrasings_are_read_for_what_they_ask(alone: Stage, text: str, kind: str, dropped: str, reason: str) -> None:
    """What is asked for weighs enough to decide; what only seems so is gone."""
    kinds = kinds_of(alone.scoped(text), "")
    assert kinds.get(kind, 0.0) >= 2.0, reason
    assert dropped not in kinds, reason


def test_what_a_unit_sends_is_no_question_for_recipients(alone: Stage) -> None:
    """A unit's own plan is sent on; the plan itself went to its recipients."""
    kinds = kinds_of(alone.scoped("kế hoạch tổ chức hội nghị của xã gửi cho ai"), "")
    assert "recipients" not in kinds
    assert kinds["submission"] >= 3.0

"""Questions of a talk whose words name another kind than they ask for, and what they are taken for."""

from __future__ import annotations

import pytest
from engine_stage import Stage

from knowledge.asking import kinds_of

TAKEN = (
    ("đánh giá kết quả kể từ đại hội nào", "purpose", "period", "a congress counted from is no period"),
    ("mời lãnh đạo cấp nào tham dự", "composition", "units", "leaders are guests, whatever their level"),
    ("95 người dự thì còn dư bao nhiêu suất", "fits", "allotment", "seats left over are held against the limit"),
    ("giấy mời do ai ký", "task", "signer", "who signed the plan has signed no invitation"),
    ("giấy khen ai ký", "award", "signer", "an award is given by whom the plan says"),
    ("nông dân có được cử đi đại hội không", "composition", "allotment", "whether somebody comes is no number"),
    ("báo chí làm gì trong giai đoạn trước đại hội", "task", "period", "a time only spoken of is no period"),
    ("xã em làm kế hoạch riêng rồi gửi lên đâu", "submission", "recipients", "a plan of one's own is handed in"),
    ("biểu dương nhằm phát huy sức mạnh nào", "purpose", "list", "what something aims at is a purpose"),
    ("khách mời được mấy người", "share", "task", "a number of guests may be told by their share"),
    ("kế hoạch này ai ký", "signer", "task", "who signed the plan is its signer"),
)


@pytest.mark.parametrize(("text", "kind", "left", "reason"), TAKEN, ids=[row[3] for row in TAKEN])
def test_talk_is_taken_for_what_it_asks(alone: Stage, text: str, kind: str, left: str, reason: str) -> None:
    """The kind that is asked for weighs as much as a phrase that decides; the one that the words name is gone."""
    kinds = kinds_of(alone.scoped(text), "")
    assert kinds.get(kind, 0.0) >= 3.0, reason
    assert left not in kinds, reason

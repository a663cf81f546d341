"""Everyday words that name another kind than the one that they ask for."""

from __future__ import annotations

import pytest
from engine_stage import Stage

from knowledge.asking import kinds_of

ROWS = [
    ("có những kế hoạch nào của tỉnh vậy", "list", "basis", "which plans there are"),
    ("đơn vị nào tới hạn tháng 6/2026", "list", "task", "who has a day in a month"),
    ("so với Sông Tiêu thì Sông Lam mời đại biểu nhiều hơn à", "delegates", "composition", "who invites more"),
    ("bên nào kéo dài hơn", "duration", "task", "which lasts longer"),
    ("bên nào sớm hơn", "deadline", "task", "which is sooner"),
    ("bên nào được nhiều đại biểu hơn", "delegates", "task", "which side has more"),
    ("phong trào này của giai đoạn nào", "period", "deadline", "a span of years"),
    ("đầu tiên làm gì", "agenda", "task", "what is done first"),
    ("cấp cơ sở của tỉnh gồm những đơn vị nào", "units", "task", "which bodies a level is made of"),
    ("có nhà báo dự không", "composition", "task", "whether somebody comes"),
    ("có phải họp ở nhà văn hóa không", "venue", "duration", "whether it is held somewhere"),
    ("khen thưởng cấp Nhà nước theo kế hoạch nào", "award", "basis", "by what plan a level rewards"),
    ("báo cáo tổng kết phải có những phần nào", "report_content", "agenda", "what a report must have"),
    ("trước khi họp mấy ngày phải gửi hồ sơ", "deadline", "duration", "days before an event"),
    ("Sở Nội vụ hay Sở Tài chính đứng đầu", "task", "deadline", "which of two bodies"),
    ("kinh phí làm đại hội lấy ở đâu", "funding", "form", "where money comes from"),
    ("kế hoạch này gửi cho những đâu", "recipients", "submission", "whom the plan was sent to"),
    ("chú trọng chọn những ai", "target", "content", "whom a choice favours"),
    ("làm đại hội thì tối đa bao nhiêu người", "delegates", "form", "a congress only spoken of"),
    ("khen bằng hình thức gì", "award", "form", "the form of a reward"),
]


@pytest.mark.parametrize(("text", "kind", "dropped", "reason"), ROWS)
def test_everyday_words_are_read_for_what_they_ask(
    alone: Stage, text: str, kind: str, dropped: str, reason: str
) -> None:
    """What is asked for weighs as much as a phrase that decides; what only seems so is gone."""
    kinds = kinds_of(alone.scoped(text), "")
    assert kinds.get(kind, 0.0) >= 3.0, reason
    assert dropped not in kinds, reason

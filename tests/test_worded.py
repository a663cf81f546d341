"""Questions that name their matter in full words are read for what they want of it."""

from __future__ import annotations

import pytest
from engine_stage import Stage

from knowledge.asking import kinds_of

ROWS = [
    ("hướng dẫn khen thưởng do cơ quan nào ban hành", "task", "issuer", "who issues a guide"),
    ("báo đài tuyên truyền những nội dung gì", "content", "basis", "what is told of"),
    ("cấp cơ sở gồm những đâu", "units", "venue", "what a level is made up of"),
    ("những kế hoạch giới hạn 90 đại biểu", "list", "fits", "plans by their limit"),
    ("văn bản nào nhắc tới bí thư", "list", "basis", "plans that speak of a word"),
    ("tuyên truyền vào thời điểm nào", "task", "deadline", "at what time work goes on"),
    ("đại hội có giao lưu không", "agenda", "movement", "whether an event has a part"),
    ("ngày họp và hạn nộp báo cáo", "deadline", "submission", "two days in one breath"),
    ("hạn cấp tỉnh với cấp cơ sở cách nhau bao lâu", "deadline", "duration", "how far days are apart"),
]


@pytest.mark.parametrize(("text", "kind", "dropped", "reason"), ROWS)
def test_matters_are_read_for_what_is_wanted_of_them(
    alone: Stage, text: str, kind: str, dropped: str, reason: str
) -> None:
    """What is asked for weighs as much as a phrase that decides; what only seems so is gone."""
    kinds = kinds_of(alone.scoped(text), "")
    assert kinds.get(kind, 0.0) >= 3.0, reason
    assert dropped not in kinds, reason


def test_words_that_name_the_event_say_little(alone: Stage) -> None:
    """Of an event that honours people, its own name tells nothing of the day that is asked for."""
    reading = alone.scoped("hạn tổ chức biểu dương người tốt việc tốt")
    kinds_of(reading, "")
    soft = {reading.said[at].folded for at in reading.soft}
    assert {"bieu", "duong", "tot"} <= soft

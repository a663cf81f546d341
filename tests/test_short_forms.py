"""Short forms of two meanings, told by the words beside them."""

from __future__ import annotations

import pytest
from engine_stage import Stage

SPELLED = (
    ("TT Tân Minh họp khi nào", "thị trấn tân minh", "a town before its name"),
    ("h. Định Hóa nộp gì", "huyện định hóa", "a district before its name"),
    ("tt tuyên truyền", "thứ tự tuyên truyền", "no name of a place behind it"),
    ("8 h Định Hóa họp", "8 giờ định hóa", "an hour"),
    ("đoàn tn xã làm gì", "đoàn thanh niên xã", "the youth union, not a province"),
    ("gđ của công dân tiêu biểu", "gia đình của công dân", "the family of one honoured"),
    ("gđ sở làm gì", "giám đốc sở", "the head of an office"),
    ("CT của BCT", "chỉ thị của bộ chính trị", "a directive"),
    ("CT hội nghị", "chương trình hội nghị", "an agenda"),
    ("ctrình hội nghị", "chương trình hội nghị", "the last word is left as it is"),
)


@pytest.mark.parametrize(("text", "meant", "reason"), SPELLED, ids=[row[2] for row in SPELLED])
def test_what_stands_beside_a_short_form_tells_what_it_is(alone: Stage, text: str, meant: str, reason: str) -> None:
    """The same letters are spelled out in two ways."""
    assert " ".join(word.typed for word in alone.read(text).said).startswith(meant), reason

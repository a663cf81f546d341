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
    ("KP tổ chức hội nghị", "kinh phí tổ chức", "money where nothing tells otherwise"),
    ("nguồn kp lấy đâu", "nguồn kinh phí lấy", "money behind a word for its source"),
    ("cái này kp do sở làm", "cái này không phải do", "a denial"),
    ("GĐ 2020-2025 tổng kết gì", "giai đoạn 2020 2025", "a span of years"),
    ("tài chính - KT xã", "tài chính kế toán xã", "the accountant, no award"),
    ("HT tổ chức hội nghị", "hình thức tổ chức", "a form"),
    ("phải HT trước ngày nào", "phải hoàn thành trước", "to be done"),
    ("TT VH-TT làm gì", "trung tâm văn hóa thể thao làm", "a centre of several short forms"),
    ("ctrình hội nghị", "chương trình hội nghị", "the last word is left as it is"),
)


@pytest.mark.parametrize(("text", "meant", "reason"), SPELLED, ids=[row[2] for row in SPELLED])
def test_what_stands_beside_a_short_form_tells_what_it_is(alone: Stage, text: str, meant: str, reason: str) -> None:
    """The same letters are spelled out in two ways."""
    assert " ".join(word.typed for word in alone.read(text).said).startswith(meant), reason

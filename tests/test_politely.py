"""What is said around a question out of politeness is told apart from it."""

from __future__ import annotations

import pytest

from knowledge.politely import span
from knowledge.text import fold

ROUNDABOUT = [
    ("ad ơi cho em hỏi hạn cấp xã giúp em với ạ", "hạn cấp xã", "opened and closed"),
    ("kính nhờ các đồng chí giải đáp giúp: hạn cấp xã là bao giờ", "hạn cấp xã là bao giờ", "a formal opening"),
    ("xin phép hỏi một câu: ai ký kế hoạch vậy ad", "ai ký kế hoạch", "named at the end"),
    ("hội nghị mấy ngày, em đang cần gấp", "hội nghị mấy ngày", "in a hurry"),
    ("em mới về nhận việc nên chưa rõ, hạn cấp xã là khi nào", "hạn cấp xã là khi nào", "why one asks"),
    ("em đọc kế hoạch mà không hiểu, cho em hỏi ai ký", "ai ký", "the same before an opening"),
    ("chào anh chị, em mới vào làm ạ. hạn cấp xã", "hạn cấp xã", "a greeting before it"),
    ("kính gửi quý cơ quan, nhờ hướng dẫn giúp em: hạn cấp xã", "hạn cấp xã", "as letters open"),
    ("hạn cấp xã khi nào để em báo cáo sếp", "hạn cấp xã khi nào", "what the answer is for"),
    ("ai soạn hướng dẫn, để bên em chờ", "ai soạn hướng dẫn", "who waits for it"),
    ("ai ký kế hoạch, ai biết chỉ em với", "ai ký kế hoạch", "whoever knows is asked"),
    ("hướng dẫn do ai ban hành", "hướng dẫn do ai ban hành", "a guide asked after"),
    ("em mới về xã Bình Thành, ai ký", "em mới về xã Bình Thành, ai ký", "a place told beside it"),
    ("em mời 150 người, có vượt không", "em mời 150 người, có vượt không", "a number told first"),
    ("đề nghị anh/chị cho biết: hạn cấp xã", "hạn cấp xã", "as letters put it"),
    ("đề nghị khen thưởng gửi ai", "đề nghị khen thưởng gửi ai", "a proposal asked after"),
    ("hội nông dân làm gì", "hội nông dân làm gì", "a body's name that folds as asking"),
    ("da thua sep, hoi nong dan han nao", "hoi nong dan han nao", "the same without marks"),
    ("chào cờ xong làm gì", "chào cờ xong làm gì", "a part of an agenda that begins as a greeting"),
    ("chào ad", "chào ad", "nothing but a greeting"),
    ("anh chị nào được mời", "anh chị nào được mời", "people asked after"),
]


@pytest.mark.parametrize(("typed", "asked", "_why"), ROUNDABOUT)
def test_only_the_question_is_left(typed: str, asked: str, _why: str) -> None:
    """Openings and closings are cut off, words of the question never."""
    start, end = span(typed, fold(typed))
    assert typed[start:end] == asked

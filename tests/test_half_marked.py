"""Words with too few marks, and words as they are said, written as they are meant."""

from __future__ import annotations

import pytest
from engine_stage import Stage

from knowledge.half_marked import Completer
from knowledge.lexicon import lexicon
from knowledge.text import Word
from knowledge.usage import usage

COMPLETED = (
    ("hôi nghị cấp xã phải xong khi nào", "hội", "a tone left out of a word that is another one without it"),
    ("dại biểu đại hội là những ai", "đại", "a stroke left out"),
    ("măt trân tổ quốc được giao việc gì", "trận", "two words in a row"),
    ("trích yếu của kê hoạch là gì", "kế", "one that questions use, too"),
    ("lân thứ mấy vậy", "lần", "at the beginning"),
    ("ai ký kế hoạch này vây", "vậy", "a word that closes a question"),
    ("số lượng đại biểu thê nào vạy", "vậy", "with any other mark"),
    ("dựa vô hướng dẫn nào", "vào", "as it is said in the south"),
    ("làm gì típ vậy ad", "tiếp", "as it is said among friends"),
)


@pytest.mark.parametrize(("text", "meant", "reason"), COMPLETED, ids=[row[2] for row in COMPLETED])
def test_a_word_gets_the_marks_that_it_lacks(alone: Stage, text: str, meant: str, reason: str) -> None:
    """Known phrases tell which marks were left out."""
    assert meant in [word.typed for word in alone.read(text).said], reason


KEPT = (
    ("phấn đấu hoàn thành", "phấn", "no mark is taken for another"),
    ("số tiền của tỉnh", "tiền", "no mark is taken away"),
    ("cân đối ngân sách", "cân", "it stands so with its neighbour"),
    ("có mời đoàn thể không", "thể", "at the end, as it stands so with its neighbour"),
    ("xã họp ngày 5/4", "họp", "a commune that meets is none called Hợp Thành"),
    ("cấp xã tháng 4 mới làm", "tháng", "nor is it one called Thắng"),
    ("vay vốn cho vây cánh của họ là sao", "vây", "far from the end"),
)


@pytest.mark.parametrize(("text", "word", "reason"), KEPT, ids=[row[2] for row in KEPT])
def test_marks_that_may_be_meant_stay(alone: Stage, text: str, word: str, reason: str) -> None:
    """Only what stands in no phrase as it is gets more marks, and only more."""
    assert word in [said.typed for said in alone.read(text).said], reason


def test_marks_that_nothing_is_written_with_tell_nothing(alone: Stage) -> None:
    """A word is read by its letters then."""
    assert all(not word.marked for word in alone.read("truởc hộỉ").said)


def test_capitals_are_a_name() -> None:
    """They are no word whose marks could be wrong."""
    completer = Completer(lexicon(), usage())
    assert (
        completer.complete([Word("BT", "bt")], marked=True) == completer.bare([Word("BT", "bt")]) == [Word("BT", "bt")]
    )

"""Marks put back on words that were typed without any."""

from __future__ import annotations

import pytest
from engine_stage import Stage

from knowledge.text import words

MARKED = (
    ("so noi vu lam gi", "sở nội vụ làm gì", "a body, not a number"),
    ("so luong dai bieu bao nhieu", "số lượng đại biểu bao nhiêu", "a number, not a body"),
    ("ngay ky ke hoach", "ngày ký kế hoạch", "to sign, not a term"),
    ("nam nay", "năm nay", "a year, not a name"),
    ("thi dua", "thi đua", "one of two stays bare"),
    ("chi dao cap co so", "chỉ đạo cấp cơ sở", "a firm pair keeps a looser one off"),
    ("ha noi to chuc", "ha noi tổ chức", "a place keeps its name"),
    ("xyz abc", "xyz abc", "nothing is known"),
    ("so", "so", "nothing beside it"),
    ("", "", "no word at all"),
)


@pytest.mark.parametrize(("typed", "marked", "reason"), MARKED, ids=[row[2] for row in MARKED])
def test_neighbours_tell_the_marks(alone: Stage, typed: str, marked: str, reason: str) -> None:
    """Each word gets the marks that it has in the phrases which hold it beside its neighbours."""
    done = alone.shelf.mender.marker.mark(words(typed))
    assert " ".join(word.typed for word in done) == marked, reason
    assert [word.folded for word in done] == typed.split()


def test_marks_that_were_typed_stay(alone: Stage) -> None:
    """What was typed with marks is never written otherwise."""
    done = alone.shelf.mender.marker.mark(words("số noi vu"))
    assert done[0].typed == "số"


@pytest.mark.parametrize(
    ("text", "kept"),
    [("so noi vu lam gi", "sở"), ("so Nội vụ làm gì ở đại hội", "sở"), ("so với hạn của cấp xã thì sao", "so")],
)
def test_a_bare_word_gets_the_marks_that_its_neighbours_tell(alone: Stage, text: str, kept: str) -> None:
    """Whoever types with marks may forget one word's; where no neighbour tells, it stands as it was typed."""
    assert alone.read(text).said[0].typed == kept

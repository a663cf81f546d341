"""An agenda looked into: all of it, an item, what comes before and after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from engine_stage import Stage

from knowledge.findings.agenda import Looked, look


@pytest.mark.parametrize(
    ("text", "ask", "places", "pivot", "reason"),
    [
        ("chương trình gồm những gì", "all", (1, 2), 0, "the whole"),
        ("chương trình gồm mấy phần", "count", (1, 2), 0, "how many"),
        ("mục thứ 2 là gì", "nth", (2,), 2, "an item by its number"),
        ("phần thứ nhất là gì", "nth", (1,), 1, "a number spelled out"),
        ("mục thứ 9 là gì", "nth", (), 9, "a number that there is none of"),
        ("nội dung đầu tiên là gì", "first", (1,), 0, "the first"),
        ("cuối cùng là gì", "last", (2,), 0, "the last"),
        ("sau chào cờ là gì", "after", (2,), 1, "what follows an item"),
        ("sau báo cáo tổng kết là gì", "after", (), 2, "nothing follows the last"),
        ("trước báo cáo tổng kết là gì", "before", (1,), 2, "what goes before an item"),
        ("trước chào cờ là gì", "before", (), 1, "nothing goes before the first"),
        ("báo cáo tổng kết nằm sau mục nào", "before", (1,), 2, "what an item stands after goes before it"),
        ("chào cờ đứng trước phần nào", "after", (2,), 1, "what an item stands before follows it"),
        ("đầu tiên là gì, kết thúc là gì", "ends", (1, 2), 0, "the first and the last"),
        ("phần áp chót là gì", "before", (1,), 2, "the last but one"),
        ("có chào cờ không", "items", (1,), 0, "an item that is there"),
        ("có văn nghệ không", "absent", (1, 2), 0, "an item that is not there"),
        ("báo cáo tổng kết hay chào cờ trước", "order", (1, 2), 2, "two items held against each other"),
    ],
)
def test_what_is_asked_of_an_agenda(
    alone: Stage, text: str, ask: str, places: tuple[int, ...], pivot: int, reason: str
) -> None:
    """A question asks for the whole, for an item, or for its neighbour."""
    agenda = alone.view().plan.agendas[0]
    assert look(agenda, alone.read(text), set()) == Looked(ask=ask, places=places, pivot=pivot), reason


@pytest.mark.parametrize(
    ("item", "text", "ask", "places", "reason"),
    [
        (1, "tiếp theo là gì", "after", (2,), "on from the item told last"),
        (2, "tiếp theo là gì", "after", (), "it was the last"),
        (2, "trước đó là gì", "before", (1,), "back from it"),
        (0, "tiếp theo là gì", "all", (1, 2), "no item was told"),
    ],
)
def test_a_talk_goes_on_from_item_to_item(
    alone: Stage, item: int, text: str, ask: str, places: tuple[int, ...], reason: str
) -> None:
    """What comes next is counted from the item that the talk was about."""
    reading = replace(alone.read(text), item=item)
    found = look(alone.view().plan.agendas[0], reading, set())
    assert (found.ask, found.places) == (ask, places), reason

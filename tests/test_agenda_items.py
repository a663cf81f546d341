"""Items of an agenda found by the words of a question."""

from __future__ import annotations

import pytest
from engine_stage import Stage

from knowledge.agenda_items import AFTER, BEFORE, matching
from knowledge.facts import AgendaItem


@pytest.mark.parametrize(
    ("text", "places", "reason"),
    [
        ("có báo cáo tổng kết không", (2,), "words of a title"),
        ("bao cao tong ket", (2,), "without marks"),
        ("phương hướng 5 năm tới", (2,), "words of its details"),
        ("chào cờ lúc nào", (1,), "a short title"),
        ("báo cáo tổng kết hay chào cờ trước", (2, 1), "two items, the one held better first"),
        ("trao khen thưởng", (), "an item of another agenda"),
        ("chương trình gồm những gì", (), "words that all agendas share"),
        ("chào", (), "a single word is too little"),
    ],
)
def test_items_are_found_by_pairs_of_words(alone: Stage, text: str, places: tuple[int, ...], reason: str) -> None:
    """An item is meant where a question holds words of it that stand together."""
    items = alone.view().plan.agendas[0].items
    assert matching(items, alone.read(text), set()) == places, reason


def test_names_count_as_much_as_titles_and_details_less(alone: Stage) -> None:
    """What people call an item weighs as much as its title, what explains it less."""
    items = (
        AgendaItem(title="Khai mạc", detail="trao khen thưởng"),
        AgendaItem(title="Phần hai", names=("trao khen thưởng",)),
    )
    assert matching(items, alone.read("trao khen thưởng"), set()) == (2,)


def test_words_that_quote_the_title_of_the_plan_name_no_item(alone: Stage) -> None:
    """A plan's title may hold words of an item; quoted, they ask for none."""
    items = alone.view().plan.agendas[0].items
    reading = alone.read("báo cáo tổng kết")
    assert matching(items, reading, set(range(len(reading.said)))) == ()


def test_an_agenda_without_items_holds_none(alone: Stage) -> None:
    """Nothing is found in nothing."""
    assert matching((), alone.read("chào cờ"), set()) == ()


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        ("sau phần chào cờ là gì", True, False),
        ("chào cờ xong đến gì", True, False),
        ("trước khi báo cáo thì làm gì", False, True),
        ("chương trình gồm gì", False, False),
    ],
)
def test_words_of_order(alone: Stage, text: str, after: bool, before: bool) -> None:
    """Words that ask for what comes next, or what came before."""
    flat = alone.read(text).flat
    assert (AFTER.search(flat) is not None, BEFORE.search(flat) is not None) == (after, before)

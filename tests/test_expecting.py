"""What a question wants to hear, and which facts say it."""

from __future__ import annotations

import pytest

from knowledge.expecting import expected, holding
from knowledge.facts import Agenda, AgendaItem, Fact, Statement

ASKED = [
    (" phong trao nay trien khai trong giai doan nao ", "span", "a span of years"),
    (" dai hoi tinh lan thu may ", "edition", "which one in a row"),
    (" hoi nghi so ket may nam phong trao ", "years", "how many years"),
    (" con may nam nua ", "", "days left are no count of years"),
    (" giai doan 2021 2025 lam gi ", "", "the span is given, not asked for"),
]


@pytest.mark.parametrize(("flat", "sort", "_reason"), ASKED)
def test_what_is_asked_for_is_told_by_its_words(flat: str, sort: str, _reason: str) -> None:
    """Each sort has its own way of asking."""
    assert [found.name for found in expected(flat)] == ([sort] if sort else [])


def _statement(about: str, text: str) -> Statement:
    return Statement(section="I.1", kind="period", about=about, text=text)


AGENDA = Agenda(
    section="II.1",
    items=(AgendaItem(title="Chào cờ"), AgendaItem(title="Phát động phong trào thi đua giai đoạn 2031 - 2035")),
)
HELD = [
    (_statement("giai đoạn của phong trào chuyển đổi số", "2021-2025"), 1.0, "it is about what was asked"),
    (_statement("giai đoạn của phong trào học tập", "2023-2030"), 0.25, "it is about another movement"),
    (_statement("phong trào chuyển đổi số", "do Sở Nội vụ theo dõi"), 0.0, "no years are told"),
    (AGENDA, 0.25, "an item of an agenda that has years, but not this movement"),
]


@pytest.mark.parametrize(("fact", "share", "_reason"), HELD)
def test_a_fact_counts_by_the_words_beside_its_value(fact: Fact, share: float, _reason: str) -> None:
    """Years that stand with another matter do not answer."""
    (sort,) = expected(" giai doan nao ")
    assert holding(fact, sort, {"trao", "chuyen", "doi", "so"}) == share

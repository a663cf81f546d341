"""Values as people type them into forms."""

from __future__ import annotations

import doctest
from datetime import date
from types import ModuleType

import pytest

import knowledge.forms.answers
import knowledge.forms.counts
import knowledge.forms.parse
import knowledge.forms.people
import knowledge.forms.reading
import knowledge.forms.words
import knowledge.units
from knowledge.forms.reading import day, half, number, percent, person, phone

TODAY, LAST = date(2025, 8, 10), date(2025, 8, 30)
MODULES = [
    knowledge.forms.answers,
    knowledge.forms.counts,
    knowledge.forms.parse,
    knowledge.forms.people,
    knowledge.forms.reading,
    knowledge.forms.words,
    knowledge.units,
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_in_docstrings_hold(module: ModuleType) -> None:
    """What a docstring shows is what happens."""
    result = doctest.testmod(module)
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("120", 120),
        ("120 người", 120),
        ("khoảng 120 đại biểu ạ", 120),
        ("1.000", 1000),
        ("2025", 2025),
        ("một trăm hai mươi", 120),
        ("mười lăm người", 15),
        ("hai nghìn", 2000),
        ("0", 0),
        ("120-130", None),
        ("-5", None),
        ("12,5", None),
        ("nhiều", None),
        ("", None),
        ("9" * 400, 999999999999),
    ],
)
def test_whole_numbers(typed: str, read: int | None) -> None:
    """Digits with and without dots, words; ranges, signs and parts are none."""
    assert number(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["20/8", "20-8-2025", "ngày 20 tháng 8", "20/08/25", "sáng 20/8/2025", "thứ tư 20/8", "20 tháng 8 năm 2025"],
)
def test_days_in_any_sensible_spelling(typed: str) -> None:
    """All of them are the same day."""
    read = day(typed, TODAY, LAST)
    assert read is not None
    assert read.day == date(2025, 8, 20)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("31/9", "impossible"), ("29/2/2025", "impossible"), ("20/8 hoặc 21/8", "several"), ("thứ năm 20/8", "weekday")],
)
def test_days_that_cannot_be_are_said_to_be(typed: str, wrong: str) -> None:
    """No day is guessed."""
    read = day(typed, TODAY, LAST)
    assert read is not None
    assert (read.day, read.wrong) == (None, wrong)


def test_a_day_without_a_year_keeps_the_deadline() -> None:
    """The year is that in which the day is still to come and in time, else that of the deadline."""
    assert day("20/3", date(2024, 12, 1), date(2025, 3, 31)).day == date(2025, 3, 20)  # type: ignore[union-attr]
    assert day("31/8", TODAY, LAST).day == date(2025, 8, 31)  # type: ignore[union-attr]
    assert day("5/1", TODAY, None).day == date(2026, 1, 5)  # type: ignore[union-attr]
    assert day("ngày mai", TODAY, LAST).day == date(2025, 8, 11)  # type: ignore[union-attr]
    assert day("chưa biết", TODAY, LAST) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [("sáng", "sáng"), ("buổi chiều ạ", "chiều"), ("8h", "sáng"), ("14 giờ 30", "chiều"), ("cả ngày", ""), ("?", None)],
)
def test_half_days(typed: str, read: str | None) -> None:
    """By name or by the hour."""
    assert half(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0912345678", "0912345678"),
        ("sđt 0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("(0208) 3855 123", "02083855123"),
        ("912345678", None),
        ("091234567", None),
    ],
)
def test_telephone_numbers(typed: str, read: str | None) -> None:
    """Ten or eleven digits from 0."""
    assert phone(typed) == read


def test_persons_have_a_name_of_two_words() -> None:
    """Titles go, the role follows the name."""
    read = person("Ông Nguyễn Văn A (Chủ tịch)")
    assert read is not None
    assert (read.name, read.role) == ("Nguyễn Văn A", "Chủ tịch")
    assert person("An") is None
    assert person("=1+1, Chủ tịch") is None


def test_percents() -> None:
    """With or without the sign."""
    assert (percent("80%"), percent("80"), percent("80 phần trăm"), percent("tám mươi")) == (80, 80, 80, None)


@pytest.mark.parametrize(
    ("typed", "expected", "why"),
    [
        ("hai trăm người", 200, "in words, with what is counted"),
        ("một trăm hai mươi lăm", 125, "in words"),
        ("tram linh nam", 105, "without marks"),
        ("bà Trần Thị Bình", None, "marks that were typed count"),
        ("ba Tran Thi Binh", None, "a name follows"),
        ("tâm", None, "another word"),
    ],
)
def test_a_name_is_no_number(typed: str, expected: int | None, why: str) -> None:
    """A person named where a number is asked for is not counted."""
    assert number(typed) == expected, why

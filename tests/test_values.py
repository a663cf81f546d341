"""Typed values in questions: read exactly, by type, none over another."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import fold
from knowledge.values import Value, find

ONE_VALUE = [
    ("kế hoạch số 12/KH-UBND", "document", {"number": 12, "symbol": "KH-UBND"}, "a plan's number"),
    ("công văn 7 / ttr-snv", "document", {"number": 7, "symbol": "TTR-SNV"}, "spaces around the stroke"),
    ("từ 2025 đến 2030", "period", {"number": 2025, "year": 2030}, "a period in words"),
    ("giai đoạn 2025-2030", "period", {"number": 2025, "year": 2030}, "a period with a dash"),
    ("họp 1/2 ngày", "fraction", {"number": 1}, "half a day is no day of February"),
    ("trước 31/10/2026", "day", {"number": 31, "month": 10, "year": 2026}, "a day"),
    ("ngày 5.8.26", "day", {"number": 5, "month": 8, "year": 2026}, "a year of two digits"),
    ("ngày 05 tháng 8 năm 2026", "day", {"number": 5, "month": 8, "year": 2026}, "a day in words"),
    ("ngày 15/8", "day", {"number": 15, "month": 8, "year": 0}, "a day without its year"),
    ("họp 20.3", "day", {"number": 20, "month": 3, "year": 0}, "a day with a dot"),
    ("5.3 mới gửi", "day", {"number": 5, "month": 3, "year": 0}, "a day with a dot that opens a message"),
    ("quý III năm 2026", "quarter", {"number": 3, "year": 2026}, "a Roman quarter"),
    ("q4/2026", "quarter", {"number": 4, "year": 2026}, "a quarter as people shorten it"),
    ("quý hai", "quarter", {"number": 2, "year": 0}, "a quarter spelled out"),
    ("tháng 8/2026", "month", {"month": 8, "year": 2026}, "a month"),
    ("t8", "month", {"month": 8, "year": 0}, "a month as people shorten it"),
    ("8/2026", "month", {"month": 8, "year": 2026}, "a month without its word"),
    ("lần thứ VIII", "edition", {"number": 8}, "a Roman edition"),
    ("lần thứ mười hai", "edition", {"number": 12}, "an edition spelled out"),
    ("năm 2026", "year", {"year": 2026}, "a year"),
    ("150 đại biểu", "number", {"number": 150}, "a count"),
    ("1.000 đại biểu", "number", {"number": 1000}, "a dot between thousands"),
    ("1 000 đại biểu", "number", {"number": 1000}, "a space between thousands"),
    ("60 %", "percent", {"number": 60}, "a percentage"),
    ("60 phần trăm", "percent", {"number": 60}, "a percentage in words"),
    ("31/9/2026", "impossible", {"number": 31, "month": 9, "year": 2026}, "September has thirty days"),
    ("29/2/2026", "impossible", {"number": 29, "month": 2, "year": 2026}, "no leap year"),
    ("tháng 13", "impossible", {"month": 13}, "no such month"),
]


@pytest.mark.parametrize(("text", "kind", "fields", "reason"), ONE_VALUE)
def test_each_wording_is_one_value(text: str, kind: str, fields: dict[str, object], reason: str) -> None:
    """A wording is read as one value of its type, with all its parts."""
    found = find(fold(text))
    assert [value.kind for value in found] == [kind], reason
    assert {name: getattr(found[0], name) for name in fields} == fields, reason


@pytest.mark.parametrize(
    ("text", "kinds", "reason"),
    [
        ("hạn cấp tỉnh là bao giờ", [], "no figure at all"),
        ("mã a12b", [], "a figure inside a word"),
        ("12/KH-UBND ngày 02/3/2026", ["document", "day"], "the number is no day"),
        ("mục 2.3 có gì", ["number"], "a clause is no day"),
        ("họp 1.5 ngày", ["number"], "a length is no day"),
        ("tháng 8/2026 có 150 người", ["month", "number"], "each for itself"),
        ("quý II/2026 trước 31/10", ["quarter", "day"], "in the order in which they stand"),
    ],
)
def test_values_come_in_order(text: str, kinds: list[str], reason: str) -> None:
    """Values of one text come in their order, and what is none is left alone."""
    assert [value.kind for value in find(fold(text))] == kinds, reason


def test_a_day_without_a_year_falls_in_the_year_handed_in() -> None:
    """Nobody types the year that all speak of."""
    assert find("15/8")[0].day(2026) == date(2026, 8, 15)
    assert find("15/8/2025")[0].day(2026) == date(2025, 8, 15)


def test_the_leap_day_needs_a_leap_year() -> None:
    """29/2 is a day, but not of every year."""
    assert find("29/2")[0].kind == "day"
    with pytest.raises(ValueError, match="day"):
        find("29/2")[0].day(2026)


PIECES = st.sampled_from(
    [
        "31/8",
        "2026",
        " ",
        "/",
        "-",
        ".",
        "quý ",
        "iv",
        "tháng ",
        "12",
        "ngày ",
        "lần thứ ",
        "%",
        "kh-ubnd",
        "1.000",
        "ii",
    ]
)
TEXTS = st.text(max_size=200) | st.lists(PIECES, max_size=25).map("".join)


@given(TEXTS)
def test_no_two_values_overlap(text: str) -> None:
    """Any text gives values in order, each within the text and none over another."""
    folded = fold(text)
    found = find(folded)
    assert all(0 <= value.start < value.end <= len(folded) for value in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}"])
)
def test_every_day_reads_back(day: date, form: str) -> None:
    """A day written in figures is read as that day."""
    found = find(form.format(d=day.day, m=day.month, y=day.year))
    assert [(value.kind, value.day(1)) for value in found] == [("day", day)]


@given(st.integers(0, 999_999))
def test_every_count_reads_back(count: int) -> None:
    """A count is read as typed, with or without dots between thousands; a year alone is no count."""
    dotted = f"{count:,}".replace(",", ".") + " đại biểu"
    assert [(value.kind, value.number) for value in find(fold(dotted))] == [("number", count)]
    plain = find(fold(f"{count} đại biểu"))
    assert plain[0] in (Value("number", 0, plain[0].end, count), Value("year", 0, 4, year=count))

"""The attentive reader points out what a careful official would, and little else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from song_lam_document import as_text

from knowledge.days import Before, By, OnDay
from knowledge.documents.attentive import CODES, LEVELS, Finding, review, unseen
from knowledge.documents.attentive_plans import across
from knowledge.documents.draft import draft_document
from knowledge.facts import Deadline, Document, Headcount, Plan, Task
from knowledge.library.clauses import TextLine
from knowledge.planfile import load

PLAN = replace(
    load(Path(__file__).parent / "data" / "song-lam-2026.toml"), headcounts=(), tasks=(), deadlines=(), documents=()
)
DAY = date(2026, 3, 2)


def cited(number: str, day: date | None, relation: str = "basis") -> Document:
    """Give a document that the plan cites."""
    return Document(
        section="căn cứ", kind="Hướng dẫn", number=number, issuer="", day=day, subject="", relation=relation
    )


def due(value: Before | By | OnDay, name: str = "han", section: str = "II.1") -> Deadline:
    """Give a deadline."""
    return Deadline(section=section, id=name, what="gửi báo cáo kết quả", who="Sở Nội vụ", phrase="hạn", due=value)


def task(deadline: str, section: str = "III.1", what: str = "gửi báo cáo kết quả", agency: str = "Sở Nội vụ") -> Task:
    """Give a task."""
    return Task(section=section, agency=agency, what=what, deadline=deadline)


def low(bound: int, *, at: bool = False) -> Headcount:
    """Give the rule for bodies with fewer than a number of staff."""
    return Headcount(section="II.3", who="xã", then="họp toàn thể", phrase="dưới", below=bound, at=at)


def high(bound: int, *, at: bool = False) -> Headcount:
    """Give the rule for bodies with more."""
    return Headcount(section="II.3", who="xã", then="họp đại biểu", phrase="trên", above=bound, at=at)


def codes(findings: list[Finding]) -> list[str]:
    """Give the codes of findings."""
    return [finding.code for finding in findings]


FACTS = [
    (
        "a document dated after the plan",
        replace(PLAN, documents=(cited("1/HD-BNV", date(2026, 3, 9)),)),
        ["cited_later"],
    ),
    ("one dated the same day", replace(PLAN, documents=(cited("1/HD-BNV", DAY),)), []),
    ("one without a day", replace(PLAN, documents=(cited("1/HD-BNV", None),)), []),
    (
        "one document under two symbols",
        replace(PLAN, documents=(cited("9/HD-BNV", DAY), cited("9/HĐ-BNV", DAY))),
        ["two_symbols"],
    ),
    ("two documents of one number", replace(PLAN, documents=(cited("9/HD-BNV", DAY), cited("9/QĐ-TTg", DAY))), []),
    (
        "one under two days",
        replace(PLAN, documents=(cited("9/HD-BNV", DAY), cited("9/HD-BNV", date(2026, 1, 1)))),
        ["two_days"],
    ),
    ("a threshold that leaves its number open", replace(PLAN, headcounts=(low(100), high(100))), ["threshold_open"]),
    ("a threshold that takes its number in", replace(PLAN, headcounts=(low(100), high(100, at=True))), []),
    (
        "a deadline of the year before",
        replace(PLAN, deadlines=(due(Before(date(2025, 3, 25))),)),
        ["deadline_before_plan"],
    ),
    ("a deadline in ten days", replace(PLAN, deadlines=(due(By(date(2026, 3, 12))),)), ["deadline_near"]),
    ("a deadline in ninety days", replace(PLAN, deadlines=(due(By(date(2026, 5, 31))),)), []),
    (
        "a task without a day beside a dated one",
        replace(PLAN, deadlines=(due(By(date(2026, 5, 31))),), tasks=(task("han"), task("", what="in giấy mời"))),
        ["task_without_deadline"],
    ),
    ("tasks that all have none", replace(PLAN, tasks=(task(""), task("", what="in giấy mời"))), []),
    ("a body that gets no copy", replace(PLAN, tasks=(task("", agency="Công an tỉnh"),)), ["bodies_not_recipients"]),
    ("a body that does", replace(PLAN, tasks=(task("", agency="UBND các xã, phường"),)), []),
    (
        "a deadline that the annex has otherwise",
        replace(
            PLAN,
            deadlines=(due(By(date(2026, 6, 30)), "a"), due(By(date(2026, 7, 31)), "b", "Phụ lục.1")),
            tasks=(task("a"), task("b", "Phụ lục.1")),
        ),
        ["annex_differs"],
    ),
]


@pytest.mark.parametrize(("reason", "plan", "wanted"), FACTS, ids=[case[0] for case in FACTS])
def test_facts_are_compared(reason: str, plan: Plan, wanted: list[str]) -> None:
    """What is odd is found by its code; what only looks odd is let pass."""
    assert codes(review(plan)) == wanted


TEXTS = [
    ("a number that is left out", ["I. MỞ ĐẦU", "1. Một.", "2. Hai.", "4. Bốn."], ["numbering_skips"]),
    ("a section that stands twice", ["I. MỞ ĐẦU", "II. GIỮA", "II. CUỐI"], ["numbering_repeats"]),
    ("letters as they are ordered", ["I. MỞ ĐẦU", "a) Một.", "b) Hai.", "c) Ba.", "d) Bốn.", "đ) Năm.", "e) Sáu."], []),
    ("numbers that begin anew", ["I. MỞ ĐẦU", "1. Một.", "2. Hai.", "II. CUỐI", "1. Một."], []),
    ("a weekday that is another", ["I. HỌP", "Vào ngày 20/5/2026 (thứ Năm)."], ["weekday_wrong"]),
    ("a weekday that is right", ["I. HỌP", "Vào thứ Tư, ngày 20/5/2026."], []),
    ("a day that no calendar has", ["I. HỌP", "Trước ngày 31/6/2026."], ["impossible_day"]),
    (
        "an anniversary that is counted wrong",
        ["I. CỚ", "Kỷ niệm 75 năm Ngày ra lời kêu gọi (11/6/1948 - 11/6/2024)."],
        ["anniversary_sum"],
    ),
    (
        "an anniversary that is counted right",
        ["I. CỚ", "Kỷ niệm 75 năm Ngày ra lời kêu gọi (11/6/1948 - 11/6/2023)."],
        [],
    ),
    (
        "an ordinal that changes",
        [
            "I. CỚ",
            *["Tiến tới Đại hội Thi đua yêu nước toàn quốc lần thứ XI."] * 3,
            "Chào mừng Đại hội Thi đua yêu nước toàn quốc lần thứ XIV.",
        ],
        ["ordinal_changes"],
    ),
    (
        "the congress before this one",
        [
            "I. CỚ",
            *["Tiến tới Đại hội Thi đua yêu nước toàn quốc lần thứ XI."] * 3,
            "Từ Đại hội Thi đua yêu nước toàn quốc lần thứ X.",
        ],
        [],
    ),
]


@pytest.mark.parametrize(("reason", "lines", "wanted"), TEXTS, ids=[case[0] for case in TEXTS])
def test_the_text_is_read(reason: str, lines: list[str], wanted: list[str]) -> None:
    """Numbering, weekdays, days, sums and ordinals are looked at line by line."""
    assert codes(review(PLAN, [TextLine("I", None, line) for line in lines])) == wanted


def test_an_orderly_document_has_nothing_odd() -> None:
    """The sample document gives only what is so: two bodies that get no copy."""
    draft = draft_document(as_text().content, "a.txt")
    assert codes(review(draft.plan, draft.lines)) in ([], ["bodies_not_recipients"])


def test_what_was_seen_is_left_out() -> None:
    """By an id that is the same each time, and another for another oddity."""
    plan = FACTS[0][1]
    (finding,) = review(plan)
    assert review(plan)[0].id == finding.id
    assert unseen([finding], {finding.id}) == []
    assert unseen([finding], {"other"}) == [finding]
    assert len(finding.id) == 10
    assert replace(finding, section="I").id != finding.id


def test_errors_come_first() -> None:
    """By level, then in the order of the codes."""
    plan = replace(FACTS[8][1], documents=FACTS[0][1].documents)
    found = review(plan)
    assert [finding.level for finding in found] == sorted((each.level for each in found), key=LEVELS.index)
    assert all(finding.code in CODES for finding in found)


def test_plans_are_compared_with_each_other() -> None:
    """One guideline under two symbols, one congress under two ordinals, each told of the later plan."""
    early = replace(
        PLAN, id="som", day=date(2025, 1, 1), title="Tiến tới Đại hội Thi đua yêu nước tỉnh Sông Lam lần thứ VI"
    )
    early = replace(early, documents=(cited("9/HĐ-BNV", DAY),), events=())
    late = replace(PLAN, documents=(cited("9/HD-BNV", DAY),))
    assert [(each.plan, each.code) for each in across([late, early])] == [
        ("song-lam-2026", "two_symbols"),
        ("song-lam-2026", "edition_differs"),
    ]

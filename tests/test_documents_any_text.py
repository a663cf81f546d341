"""No text makes the importer fail, and no fact is invented."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from song_lam_document import as_text

from knowledge.documents.attentive import review
from knowledge.documents.deadlines import ends
from knowledge.documents.draft import draft_pages
from knowledge.documents.findings import findings
from knowledge.documents.labels import parse_label
from knowledge.documents.plain import read_text
from knowledge.documents.writing import draft_file
from knowledge.planfile import parse

PIECES = (
    *(
        "I.",
        "II.",
        "V. TỔ CHỨC THỰC HIỆN",
        "1.",
        "2.1.",
        "a)",
        "đ)",
        "-",
        "+",
        "KẾ HOẠCH",
        "Số: /KH-UBND",
        "Nơi nhận:",
        "Phụ lục",
        "TT | Nội dung | Đơn vị chủ trì",
    ),
    *(
        "Sở Nội vụ",
        "trước ngày 31/02/2026",
        "trong quý V/2026",
        "tháng 13/2026",
        "từ ngày 30/6 đến ngày 1/5/2026",
        "chậm nhất 99 ngày trước",
        "chiếm 700%",
    ),
    *(
        "Căn cứ Luật ngày 0/0/0000",
        "không quá 0 đại biểu",
        "dưới 200 cán bộ thì tổ chức họp",
        "lần thứ XIV",
        "(11/6/1948-11/6/2023)",
        "“",
        ":",
        ";",
        "./.",
        "\n",
        "\n\n",
        "|",
        "\f",
    ),
    *(
        "Ủy ban nhân dân tỉnh",
        "ban hành Kế hoạch",
        "Chương trình đại hội",
        "Chào cờ",
        "Bế mạc",
        "ngày tháng năm",
        "KT. CHỦ TỊCH",
        "định kỳ hằng năm báo cáo",
    ),
)
LETTERS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
SOUP = st.lists(st.sampled_from(PIECES) | st.text(LETTERS, max_size=12), max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_any_text_gives_a_plan_that_a_plan_file_can_hold(text: str) -> None:
    """Whatever stands in a document, its draft is read back as it was, and can be reviewed."""
    draft = draft_pages(read_text(text.encode(), "a.txt"), "nhap")
    assert parse(draft_file(draft), "nhap.toml") == draft.plan
    review(draft.plan, draft.lines)
    findings(draft)


@settings(max_examples=100, deadline=None)
@given(SOUP)
def test_numbers_and_days_stand_in_the_text(text: str) -> None:
    """A number of delegates or a day that the text does not hold is never given."""
    draft = draft_pages(read_text(text.encode(), "a.txt"), "nhap")
    digits = re.findall(r"\d+", text.replace(".", ""))
    for limit in draft.plan.limits:
        assert (
            str(limit.most or limit.about or digits[0] if digits else "") in digits or limit.decided_by or limit.same_as
        )
    for each in draft.rows.terms:
        for day in filter(None, ends(each.due)):
            assert str(day.year) in text


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_labels_keep_the_words(text: str) -> None:
    """What is not the label is left as it stands."""
    label = parse_label(text)
    assert label is None or label.rest in " ".join(text.split()) or label.rest in text


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 3000), st.integers(1, 400))
def test_a_torn_document_is_still_read(start: int, length: int) -> None:
    """Any stretch cut out of a document leaves something to be read."""
    text = as_text().content.decode()
    torn = text[:start] + text[start + length :]
    draft = draft_pages(read_text(torn.encode(), "a.txt"), "nhap")
    assert draft.lines
    assert parse(draft_file(draft), "nhap.toml") == draft.plan


BLANK = [
    ("Số:      /KH-UBND", "a blank number"),
    ("Số: ……/KH-UBND", "dots for a number"),
    ("Số: ó#⁄/ /KH-UBND", "a number that a scanner could not read"),
]


@pytest.mark.parametrize(("line", "reason"), BLANK, ids=[case[1] for case in BLANK])
def test_a_blank_number_stays_blank(line: str, reason: str) -> None:
    """It is told as a gap, and never filled from elsewhere in the text."""
    text = as_text().content.decode().replace("Số: 12/KH-UBND", line)
    draft = draft_pages(read_text(text.encode(), "a.txt"), "nhap")
    assert draft.plan.number == ""
    assert "number" in [gap.kind for gap in draft.plan.gaps]


def test_a_blank_day_stays_blank() -> None:
    """What is known of it is kept: the month and the year."""
    text = as_text().content.decode().replace("ngày 02 tháng 3", "ngày    tháng 3")
    plan = draft_pages(read_text(text.encode(), "a.txt"), "nhap").plan
    assert (plan.day, plan.dated) == (None, "tháng 03 năm 2026")

"""How lines become paragraphs and clauses, and what whole documents then give."""

from datetime import date

import pytest

from knowledge.days import By, OnDay, Quarter, Span
from knowledge.documents.citations import citations
from knowledge.documents.draft import Draft, draft_pages
from knowledge.documents.labels import parse_label
from knowledge.documents.plain import read_text


def drafted(*lines: str) -> Draft:
    """Draft a document of some lines under a usual head."""
    head = ("Số: 12/KH-UBND", "Sông Lam, ngày 02 tháng 3 năm 2026", "KẾ HOẠCH", "Tổ chức Hội nghị tỉnh Sông Lam", "")
    return draft_pages(read_text("\n".join((*head, *lines)).encode(), "a.txt"), "nhap")


LABELS = [
    ("II. NỘI DUNG", "II", "a section"),
    ("HI. THỜI GIAN", "III", "a section as a scanner reads it"),
    ("I- Tuyên truyền", "I", "a section with a dash"),
    ("2.1. Cấp xã", "2.1", "a number of two"),
    ("a, Tổ chức", "a", "a point with a comma"),
    ("đ) Tổng kết", "đ", "a point with a Vietnamese letter"),
    ("- a) Tập thể", "a", "a point after a dash of Markdown"),
    ("Phần I. MỞ ĐẦU", "Phần I", "a part"),
]


@pytest.mark.parametrize(("text", "printed", "reason"), LABELS, ids=[case[2] for case in LABELS])
def test_labels_are_read_as_printed(text: str, printed: str, reason: str) -> None:
    """Whatever stands after the number or letter."""
    label = parse_label(text)
    assert label is not None
    assert label.printed == printed


@pytest.mark.parametrize("text", ["30/6/2026: nộp báo cáo", "2026. Năm nay", "Hà Nội", "a lô", "I love"])
def test_days_and_words_are_no_labels(text: str) -> None:
    """A day at the start of a line, a year, or words."""
    assert parse_label(text) is None


def test_numbering_survives_as_printed() -> None:
    """Numbers that skip and sections that stand twice keep their names."""
    plan = drafted(
        "I. A",
        "1. Một việc nhỏ cần làm.",
        "4. Việc thứ hai cần làm.",
        "V. B",
        "1. Việc ba cần làm.",
        "V. C",
        "1. Việc bốn cần làm.",
    )
    assert [line.section for line in plan.lines][-7:] == ["I", "I.1", "I.4", "V", "V.1", "V", "V.1"]


def test_a_misread_number_is_guessed_and_doubted() -> None:
    """Letters before a body's name, where the next number belongs, are that number."""
    draft = drafted(
        "V. TỔ CHỨC THỰC HIỆN",
        "4. Sở Tài chính: Lo kinh phí cho hội nghị.",
        "SA Công an tỉnh",
        "- Giữ gìn trật tự trong hội nghị.",
    )
    task = draft.facts["tasks"][1]
    assert (task.fact.section, "misread" in task.doubts) == ("V.5", False)
    assert [line.section for line in draft.lines][-1] == "V.5"


def test_lines_are_joined_over_page_breaks() -> None:
    """A page's number and a stamp inside a sentence are left out, and the sentence goes on."""
    draft = drafted(
        "I. A",
        "1. Gửi báo cáo về Sở Nội vụ để tổng hợp, trình Ủy ban nhân",
        "",
        "3",
        "",
        "dân tỉnh chậm nhất ngày",
        "15/6/2026.",
    )
    assert [each.due for each in draft.plan.deadlines] == [By(date(2026, 6, 15))]
    assert "nhân dân tỉnh chậm nhất ngày 15/6/2026." in draft.lines[-1].line


def test_a_dash_inside_a_name_is_no_list() -> None:
    """A council's name that is cut before its dash stays one name."""
    draft = drafted(
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Tổng hợp trình Hội đồng Thi đua",
        "- Khen thưởng tỉnh xem xét trước ngày 01/7/2026.",
    )
    assert "Hội đồng Thi đua - Khen thưởng tỉnh" in draft.lines[-1].line


def test_a_flattened_table_is_put_together() -> None:
    """Cells that stand one a line are rows again, by their numbers."""
    head = [
        "Nơi nhận:",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Nguyễn Văn An",
        "Phụ lục",
        "STT",
        "Nội dung",
        "Cơ quan chủ trì",
        "Thời gian",
    ]
    draft = drafted(
        "I. A",
        "1. Làm theo Phụ lục.",
        *head,
        "1",
        "Lập danh sách",
        "Sở Nội vụ",
        "Quý II/2026",
        "2",
        "In giấy mời",
        "Văn phòng",
        "Thường xuyên",
    )
    rows = [(row.number, row.lead, row.time) for row in draft.rows.table]
    assert rows == [(1, "Sở Nội vụ", "Quý II/2026"), (2, "Văn phòng", "Thường xuyên")]
    assert draft.plan.deadlines[0].due == Quarter(2026, 2)


def test_citations_have_kind_number_day_and_issuer() -> None:
    """Laws are known by their day; numbers keep their symbols."""
    text = (
        "Căn cứ Luật Thi đua ngày 15/6/2022; Hướng dẫn số 31/HD-BNV ngày 15/01/2026 của Bộ Nội vụ về đại hội thi đua."
    )
    found = [(each.kind, each.number, each.day, each.issuer) for each in citations(text)]
    assert sorted(found) == [
        ("Hướng dẫn", "31/HD-BNV", date(2026, 1, 15), "Bộ Nội vụ"),
        ("Luật", "", date(2022, 6, 15), ""),
    ]


def test_an_event_without_a_day_has_none() -> None:
    """A period that ends with an event keeps its start and has no end, which a person is asked about."""
    draft = drafted("I. THỜI GIAN", "1. Thời gian: từ ngày ban hành Kế hoạch đến khi bế mạc Đại hội.")
    assert [each.due for each in draft.plan.deadlines] == [Span(date(2026, 3, 2), None)]
    assert "deadline" in [gap.kind for gap in draft.plan.gaps]


def test_held_days_belong_to_the_event() -> None:
    """A day on which the conference meets is one of holding it."""
    draft = drafted(
        "I. THỜI GIAN, ĐỊA ĐIỂM",
        "1. Thời gian: 01 buổi, sáng ngày 20/5/2026 (thứ Tư).",
        "2. Địa điểm: Hội trường tỉnh.",
    )
    (deadline,) = draft.plan.deadlines
    assert (deadline.due, deadline.held) == (OnDay(date(2026, 5, 20)), True)
    (event,) = draft.plan.events
    assert (event.venue and event.venue.text, event.duration and event.duration.text) == ("Hội trường tỉnh", "01 buổi")

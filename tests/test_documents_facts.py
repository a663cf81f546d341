"""What single sentences give: deadlines, numbers, bodies, labels, citations, joined lines."""

from datetime import date

import pytest

from knowledge.days import Before, By, Due, Month, Offset, OnDay, Quarter, Recurring, Span, Year
from knowledge.documents.agencies import heading_agency, split_duty
from knowledge.documents.citations import citations
from knowledge.documents.deadlines import terms
from knowledge.documents.draft import Draft, draft_pages
from knowledge.documents.labels import parse_label
from knowledge.documents.limits import rules, shares, sizes
from knowledge.documents.plain import read_text
from knowledge.documents.setting import set_out
from knowledge.documents.structure import lay_out

SETTING = set_out(lay_out(read_text("KẾ HOẠCH\nSố: 1/KH-UBND\n".encode(), "a.txt")))


def drafted(*lines: str) -> Draft:
    """Draft a document of some lines under a usual head."""
    head = ("Số: 12/KH-UBND", "Sông Lam, ngày 02 tháng 3 năm 2026", "KẾ HOẠCH", "Tổ chức Hội nghị tỉnh Sông Lam", "")
    return draft_pages(read_text("\n".join((*head, *lines)).encode(), "a.txt"), "nhap")


TIMES: list[tuple[str, str, Due | None]] = [
    ("gửi báo cáo trước ngày 31/8/2026.", "before a day", Before(date(2026, 8, 31))),
    ("hoàn thành trước 30/4/2026.", "before a day without the word", Before(date(2026, 4, 30))),
    ("xong trước tháng 10/2026.", "before a month", Before(date(2026, 10, 1))),
    ("nộp chậm nhất là ngày 15 tháng 3 năm 2026.", "at the latest, the day in words", By(date(2026, 3, 15))),
    ("đăng ký chậm nhất 17 giờ 00 ngày 20/3/2026.", "with an hour", By(date(2026, 3, 20))),
    ("nộp hồ sơ đến hết ngày 05/5/2026.", "to the end of a day", By(date(2026, 5, 5))),
    ("hoàn thành trong quý I/2026.", "a quarter", Quarter(2026, 1)),
    ("xong trong quý II năm 2026.", "a quarter in words", Quarter(2026, 2)),
    ("hoàn thành trong tháng 02/2026.", "a month", Month(2026, 2)),
    ("hoàn thành trong tháng 5 năm 2026.", "a month in words", Month(2026, 5)),
    ("hoàn thành trong năm 2026.", "a year", Year(2026)),
    (
        "thực hiện từ ngày 01/4 đến hết ngày 30/4/2026.",
        "a period whose start has no year",
        Span(date(2026, 4, 1), date(2026, 4, 30)),
    ),
    (
        "tổ chức từ ngày 20 đến ngày 22/5/2026.",
        "a period whose start has no month",
        Span(date(2026, 5, 20), date(2026, 5, 22)),
    ),
    ("thực hiện từ nay đến hết năm 2026.", "from now to the end of a year", Span(None, date(2026, 12, 31))),
    ("tổ chức trong 6 tháng đầu năm 2026.", "half a year", Span(date(2026, 1, 1), date(2026, 6, 30))),
    ("gửi hồ sơ trước hội nghị 15 ngày.", "days before one's own event", Offset(-15, "hội nghị")),
    (
        "báo cáo trong vòng 10 ngày làm việc kể từ ngày kết thúc.",
        "working days after",
        Offset(10, "ngày kết thúc", working=True),
    ),
    ("báo cáo kết quả trước ngày 15 hằng tháng.", "a day of each month", Recurring("trước ngày 15 hằng tháng")),
    (
        "định kỳ hằng năm (trước ngày 10/12) báo cáo.",
        "a day of each year",
        Recurring("định kỳ hằng năm (trước ngày 10/12)"),
    ),
    (
        "Định kỳ ngày thứ Hai hằng tuần, báo cáo số liệu.",
        "a day of each week",
        Recurring("Định kỳ ngày thứ Hai hằng tuần"),
    ),
    ("nộp trước ngày 25/11.", "a day without a year has no value", None),
    ("nộp trước ngày 31/6/2026.", "a day that no calendar has has no value", None),
]


@pytest.mark.parametrize(("text", "reason", "wanted"), TIMES, ids=[case[1] for case in TIMES])
def test_points_in_time_are_typed(text: str, reason: str, wanted: Due | None) -> None:
    """Each wording gives one deadline of its own type."""
    assert [term.due for term in terms(text, SETTING, "organising")] == [wanted]


NO_TIMES = [
    ("Quyết định số 9/QĐ-TTg ngày 11/4/2026 của Thủ tướng.", "the day of a document"),
    ("kỷ niệm 75 năm (11/6/1948 - 11/6/2023).", "an anniversary"),
    ("phong trào “Xóa nhà tạm trước ngày 31/12/2026”.", "the name of a movement"),
    ("giai đoạn 2026 - 2030, tầm nhìn đến năm 2045.", "a plan's period"),
    ("thực hiện chế độ báo cáo định kỳ, đột xuất.", "a kind of report"),
    ("Luật Thi đua, khen thưởng ngày 15/6/2022.", "the day of a law"),
    ("họp mặt trong 02 ngày.", "a length of time"),
]


@pytest.mark.parametrize(("text", "reason"), NO_TIMES, ids=[case[1] for case in NO_TIMES])
def test_other_days_bind_nobody(text: str, reason: str) -> None:
    """Days of documents, names and history are no deadlines."""
    assert terms(text, SETTING, "content") == []


NUMBERS = [
    ("tối đa 150 đại biểu", 150, None, "most"),
    ("không quá 1.000 đại biểu", 1000, None, "most, with a dot"),
    ("khoảng 300 đại biểu", None, 300, "about"),
    ("Tổng số đại biểu: không quá 120 người", 120, None, "people, where delegates are meant"),
]


@pytest.mark.parametrize(("text", "most", "about", "reason"), NUMBERS, ids=[case[3] for case in NUMBERS])
def test_numbers_of_delegates_are_found(text: str, most: int | None, about: int | None, reason: str) -> None:
    """With what they are: a limit or an estimate."""
    (size,) = sizes(text, "composition", ())
    assert (size.most, size.about) == (most, about)


NO_NUMBERS = [
    ("tặng Bằng khen cho không quá 05 tập thể và 10 cá nhân", "award", "an award quota"),
    ("thành lập Tổ giúp việc không quá 07 người", "organising", "the size of a committee"),
    ("đơn vị có dưới 200 người", "composition", "a rule by headcount"),
    ("bầu 25 đại biểu Quốc hội", "content", "deputies"),
    ("mỗi phòng cử 02 người tham dự", "composition", "so many from each"),
    ("chiếm 70% đại biểu", "composition", "a share"),
]


@pytest.mark.parametrize(("text", "topic", "reason"), NO_NUMBERS, ids=[case[2] for case in NO_NUMBERS])
def test_other_numbers_are_no_limits(text: str, topic: str, reason: str) -> None:
    """Numbers that only look like limits are let pass."""
    assert sizes(text, topic, ()) == []


def test_shares_and_rules_by_headcount() -> None:
    """Percent of a group; fewer than, and from a number on."""
    assert [(part.percent, part.who) for part in shares("Đại biểu nữ chiếm 30% tổng số đại biểu.")] == [
        (30, "Đại biểu nữ")
    ]
    text = "Xã có dưới 90 cán bộ thì tổ chức họp toàn thể. Xã có từ 90 cán bộ trở lên thì tổ chức họp đại biểu."
    assert [(rule.below, rule.above, rule.at) for rule in rules(text)] == [(90, None, False), (None, 90, True)]


DUTIES = [
    ("Sở Giáo dục và Đào tạo hướng dẫn các trường.", "Sở Giáo dục và Đào tạo", "a name with a verb's words in it"),
    ("Giao Sở Nội vụ theo dõi.", "Sở Nội vụ", "a body that is charged"),
    ("Đề nghị Ủy ban bầu cử xã phối hợp.", "Ủy ban bầu cử xã", "a body that is asked"),
    (
        "Căn cứ Kế hoạch này, các cơ quan, tổ chức, đơn vị xây dựng kế hoạch.",
        "các cơ quan, tổ chức, đơn vị",
        "after a lead",
    ),
    ("Tổ chức hội nghị trang trọng.", "", "no body at all"),
    ("Các hoạt động tuyên truyền tổ chức rộng rãi.", "", "no body, though it looks like one"),
]


@pytest.mark.parametrize(("text", "body", "reason"), DUTIES, ids=[case[2] for case in DUTIES])
def test_bodies_are_known_at_the_start(text: str, body: str, reason: str) -> None:
    """The body ends where what it is to do begins."""
    assert split_duty(text)[0] == body


def test_headings_name_bodies_or_not() -> None:
    """A body may stand in a heading with its charge and brackets; a topic may too."""
    assert heading_agency("Trung tâm Dịch vụ việc làm Sông Lam") == "Trung tâm Dịch vụ việc làm Sông Lam"
    assert heading_agency("Đề nghị Ban Tuyên giáo Tỉnh ủy (cơ quan chủ trì)") == "Ban Tuyên giáo Tỉnh ủy"
    assert heading_agency("Tổ chức thực hiện") == heading_agency("Các hoạt động chính") == ""


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

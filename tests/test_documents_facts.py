"""What single sentences give: deadlines, numbers, bodies, labels, citations, joined lines."""

from datetime import date

import pytest

from knowledge.days import Before, By, Due, Month, Offset, Quarter, Recurring, Span, Year
from knowledge.documents.agencies import heading_agency, split_duty
from knowledge.documents.deadlines import terms
from knowledge.documents.limits import rules, shares, sizes
from knowledge.documents.plain import read_text
from knowledge.documents.setting import set_out
from knowledge.documents.structure import lay_out

SETTING = set_out(lay_out(read_text("KẾ HOẠCH\nSố: 1/KH-UBND\n".encode(), "a.txt")))


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

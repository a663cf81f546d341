"""Points in time as plans write them, each with the value that it stands for."""

from datetime import date

import pytest

from knowledge.days import Due, Offset, Recurring
from knowledge.documents.deadlines import ends, is_exclusive, terms
from knowledge.documents.draft import draft_document
from knowledge.documents.setting import Setting

BINDING = [
    ("organising", "Sở Nội vụ tổng hợp, trình UBND tỉnh trước ngày 15 tháng 5 năm 2026.", "..2026-05-15!"),
    ("organising", "Gửi báo cáo về Sở Nội vụ trước 15/5/2026.", "..2026-05-15!"),
    ("organising", "Gửi báo cáo về Sở Nội vụ trước ngày 15/05/2026 (qua Ban TĐKT) để tổng hợp.", "..2026-05-15!"),
    ("organising", "Hoàn thành trong tháng 4 và tháng 5 năm 2026.", "2026-04-01..2026-05-31"),
    ("organising", "Hoàn thành trong quý II, quý III năm 2026.", "2026-04-01..2026-09-30"),
    ("organising", "Hoàn thành trong Quý 2/2026.", "..2026-06-30"),
    ("organising", "thời gian hoàn thành: Quý III năm 2026.", "..2026-09-30"),
    ("organising", "Xây dựng kế hoạch, ban hành chậm nhất trong tháng 3/2026.", "..2026-03-31"),
    ("organising", "báo cáo kết quả trước ngày 30/11 hằng năm.", "R"),
    ("organising", "Báo cáo kết quả định kỳ 6 tháng (trước ngày 10/6), 01 năm (trước ngày 05/12) về Sở Nội vụ.", "R"),
    ("organising", "Định kỳ hằng quý, 6 tháng, năm báo cáo UBND tỉnh.", "R"),
    ("organising", "Gửi danh sách chậm nhất 05 ngày làm việc trước khi tổ chức hội nghị.", "-5"),
    ("organising", "Trong thời hạn 10 ngày kể từ ngày ban hành Kế hoạch này, các đơn vị gửi kế hoạch về Sở.", "+10"),
    ("organising", "Báo cáo kết quả sau 07 ngày kể từ khi kết thúc Đại hội.", "+7"),
    ("organising", "Trước ngày khai mạc 15 ngày phải gửi hồ sơ.", "-15"),
    ("organising", "Phát hành giấy mời trước hội nghị ít nhất 03 ngày.", "-3"),
    ("organising", "Tổng kết phong trào vào tháng 12/2026.", "..2026-12-31"),
    ("organising", "Tổ chức tổng kết trong tháng 12 năm 2026.", "..2026-12-31"),
    ("organising", "dự kiến tổ chức vào đầu tháng 9/2026.", "..2026-09-30"),
    ("organising", "dự kiến tổ chức vào trung tuần tháng 9/2026.", "..2026-09-30"),
    (
        "organising",
        "Tổ chức sơ kết vào cuối năm 2026, tổng kết vào cuối năm 2030.",
        "2026-01-01..2026-12-31, 2030-01-01..2030-12-31",
    ),
    ("organising", "Các đơn vị gửi báo cáo trước 16h00' ngày 12/5/2026.", "..2026-05-12"),
    ("organising", "Các đơn vị gửi trước 17 giờ 00 phút, ngày 12/5/2026 (thứ Ba).", "..2026-05-12"),
    ("organising", "Đăng ký trước 11 giờ ngày 12 tháng 5.", "?"),
    ("organising", "nộp hồ sơ từ ngày 01 đến ngày 20 tháng 5 năm 2026.", "2026-05-01..2026-05-20"),
    ("organising", "nộp hồ sơ từ ngày 01/5 - 20/5/2026.", "2026-05-01..2026-05-20"),
    ("organising", "thời gian nộp: từ 8h00 ngày 01/5/2026 đến 17h00 ngày 20/5/2026.", "2026-05-01..2026-05-20"),
    ("organising", "Thực hiện từ tháng 3 đến tháng 10 năm 2026.", "2026-03-01..2026-10-31"),
    ("organising", "Tuyên truyền đến hết tháng 12/2026.", "..2026-12-31"),
    ("organising", "Tuyên truyền đến hết ngày 31 tháng 12 năm 2026.", "..2026-12-31"),
    ("schedule", "Thời gian: Từ nay đến hết năm 2030.", "2026-03-10..2030-12-31"),
    ("schedule", "Thời gian thi đua: Từ ngày ký ban hành Kế hoạch đến ngày 30/9/2026.", "2026-03-10..2026-09-30"),
    ("schedule", "Thời gian: Từ tháng 3/2026 đến tháng 9/2026.", "2026-03-01..2026-09-30"),
    ("schedule", "Thời gian: 02 ngày, 15 và 16/8/2026.", "2026-08-15..2026-08-16"),
    ("schedule", "Thời gian: 01 buổi (sáng ngày 18/8/2026).", "2026-08-18..2026-08-18"),
    ("schedule", "Thời gian: Dự kiến trong tháng 8/2026 (có thông báo sau).", "..2026-08-31"),
    ("schedule", "Bắt đầu từ 7h30 ngày 18/8/2026 (thứ Ba).", "2026-08-18..2026-08-18"),
    ("schedule", "Khai mạc vào lúc 08 giờ 00 phút, ngày 18 tháng 8 năm 2026 (thứ Ba).", "2026-08-18..2026-08-18"),
    ("schedule", "Vòng loại: các ngày 12, 13/9/2026.", "2026-09-12..2026-09-13"),
    (
        "schedule",
        "Đợt 1: Tháng 3 - 6/2026; Đợt 2: Tháng 7 - 11/2026.",
        "2026-03-01..2026-06-30, 2026-07-01..2026-11-30",
    ),
    ("schedule", "Cấp huyện xong trước 30/6/2026, cấp tỉnh xong trước 30/9/2026.", "..2026-06-30!, ..2026-09-30!"),
    (
        "schedule",
        "Cấp xã: hoàn thành trong quý I/2026; cấp huyện: hoàn thành trong quý II/2026.",
        "..2026-03-31, ..2026-06-30",
    ),
    ("award", "Hồ sơ khen thưởng gửi về Sở Nội vụ trước ngày 30/6/2026.", "..2026-06-30!"),
    (
        "closing",
        "Đề nghị các đơn vị báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 05/12/2026 để tổng hợp./.",
        "..2026-12-05!",
    ),
    ("closing", "Yêu cầu hoàn thành trước ngày 15 hàng tháng.", "R"),
    (
        "organising",
        "Tổ chức Lễ phát động xong trước ngày 20/3/2026, tổng kết trước ngày 20/12/2026.",
        "..2026-03-20!, ..2026-12-20!",
    ),
    ("organising", "Trình Thường trực Tỉnh ủy trong tuần thứ hai của tháng 4/2026.", "..2026-04-30"),
    ("organising", "Báo cáo hằng tháng trước ngày 20, báo cáo quý trước ngày 15 của tháng cuối quý.", "R, R"),
    ("organising", "Gửi kết quả đánh giá năm 2026 về Sở Nội vụ trước ngày 10/01/2027.", "..2027-01-10!"),
    ("organising", "Hoàn thành việc rà soát đến ngày 30/4/2026.", "..2026-04-30"),
    ("organising", "Chậm nhất đến 30/4/2026 phải xong.", "..2026-04-30"),
    ("organising", "hạn nộp: ngày 30/4/2026", "..2026-04-30"),
    ("organising", "Thời hạn gửi báo cáo: Trước ngày 30/4/2026.", "..2026-04-30!"),
    ("organising", "Ngày 30/4/2026, tổ chức lễ chào cờ tại Quảng trường.", "2026-04-30..2026-04-30"),
    ("organising", "Từ ngày 01/4/2026, áp dụng mẫu báo cáo mới.", "2026-04-01.."),
    (
        "organising",
        "Kịch bản được duyệt trước ngày 20/4/2026 và tổng duyệt ngày 28/4/2026.",
        "..2026-04-20!, 2026-04-28..2026-04-28",
    ),
    ("organising", "Hoàn thành trước thời điểm 31/5/2026.", "..2026-05-31!"),
    ("organising", "muộn nhất vào ngày 20.4.2026", "..2026-04-20"),
    ("organising", "kế hoạch năm gửi trước ngày 31 tháng 01 hằng năm.", "R"),
]

NOT_BINDING = [
    ("organising", "Hằng năm, tổ chức sơ kết, đánh giá kết quả thực hiện."),
    ("organising", "hoàn thành trước Đại hội đại biểu toàn quốc lần thứ XIV của Đảng."),
    ("schedule", "Năm 2026: triển khai thí điểm; năm 2027: nhân rộng."),
    ("schedule", "Giai đoạn 1 (2026 - 2027): xây dựng cơ sở dữ liệu."),
    ("content", "Đến hết năm 2026, phấn đấu 80% xã đạt chuẩn."),
    ("content", "Phấn đấu đến năm 2030 có 100% cơ quan hoàn thành."),
    ("content", "Kỷ niệm 80 năm Ngày Quốc khánh (02/9/1945 - 02/9/2025)."),
    ("content", "Chào mừng kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2026)."),
    ("content", "Thực hiện Nghị quyết số 19-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương."),
    ("content", "Luật Thi đua, khen thưởng có hiệu lực từ ngày 01/01/2024."),
    ("content", "số liệu tính đến ngày 31/12/2025."),
    ("content", "Trẻ em sinh từ ngày 01/01/2015 đến ngày 31/12/2020."),
    ("content", "Hộ nghèo theo kết quả rà soát năm 2025."),
    ("content", "Các tập thể thành lập trước ngày 01/7/2025 được xét."),
    ("content", "Người có công được công nhận trước ngày 30/4/1975."),
    ("content", "Mức chi theo Nghị quyết số 05/2024/NQ-HĐND được áp dụng từ ngày 01/8/2024."),
    ("award", "Hồ sơ gồm báo cáo thành tích 05 năm (từ 2021 đến 2025)."),
    ("organising", "Cung cấp dữ liệu theo yêu cầu trong vòng 24 giờ."),
    ("organising", "Xây dựng dự toán năm 2027 gửi Sở Tài chính."),
    ("organising", "Bố trí trong dự toán ngân sách năm 2026 của đơn vị."),
    ("organising", "Theo dõi, đôn đốc; báo cáo UBND tỉnh ngay sau khi kết thúc đợt thi đua."),
    ("organising", "Trong Quý I hằng năm, rà soát, bổ sung danh sách."),
]


@pytest.fixture(scope="module")
def setting() -> Setting:
    """Give a plan of 10 March 2026 that says nothing."""
    text = "Số: 1/KH-UBND\nSông Lam, ngày 10 tháng 3 năm 2026\nKẾ HOẠCH\nTổ chức hội nghị\n\nI. NỘI DUNG\n1. Gọn nhẹ.\n"
    return draft_document(text.encode(), "a.txt").setting


def shown(due: Due | None) -> str:
    """Write a value: its ends, `!` where the last day is itself too late, days of an offset, R for what returns."""
    if isinstance(due, Recurring):
        return "R"
    if isinstance(due, Offset):
        return f"{due.days:+d}"
    first, last = ends(due)
    return f"{first or ''}..{last or ''}{'!' if is_exclusive(due) else ''}" if due else "?"


@pytest.mark.parametrize(("topic", "text", "value"), BINDING)
def test_a_phrase_has_its_value(setting: Setting, topic: str, text: str, value: str) -> None:
    """A day, month, quarter or period is found with the value that it stands for."""
    assert setting.issued == date(2026, 3, 10)
    assert ", ".join(shown(term.due) for term in terms(text, setting, topic)) == value


@pytest.mark.parametrize(("topic", "text"), NOT_BINDING)
def test_history_targets_and_names_bind_nobody(setting: Setting, topic: str, text: str) -> None:
    """Years of targets, of laws, of anniversaries and of what has happened are no deadlines."""
    assert terms(text, setting, topic) == []

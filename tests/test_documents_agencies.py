"""Which body a heading or sentence gives a duty to, and which headings name none."""

import pytest

from knowledge.documents.agencies import heading_agency, split_duty

HEADINGS = [
    "Sở Nội vụ",
    "Ban Thi đua - Khen thưởng tỉnh (Sở Nội vụ)",
    "Văn phòng Ủy ban nhân dân tỉnh",
    "Các sở, ban, ngành, đoàn thể cấp tỉnh; UBND các huyện, thành phố",
    "Trách nhiệm của Sở Tài chính",
    "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội",
    "Thủ trưởng các cơ quan, đơn vị",
    "Các thành viên Hội đồng Thi đua - Khen thưởng tỉnh",
    "Báo Sông Lam, Đài Phát thanh và Truyền hình tỉnh, Cổng Thông tin điện tử tỉnh",
    "Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh",
    "Sở Giáo dục và Đào tạo, Sở Y tế",
    "Các cụm, khối thi đua",
    "Phòng Văn hóa - Xã hội phường",
    "Trưởng các thôn, tổ dân phố",
    "Công đoàn cơ sở",
    "Trạm Y tế xã",
    "Các trường học trên địa bàn",
    "Ban Chỉ đạo cấp tỉnh",
    "Tổ công nghệ số cộng đồng",
    "Ủy ban nhân dân các xã, phường, đặc khu",
    "Đối với Sở Nội vụ",
    "Giao Sở Nội vụ",
    "Hiệu trưởng các trường THCS",
    "Bí thư chi bộ, trưởng thôn",
    "Điện lực Sông Lam, Viễn thông Sông Lam",
    "Kho bạc Nhà nước khu vực",
    "Ban Giám hiệu nhà trường",
    "Tổ chuyên môn",
    "Giáo viên chủ nhiệm",
    "Đảng ủy các xã, phường",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh",
    "Sở, ngành liên quan",
    "Chủ tịch UBND các xã, phường",
    "Phòng Quản lý ngân sách",
    "Đoàn TNCS Hồ Chí Minh xã",
    "Hội LHPN tỉnh",
    "Các doanh nghiệp trên địa bàn",
    "Ban Dân tộc và Tôn giáo",
    "Bộ phận Một cửa",
]

NOT_BODIES = [
    "Công tác tuyên truyền",
    "Kinh phí thực hiện",
    "Tổ chức Lễ phát động",
    "Hội nghị cấp huyện",
    "Nội dung thi đua",
    "Cơ sở vật chất",
    "Chế độ báo cáo",
    "Báo cáo kết quả",
    "Ban hành văn bản chỉ đạo",
    "Hội thi cấp tỉnh",
    "Phòng, chống dịch bệnh",
    "Đào tạo nguồn nhân lực",
    "Văn hóa, văn nghệ",
    "Công tác cán bộ",
    "Xây dựng nông thôn mới",
    "Bảo vệ môi trường",
    "Trang trí khánh tiết",
    "Đại hội cấp cơ sở",
    "Thành phần tham dự",
    "Tổ chức bộ máy",
    "Y tế, giáo dục",
    "Các hoạt động hưởng ứng",
    "Thời gian tổ chức",
    "Tài chính công",
    "Tiêu chuẩn xét tặng",
]

SENTENCES = [
    ("Giao Sở Nội vụ chủ trì, phối hợp với các đơn vị liên quan theo dõi, đôn đốc.", "Sở Nội vụ"),
    ("Giao cho Phòng Nội vụ là cơ quan thường trực, có trách nhiệm tổng hợp.", "Phòng Nội vụ"),
    ("Sở Nội vụ: Chủ trì tham mưu UBND tỉnh tổ chức Đại hội.", "Sở Nội vụ"),
    ("Sở Nội vụ có trách nhiệm hướng dẫn các đơn vị.", "Sở Nội vụ"),
    (
        "Các sở, ban, ngành, đoàn thể; UBND các xã, phường căn cứ Kế hoạch này xây dựng kế hoạch cụ thể.",
        "Các sở, ban, ngành, đoàn thể; UBND các xã, phường",
    ),
    ("Căn cứ nội dung Kế hoạch, các cơ quan, đơn vị triển khai thực hiện.", "các cơ quan, đơn vị"),
    (
        "Yêu cầu Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường nghiêm túc thực hiện.",
        "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường",
    ),
    (
        "Đề nghị Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh phối hợp, giám sát việc thực hiện.",
        "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh",
    ),
    ("Trên cơ sở Kế hoạch của tỉnh, UBND các xã, phường ban hành kế hoạch của địa phương.", "UBND các xã, phường"),
    ("Văn phòng UBND tỉnh phối hợp Sở Nội vụ chuẩn bị cơ sở vật chất, hội trường.", "Văn phòng UBND tỉnh"),
    (
        "Báo và Đài Phát thanh, Truyền hình tỉnh mở chuyên trang, chuyên mục tuyên truyền.",
        "Báo và Đài Phát thanh, Truyền hình tỉnh",
    ),
    ("Công an tỉnh xây dựng phương án bảo đảm an ninh, trật tự.", "Công an tỉnh"),
    ("Sở Y tế chỉ đạo các bệnh viện trực cấp cứu phục vụ Đại hội.", "Sở Y tế"),
    ("Sở Văn hóa, Thể thao và Du lịch chủ trì dàn dựng chương trình nghệ thuật.", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Tỉnh đoàn huy động lực lượng thanh niên tình nguyện.", "Tỉnh đoàn"),
    ("Điện lực tỉnh cấp điện ổn định trong thời gian diễn ra Đại hội.", "Điện lực tỉnh"),
    ("Các địa phương, đơn vị rà soát, lập danh sách gửi về Sở.", "Các địa phương, đơn vị"),
    ("Từng cơ quan, đơn vị xây dựng kế hoạch phù hợp.", "Từng cơ quan, đơn vị"),
    ("Mỗi thôn thành lập 01 tổ tuyên truyền.", "Mỗi thôn"),
    ("Ban Tổ chức Đại hội phân công nhiệm vụ cho các tiểu ban.", "Ban Tổ chức Đại hội"),
    ("Tiểu ban Nội dung chịu trách nhiệm chuẩn bị văn kiện.", "Tiểu ban Nội dung"),
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_names_a_body(heading: str) -> None:
    """Bodies of all kinds are known by their headings, with and without words that charge them."""
    assert heading_agency(heading)


@pytest.mark.parametrize("heading", NOT_BODIES)
def test_a_heading_of_work_names_no_body(heading: str) -> None:
    """Headings of work, times and things are no bodies."""
    assert heading_agency(heading) == ""


@pytest.mark.parametrize(("sentence", "body"), SENTENCES)
def test_a_sentence_begins_with_its_body(sentence: str, body: str) -> None:
    """The body is cut off before the first word of what it is to do."""
    assert split_duty(sentence)[0] == body

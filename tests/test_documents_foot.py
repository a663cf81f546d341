"""Who signed a document, over what title, and who receives it, from the lines below its text."""

import pytest

from knowledge.documents.foot import apart, recipients_of, signature_of

FEET = [
    (("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Trần Văn An"), "Trần Văn An", "TUQ. CHỦ TỊCH, GIÁM ĐỐC SỞ NỘI VỤ"),
    (
        ("T/M BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH", "(đã ký)", "Lê Thị Hoa"),
        "Lê Thị Hoa",
        "TM. BAN THƯỜNG TRỰC, PHÓ CHỦ TỊCH",
    ),
    (("Q. CHỦ TỊCH", "Hồ Đức Phước"), "Hồ Đức Phước", "Q. CHỦ TỊCH"),
    (
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "ThS. Lê Văn Bình"),
        "Lê Văn Bình",
        "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
    ),
    (("TRƯỞNG PHÒNG", "Y Thông Niê"), "Y Thông Niê", "TRƯỞNG PHÒNG"),
    (("CHỦ TỊCH", "H’Yim Kđoh"), "H’Yim Kđoh", "CHỦ TỊCH"),
    (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "", "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH"),
]


@pytest.mark.parametrize(("lines", "name", "title"), FEET, ids=[foot[2] + " " + foot[1] for foot in FEET])
def test_a_signature_is_read(lines: tuple[str, ...], name: str, title: str) -> None:
    """By whatever authority, of whatever people, and where nobody has signed yet."""
    foot = apart(["Nơi nhận:", "- Như trên;", "- Lưu: VT.", *lines])
    assert signature_of(foot) == (name, title)
    assert list(recipients_of(foot)) == ["Như trên", "Lưu: VT"]

"""Levels and work that a question excepts (trừ cấp tỉnh ra, …), which are not those that it asks for."""

from __future__ import annotations

import re
from functools import cache

_LEVEL = (
    r"(?:(?:cấp|cap|các|cac|những|nhung) )?"
    r"(?:tỉnh|tinh|thành phố|thanh pho|huyện|huyen|xã|xa|phường|phuong|sở|so|thị trấn|thi tran)"
)
_LEVELS = rf"{_LEVEL}(?:(?:,| và| va| hay|) {_LEVEL})*"
_NOT = r"(?:không|khong|ko|k|kg|hông|hong|chưa|chua|chẳng|chang|đâu|dau|trừ|tru|ngoài|ngoai)"
_EXCEPTED = (
    r"(?i)(?<!\w)(?:(?:ngoại |ngoai )?(?:trừ|tru)|(?:không|khong|ko|k|chưa|chua) (?:kể|ke|tính|tinh))(?: ra)?"
    rf" {_LEVELS}"
    r"(?: ra)?(?=,| thì| thi| còn| con|$)"
    rf"|(?<!\w)(?:ngoài|ngoai) {_LEVELS} ra(?=,| thì| thi)"
    r"|(?<= (?:khác|khac)) (?:ngoài|ngoai|trừ|tru|với|voi) (?:\w+ ){1,5}?(?:ra )?(?=(?:thì|thi|hạn|han|phải|phai|khi) )"
    r"|(?<!\w)(?:ngoài|ngoai|trừ|tru) (?:\w+ ){1,5}?(?:ra,? )?(?:thì |thi )?(?:còn |con )?"
    r"(?=(?:các |cac |những |nhung )?(?:phường|phuong|xã|xa|huyện|huyen|nơi|noi) (?:khác|khac|còn lại|con lai))"
    r"|(?<!\w)(?:ngoài|ngoai) (?:việc |viec )?"
    r"(?:vận động|van dong|tuyên truyền|tuyen truyen|hướng dẫn|huong dan|tham mưu|tham muu)(?: ra)?,?"
    r"(?= (?:thì |thi )?(?:còn|con) )"
    rf"|(?<!\w)(?:(?:nếu|neu|mà|ma|chứ|chu|vì|vi|do|là|la) )?{_NOT} (?:{_NOT} )?(?:(?:phải|phai|là|la|thuộc|thuoc"
    r"|trong|diện|dien|được|duoc|đc|dc|chọn|chon|chỉ đạo|chi dao|làm|lam|tổ chức|to chuc|ở|o|tính|tinh|kể|ke) )+"
    r"(?:(?:đơn vị|don vi|phường|phuong|xã|xa|nơi|noi|chỗ|cho|hội nghị|hoi nghi) )?"
    r"(?:(?:chỉ đạo|chi dao|làm|lam|thí|thi) )?(?:điểm|diem)"
    r"(?!\w| (?:nào|nao|gì|gi|đúng|dung|phải|phai|à|hả|không|k|ko)\b)"
)

_HINTS = ("trừ", "tru", "ngoài", "ngoai", "khác", "khac", "kể", "ke", "tính", "tinh", "điểm", "diem")
"""Words without any of which a text excepts nothing."""


def without_excepted(text: str) -> str:
    """Leave the levels out that a text excepts, so that no word of them is looked for.

    >>> without_excepted("trừ cấp tỉnh ra thì hạn là bao giờ")
    'thì hạn là bao giờ'
    >>> without_excepted("Mặt trận ngoài vận động ra còn làm gì")
    'Mặt trận  còn làm gì'
    >>> without_excepted("phường em không phải phường điểm thì hạn khi nào")
    'phường em  thì hạn khi nào'
    >>> without_excepted("phường em không phải phường điểm đúng không")
    'phường em không phải phường điểm đúng không'
    >>> without_excepted("ngoài xã Bình Thành ra còn ai")
    'ngoài xã Bình Thành ra còn ai'
    """
    lowered = text.lower()
    if not any(word in lowered for word in _HINTS):
        return text.strip(" ,") or text
    return _excepted().sub("", text).strip(" ,") or text


@cache
def _excepted() -> re.Pattern[str]:
    return re.compile(_EXCEPTED)

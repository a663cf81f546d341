"""Levels and work that a question excepts (trừ cấp tỉnh ra, …), which are not those that it asks for."""

from __future__ import annotations

import re

_LEVEL = (
    r"(?:(?:cấp|cap|các|cac|những|nhung) )?"
    r"(?:tỉnh|tinh|thành phố|thanh pho|huyện|huyen|xã|xa|phường|phuong|sở|so|thị trấn|thi tran)"
)
_LEVELS = rf"{_LEVEL}(?:(?:,| và| va| hay|) {_LEVEL})*"
_EXCEPTED = re.compile(
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
)


def without_excepted(text: str) -> str:
    """Leave the levels out that a text excepts, so that no word of them is looked for.

    >>> without_excepted("trừ cấp tỉnh ra thì hạn là bao giờ")
    'thì hạn là bao giờ'
    >>> without_excepted("Mặt trận ngoài vận động ra còn làm gì")
    'Mặt trận  còn làm gì'
    >>> without_excepted("ngoài xã Bình Thành ra còn ai")
    'ngoài xã Bình Thành ra còn ai'
    """
    return _EXCEPTED.sub("", text).strip(" ,") or text

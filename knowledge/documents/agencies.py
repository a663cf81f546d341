"""Finds which body a duty is given to: at the start of a sentence, in a heading, after "đề nghị" or "giao".

>>> split_duty("Sở Tài chính phối hợp với Sở Nội vụ cân đối ngân sách.")
('Sở Tài chính', 'phối hợp với Sở Nội vụ cân đối ngân sách.')
>>> split_duty("Căn cứ Kế hoạch này, các sở, ban, ngành xây dựng kế hoạch.")
('các sở, ban, ngành', 'xây dựng kế hoạch.')
>>> heading_agency("Đề nghị Ban Tuyên giáo Tỉnh ủy"), heading_agency("Một số hoạt động cấp xã")
('Ban Tuyên giáo Tỉnh ủy', '')
"""

from __future__ import annotations

import re

from knowledge.documents.vocabulary import charge_pattern, head_pattern, table, verb_pattern
from knowledge.text import fold, key

LONGEST = 330
"""Characters of the longest body's name, which may be a list of bodies."""

LEAD = re.compile(
    r"(?:(?:căn cứ|trên cơ sở|theo|để|từ|nhằm|sau khi|trước khi|thực hiện)\s[^;.]{3,240}?[,;]\s+"
    r"|\([^)]*\)\s*|[“”\"']\s*|[-–+]\s*|(?:trước|chậm nhất|từ|trong|xong)[^:;]{0,60}:\s*)",
    re.IGNORECASE,
)
NOT_BODIES = re.compile(
    r"(?:các|những)\s+(?:hoạt động|nội dung|giải pháp|nhiệm vụ|hình thức|phong trào|biện pháp|điều kiện"
    r"|bước|mục tiêu|chỉ tiêu"
    r"|văn bản|quy định|tiêu chí|trường hợp|vấn đề|công trình|dự án|chương trình|ngày|điển hình"
    r"|đồng chí|cấp ủy|tập thể|cá nhân)"
    r"|ban hành|báo cáo|bộ máy|hội nghị|hội thảo|hội thi|đại hội|đoàn kết|tổ chức|tổ trưởng|văn hóa đọc"
    r"|thành phần|thành tích|trường hợp|trưởng thành"
    r"|y tế dự|công tác|công an nhân dân$|trang trí|hệ thống hóa|nhân dân ta|bảo đảm|đài thọ|xã hội"
    r"|phòng ngừa|phòng, chống|phòng chống|trạm thu"
    r"|cơ quan soạn|lãnh đạo,? chỉ đạo|tài chính công|tổ quốc|bảo vệ|đơn vị tính|công ty mẹ|phòng họp"
    r"|văn h(?:óa|oá),? (?:- )?văn nghệ|y tế, giáo dục|hội trường|đoàn đại biểu dự|quỹ đất|báo chí",
    re.IGNORECASE,
)
BODY_WORDS = re.compile(
    r"\b(?:so|phong|ban|uy ban|ubnd|mttq|hoi|doan|cong an|co quan|don vi|to chuc|truong|trung tam"
    r"|dia phuong|nganh|cuc|xa|phuong"
    r"|huyen|chuyen vien|van phong|tinh|thanh pho|xom|thon|dong chi|cac cap|doanh nghiep|cong ty|dai"
    r"|bao|tai chinh|van hoa|quan su|thue"
    r"|ap|khom|buon|hat kiem lam|hat quan ly|hat|khu pho|don bien phong|hiep hoi|bao tang"
    r"|thu vien|nha|phan xuong|kiem toan|giao vien|hieu truong"
    r"|trung doan|lu doan|su doan|uy vien|giam doc|cau lac bo|bi thu|chu tich|toa soan|xi nghiep|chi nhanh|nong truong"
    r"|thanh tra|kho bac|ngan hang|to|ke toan|cong chuc|vien|bo|dang uy|khoi|cum|thi xa)\b"
)


def split_duty(text: str) -> tuple[str, str]:
    """Cut a sentence into the body at its start and what it is to do; both are empty where there is none."""
    text = text.strip()
    for _ in range(3):
        charged = charge_pattern().match(text)
        if charged and head_pattern().match(text, charged.end()):
            text = text[charged.end() :]
        if head_pattern().match(text) and not NOT_BODIES.match(text):
            break
        lead = LEAD.match(text)
        if not lead:
            return "", ""
        text = text[lead.end() :]
    else:
        return "", ""
    head, colon, rest = text.partition(":")
    if colon and rest.strip() and (named := heading_agency(head)):
        return named, rest.strip()
    for verb in verb_pattern().finditer(text[: LONGEST + 40]):
        body, duty = text[: verb.start()].rstrip(" ,:;–-"), text[verb.start() :]
        if _plausible(body):
            return tidy_agency(body), duty.strip()
        if verb.start() > LONGEST:
            break
    return "", ""


def _plausible(body: str) -> bool:
    """Tell whether a text can be a body's name: brackets closed, no sentence, no list that goes on."""
    if len(body) < 3 or len(body) > LONGEST or ". " in body or body.count("(") != body.count(")"):
        return False
    if re.search(r"\bngày \d|\d/\d", body):
        return False
    if re.search(
        r"(?:\b(?:và|của|các|với|về|đã|được|không|do|cho|để|tại|theo|từ|có|cùng|là|bị|sẽ|nhằm|công tác|việc"
        r"|trong|đến|kế hoạch))$",
        body,
    ):
        return False
    return not re.search(r"\b(?:được|nhằm|để|nếu|khi|mà|đã|bằng)\b", re.sub(r"\([^)]*\)", "", body)) and bool(
        BODY_WORDS.search(fold(body))
    )


def heading_agency(text: str) -> str:
    """Give the body that a heading names, nothing where it names none."""
    text = re.sub(r"^[“\"'\s]+|[\s:.;,]+$", "", text)
    charged = charge_pattern().match(text)
    if charged:
        text = text[charged.end() :]
    if not head_pattern().match(text) or NOT_BODIES.match(text) or len(text) > LONGEST:
        return ""
    outside = re.sub(r"\([^)]*\)", "", text)
    if verb_pattern().search(outside) or not _plausible(outside) or outside.isupper():
        return ""
    return tidy_agency(text)


def tidy_agency(body: str) -> str:
    """Take brackets and loose marks off a body's name.

    >>> tidy_agency("Sở Nội vụ (cơ quan thường trực)")
    'Sở Nội vụ'
    """
    return " ".join(re.sub(r"\([^)]*\)?", " ", body).split()).strip(" ,:;.–-")


def agency_key(body: str) -> str:
    """Give a key that is the same for a body's full and short names.

    >>> agency_key("UBND các xã, phường") == agency_key("Ủy ban nhân dân các xã, phường")
    True
    """
    words = key(re.sub(r"(?<=\w)[-–](?=\w)", " ", body).replace("LĐ TBXH", "LĐTBXH")).split()
    return " ".join(
        table("short").get(word, word) for word in words if word not in ("cac", "va", "viet", "nam", "dong", "chi")
    )

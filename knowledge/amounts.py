"""Amounts that questions ask for and plans seldom tell: money, hours of the clock, numbers of persons."""

from __future__ import annotations

import re

from knowledge.patterns import Pattern

AMOUNTS = (
    (
        Pattern(r" (?:bao nhieu|may) phan tram | ty le (?:\w+ ){0,6}(?:bao nhieu|may) ", " phan tram ", " ty le "),
        re.compile(r"\d ?%|percent=|phần trăm|tỷ lệ"),
    ),
    (
        Pattern(
            r" so luong (?:\w+ )?(?:bang khen|giay khen|co thi dua|huan chuong|danh hieu|phan thuong) ", " so luong "
        ),
        re.compile(r"\d+ (?:bằng khen|giấy khen|cờ|danh hiệu|phần thưởng)"),
    ),
    (
        Pattern(
            r" (?:tong so tien|tong (?:so )?kinh phi|tong (?:muc )?du toan|tong muc kinh phi|tong muc chi|tong chi phi)"
            r" (?!.*(?:nguon|tu dau|o dau| ai (?!quoc )| ngan sach nao))",
            " tong ",
        ),
        re.compile(r"\d[\d.,]* ?(?:đồng|triệu|tỷ|%)"),
    ),
    (
        Pattern(
            r" (?:kinh phi|ngan sach|chi phi|du toan|muc thuong|tien thuong|so tien|muc chi|tong tien)"
            r" (?:\w+ ){0,9}(?:het |la |duoc )?(?:bao nhieu|may)(?: tien| dong| trieu| ty)? $",
            " bao nhieu ",
            " may ",
        ),
        re.compile(r"\d[\d.,]* ?(?:đồng|triệu|tỷ|%)"),
    ),
    (
        Pattern(
            r" (?:may gio|(?<!ngay )(?<!bao )gio (?:nao|khai mac|bat dau|ket thuc|be mac|hop)|gio may"
            r"|bao nhieu gio(?! (?:con|thi|da|nay|het))"
            r"|gio tap trung|gio co mat|gio don) ",
            " gio ",
        ),
        re.compile(r"\d+ ?(?:giờ|h\d*)\b"),
    ),
    (
        Pattern(
            r"(?<! cho)(?<! cua)(?<! voi)(?<! nhung) (?:bao nhieu|may) "
            r"(?:nguoi|ca nhan|cong dan|tap the|gia dinh) (?:\w+ )?(?:duoc|tieu bieu|nhan)",
            " bao nhieu ",
            " may ",
        ),
        re.compile(r"\d+ (?:\w+ )?(?:người|cá nhân|công dân|tập thể|gia đình|đại biểu)"),
    ),
)
"""How each is asked for (folded), and how a fact tells it (with marks)."""

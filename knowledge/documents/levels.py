"""The levels and kinds of bodies that a text names."""

from __future__ import annotations

import re

from knowledge.text import fold

LEVELS = (
    ("province", r"\btinh\b"),
    ("department", r"(?<!co )\bso\b(?! luong| dai| quyet)|ban,? nganh|co quan,? don vi thuoc"),
    ("district", r"huyen|thi xa|thanh pho"),
    ("commune", r"(?<!thi )\bxa\b(?! hoi)|phuong\b(?! huong)|thi tran"),
    ("hamlet", r"xom|\bthon\b|to dan pho"),
    ("company", r"doanh nghiep|cong ty|don vi thanh vien"),
    ("front", r"mat tran|doan the|to chuc chinh tri"),
    ("agency", r"co quan|don vi"),
    ("grassroots", r"co so"),
)
"""Each level with the pattern of its folded words, the higher first."""


def levels_of(text: str) -> tuple[str, ...]:
    """Give the levels that a text names.

    >>> levels_of("cấp phường, xã"), levels_of("cấp thành phố")
    (('commune',), ('district',))
    >>> levels_of("xã, phường và đơn vị trực thuộc tỉnh"), levels_of("Đại hội tỉnh Sông Lam")
    (('commune', 'agency'), ('province',))
    """
    words = " " + fold(text) + " "
    found = tuple(level for level, pattern in LEVELS if re.search(pattern, words))
    if "province" not in found:
        return found
    if re.match(r"(?:cap )?tinh\b|(?:dai hoi|hoi nghi|le)\b[^;]*\btinh\b", words.strip()):
        return ("province",)
    return tuple(level for level in found if level != "province") or found

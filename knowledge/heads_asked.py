"""Several plain heads asked for in one breath (thời gian, địa điểm hội nghị): the questions that ask for each alone.

Heads are the words under which a plan's own facts stand (thời gian, địa điểm, số đại biểu, người ký), or the words
that ask for them (khi nào, ở đâu, ai ký). They stand beside each other, or the second closes the question as an
afterthought (họp khi nào vậy ad, cho em địa điểm luôn).
"""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.patterns import Pattern
from knowledge.text import fold

_HEADS = {
    "duration": r"(?:thoi luong|thoi gian hop bao lau|(?:trong |mat )?bao lau|may buoi|thoi gian hop|so buoi)",
    "deadline": r"(?:(?<!trong )(?:thoi gian|t/g|tg|tgian|time)(?: to chuc| dien ra)?|thoi diem(?: to chuc)?"
    r"|han chot|thoi han"
    r"|(?<!khong biet )(?:khi nao|bao gio|ngay nao|hom nao|luc nao)(?: to chuc| dien ra)?(?! ban hanh))",
    "venue": r"(?:(?:dia diem|dd)(?: to chuc)?|noi to chuc|(?:o )?(?:dau|cho nao|noi nao))",
    "delegates": r"(?:(?:so luong|so|sl) (?:dai bieu|db)(?: du)?|(?:moi )?(?:bao nhieu|bn|may) (?:dai bieu|db|nguoi))",
    "composition": r"(?:thanh phan(?: tham du| du)?(?: dai bieu)?|moi (?:nhung )?ai|(?:nhung )?ai duoc (?:du|moi))",
    "form": r"(?:(?:theo )?hinh thuc(?: to chuc)?(?: nao| gi)?(?! khen))",
    "funding": r"(?:(?:nguon )?kinh phi(?: (?:lay )?(?:o|tu) dau)?|tien lay (?:o|tu) dau)",
    "number": r"(?:so hieu|so van ban|so ke hoach|(?<!co )so may|(?<!co )so bao nhieu"
    r"|so(?=(?:,| va|/|-| kem| voi) ?(?:ngay|nguoi|co quan)| cua (?:ke hoach|kh|van ban)))",
    "issued": r"(?:ngay (?:thang )?(?:ban hanh|ky|ra)|ngay(?=(?:,| va| -|/) ?(?:nguoi ky|ai ky|co quan ban hanh))"
    r"|(?:ban hanh|ky|ra) (?:vao )?(?:ngay (?:nao|may)|khi nao|bao gio))",
    "signer": r"(?:(?:ten )?nguoi ky|(?:do )?ai (?:la nguoi )?ky)",
    "issuer": r"(?:(?:co quan|don vi|noi) (?:nao )?ban hanh)",
}
HEAD = Pattern(r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _HEADS.items()) + r")(?!\w)")
"""A head; the group that matches is named by its kind."""

SIGNS = {
    "duration": ("thoi luong", "bao lau", "buoi", "gian hop"),
    "deadline": ("thoi", "t/g", "tg", "han chot", "khi nao", "bao gio", "ngay nao", "hom nao", "luc nao"),
    "venue": ("dia diem", "noi", "dau", "cho nao"),
    "delegates": ("dai bieu", "db", "nguoi"),
    "composition": ("thanh phan", "ai"),
    "form": ("hinh thuc",),
    "funding": ("kinh phi", "tien"),
    "number": (
        "so hieu",
        "so van",
        "so ke",
        "so may",
        "so bao",
        "so,",
        "so va",
        "so/",
        "so-",
        "so k",
        "so voi",
        "so cua",
    ),
    "issued": ("ban hanh", "ngay ky", "ngay thang ky", "ngay ra", "ngay thang ra", "ky ", "ra "),
    "signer": ("ky",),
    "issuer": ("ban hanh",),
}
"""What is in every text with a head of a kind: where only one kind's is, there are no several heads."""

_LINK = Pattern(
    r"[\s,;/&+–-]*(?:\b(?:va|voi|vs|lan|kem|kem theo|ca|cung|cung nhu|roi|luon|con|cho|hoi|biet|duoc|o|thi|to chuc)\b"
    r"[\s,;]*)*"
)
"""What may stand between two heads beside each other."""

_AFTERTHOUGHT = Pattern(
    r"(?P<before>.*?)(?:[,;.?]|\b(?:va|voi|roi|luon|kem)\b)\s*"
    r"(?:\b(?:cho|e|em|minh|xin|hoi|biet|noi|luon|va|ca|them|con|thi|ve|voi|gui|tien|cung|nhu|the|a|ad)\b[\s,]*)*"
)
_CLOSING = Pattern(
    r"[\s,.?!]*(?:\b(?:luon|a|ah|nhe|nha|giup|ho|e|em|minh|voi|ad|the nao|ra sao|ntn|nua|vay|z|di|la gi|nay|duoc khong"
    r"|cua no|nhu the nao)\b[\s,.?!]*)*"
)
_BELONG = Pattern(r"\b(?:hay|hoac|hon|(?<!co )so voi|khac nhau|giong nhau|nhu nhau|thay doi|doi)\b")
"""Words of questions that weigh the things named rather than ask for each."""


def _several_signs(folded: str) -> bool:
    kinds = 0
    for signs in SIGNS.values():
        for sign in signs:
            if sign in folded:
                kinds += 1
                break
        if kinds > 1:
            return True
    return False


def each_alone(text: str) -> tuple[str, ...]:
    """Return for each of several heads in a text the question for it alone; nothing where there is one only.

    >>> each_alone("Thời gian, địa điểm hội nghị?")
    ('Thời gian hội nghị?', 'địa điểm hội nghị?')
    >>> each_alone("hội nghị họp khi nào vậy ad, cho em địa điểm luôn")
    ('hội nghị họp khi nào vậy ad', 'hội nghị họp địa điểm vậy ad')
    >>> each_alone("Địa điểm hội nghị?")
    ()
    """
    folded = fold(text)
    if not _several_signs(folded):
        return ()
    heads = list(HEAD.each(folded))
    if len(heads) < 2 or len(folded) != len(text) or _BELONG.search(folded):
        return ()
    first, last = heads[0], heads[-1]
    lead = text[: first.start()]
    lead = lead[:-3] if folded[: first.start()].endswith(" ca ") else lead
    if len({head.lastgroup for head in heads}) < len(heads):
        return ()
    said = [_said(head, text, heads) for head in heads]
    if all(_LINK.made.fullmatch(folded, a.end(), b.start()) for a, b in pairwise(heads)):
        return tuple(f"{lead}{one}{text[last.end() :]}" for one in said)
    between = _AFTERTHOUGHT.made.fullmatch(folded, first.end(), last.start())
    if len(heads) > 2 or between is None or not _CLOSING.made.fullmatch(folded, last.end()):
        return ()
    before = text[first.end() : between.end("before")].rstrip()
    return tuple(f"{lead}{one}{before}" for one in said)


_OF_PAPERS = frozenset({"number", "signer", "issuer"})
"""Heads beside which a day is that of the paper, whatever it is called."""


def _said(head: re.Match[str], text: str, heads: list[re.Match[str]]) -> str:
    """Return what a head asks for in words that ask for it where it stands alone."""
    dated = head.lastgroup == "issued" or not _OF_PAPERS.isdisjoint({str(other.lastgroup) for other in heads})
    if dated and head.lastgroup in ("deadline", "issued") and head[0].startswith("ngay"):
        return "ban hành ngày nào"
    return {"dd": "địa điểm", "time": "thời gian", "so": "số hiệu"}.get(head[0], text[head.start() : head.end()])

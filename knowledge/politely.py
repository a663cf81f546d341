"""What is said around a question out of politeness (ad ơi cho em hỏi, … giúp em với ạ), which is no part of it."""

from __future__ import annotations

import re

from knowledge.patterns import Pattern

ONE_MORE = Pattern(
    r"^ (?:roi|xong|the|con|va) (?:ben |cua |o )*(?:\w+ ){1,6}"
    r"(?:nua|thi sao) (?:a |ad |em |anh |vay )*$",
    " nua ",
    " sao ",
)
"""Something else that the same is asked of (rồi kế hoạch Bình Thuận nữa)."""

_OPENING = (
    "da vang alo a thua sep anh chi em ad admin oi cho toi minh chau hoi xin phep mot 1 cau chut ti ty lam phien moi"
    " nguoi cac dong kinh nho giai dap giup voi chao ban bac ca nha biet vui long de nghi"
    " huong dan mn mng e vs ac duoc"
)
_AROUND = frozenset(_OPENING.split())
"""Words that open a question politely, folded."""

_ASKING = frozenset({"hoi", "biet", "giup", "phien", "thua", "oi", "nho", "chao"})
"""Words of such an opening without which it is none."""

_LAST = frozenset({"hoi", "biet", "oi", "chut", "ti", "ty", "cau", "dap", "giup", "voi", "sep", "ad", "a"})
"""Words with which it may end."""

_WHO_ASKS = frozenset({"cho", "xin", "em", "toi", "minh", "chau", "phep"})
"""Words before an unmarked "hoi" that is to ask (hỏi) and no body's name (hội)."""

_WORD = re.compile(r"\w+")
_CLOSING = Pattern(
    r"(?:[\s,.;]+(?:(?:vay|the|day|voi|nhe|do|nhi) )?(?:ad|admin|sep)(?: oi)?(?: a)?"
    r"|[\s,.;]+(?:giup|gium|dum|ho) (?:em|minh|toi|chau|tui|bon em|ben em)(?: (?:voi|cai|phat|nhe|nha))?(?: a)?"
    r"|[\s,.;]+mong (?:cac )?(?:anh chi|anh|chi|ad|moi nguoi|ban|dong chi)(?: som)? "
    r"(?:chi |giai dap |tra loi |tu van )*"
    r"(?:giup|gium|som)?(?: (?:em|minh))?(?: a)?"
    r"|[\s,.;]+(?:day a|voi a|nhe),? ?(?=[\s,.;]|$)"
    r"|[\s,.;(]+(?:em|minh|ben em|toi)? ?(?:dang )?can gap(?: lam)?(?: a)?"
    r"|[\s,.;(]+(?:em|minh|toi|tui)(?: van| con| thay)? (?:chua|khong) (?:ro|hieu|nam|biet)(?: ro)?"
    r"(?: (?:cho nay|phan nay|doan nay|cai nay|lam|nua))*(?: a)?"
    r"|[\s,.;(]+de (?:em|toi|minh|tui|ben em)(?: con| kip| co)? (?:bao cao|bao|trinh|noi|tra loi)(?: lai)?"
    r"(?: voi| cho| len)? (?:sep|lanh dao|thu truong|anh em|moi nguoi|co quan)(?: a)?"
    r"|[\s,.;(]+de (?:em|toi|minh|tui|ben em)(?: con| kip)? (?:lam|viet|soan|chuan bi|cho|doi|biet|nam|theo doi)"
    r"(?: (?:ke hoach|bao cao|ho so))?(?: a)?"
    r"|\s*[,.;(]\s*(?:em|minh|toi|ben em) dang (?:lam|viet|soan|chuan bi|tong hop|can)"
    r" (?:bao cao|ke hoach|ho so|van ban|tai lieu|so lieu)(?: (?:gap|day|rieng))*(?: a)?"
    r"|[\s,.;(]+(?:tra loi|phan hoi|giai dap|tu van|rep|tra cuu|kiem tra) (?:giup|gium|dum|ho|cho)"
    r"(?: (?:em|minh|toi|tui|ben em))?(?: (?:som|ngay|gap|voi|nhe|nha|a))*"
    r"|[\s,.;(]+ai (?:biet|ranh|nam)(?: ro| thi)* (?:chi|giup|tra loi|nhac|noi)"
    r"(?: (?:em|minh|toi|tui|giup|gium|cho|voi|a|nhe))*"
    r")+[\s.!?,;)]*$"
)
_HINTS = (
    *(" ad", " sep", "giup", "gium", "dum", " ho ", "mong", "gap", "day a", "voi a", " ro", "ai biet", "hieu"),
    *("de em", "de toi", "de minh", "de ben", "dang", "tra loi", "phan hoi"),
)


_MEANT = {
    "hoi": ("hỏi", "hoi"),
    "chi": ("chị", "chi", "chí"),
    "da": ("dạ", "da"),
    "ban": ("bạn",),
    "giai": ("giải", "giai"),
    "de": ("đề", "de"),
    "nghi": ("nghị", "nghi"),
}
"""How some of these words are written, which mean much else with other marks (hội nghị)."""

_OWN_WORDS = (
    "em e toi minh chau tui da vang vi do tai thi la moi vua con dang ve nhan viec nen ma chua khong ro ranh nam biet"
    " quen vao lam nghe cong tac nhiem vu chuyen den sang qua duoc phan phu trach mang nay bo ngo lan dau hieu lo hay"
    " can gap voi mat tim mai ra doc thay dai nhieu hom truoc tuan thang giao cho nguoi cung hoi het gio bi van ban"
    " tra cuu thong tin ke hoach nhung xin loi roi that thuc su gi tai lieu kia a anh chi ad sep lai xem ky"
)
_ONESELF = frozenset(_OWN_WORDS.split())
"""Words of a clause that only tells who asks and why (em mới nhận việc nên chưa rõ), folded."""

_AND_WHY = frozenset({"chua", "khong", "quen", "gap", "moi", "can"})
"""Words without which such a clause is none."""

_CLAUSE = re.compile(
    r"(?:da,? |vang,? |vi |do )?(?:em|e|toi|minh|chau|tui|sep|sep em|lanh dao) "
    r"([^,.;:!?\d\u2013-]{8,80})[,.;:!\u2013-]\s*(?=\w)"
)
_NO_OTHERS = {
    "nam": ("nắm", "nam"),
    "hoi": ("hỏi", "hơi", "hoi"),
    "thang": ("tháng", "thang"),
    "do": ("do", "đó"),
    "lam": ("làm", "lắm", "lam"),
}
"""How some of these words are written, where other marks make them speak of something (hội, năm)."""

_GREETING = re.compile(
    r"(?:da,? |vang,? |kinh |em |toi |minh |xin )*(?:chao|gui|thua)"
    r"(?: (?:cac|anh|chi|em|ad|admin|sep|ban|ca|nha|moi|nguoi|dong|co|chu|bac|oi|a|quy|co quan|don vi|bot|thay"
    r"|lanh dao))+"
    r" ?[,.;:!]\s*(?=\w)"
)
_TO_WHOM = re.compile(
    r"(?:em|toi|minh|chau|tui|ban quan tri|quan tri vien|bo phan ho tro)(?: voi)?(?: a)? ?[:,]\s*(?=\w)"
)
"""What may be left of an opening: for whom (hướng dẫn giúp em:)."""


def _oneself(lowered: str, folded: str, start: int) -> int:
    """Return where a clause about whoever asks ends that begins at a place; the place itself where none does."""
    found = _CLAUSE.match(folded, start)
    if found is None:
        return start
    said = list(_WORD.finditer(folded, found.start(), found.end()))
    typed = [lowered[word.start() : word.end()] for word in said]
    known = all(
        word[0] in _ONESELF and as_typed in _NO_OTHERS.get(word[0], (as_typed,))
        for word, as_typed in zip(said, typed, strict=True)
    )
    return found.end() if known and not _AND_WHY.isdisjoint(word[0] for word in said) else start


def _opened(lowered: str, folded: str, at: int) -> int | None:
    """Return where a polite opening ends that begins at a place; None where nothing else is left."""
    start, asked, last, before = at, False, at, ""
    for word in _WORD.finditer(folded, at):
        said = word[0]
        typed = lowered[word.start() : word.end()]
        other = typed not in _MEANT.get(said, (typed,)) or (typed == "hoi" and before not in _WHO_ASKS)
        if said not in _AROUND or other:
            start = last if asked else at
            break
        asked = asked or said in _ASKING
        last = word.end() if said in _LAST else last
        before = said
    else:
        return None
    while start > at and start < len(folded) and not folded[start].isalnum():
        start += 1
    return start


def span(lowered: str, folded: str) -> tuple[int, int]:
    """Return where the question itself begins and ends in a message, given in lower case with its marks and without.

    It is all of the message where nothing else is left.

    >>> folded = "ad oi cho em hoi han cap xa giup em voi a"
    >>> folded[slice(*span(folded, folded))]
    'han cap xa'
    >>> span("hội nghị", "hoi nghi")
    (0, 8)
    """
    start, behind = -1, 0
    while start < behind:
        start = behind
        if greeted := _GREETING.match(folded, start):
            behind = greeted.end()
            continue
        opened = _opened(lowered, folded, start)
        if opened is None:
            return (start, len(folded)) if start else (0, len(folded))
        for_whom = _TO_WHOM.match(folded, opened) if opened > start else None
        behind = _oneself(lowered, folded, for_whom.end() if for_whom else opened)
    closing = _CLOSING.search(folded, start) if any(hint in folded for hint in _HINTS) else None
    end = closing.start() if closing else len(folded)
    return (start, end) if folded[start:end].count(" ") > 0 else (0, len(folded))

"""What is said around a question out of politeness (ad ơi cho em hỏi, … giúp em với ạ), which is no part of it."""

from __future__ import annotations

import re

from knowledge.patterns import Pattern

_OPENING = (
    "da vang alo a thua sep anh chi em ad admin oi cho toi minh chau hoi xin phep mot 1 cau chut ti ty lam phien moi"
    " nguoi cac dong kinh nho giai dap giup voi chao ban bac ca nha biet vui long"
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
    r"|[\s,.;]+(?:em|minh|ben em|toi)? ?dang can gap(?: lam)?(?: a)?)+[\s.!?,;]*$"
)
_HINTS = (" ad", " sep", "giup", "gium", "dum", " ho ", "mong", "gap", "day a", "voi a")


_MEANT = {
    "hoi": ("hỏi", "hoi"),
    "chi": ("chị", "chi", "chí"),
    "da": ("dạ", "da"),
    "ban": ("bạn",),
    "giai": ("giải", "giai"),
}
"""How some of these words are written, which mean much else with other marks (hội nghị)."""


def span(lowered: str, folded: str) -> tuple[int, int]:
    """Return where the question itself begins and ends in a message, given in lower case with its marks and without.

    It is all of the message where nothing else is left.

    >>> folded = "ad oi cho em hoi han cap xa giup em voi a"
    >>> folded[slice(*span(folded, folded))]
    'han cap xa'
    >>> span("hội nghị", "hoi nghi")
    (0, 8)
    """
    start, asked, last, before = 0, False, 0, ""
    for word in _WORD.finditer(folded):
        said = word[0]
        typed = lowered[word.start() : word.end()]
        other = typed not in _MEANT.get(said, (typed,)) or (typed == "hoi" and before not in _WHO_ASKS)
        if said not in _AROUND or other:
            start = last if asked else 0
            break
        asked = asked or said in _ASKING
        last = word.end() if said in _LAST else last
        before = said
    else:
        return 0, len(folded)
    while start and start < len(folded) and not folded[start].isalnum():
        start += 1
    closing = _CLOSING.search(folded, start) if any(hint in folded for hint in _HINTS) else None
    end = closing.start() if closing else len(folded)
    return (start, end) if folded[start:end].count(" ") > 0 else (0, len(folded))

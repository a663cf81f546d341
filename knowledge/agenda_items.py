"""Items of an agenda found by the words of a question."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise

from knowledge.facts import AgendaItem
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.text import words

AFTER = re.compile(
    r" (?:xong|tiep theo(?! kh| ke)|ke tiep|tiep den|tiep la|tiep do|sau do|ngay sau|lien sau|sau phan|sau muc|sau khi"
    r"|(?<! vung )(?<! chuyen )sau(?! rong| sac| sat| vung)"
    r"|(?<! truoc khi )(?<! truoc )(?:ket thuc|het|dut) (?:phan|muc|tiet muc|noi dung|khau|man)"
    r"(?= .* (?:thi|la|den|toi|sang) )"
    r"|(?<! truoc khi )(?<! truoc )(?:ket thuc|het)(?! hoi nghi| dai hoi| dot| phong trao| chuong trinh| nam)"
    r"(?= (?:\w+ ){0,9}(?:thi|la|den|toi|sang) (?:\w+ ){0,2}(?:gi|nao|ai)(?: tiep| nua| sau)? )"
    r"|(?:den|toi|sang|phan|muc|la) gi tiep(?= (?:\w+ ){0,2}$)|roi con(?= (?:gi|phan|muc|noi dung|ai|cai|nhung) )"
    r"|roi den|roi toi|roi sang|roi moi den|roi moi toi) "
)
"""Words that ask for what comes after."""

BEFORE = re.compile(
    r" (?:ngay truoc|lien truoc|truoc phan|truoc muc|truoc khi|dung truoc"
    r"|truoc(?! ngay| thang| quy| may| bao nhieu| \d| hoi nghi| dai hoi)) "
)

PLACED = Pattern(
    r"(?<! truoc va) (?:sau|truoc) (?:(?:phan|muc|noi dung|tiet muc|buoc|cai) (?:nao|gi|chi|may)|(?:gi|ai|chi)) ",
    " sau ",
    " truoc ",
)
"""A part whose place is asked for by the one before or after it (đứng sau mục nào)."""


def matching(items: tuple[AgendaItem, ...], reading: Reading, quoted: set[int], told: bool = True) -> tuple[int, ...]:
    """Return the items that a question names, counted from 1, those that hold most of its words first.

    `quoted` are words that only quote the plan's title. Words that say little count where the
    question is about order, and `told` says that it speaks of the parts of an agenda.
    """
    ordered = told and (AFTER.search(reading.flat) or BEFORE.search(reading.flat))
    idle = {*reading.soft, *reading.named, *quoted}
    asked = {
        f"{a.folded} {b.folded}"
        for at, (a, b) in enumerate(pairwise(reading.said))
        if not {at, at + 1} <= idle and not {a.folded, b.folded} <= _COMMON
    }
    whole = {f"{a.folded} {b.folded}" for a, b in pairwise(reading.said)}
    held = [_held(item, asked) for item in items]
    scores = [
        (0.0 if any(own < other for other in held) else _shared(item, asked), place)
        for place, (item, own) in enumerate(zip(items, held, strict=True), 1)
    ]
    best = max((score for score, _ in scores), default=0.0)
    if best < (0.15 if ordered else 0.3):
        return ()
    kept = [(score + _MILD * _shared(items[place - 1], whole), place) for score, place in scores if score >= 0.7 * best]
    return tuple(place for _, place in sorted(kept, key=lambda s: (-s[0], s[1])))


_MILD = 0.2
"""How much words that say little tell items apart which hold as much of the others."""


def _held(item: AgendaItem, asked: set[str]) -> set[str]:
    """Return the pairs of words asked for that stand in an item's title or one of its names."""
    return asked & set[str]().union(*(_pairs(name) for name in (item.title, *item.names)))


def _shared(item: AgendaItem, asked: set[str]) -> float:
    """Return how well an item answers to the pairs of words asked for: its title and names before its details."""
    phrases = [(_pairs(name), 1.0) for name in (item.title, *item.names)]
    phrases += [(_pairs(text), 0.55) for text in (item.detail, item.when) if text]
    return max(weight * len(own & asked) / math.sqrt(max(len(own), 1)) for own, weight in phrases)


_IDLE = (
    "chuong trinh noi dung dai hoi nghi co khong la gi phan muc bao gom nhung nao thu tu sau truoc khi xong thi den toi"
)
_COMMON = frozenset(_IDLE.split())


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    cut = [word.folded for word in words(text)]
    return frozenset(f"{a} {b}" for a, b in pairwise(cut) if not {a, b} <= _COMMON)


_WITH = r"(?: \w+){0,2} (?:bang|la|voi) (?!(?:muc |phan |tiet muc |noi dung |cai |man )?(?:gi|nao|ai) )"
_OPENS_WITH = Pattern(
    rf" (?:mo dau|bat dau|mo man|khoi dau|muc dau|phan dau|dau tien){_WITH}",
    " mo dau ",
    " bat dau ",
    " mo man ",
    " khoi dau ",
    " muc dau ",
    " phan dau ",
    " dau tien ",
)
_ENDS_WITH = Pattern(
    rf" (?:ket thuc|khep lai|muc cuoi|phan cuoi|cuoi cung){_WITH}",
    " ket thuc ",
    " khep lai ",
    " muc cuoi ",
    " phan cuoi ",
    " cuoi cung ",
)
_OTHERWISE = Pattern(r" (?:sau|truoc|roi|xong|tiep|hay(?! sao)|ke(?! hoach)|den|toi|giua) ")
_IS_SO = Pattern(r" (?:phai khong|dung khong|ha|chu|hay sao|nhi|nghe|hinh nhu|khong) | (?:a|anh) $")


def end_claimed(flat: str) -> str:
    """Return which end of an agenda some item is claimed to be (mở đầu bằng văn nghệ à): `first`, `last` or none."""
    if not _IS_SO.search(flat) or _OTHERWISE.search(flat):
        return ""
    return "first" if _OPENS_WITH.search(flat) else "last" if _ENDS_WITH.search(flat) else ""

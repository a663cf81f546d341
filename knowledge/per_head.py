"""Numbers of delegates that a rule gives for each person, held against the counts of a question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.text import key

_EACH = Pattern(
    r" moi (?:ca nhan|nguoi|don vi|gia dinh|cong dan|guong)[a-z ]*? (\d{1,3}) (?:dai bieu|nguoi|khach) ",
    " dai bieu ",
    " khach ",
    " nguoi ",
)
_NUMBER = r"(\d{1,4}|hai|ba|bon|nam|bay|tam|chin|muoi)"
_BODIES = Pattern(rf" {_NUMBER} (?:cong dan|ca nhan|gia dinh|nguoi|guong|don vi|nha|ho|vi|truong hop|danh hieu) ")
_GUESTS_CLAIMED = Pattern(
    rf" (?:moi|duoc|di|dan|dua|theo|cu|them|keo|la|toi da)(?: (?:moi|toi|toi da|theo|den|du|cung|di|dan|dua))* "
    rf"{_NUMBER} (?:nguoi|dai bieu|khach)(?: nha| than| di| du)? (?!duoc ton|duoc vinh|ton vinh|duoc tang)"
)
_GUESTS_COMING = Pattern(
    rf" (?:gia dinh|nha|nguoi nha|nguoi than|than nhan)(?: \w+){{0,4}} {_NUMBER} (?:nguoi|dai bieu|khach)"
    r"(?: nha| than)? (?:muon|di|den|du|cung|xin|duoc khong|thi duoc khong|co duoc) "
)
_FOR_HOW_MANY = Pattern(
    r" (?:may|bao nhieu) (?:cong dan|ca nhan|gia dinh|guong|nha|ho|vi)(?: \w+){0,14}? "
    rf"(?:tong|het|du|ca thay|tat ca|thanh|la|moi)(?: cong| so| moi| la)* {_NUMBER} (?:nguoi|dai bieu|khach) ",
    " dai bieu ",
    " khach ",
    " nguoi ",
)
_TOGETHER = Pattern(
    r" (?:ke ca|tinh ca|gom ca|tinh luon|ke luon|cong ca|cong|cung|va|lan|voi|ca)(?: \w+)?"
    r" (?:gia dinh|nguoi nha|than nhan|nguoi than)(?! \w+ (?:moi|duoc moi)) (?:\w+ ){0,5}(?:bao nhieu|may) ",
    " gia dinh ",
    " nguoi nha ",
    " than nhan ",
    " nguoi than ",
)
"""Those honoured counted along with their relatives (kể cả gia đình là bao nhiêu người)."""

_SPELLED = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}


@dataclass(frozen=True, slots=True)
class Times:
    """So many delegates for `each`: `total` of them for a `count`, or `claimed` that there are for one (0: neither).

    `together` are these and those of the `count` themselves, where both are asked for, else 0.
    """

    each: int
    count: int = 0
    total: int = 0
    claimed: int = 0
    together: int = 0


@lru_cache(maxsize=512)
def per_head(told: str) -> int:
    """Return how many delegates a rule gives each person (mỗi cá nhân 03 đại biểu), 0 where it gives none."""
    rule = _EACH.search(f" {key(told)} ")
    return int(rule[1]) if rule else 0


def _whole(number: str) -> int:
    return _SPELLED.get(number) or int(number)


def times(reading: Reading, told: str) -> Times | None:
    """Hold a rule that gives each person a number against the count of persons, or of guests, that is asked about."""
    each = per_head(told)
    if not each:
        return None
    flat = reading.flat
    if (all_in := _FOR_HOW_MANY.search(flat)) and _whole(all_in[1]) % each == 0:
        return Times(each, _whole(all_in[1]) // each, _whole(all_in[1]))
    claimed = _GUESTS_CLAIMED.search(flat) or _GUESTS_COMING.search(flat)
    bodies = [m for m in _BODIES.each(flat) if not claimed or m.start(1) != claimed.start(1)]
    count = _whole(bodies[0][1]) if bodies else 0
    if count > 1:
        together = count * (each + 1) if _TOGETHER.search(flat) and not claimed else 0
        return Times(each, count, count * each, _whole(claimed[1]) if claimed else 0, together)
    return Times(each, claimed=_whole(claimed[1])) if claimed else None

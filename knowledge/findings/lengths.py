"""How long an event lasts (buổi, ngày), held against the length that a question takes it to have."""

from __future__ import annotations

from typing import Literal

from knowledge.patterns import Pattern
from knowledge.text import fold

_COUNTS = {"1/2": 0.5, "nua": 0.5, "ca": 1, "tron": 1, "nguyen": 1, "mot": 1, "hai": 2, "ba": 3, "bon": 4}
_LENGTH = Pattern(
    r"(?<![\w/.])(?<!truoc )(?<!sau )(?<!con )(?<!them )(?<!cach )(?<!thu )"
    rf"(\d{{1,2}}|{'|'.join(_COUNTS)}) ?(ngay|hom|buoi|bua)\b( ruoi\b)?(?! (?:\d|nua|truoc|sau|may|nao)\b)"
)
_BOTH_HALVES = Pattern(r"\bsang (?:lan|va|ca|den) (?:ca )?chieu\b")
_ASKED_IF = Pattern(r" (?:khong|chua|ha|a|nhi|phai|dung|duoc|sao|on|nhe) ")
_OF_A_DAY = 2
"""Half days in a day."""


def half_days(text: str) -> frozenset[float]:
    """Return the lengths that a text speaks of, in half days (buổi).

    >>> sorted(half_days("01 buổi")), sorted(half_days("Dự kiến 01 ngày")), sorted(half_days("1/2 ngày"))
    ([1], [2], [1.0])
    >>> sorted(half_days("họp 1 ngày rưỡi hay nửa ngày"))
    [1.0, 3]
    >>> half_days("họp cả sáng lẫn chiều")
    frozenset({2.0})
    >>> half_days("gửi trước 15 ngày, họp ngày 20/3")
    frozenset()
    """
    lengths = {float(_OF_A_DAY)} if _BOTH_HALVES.search(fold(text)) else set[float]()
    for count, unit, and_a_half in _LENGTH.made.findall(fold(text)):
        of_unit = _OF_A_DAY if unit in ("ngay", "hom") else 1
        lengths.add((_COUNTS[count] if count in _COUNTS else int(count)) * of_unit + bool(and_a_half))
    return frozenset(lengths)


def held_against(text: str, flat: str, told: str) -> Literal["", "longer", "shorter", "same"]:
    """Tell how the one length that a question asks about compares with that which a plan tells.

    `text` is the question as typed, `flat` its folded words with a space around each. Empty where the question asks
    about no length, or about several, or the plan tells none.
    """
    asked, own = half_days(text), half_days(told)
    if len(asked) != 1 or len(own) != 1 or not _ASKED_IF.search(flat):
        return ""
    (length,), (right,) = asked, own
    return "same" if length == right else "longer" if length > right else "shorter"

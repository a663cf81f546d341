"""What a question wants to hear besides the right fact: a span of years, a count of years, which one in a row.

>>> [sort.name for sort in expected(" phong trao nay cua giai doan nao ")]
['span']
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from knowledge.facts import Agenda, Document, Fact, Statement
from knowledge.outlines import parts
from knowledge.patterns import Pattern
from knowledge.text import key

MEMBER = re.compile(r" co (?:\w+ )*(?:khong|chua) ")
"""A question whether somebody or something is among others (có … không)."""


class Sort(NamedTuple):
    """A sort of value: how a question asks for it (folded), and how a fact writes it (with marks)."""

    name: str
    asked: Pattern
    held: re.Pattern[str]


SORTS = (
    Sort(
        "span",
        Pattern(
            r" (?:giai doan|nhiem ky) (?:nao|may|gi|bao nhieu|tu nam nao) | tu nam nao (?:den|toi|qua) nam nao ",
            " giai doan ",
            " nhiem ky ",
            " tu nam nao ",
        ),
        re.compile(r"(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d|(?:19|20)\d\d đến (?:năm )?(?:19|20)\d\d"),
    ),
    Sort(
        "edition",
        Pattern(r" (?:lan|ky|khoa)(?: thu)? (?:may|nao|bao nhieu) ", " lan ", " ky ", " khoa "),
        re.compile(r"(?:lần thứ|khóa) (?:[IVX]+|\d+)\b"),
    ),
    Sort(
        "years",
        Pattern(
            r" (?:ky niem|so ket|tong ket|tron|sau)(?: lan thu)? (?:may|bao nhieu) nam ", " may nam ", " bao nhieu nam "
        ),
        re.compile(r"\b\d+ năm\b"),
    ),
    Sort(
        "units",
        Pattern(
            r" (?:bao nhieu|(?:co|gom|den|toi|cho|tong) may|(?:tong|la) so|so luong)"
            r" (?:xom|thon|xa|phuong|huyen|to dan pho|khu pho) ",
            " bao nhieu ",
            " may ",
            " so ",
            " so luong ",
        ),
        re.compile(r"\b\d+ (?:xóm|thôn|xã|phường|huyện|tổ dân phố|khu phố)\b"),
    ),
)
"""The sorts that questions ask for."""


@lru_cache(maxsize=64)
def expected(flat: str) -> tuple[Sort, ...]:
    """Return the sorts of value that a question wants to hear; `flat` are its folded words, a space around each."""
    return tuple(sort for sort in SORTS if sort.asked.search(flat))


def holding(fact: Fact, sort: Sort, told: Collection[str]) -> float:
    """Return how much of the words told (folded) stands in one breath with a value of a sort, 0 to 1.

    What a list is about is no breath with each of its items.

    0 where the fact holds no such value, and some part of it where the words told are none of its.
    """
    head, said = _said(fact)
    fitting = [key(f"{head} {part}" if part == said[0] else part).split() for part in said if sort.held.search(part)]
    if not fitting:
        return 0.0
    return max(len({*told} & {*part}) for part in fitting) / len({*told}) if told else 1.0


def _said(fact: Fact) -> tuple[str, tuple[str, ...]]:
    """Return what a fact is about, and what it says, part by part."""
    match fact:
        case Statement():
            return fact.about, (fact.text, *fact.items)
        case Agenda():
            return "", tuple(f"{item.title}. {item.detail}" for item in fact.items)
        case Document():
            return fact.kind, (f"{fact.issuer} {fact.subject}",)
        case _:
            return "", (". ".join(parts(fact)),)

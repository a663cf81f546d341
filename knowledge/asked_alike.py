"""Somebody else named after it was asked whether one is invited (còn phó chủ tịch?): the same is asked of them."""

from __future__ import annotations

from datetime import date

from knowledge.days_meant import with_days
from knowledge.excepted import without_excepted
from knowledge.patterns import Pattern
from knowledge.talk import Talk
from knowledge.text import key

_INVITED = Pattern(
    r" (?:duoc|co|phai) (?:\w+ ){0,3}(?:moi|du|tham du|tham gia|trieu tap)(?: \w+){0,3} "
    r"(?:khong|ko|k|chua|hong|hok|kg) ",
    " moi ",
    " du ",
    " tham ",
    " trieu ",
)
_SOMEBODY = Pattern(
    r"^ (?:(?:con|the|vay|roi|va|a) )*(?:(?:dong chi|ong|ba|cac|ca) )*"
    r"(?:pho|chu tich|bi thu|giam doc|truong|thu truong|thuong truc|chanh|lanh dao|dai dien|chuyen vien|vien chuc)"
    r"(?: (?!co |duoc |may |bao |ai |gi |nao |lam |phai |khi |ky )\w+){1,5}?(?: (?:thi sao|thi|sao|a|nhi|nua))* $"
)


def in_full(text: str, today: date, talk: Talk) -> str:
    """Return a question put in full: days told from today, and what is asked of whom, without what it leaves aside."""
    return asked_alike(with_days(without_excepted(text), today, of_days=talk.kind in ("deadline", "left")), talk)


def asked_alike(text: str, talk: Talk) -> str:
    """Return a question that names somebody by an office after one whether another is invited, put in full."""
    if talk.kind not in ("composition", "guest") or not _SOMEBODY.search(f" {key(text)} "):
        return text
    named = next((line for line in reversed(talk.said.splitlines()) if not _SOMEBODY.search(f" {key(line)} ")), "")
    if not _INVITED.search(f" {key(named)} "):
        return text
    return f"{_bare(text)} có được mời không"


def _bare(text: str) -> str:
    """Return the words that name somebody, without those that go on from what was asked before."""
    words = text.strip(" ?.!").split()
    while len(words) > 1 and key(words[0]) in ("con", "the", "vay", "roi", "va", "a"):
        words = words[1:]
    while len(words) > 1 and key(words[-1]) in ("thi", "sao", "a", "nhi", "nua"):
        words = words[:-1]
    return " ".join(words)

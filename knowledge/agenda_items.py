"""Items of an agenda found by the words of a question."""

from __future__ import annotations

import re

from knowledge.facts import AgendaItem
from knowledge.reading import Reading
from knowledge.text import words

AFTER = re.compile(r" (?:xong|tiep theo|ke tiep|tiep den|tiep|sau do|ngay sau|lien sau|sau phan|sau muc|sau khi|sau) ")
BEFORE = re.compile(r" (?:ngay truoc|lien truoc|truoc phan|truoc muc|truoc khi|dung truoc|truoc) ")


def matching(items: tuple[AgendaItem, ...], reading: Reading, quoted: set[int]) -> tuple[int, ...]:
    """Return the items that a question names, counted from 1, those that hold most of its words first."""
    sets = [_terms(item) for item in items]
    ordered = AFTER.search(reading.flat) or BEFORE.search(reading.flat)
    idle = set() if ordered else {*reading.soft, *reading.named, *quoted}
    pairs = [
        f"{a.folded} {b.folded}"
        for at, (a, b) in enumerate(zip(reading.said, reading.said[1:], strict=False))
        if not {at, at + 1} <= idle and not {a.folded, b.folded} <= _COMMON
    ]
    scores = []
    for place, (head, body) in enumerate(sets, 1):
        score = sum(2.0 for pair in pairs if pair in head) + sum(1.2 for pair in pairs if pair in body - head)
        scores.append((score, place))
    best = max((score for score, _ in scores), default=0.0)
    if best < 1.2:
        return ()
    return tuple(place for score, place in scores if score >= max(best - 0.5, 1.2))


_COMMON = frozenset(
    "chuong trinh noi dung dai hoi nghi co khong la gi phan muc bao gom nhung nao thu tu sau truoc khi xong thi den toi".split()
)


def _terms(item: AgendaItem) -> tuple[set[str], set[str]]:
    def pairs_of(text: str) -> set[str]:
        cut = [word.folded for word in words(text)]
        return {f"{a} {b}" for a, b in zip(cut, cut[1:], strict=False) if not {a, b} <= _COMMON}

    head = set().union(*(pairs_of(text) for text in (item.title, *item.names)))
    return head, head | pairs_of(f"{item.detail}. {item.when}")

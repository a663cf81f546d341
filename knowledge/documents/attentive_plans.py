"""What looks odd between plans: one document under two symbols, one event under two ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from knowledge.documents.attentive import Finding, two_names
from knowledge.facts import Plan
from knowledge.text import key

EDITION = re.compile(
    r"(?P<name>(?:Đại hội|Hội nghị)\s[^;,.()“”]{3,90}?)\s+lần(?:\s+thứ)?\s+(?P<n>[IVX]{1,6})(?![\wÀ-ỹ])", re.IGNORECASE
)


def across(plans: Iterable[Plan]) -> list[Finding]:
    """Give what differs between plans that should agree; each is told of the later of the two plans."""
    ordered = sorted(plans, key=lambda plan: (plan.day.isoformat() if plan.day else "", plan.id))
    found = [finding for one, other in combinations(ordered, 2) for finding in _between(one, other)]
    return list({finding.id: finding for finding in found}.values())


def _between(one: Plan, other: Plan) -> Iterator[Finding]:
    for first in one.documents:
        for second in other.documents:
            if first.number and second.number and first.number != second.number:
                yield from two_names(other.id, first, second)
    earlier, later = _editions(one), _editions(other)
    for name, number in later.items():
        if name in earlier and earlier[name] != number and re.search(r"\b(?:tinh|huyen|xa|thanh pho|phuong) \w", name):
            yield Finding(other.id, "edition_differs", "note", "đầu văn bản", (name, number, earlier[name], one.id))


def _editions(plan: Plan) -> dict[str, str]:
    """Give the ordinals of the events that a plan names, by the event's key; the first that is named counts."""
    texts = [plan.title, *(text for event in plan.events for text in (event.name, *event.names))]
    found: dict[str, str] = {}
    for text in texts:
        for each in EDITION.finditer(text):
            words = key(each["name"])
            found.setdefault(words[max(words.rfind("dai hoi"), words.rfind("hoi nghi"), 0) :], each["n"].upper())
    return found

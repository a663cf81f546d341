"""Questions that the plans did not answer, gathered by what was asked and not by who asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from knowledge.records import Records
from knowledge.text import key

LATEST = 5000
"""How many of the questions without an answer are looked at, the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A question as it was asked last: of the plan of its chat (empty: none), how often, and the last day."""

    text: str
    plan: str
    count: int
    last: date


def unanswered(records: Records, plan: str = "") -> list[Unanswered]:
    """Give the latest questions without an answer, of the chats of a plan or of all, the most asked first."""
    rows = records.rows(
        "SELECT text, coalesce(plan, ''), at FROM questions WHERE status = 'unknown' AND ? IN ('', plan)"
        " ORDER BY id DESC LIMIT ?",
        *(plan, LATEST),
    )
    found: dict[tuple[str, str], Unanswered] = {}
    for text, bound, at in reversed(rows):
        asked = key(text), bound
        before = found.get(asked)
        count = before.count + 1 if before else 1
        found[asked] = Unanswered(text=text, plan=bound, count=count, last=datetime.fromisoformat(at).date())
    return sorted(found.values(), key=lambda each: (-each.count, -each.last.toordinal(), each.text))

"""Reads a plan as a careful official would, and points out what looks odd.

Each finding has a code, a level and a stable id by which a person marks it as seen. Text for people is in
templates; a finding holds what they need.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from textwrap import shorten

from rapidfuzz import fuzz

from knowledge.documents.agencies import agency_key
from knowledge.documents.recipients import left_out
from knowledge.facts import Deadline, Document, Headcount, Plan, Task
from knowledge.library.clauses import TextLine
from knowledge.text import fold, key

LEVELS = ("error", "doubt", "note")
"""How sure it is that something must be mended: it cannot be right, it may be wrong, it is worth a look."""

CODES = (
    "cited_later",
    "numbering_skips",
    "numbering_repeats",
    "numbering_out_of_order",
    "ordinal_changes",
    "threshold_open",
    "task_without_deadline",
    "bodies_not_recipients",
    "deadline_before_plan",
    "deadline_near",
    "weekday_wrong",
    "impossible_day",
    "anniversary_sum",
    "two_symbols",
    "two_days",
    "annex_differs",
    "edition_differs",
)
"""What is looked for, in the order in which findings of one level are told."""

NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in a plan: `section` is the clause, `values` what a sentence about it needs, in order.

    `plan` is the plan's id; `id` stays the same as long as the oddity does.
    """

    plan: str
    code: str
    level: str
    section: str
    values: tuple[str, ...]

    @property
    def id(self) -> str:
        """A stable name of ten letters and digits."""
        text = "\0".join((self.plan, self.code, self.section, *self.values))
        return hashlib.sha256(text.encode()).hexdigest()[:10]


def review(plan: Plan, lines: Sequence[TextLine] = ()) -> list[Finding]:
    """Give what is odd in a plan, errors first; `lines` is its document's text where there is one."""
    from knowledge.documents.attentive_text import text_findings

    found = [
        *_of_documents(plan),
        *_of_deadlines(plan),
        *_of_headcounts(plan),
        *_of_tasks(plan),
        *text_findings(plan, lines),
    ]
    return ranked(found)


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Give each finding once, errors first."""
    unique = {finding.id: finding for finding in findings}
    return sorted(unique.values(), key=lambda each: (LEVELS.index(each.level), CODES.index(each.code)))


def unseen(findings: Iterable[Finding], seen: Collection[str]) -> list[Finding]:
    """Leave out the findings whose ids somebody has marked as seen."""
    return [finding for finding in findings if finding.id not in seen]


def written(day: date) -> str:
    """Write a day as people do: `04/8/2025`.

    >>> written(date(2025, 8, 4))
    '04/8/2025'
    """
    return f"{day.day:02}/{day.month}/{day.year}"


def _of_documents(plan: Plan) -> Iterator[Finding]:
    """Point out documents dated later than the plan, under two symbols, or under two days."""
    for document in plan.documents:
        if plan.day and document.day and document.day > plan.day:
            yield Finding(
                plan.id,
                "cited_later",
                "doubt",
                document.section,
                (_named(document), written(document.day), written(plan.day)),
            )
    for one, other in combinations([each for each in plan.documents if each.number], 2):
        yield from two_names(plan.id, one, other)


def two_names(plan: str, one: Document, other: Document) -> Iterator[Finding]:
    """Point out one document under two symbols or two days."""
    first, _, symbol = one.number.partition("/")
    second, _, other_symbol = other.number.partition("/")
    same_day = one.day is not None and one.day == other.day
    if (
        first == second
        and one.number != other.number
        and same_day
        and fuzz.ratio(fold(symbol), fold(other_symbol)) >= 75
    ):
        yield Finding(plan, "two_symbols", "doubt", other.section, (one.number, other.number))
    if (
        one.number == other.number
        and one.kind == other.kind
        and one.day
        and other.day
        and not same_day
        and "UBND" not in symbol
    ):
        yield Finding(plan, "two_days", "doubt", other.section, (one.number, written(one.day), written(other.day)))


def _named(document: Document) -> str:
    return f"{document.kind} {document.number}".strip()


def _of_deadlines(plan: Plan) -> Iterator[Finding]:
    """Point out deadlines before the plan's own day, or within thirty days of it."""
    for deadline in plan.deadlines:
        last = deadline.due.last_day
        if plan.day is None or last is None:
            continue
        values = (deadline.phrase, written(plan.day))
        if last < plan.day:
            yield Finding(plan.id, "deadline_before_plan", "error", deadline.section, values)
        elif last - plan.day < NEAR and not deadline.held:
            yield Finding(plan.id, "deadline_near", "note", deadline.section, (*values, str((last - plan.day).days)))
    yield from _of_annex(plan)


def _of_annex(plan: Plan) -> Iterator[Finding]:
    """Point out work that the body and the annex date differently."""
    by_id = {each.id: each for each in plan.deadlines if each.id}
    dated = [(task, by_id[task.deadline]) for task in plan.tasks if task.deadline in by_id]
    annex = [pair for pair in dated if pair[0].section.startswith("Phụ lục")]
    body = [pair for pair in dated if not pair[0].section.startswith("Phụ lục")]
    for task, deadline in annex:
        for other, own in body:
            if own.due != deadline.due and own.due.last_day != deadline.due.last_day and _same_work(task, other, own):
                yield Finding(
                    plan.id,
                    "annex_differs",
                    "error",
                    task.section,
                    (task.agency, own.phrase, other.section, deadline.phrase),
                )
                break


def _same_work(task: Task, other: Task, own: Deadline) -> bool:
    same = agency_key(task.agency) == agency_key(other.agency)
    return same and max(fuzz.token_set_ratio(key(task.what), key(text)) for text in (other.what, own.what)) >= 82


def _of_headcounts(plan: Plan) -> Iterator[Finding]:
    """Point out a number of staff that neither of two rules covers."""
    for low in plan.headcounts:
        for high in plan.headcounts:
            if low.below and low.below == high.above and low.section == high.section and _open(low, high):
                yield Finding(plan.id, "threshold_open", "doubt", low.section, (str(low.below), low.who))


def _open(low: Headcount, high: Headcount) -> bool:
    return not low.at and not high.at


def _of_tasks(plan: Plan) -> Iterator[Finding]:
    """Point out tasks without a deadline among dated ones, and bodies with tasks that get no copy."""
    by_section: dict[str, list[Task]] = {}
    for task in plan.tasks:
        by_section.setdefault(
            task.section.split(".")[0] if task.section.startswith("Phụ lục") else task.section, []
        ).append(task)
    for section, tasks in by_section.items():
        bare = [task for task in tasks if not task.deadline and not task.note]
        if len(bare) == 1 and len(tasks) > 1 and (len(tasks) < 4 or len(tasks) > 5):
            yield Finding(
                plan.id,
                "task_without_deadline",
                "note",
                section,
                (bare[0].agency, shorten(bare[0].what, 80, placeholder=" …")),
            )
    missing = left_out(plan)
    if missing and plan.recipients:
        yield Finding(plan.id, "bodies_not_recipients", "doubt", "nơi nhận", ("; ".join(missing[:6]),))

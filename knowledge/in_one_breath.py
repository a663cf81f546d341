"""Two questions asked in one breath (họp khi nào và mời những ai): what the answer to both at once leaves out.

Most pairs are answered at once, by the kinds that their phrases name. Where a half of the question, asked by itself,
finds what that answer does not tell, it is told behind it; where the whole finds nothing, both halves are told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from knowledge.findings.agenda import Looked
from knowledge.outcome import Finding, Outcome
from knowledge.talk import Talk
from knowledge.text import fold

MOST = 3
"""Findings of one half that are told behind those of the other; one where both ask for the same kind of fact."""

_BETWEEN = re.compile(
    r"\s*(?:[,;?]|\b(?:và|va|(?:rồi|roi)(?!\s+(?:tới|toi|đến|den|sang|thì|thi)\b)|với|voi|vs)\b)\s*(?:(?:và|va|với|voi|còn|thì|cho|em|hỏi|biết|luôn)\s+)*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:gi|j|nao|dau|may(?! (?:ban|anh|chi|em|ong|ba|co|chu|bac|dua)\b)|bao nhieu|bn"
    r"|bao gio|bao lau|ra sao|ntn|the nao|khi nao|(?<!tri tue )ai(?! quoc))\b"
)
_LEAST = 2
"""Words that a half must have."""

_SOLE = re.compile(
    r"\b(?:hay|hoac|hon|so voi|khac nhau|giong nhau|cung la|nhu nhau|ke ten|neu|truoc va sau"
    r"|(?:truoc|sau) (?:do|no|day))\b"
)
"""Words of questions whose halves belong together."""


_DAYS = frozenset({"deadline", "left", "period"})
_DONE = frozenset({"submission", "task", "activity", "report_content", "content"})
"""Kinds of facts about work, whose day is not that of the events that a half would find by itself."""


def halves(text: str) -> tuple[str, str] | None:
    """Return the two halves of a text each of which asks for something; None where there are no such halves.

    >>> halves("Hội nghị họp khi nào và mời những ai?")
    ('Hội nghị họp khi nào', 'mời những ai?')
    >>> halves("Ai chủ trì và phối hợp tuyên truyền?") is None
    True
    """
    if _SOLE.search(fold(text.lower())):
        return None
    for between in _BETWEEN.finditer(text):
        first, second = text[: between.start()], text[between.end() :]
        if all(len(half.split()) >= _LEAST and _ASKS.search(fold(half.lower())) for half in (first, second)):
            return first, second
    return None


def with_both(outcome: Outcome, text: str, talk: Talk, answer: Callable[[str, Talk], Outcome]) -> Outcome:
    """Return what answers a text with what one of its halves asks for besides; `answer` answers each in its talk."""
    if outcome.status in ("choose", "chatter") or (parts := halves(text)) is None:
        return outcome
    first = answer(parts[0], talk)
    if not _tells(first):
        return outcome
    second = answer(parts[1], first.talk)
    plans = {finding.plan for told in (outcome, first, second) for finding in told.findings}
    if (
        not _tells(second)
        or len(plans) > 1
        or ({first.kind, second.kind} & _DAYS and {first.kind, second.kind} & _DONE)
    ):
        return outcome
    if outcome.status == "unknown":
        if first.kind == second.kind:
            return outcome
        return _joined(first, second) if "answered" in (first.status, second.status) else outcome
    told = [part for finding in outcome.findings for part in _parts(finding)]
    shown = [_shown(half, told, first.kind != second.kind) for half in (first, second)]
    left_out = [half for half in shown if not _is_told(half, told)]
    return _joined(outcome, left_out[0]) if len(left_out) == 1 else outcome


def _shown(half: Outcome, told: list[object], apart: bool) -> Outcome:
    """Return a half with what is worth telling of it: its best alone, unless nothing of another kind was told."""
    most = MOST if apart and not _is_told(half, told) else 1
    return replace(half, findings=half.findings[:most])


def _tells(half: Outcome) -> bool:
    """Tell whether a half was answered, or left open by the plan in so many words."""
    return half.status == "answered" or (bool(half.findings) and half.findings[0].template == "gap")


def _parts(finding: Finding) -> list[object]:
    """Return what a finding tells: its fact, the part of an agenda looked up, or the pieces of one body's work."""
    tasks, looked = finding.values.get("tasks"), finding.values.get("looked")
    if isinstance(looked, Looked):
        return [looked.places]
    return list(tasks) if isinstance(tasks, list) else [finding.values.get("fact", finding.template)]


def _is_told(half: Outcome, told: list[object]) -> bool:
    return any(part in told for finding in half.findings for part in _parts(finding))


def _joined(first: Outcome, second: Outcome) -> Outcome:
    findings = (*first.findings, *(f for f in second.findings if f not in first.findings))
    citations = (*first.citations, *(c for c in second.citations if c not in first.citations))
    return replace(first, status="answered", findings=findings, citations=citations)

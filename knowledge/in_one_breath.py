"""Two questions asked in one breath (họp khi nào và mời những ai): what the answer to both at once leaves out.

Most pairs are answered at once, by the kinds that their phrases name. Where a half of the question, asked by itself,
finds what that answer does not tell, it is told behind it; where the whole finds nothing, both halves are told. A half
that is but a few words (của ai, ngày nào) leans on the other one, and counts only where its kind is clear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import reduce

from knowledge.findings.agenda import Looked
from knowledge.heads_asked import each_alone
from knowledge.outcome import Finding, Outcome
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.talk import Talk
from knowledge.text import fold

MOST = 3
"""Findings of one half that are told behind those of the other; one where both ask for the same kind of fact."""

_BETWEEN = Pattern(
    r"(?i)\s*(?:[,;?]|\b(?:và|va|(?:rồi|roi)(?!\s+(?:tới|toi|đến|den|sang|thì|thi)\b)|với|voi|vs)\b)"
    r"\s*(?:(?:và|va|với|voi|còn|thì|cho|em|hỏi|biết|luôn)\s+)*",
)
_ASKS = re.compile(
    r"\b(?:gi|j|nao|dau|bao nhieu|bn|bao gio|bao lau|ra sao|ntn|the nao|khi nao|(?<!tri tue )ai(?! quoc)"
    r"|may (?:nguoi|vi|dai bieu|khach|suat|ngay|buoi|tieng|thang|quy|nam|muc|phan|noi dung|cai|xom|phong trao|hinh thuc"
    r"|cap|bai|bao cao|lan)|(?:thang|quy|ngay|lan|thu|muc|so|nam) may)\b"
)
_TWO = 2
"""Things asked for, each in a half of its own."""

_LEAST = 2
"""Words that a half must have."""

_SOLE = Pattern(
    r"\b(?:hay|hoac|hon|so voi|khac nhau|giong nhau|cung la|nhu nhau|ke ten|neu|truoc va sau|giua"
    r"|can cu(?: vao)? (?:dau|de xuat)|tren co so"
    r"|(?:truoc|sau) (?:do|no|day)|(?:cho|sau khi)(?: co)? ai)\b"
)
"""Words of questions whose halves belong together."""

_OF_EVENTS = frozenset(
    (
        "composition",
        "delegates",
        "deadline",
        "left",
        "duration",
        "form",
        "venue",
        "agenda",
        "funding",
        "theme",
        "target",
    )
)
"""Kinds of facts that are told of one event, so that a few words ask for one of them beside another."""

_BESIDE = _OF_EVENTS | {"decision", "award", "requirement", "purpose", "movement", "edition", "pilot"}
"""Kinds of facts for which a few words ask clearly."""

_DATED = _OF_EVENTS | {"decision", "requirement", "pilot"}
"""Kinds of facts beside which a day asked for is that of the event; beside work or papers it is theirs."""

_WORK = frozenset({"task", "submission"})
_WITH_WORK = frozenset({"award", "composition", "decision", "funding", "theme"})
"""Kinds of facts about work, and those beside which it is told what somebody does."""

_LONG = 5
"""Words from which on a half says by itself what it asks for."""


def halves(text: str) -> tuple[str, str] | None:
    """Return the two halves of a text each of which asks for something; None where there are no such halves.

    >>> halves("Hội nghị họp khi nào và mời những ai?")
    ('Hội nghị họp khi nào', 'mời những ai?')
    >>> halves("Ai chủ trì và phối hợp tuyên truyền?") is None
    True
    """
    folded = fold(text)
    if len(_ASKS.findall(folded)) < _TWO or _SOLE.search(folded):
        return None
    for between in _BETWEEN.each(text):
        first, second = text[: between.start()], text[between.end() :]
        if all(len(half.split()) >= _LEAST and _ASKS.search(fold(half)) for half in (first, second)):
            return first, second
    return None


def with_both(outcome: Outcome, text: str, talk: Talk, answer: Callable[[str, Talk], Outcome]) -> Outcome:
    """Return what answers a text with what one of its halves asks for besides; `answer` answers each in its talk."""
    if outcome.status in ("choose", "chatter"):
        return outcome
    if alone := each_alone(text):
        return _with_each(outcome, [answer(part, talk) for part in alone])
    if (parts := halves(text)) is None:
        return outcome
    first = answer(parts[0], talk)
    if not _tells(first):
        return outcome
    second = answer(parts[1], first.talk)
    plans = {finding.plan for told in (outcome, first, second) for finding in told.findings}
    kinds = {first.kind, second.kind}
    if not _tells(second) or len(plans) > 1 or ("deadline" in kinds and not kinds <= _DATED):
        return outcome
    if outcome.status == "unknown":
        both = len(kinds) > 1 and kinds <= _OF_EVENTS and "answered" in (first.status, second.status)
        return _joined(first, second) if both else outcome
    told = [part for finding in outcome.findings for part in _parts(finding)]
    shown = [_shown(half, told, len(kinds) > 1) for half in (first, second)]
    left_out = [(half, said) for half, said in zip(shown, parts, strict=True) if not _is_told(half, told)]
    if len(left_out) != 1 or not _is_clear(*left_out[0], kinds):
        return outcome
    return _joined(outcome, left_out[0][0])


OF_DAYS = {"deadline": 3.5}
"""The kinds of a question for the deadline against which a day named beside a count is held."""

_HELD_ON = Pattern(r" (?:hop|to chuc|khai mac|dien ra|tien hanh|mo|lam) ")
_SENT = Pattern(r" (?:gui|nop|trinh|ho so|bao cao) ")


def with_day(outcome: Outcome, reading: Reading, days: Callable[[], Outcome]) -> Outcome:
    """Return what holds a count of people against its limit with what `days` tells of the day named beside it."""
    if outcome.kind not in ("delegates", "headcount") or not reading.of("day") or not reading.of("number"):
        return outcome
    counted = outcome.status == "answered" or any(finding.template == "gap" for finding in outcome.findings)
    if not counted or not _HELD_ON.search(reading.flat) or _SENT.search(reading.flat):
        return outcome
    told = days()
    plans = {finding.plan for finding in (*outcome.findings, *told.findings)}
    dated = told.status == "answered" and told.kind == "deadline" and len(plans) == 1
    dated = dated and not _events(outcome).isdisjoint(_events(told))
    return _joined(outcome, replace(told, findings=told.findings[:1])) if dated else outcome


def _events(outcome: Outcome) -> set[str]:
    """Return the events that the first finding of an outcome is about."""
    first = outcome.findings[0].values
    facts = (first.get("fact"), *(rules[:1] if isinstance(rules := first.get("rules"), tuple) else ()))
    return {event for fact in facts for event in getattr(fact, "event", ())}


def _with_each(outcome: Outcome, alone: list[Outcome]) -> Outcome:
    """Return what tells of each head asked for, which are answered `alone`: the outcome itself where it does."""
    plans = {finding.plan for answered in alone for finding in answered.findings}
    offering = next((one for one in alone if one.status == "choose"), None)
    if offering is not None and len({finding.plan for finding in outcome.findings}) < _TWO:
        return offering
    if len(plans) > 1 or not all(_tells(one) for one in alone):
        return outcome
    told = [part for finding in outcome.findings for part in _parts(finding)]
    if outcome.status == "answered" and all(_is_told(one, told, whole=True) for one in alone):
        return outcome
    joined = reduce(_joined, alone)
    answered = any(one.status == "answered" for one in alone)
    return replace(joined, status="answered" if answered else outcome.status, reasons=outcome.reasons)


def _is_clear(half: Outcome, said: str, kinds: set[str]) -> bool:
    """Tell whether the words of a half ask clearly enough for what it found."""
    if half.kind == "agenda" and not kinds <= _OF_EVENTS:
        return False
    if half.kind in _WORK and not kinds & _WITH_WORK:
        return False
    long = len(said.split()) >= _LONG
    return long or (half.kind in _BESIDE and (len(kinds) > 1 or half.kind == "agenda"))


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
        return list(looked.places)
    return list(tasks) if isinstance(tasks, list) else [finding.values.get("fact", finding.template)]


def _is_told(half: Outcome, told: list[object], whole: bool = False) -> bool:
    """Tell whether something of a half was told, or the `whole` of it."""
    parts = (part in told for finding in half.findings for part in _parts(finding))
    return all(parts) if whole else any(parts)


def _joined(first: Outcome, second: Outcome) -> Outcome:
    findings = (*first.findings, *(f for f in second.findings if f not in first.findings))
    citations = (*first.citations, *(c for c in second.citations if c not in first.citations))
    return replace(first, status="answered", findings=findings, citations=citations)

"""Questions for a clause by its number (mục V nói về gì, điểm a khoản 2 mục II): what the plan says there, in short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from knowledge.asking import kinds_of
from knowledge.deciding import answered, which
from knowledge.entries import Entry, View
from knowledge.excepted import without_excepted
from knowledge.explaining import how_read
from knowledge.findings import Ask
from knowledge.findings.clause import clause_finding
from knowledge.findings.compose import ROOM
from knowledge.judging import Verdict
from knowledge.kinds import SAME
from knowledge.outcome import Citation, Finding, Outcome, Reason
from knowledge.patterns import Pattern
from knowledge.reading import Reading, read
from knowledge.scope import Scope, resolve
from knowledge.shelf import Shelf
from knowledge.talk import Talk
from knowledge.text import compose, fold
from knowledge.values import ROMAN

_ROMAN = r"(?:viii|vii|vi|iv|v|iii|ii|i|ix|x)"
_LINK = r"(?:\s*[,;-]\s*|\s+)(?:(?:cua|thuoc|trong|o|tai)\s+)?"
_PART = r"(?:khoan|muc|diem|tiet|tieu muc|phan)\s+(?:so\s+)?{}"
_LESSER = r"(?P<{}>\d{{1,2}}|[a-e])(?![\w/])"
_COUNTED = "(?<!may )(?<!nhieu )(?<!nhung )(?<!cac )"
"""Not behind a count of parts, where a lone v is no number but closes the question (gồm mấy phần v)."""
_NUMBER = Pattern(
    rf"\b(?:{_PART.format(_LESSER.format('first'))}{_LINK})?(?:{_PART.format(_LESSER.format('second'))}{_LINK})?"
    rf"(?:{_COUNTED}(?:muc|phan|chuong)\s+(?:lon\s+|so\s+)?(?P<head>{_ROMAN})(?P<tail>(?:\s?[./]\s?(?:\d{{1,2}}|[a-e]))*)(?![\w/])"
    rf"(?:{_LINK}{_PART.format(_LESSER.format('third'))})?(?:{_LINK}{_PART.format(_LESSER.format('fourth'))})?"
    rf"|(?P<lone>{_ROMAN})(?P<more>(?:\.\d{{1,2}})(?:\.(?:\d{{1,2}}|[a-e]))?)(?![\w/]))"
)
_ROMAN_WORD = re.compile(r"\b[ivx]+\b", re.IGNORECASE)
_HINT = Pattern(rf"\b{_COUNTED}(?:muc|phan|chuong)\s+(?:lon\s+|so\s+)?{_ROMAN}\b|\b{_ROMAN}\.\d")
_ASKING = (
    "noi ve gi nao quy dinh dung gom bao co la nhung cac neu yeu cau viet ghi trong cua o ke hoach van ban cho em anh "
    "chi hoi biet xin tom tat tiet cu the ra sao vay a ad giup voi xem toi minh con thi nay do de cap den trinh bay "
    "muc phan khoan diem giao ai lam viec don vi quan nhiem vu dieu chinh gon ngan mo ta phai thuc hien duoc tap "
    "trich nguyen van doc "
    "trung bo chu yeu thong tin hoi nghi dai"
)
_IDLE = frozenset(_ASKING.split())
_OWN = frozenset(
    ("content", "agenda", "task", "title", "requirement", "other", "purpose", "list", "number", "movement", "activity")
) | {"decision", "award"}
_ORDER = {letter: at for at, letter in enumerate("abcdđeghik", 100)}
_UNTOLD = frozenset({"event", "units", "edition", "issued", "issuer", "title"})
"""Kinds that only repeat what other facts of their clause say."""


class Clause(NamedTuple):
    """A clause that a question names: its number as printed (`II.2.a`), and the question without it."""

    number: str
    rest: str


def clause_named(text: str) -> Clause | None:
    """Return the clause of a plan that a question names by a Roman number; None where it names none.

    >>> clause_named("điểm a khoản 2 mục II quy định gì")
    Clause(number='II.2.a', rest='  quy định gì')
    >>> clause_named("mục 2 nói gì") is None
    True
    """
    if not _ROMAN_WORD.search(text) or not _HINT.search(fold(text)):
        return None
    typed = compose(text)
    found = _NUMBER.search(fold(typed))
    if found is None:
        return None
    typed = typed.lower()

    def part(name: str) -> list[str]:
        return re.findall(r"\w+", typed[found.start(name) : found.end(name)]) if found[name] else []

    path = [*part("head"), *part("lone")]
    path = [path[0].upper(), *part("tail"), *part("more")]
    path += [*part("second"), *part("first")] if found["second"] else part("first")
    path += [*part("third"), *part("fourth")]
    return Clause(".".join(path), f"{text[: found.start()]} {text[found.end() :]}")


def by_clause(text: str, bound: str | None, talk: Talk, today: date, shelf: Shelf) -> Outcome | None:
    """Say what stands in a clause that a question names, or ask of which plan; None where it asks for something else.

    `bound` is the plan that the chat is bound to.
    """
    clause = clause_named(text)
    if clause is None:
        return None
    reading = read(without_excepted(clause.rest), shelf.mender, shelf.spell_out)
    scope = resolve(reading, shelf, bound, talk)
    ask = Ask(reading, kinds_of(reading, ""), today)
    outcome = _told(clause.number, ask, scope, shelf, talk)
    if outcome is None:
        return None
    return replace(outcome, reasons=(*how_read(reading, scope, ask.kinds, {}), *outcome.reasons))


def _told(number: str, ask: Ask, scope: Scope, shelf: Shelf, talk: Talk) -> Outcome | None:
    """Say what the plan that is meant holds in a clause; None where more than that is asked."""
    if not scope.plans or not _is_bare(ask.reading, scope):
        return None
    kind = max(ask.kinds, key=lambda kind: ask.kinds[kind], default="content")
    kind = "" if kind in _OWN else SAME.get(kind, kind)
    told = {plan: found for plan in scope.plans if (found := _held(plan, number, kind, shelf))}
    if len(told) > 1:
        return which(tuple(told), talk, shelf)
    if not told:
        return None if kind else _untold(number, scope, talk)
    plan, found = next(iter(told.items()))
    if isinstance(found, Worded):
        return _in_words(plan, found, talk)
    verdict = Verdict(shelf.view(plan), found[0].kind, tuple(found), 0.0)
    if kind or len(found) == 1:
        return answered([verdict], ask, talk)
    return _outcome(plan, clause_finding(_known(verdict.view, number), verdict), talk)


class Worded(NamedTuple):
    """A clause, at least its second step, with the words of the document that the plan came from."""

    number: str
    text: str


def _held(plan: str, number: str, kind: str, shelf: Shelf) -> list[Entry] | Worded | None:
    """Return the clause word for word where the plan's document is held, else its facts; None where there are none.

    Of one kind only facts tell.
    """
    for step in _steps(number):
        if not kind and (text := shelf.library.clause(plan, step)):
            return Worded(step, text)
    return _within(shelf.view(plan), number, kind) or None


def _in_words(plan: str, clause: Worded, talk: Talk) -> Outcome:
    """Give the first lines of a clause that fit an answer."""
    lines: list[str] = []
    room = ROOM
    for line in clause.text.splitlines():
        room -= len(line)
        if room < 0 and lines:
            break
        lines.append(line)
    more = len(lines) < len(clause.text.splitlines())
    values: dict[str, object] = {"number": clause.number, "lines": lines, "more": more}
    return _outcome(plan, Finding(plan=plan, template="clause_text", values=values, sections=(clause.number,)), talk)


def _steps(number: str) -> Iterator[str]:
    """Give a clause and those that it stands in, down to its second step."""
    steps = number.split(".")
    for depth in range(len(steps), min(len(steps), 2) - 1, -1):
        yield ".".join(steps[:depth])


def _is_bare(reading: Reading, scope: Scope) -> bool:
    """Tell whether a question names no matter besides its clause and its plan."""
    idle = {*reading.soft, *scope.words}
    told = (reading.said[at].folded for at in reading.content if at not in idle)
    named = all(m.end <= 1 + max(scope.words, default=-1) for m in reading.matches if m.meaning.role == "agency")
    return named and all(word in _IDLE for word in told)


def _within(view: View, number: str, kind: str) -> list[Entry]:
    """Return the facts of a clause and of those below it, in the plan's order; of one kind only, where one is asked."""
    known = _known(view, number)
    facts = [e for e in view.entries[: view.facts] if f"{e.fact.section}.".startswith(f"{known}.")] if known else []
    wanted = [e for e in facts if e.kind == kind] if kind else [e for e in facts if e.kind not in _UNTOLD]
    return sorted(wanted, key=lambda entry: _place(entry.fact.section))


def _known(view: View, number: str) -> str:
    """Return the clause as far down as the plan's facts tell clauses apart, at least its second step; else nothing."""
    sections = {entry.fact.section for entry in view.entries[: view.facts]}
    known = (step for step in _steps(number) if any(f"{section}.".startswith(f"{step}.") for section in sections))
    return next(known, "")


def _place(section: str) -> tuple[int, ...]:
    """Return what orders a section among others: numbers by value, Roman ones in capitals too, then letters."""
    steps = section.split(".")
    return tuple(int(s) if s.isdigit() else ROMAN.get(s.lower(), 0) if s.isupper() else _ORDER.get(s, 0) for s in steps)


def _outcome(plan: str, finding: Finding, talk: Talk) -> Outcome:
    """Answer with what a clause says."""
    return Outcome(
        status="answered",
        kind="content",
        findings=(finding,),
        citations=tuple(Citation(plan=plan, section=section) for section in finding.sections),
        reasons=(Reason("found", (plan, "content")),),
        talk=replace(talk, plans=(plan,), kind="content", offered=(), stranger=""),
    )


def _untold(number: str, scope: Scope, talk: Talk) -> Outcome:
    """Say that a plan tells nothing of a clause."""
    if len(scope.plans) > 1:
        return Outcome(status="unknown", kind="content", talk=talk)
    values: dict[str, object] = {"why": "clause", "about": (number,), "known": (), "near": False}
    finding = Finding(plan=scope.plans[0], template="unknown", values=values, sections=())
    return Outcome(status="unknown", kind="content", findings=(finding,), talk=replace(talk, plans=scope.plans))

"""Verdicts put into findings: for each fact the template that says it and the values it needs."""

from __future__ import annotations

from dataclasses import replace

from knowledge.entries import Entry, View
from knowledge.expecting import MEMBER
from knowledge.facts import Agenda, Document, Statement, Task
from knowledge.findings.ask import Ask
from knowledge.findings.numbers import ruled
from knowledge.findings.settled import settled
from knowledge.findings.work import WORK, Found
from knowledge.judging import Verdict
from knowledge.ordinals import place_asked
from knowledge.outcome import Finding
from knowledge.patterns import Pattern
from knowledge.people_asked import FROM_WITHIN
from knowledge.per_head import times
from knowledge.quoting import title_words
from knowledge.reading import Reading
from knowledge.text import key

SHORT = 3
"""Items up to which a list is always shown whole."""

ROOM = 1150
"""Characters for the facts of one answer; the rest is left for its source."""


def compose_findings(verdict: Verdict, ask: Ask, plans: int) -> tuple[Finding, ...]:
    """Put a verdict into findings; `plans` share the room of one answer."""
    if verdict.kind == "headcount":
        return _headcount(verdict, ask)
    agencies = {_agency(entry) for entry in verdict.chosen}
    if verdict.kind == "task" and len(verdict.chosen) > 1 and len(agencies) == 1 and "" not in agencies:
        return (_tasks(verdict, ROOM // plans),)
    several = len({entry.events for entry in verdict.chosen}) > 1
    findings: list[Finding] = []
    rest: list[Entry] = []
    room = ROOM // plans
    for entry in verdict.chosen:
        room -= size(entry)
        if findings and room < 0:
            rest.append(entry)
            continue
        findings.append(_finding(entry, verdict.view, ask, several, plans > 1))
    findings = settled(findings, ask.reading)
    if plans == 1:
        findings[:1] = [_with_others(finding) for finding in findings[:1]]
    abouts = [entry.fact.about for entry in rest if isinstance(entry.fact, Statement)]
    if abouts:
        sections = tuple(dict.fromkeys(entry.fact.section for entry in rest))
        findings.append(
            Finding(plan=verdict.view.plan.id, template="more", values={"abouts": abouts}, sections=sections)
        )
    return tuple(findings)


def _agency(entry: Entry) -> str:
    return entry.fact.agency if isinstance(entry.fact, Task) else ""


def _tasks(verdict: Verdict, room: int) -> Finding:
    """Put several tasks of one agency into one finding, as many as there is room for."""
    tasks = [entry.fact for entry in verdict.chosen if isinstance(entry.fact, Task)]
    shown: list[Task] = []
    for task in tasks:
        room -= len(task.what) + sum(map(len, task.partners)) + 20
        if shown and room < 0:
            break
        shown.append(task)
    plan = verdict.view.plan
    by_id = {deadline.id: deadline for deadline in plan.deadlines if deadline.id}
    values: dict[str, object] = {
        "agency": tasks[0].agency,
        "tasks": shown,
        "deadlines": [by_id.get(task.deadline) for task in shown],
        "more": len(tasks) - len(shown),
    }
    sections = tuple(dict.fromkeys(task.section for task in tasks))
    return Finding(plan=plan.id, template="tasks", values=values, sections=sections)


def size(entry: Entry) -> int:
    """Return about how many characters a fact takes in an answer."""
    texts = [
        getattr(entry.fact, name, "")
        for name in ("agency", "about", "text", "what", "phrase", "subject", "issuer", "who")
    ]
    lists = [] if isinstance(entry.fact, Agenda) else [getattr(entry.fact, name, ()) for name in ("items", "partners")]
    return (
        (95 if isinstance(entry.fact, Document) else 30)
        + sum(len(text) for text in texts if isinstance(text, str))
        + sum(len(str(getattr(i, "title", i))) + 4 for items in lists for i in items)
    )


def _finding(entry: Entry, view: View, ask: Ask, several: bool, beside: bool) -> Finding:
    """Put a fact into a finding; `several` of its plan are told, and `beside` it those of other plans."""
    values: dict[str, object] = {
        "beside": beside,
        "asked_if": entry.kind == "composition" and "compare" not in ask.kinds and _asks_if(ask.reading.flat),
        "fact": entry.fact,
        "label": _label(entry, view),
        "several": several,
        "plan": view.plan,
        "kinds": ask.kinds,
    }
    work = None if entry.gap else WORK.get(entry.kind)
    sections = [entry.fact.section]
    if work is not None:
        more, cited = work(Found(entry, view, ask))
        values |= more
        sections += cited
    if isinstance(entry.fact, Statement) and len(entry.fact.items) > SHORT:
        values["named"] = _items_named(entry.fact, ask.reading, view)
    if isinstance(entry.fact, Statement):
        values["times"] = times(ask.reading, ". ".join((entry.fact.text, *entry.fact.items)))
    template = "gap" if entry.gap else _template(entry)
    return Finding(plan=view.plan.id, template=template, values=values, sections=tuple(dict.fromkeys(sections)))


def _asks_if(flat: str) -> bool:
    """Tell whether a question wants to hear whether somebody is among the guests."""
    return MEMBER.search(flat) is not None and FROM_WITHIN.search(flat) is None and " bat buoc " not in flat


BESIDE = 600
"""Characters of the other items of a list that are told beside those asked for."""

_ALL_ASKED = Pattern(
    r" (?:nhung|cac|may|bao nhieu) (?!ke hoach|van ban|noi |dia phuong|tinh|huyen|xa)(?:\w+ ){1,5}(?:nao|gi|ai) "
    r"| (?:neu|liet ke|ke ten|ke|cho biet|cung cap|xin|gui) (?:\w+ ){0,2}(?:cac|nhung|toan bo) "
)


def _items_named(fact: Statement, reading: Reading, view: View) -> tuple[str, ...]:
    """Return the items that hold words of the question, all of them where none or most do, or all are asked for."""
    place = place_asked(reading.flat)
    if 0 < place <= len(fact.items):
        return fact.items[place - 1 : place]
    if _ALL_ASKED.search(reading.flat):
        return ()
    idle = {*reading.soft, *reading.named, *title_words(reading.said, view)}
    own = [at for at in reading.content if at not in idle]
    said = reading.said
    words = [word.folded for word in said]
    asked = {f"{words[at]} {words[at + 1]}" for at in own if at + 1 < len(said)}
    asked |= {f"{words[at - 1]} {words[at]}" for at in own if at}
    asked = {pair for pair in asked if not any(letter.isdigit() for letter in pair)}
    items, about = fact.items, key(f"{fact.about}. {fact.text}")
    asked = {pair for pair in asked if f" {pair} " not in f" {about} "}
    named = tuple(item for item in items if any(f" {pair} " in f" {key(item)} " for pair in asked))
    return named if len(named) <= len(items) / 2 else ()


def _with_others(finding: Finding) -> Finding:
    """Tell beside the items asked for those of the same list that are not, where they are few."""
    fact, named = finding.values.get("fact"), finding.values.get("named")
    if not isinstance(fact, Statement) or not isinstance(named, tuple) or not named:
        return finding
    others = tuple(item for item in fact.items if item not in named)
    fits = sum(map(len, others)) <= BESIDE
    return replace(finding, values=finding.values | {"others": others}) if fits else finding


def _template(entry: Entry) -> str:
    if isinstance(entry.fact, Statement):
        return "statement"
    return "document" if isinstance(entry.fact, Document) else entry.kind


def _label(entry: Entry, view: View) -> str:
    return " và ".join(view.events[name].label for name in entry.events if name in view.events)


def _headcount(verdict: Verdict, ask: Ask) -> tuple[Finding, ...]:
    plan = verdict.view.plan
    told = [rule.section for rule in plan.headcounts] + [gap.section for gap in plan.gaps if gap.kind == "headcount"]
    values = ruled(plan, ask.staff) | {"plan": plan}
    return (Finding(plan=plan.id, template="headcount", values=values, sections=tuple(told[:1])),)

"""The facts of one plan laid out for finding: each with its kind, its slots and the words it holds."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.facts import (
    Agenda,
    Deadline,
    Document,
    Event,
    Fact,
    Gap,
    Headcount,
    Limit,
    Plan,
    Share,
    Statement,
    Submission,
    Task,
)
from knowledge.lexicon import Lexicon
from knowledge.text import Word, fold, key, words
from knowledge.values import find

GAP_KINDS = {"limit": "delegates", "date": "deadline"}
DOCUMENT_KINDS = {"basis": "basis", "replaces": "replaces", "mentions": "basis"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One findable thing of a plan.

    `kind` is the kind of question it answers; `fact` the value itself. `levels` are those of its
    events, empty where it holds for the whole plan. `head` and `body` are folded words and pairs of
    neighbouring words; `typed` the words with their marks.
    """

    kind: str
    fact: Fact
    events: tuple[str, ...]
    levels: frozenset[str]
    agencies: frozenset[str]
    head: frozenset[str]
    body: frozenset[str]
    typed: frozenset[str]
    gap: bool = False
    mentions: frozenset[str] = frozenset()


@dataclass(slots=True)
class View:
    """A plan with its entries, how rare each word is in it, and the words that are about all of it."""

    plan: Plan
    entries: tuple[Entry, ...]
    rarity: dict[str, float]
    about: frozenset[str]
    numbers: frozenset[str]
    marked: frozenset[str]
    vocabulary: frozenset[str]
    names: Lexicon
    editions: frozenset[int]
    days: frozenset[tuple[int, int, int]]
    title: frozenset[str]
    events: dict[str, Event] = field(default_factory=dict)

    @property
    def levels(self) -> frozenset[str]:
        """All levels that the plan's events and the facts of them concern."""
        return frozenset(level for entry in self.entries if not entry.gap and entry.events for level in entry.levels)


def pairs(cut: Iterable[Word]) -> Iterator[str]:
    """Yield each word folded, and each pair of neighbours."""
    last = ""
    for word in cut:
        yield word.folded
        if last:
            yield f"{last} {word.folded}"
        last = word.folded


def _agencies(text: str, language: Lexicon) -> frozenset[str]:
    found = (m for part in re.split(r"[.;:]", text) for m in language.find(words(part)))
    return frozenset(m.meaning.value for m in found if m.meaning.role == "agency")


def _own_levels(fact: Fact, head: str, levels: frozenset[str], language: Lexicon) -> frozenset[str]:
    """Return the levels that a fact's own words name, where they say more than its event's."""
    sends = isinstance(fact, Deadline | Submission) and any(word in key(head) for word in ("gui", "nop", "bao cao"))
    if not levels or not (sends or isinstance(fact, Statement)):
        return levels
    own = _levels(head, language)
    return (own & levels) or levels | own if isinstance(fact, Statement) else levels | own


def _levels(text: str, language: Lexicon) -> frozenset[str]:
    return frozenset(
        m.meaning.value for m in language.find(words(text)) if m.meaning.role == "level" and m.meaning.weight > 1.5
    )


def _parts(fact: Fact) -> tuple[str, str]:
    """Return what a fact is about, and what it says, as text."""
    match fact:
        case Deadline():
            return f"{fact.what}. {fact.who}", fact.phrase
        case Limit():
            return f"số lượng đại biểu. {fact.phrase}", fact.decided_by
        case Share():
            return f"{fact.who}. {fact.phrase}", f"tỷ lệ {fact.percent}%"
        case Headcount():
            return f"{fact.who}. {fact.then}", fact.phrase
        case Agenda():
            return "chương trình", ". ".join(f"{i.title}. {i.detail}. {i.when}" for i in fact.items)
        case Task():
            return f"{fact.agency}. {fact.what}", ". ".join(fact.partners)
        case Submission():
            return ". ".join((fact.who, *fact.items)), f"{fact.to}. {fact.via}"
        case Statement():
            return fact.about, ". ".join((fact.text, *fact.items))
        case Gap():
            return fact.about, ""
        case Document():
            return f"{fact.kind} {fact.number}. {fact.issuer}", fact.subject
        case _:
            return "", ""


def _entry(
    kind: str, fact: Fact, view: _Building, head: str, body: str, agencies: str = "", gap: bool = False
) -> Entry:
    language, events = view.language, view.events
    more = [f"{head}. {body}", fact.note, *fact.words]
    flat = f" {key('. '.join(more))} "
    for phrase, others in language.synonyms.items():
        if f" {phrase} " in flat:
            more.extend(others)
    levels = frozenset(level for name in fact.event if name in events for level in events[name].levels)
    levels = _own_levels(fact, head, levels, language)
    said = [tuple(language.expand(words(part))) for text in (head, body, *more) for part in text.split(". ")]
    body_terms = frozenset(term for cut in said for term in pairs(cut))
    head_terms = frozenset(term for part in head.split(". ") for term in pairs(words(part)))
    typed = frozenset(word.typed for cut in said for word in cut)
    return Entry(
        kind,
        fact,
        fact.event,
        levels,
        _agencies(agencies or head, language),
        head_terms,
        body_terms,
        typed,
        gap,
        frozenset() if gap else _agencies(f"{head}. {body}", language),
    )


@dataclass(slots=True)
class _Building:
    language: Lexicon
    events: dict[str, Event]


def _agency_text(fact: Fact) -> str:
    match fact:
        case Task():
            return fact.agency
        case Submission():
            return f"{fact.to}. {fact.via}. {fact.who}"
        case Limit():
            return fact.decided_by
        case Gap() | Statement():
            return f"{_parts(fact)[0]}. {_parts(fact)[1]}"
        case Deadline():
            return fact.who
        case _:
            return ""


def _event_entries(event: Event, building: _Building) -> Iterator[Entry]:
    where = f"{event.label}. {event.name}. {event.units}"
    for kind, stated in (("form", event.form), ("duration", event.duration), ("venue", event.venue)):
        if stated is None:
            continue
        held = type(stated)(**{**_fields(stated), "event": (event.id,)})
        text = ". ".join(stated.items) if hasattr(stated, "items") else stated.text
        yield _entry(kind, held, building, where, text, "-")
    if event.units:
        unit = Statement(section=event.section, event=(event.id,), kind="units", about=event.label, text=event.units)
        yield _entry("units", unit, building, f"{event.label} gồm", event.units, "-")
    yield _entry("event", Fact(section=event.section, event=(event.id,), words=event.names), building, where, "", "-")


def _fields(value: Fact) -> dict[str, object]:
    return {name: getattr(value, name) for cls in type(value).__mro__[:-1] for name in cls.__slots__}


def _head(plan: Plan, building: _Building) -> Iterator[Entry]:
    signed = f"{plan.signer.name}. {plan.signer.title}"
    for kind, section, text in (
        ("signer", "chữ ký", signed),
        ("number", "đầu văn bản", plan.number),
        ("issued", "đầu văn bản", ""),
        ("issuer", "đầu văn bản", plan.issuer),
        ("title", "đầu văn bản", plan.title),
        ("recipients", "nơi nhận", ". ".join(plan.recipients)),
    ):
        if kind != "number" or plan.number:
            yield _entry(kind, Fact(section=section), building, "", text, "-")


def _all(plan: Plan, building: _Building) -> Iterator[Entry]:
    for event in plan.events:
        yield from _event_entries(event, building)
    groups: tuple[tuple[str, tuple[Fact, ...]], ...] = (
        ("deadline", plan.deadlines),
        ("delegates", plan.limits),
        ("share", plan.shares),
        ("headcount", plan.headcounts),
        ("agenda", plan.agendas),
        ("task", plan.tasks),
        ("submission", plan.submissions),
    )
    for kind, facts in groups:
        for fact in facts:
            yield _entry(kind, fact, building, *_parts(fact), _agency_text(fact))
    for statement in plan.statements:
        kind = "edition" if "lần thứ" in f"{statement.about} {' '.join(statement.words)}" else statement.kind
        yield _entry(kind, statement, building, *_parts(statement), _agency_text(statement))
    for document in plan.documents:
        yield _entry(DOCUMENT_KINDS[document.relation], document, building, *_parts(document), "-")
    yield from _head(plan, building)
    for gap in plan.gaps:
        kind = "allotment" if "phân bổ" in f"{gap.about} {gap.text}" else GAP_KINDS.get(gap.kind, gap.kind)
        yield _entry(kind, gap, building, *_parts(gap), _agency_text(gap), gap=True)


def build(plan: Plan, language: Lexicon) -> View:
    """Lay out a plan for finding."""
    events = {event.id: event for event in plan.events}
    entries = tuple(_all(plan, _Building(language, events)))
    count = Counter(term for entry in entries for term in entry.body)
    rarity = {term: math.log(1 + len(entries) / found) for term, found in count.items()}
    head = ". ".join((plan.title, plan.subject, plan.short, plan.issuer, plan.issuer_short, plan.place, *plan.names))
    head += ". " + ". ".join(f"{e.name}. {e.units}. {e.label}. {'. '.join(e.names)}" for e in plan.events)
    about = frozenset(term for part in head.split(". ") for term in pairs(words(part)))
    names = Lexicon()
    for event in plan.events:
        for name in (event.name, event.label, *event.names):
            names.add(name, "event", event.id)
    for agenda in plan.agendas:
        for item in agenda.items:
            for name in (item.title, *item.names):
                names.add(name, "item", item.title)
    marked = frozenset(word for entry in entries for word in entry.typed) | {w.typed for w in words(head)}
    numbers = frozenset(term for term in (*count, *about) if term.isdigit())
    vocabulary = frozenset(term for term in (*count, *about) if " " not in term)
    called = (plan.title, plan.subject, plan.issuer, *plan.names, *(event.name for event in plan.events))
    title = frozenset(term for part in called for term in pairs(words(part)) if " " in term)
    values = find(fold(_text(plan)))
    editions = frozenset(value.number for value in values if value.kind == "edition")
    days = frozenset((v.number, v.month, v.year) for v in values if v.kind == "day" and v.year)
    days |= {(d.day.day, d.day.month, d.day.year) for d in plan.documents if d.day}
    days |= {(plan.day.day, plan.day.month, plan.day.year)} if plan.day else set()
    return View(plan, entries, rarity, about, numbers, marked, vocabulary, names, editions, days, title, events)


def _text(plan: Plan) -> str:
    """Return a plan's own words in one text, lower case."""
    facts: tuple[Fact, ...] = (
        *plan.events,
        *plan.deadlines,
        *plan.tasks,
        *plan.statements,
        *plan.gaps,
        *plan.documents,
    )
    parts = [plan.title, plan.subject, *plan.names]
    for fact in facts:
        parts += [*_parts(fact), fact.note, getattr(fact, "name", "")]
    return ". ".join(parts).lower()

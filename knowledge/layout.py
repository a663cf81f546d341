"""Plans laid out for finding: worked out once from their texts, kept with the library, and put together when asked.

What costs time is working out which words each fact holds; a `Layout` is that alone, in plain values.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, cast

from knowledge.entries import SENDING, Entry, Holders, Traits, View
from knowledge.facts import Document, Fact, Plan, Share
from knowledge.lexicon import Lexicon, Taught
from knowledge.outlines import Outline, outlines, parts
from knowledge.packing import pack, unpack
from knowledge.terms import Terms, pairs, terms_of
from knowledge.text import fold, words
from knowledge.values import find

Row = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]
"""Of a fact: levels, agencies, agencies mentioned, words and pairs, words with their marks."""


class Layout(NamedTuple):
    """What `View` needs of a plan beside its facts; `rows` are in the order of `outlines`."""

    rows: tuple[Row, ...]
    holders: dict[str, Holders]
    rarity: dict[str, float]
    about: frozenset[str]
    marked: frozenset[str]
    names: Taught
    editions: frozenset[int]
    days: frozenset[tuple[int, int, int]]
    title: frozenset[str]


def work_out(plan: Plan, language: Lexicon) -> Layout:
    """Work out which words each fact of a plan holds."""
    events = {event.id: event for event in plan.events}
    once: dict[str, str] = {}
    found = [terms_of(outline, events, language) for outline in outlines(plan)]
    found = [t._replace(body=_once(t.body, once), typed=_once(t.typed, once)) for t in found]
    count = Counter(term for terms in found for term in terms.body)
    head = ". ".join((plan.title, plan.subject, plan.short, plan.issuer, plan.issuer_short, plan.place, *plan.names))
    head += ". " + ". ".join(f"{e.name}. {e.units}. {e.label}. {'. '.join(e.names)}" for e in plan.events)
    called = (plan.title, plan.subject, plan.issuer, *plan.names, *(event.name for event in plan.events))
    values = find(fold(_text(plan)))
    days = {(v.number, v.month, v.year) for v in values if v.kind == "day" and v.year}
    days |= {(day.day, day.month, day.year) for day in (plan.day, *(d.day for d in plan.documents)) if day}
    return Layout(
        rows=tuple((t.levels, t.agencies, t.mentions, t.body, t.typed) for t in found),
        holders=_holders(found),
        rarity={term: math.log(1 + len(found) / held) for term, held in count.items()},
        about=frozenset(term for part in head.split(". ") for term in pairs(words(part))),
        marked=frozenset(word for t in found for word in t.typed) | {word.typed for word in words(head)},
        names=_names(plan).taught(),
        editions=frozenset(value.number for value in values if value.kind == "edition"),
        days=frozenset(days),
        title=frozenset(term for part in called for term in pairs(words(part)) if " " in term),
    )


def view_of(plan: Plan, layout: Layout) -> View:
    """Put a plan and its layout together."""
    alike: dict[Traits, int] = {}
    several = len(plan.events) > 1
    entries = tuple(
        _entry(outline, row, alike, several) for outline, row in zip(outlines(plan), layout.rows, strict=True)
    )
    return View(
        plan=plan,
        entries=entries,
        facts=sum(not entry.gap for entry in entries),
        kinds=_kinds(entries),
        traits=tuple(alike),
        holders=layout.holders,
        rarity=layout.rarity,
        rarest=max(layout.rarity.values(), default=1.0),
        about=layout.about,
        marked=layout.marked,
        vocabulary=frozenset(term for terms in (layout.rarity, layout.about) for term in terms if " " not in term),
        names=Lexicon.of(layout.names),
        editions=layout.editions,
        days=layout.days,
        title=layout.title,
        levels=frozenset(level for entry in entries if not entry.gap and entry.events for level in entry.levels),
        bodies=frozenset().union(*(entry.agencies | entry.mentions for entry in entries if not entry.gap)),
        events={event.id: event for event in plan.events},
    )


def packed(layout: Layout) -> bytes:
    """Write a layout as bytes."""
    return pack(tuple(layout))


def unpacked(content: bytes) -> Layout:
    """Read a layout from bytes; ValueError where they are damaged or come from another version of Python."""
    return Layout._make(cast("tuple[object, ...]", unpack(content)))


def _entry(outline: Outline, row: Row, alike: dict[Traits, int], several: bool) -> Entry:
    """Put a fact and its row together; money and awards are those of its one event unless it has `several`."""
    levels, agencies, mentions, body, typed = row
    kind, fact = outline.kind, outline.fact
    percent = fact.percent if isinstance(fact, Share) else -1
    document = _number(fact) if isinstance(fact, Document) else -1
    concerned = frozenset[str]() if kind in ("funding", "award") and not several else levels
    traits = Traits(kind, fact.event, concerned, agencies, not SENDING.isdisjoint(body), percent, document)
    place = alike.setdefault(traits, len(alike))
    return Entry(kind, fact, fact.event, levels, agencies, body, typed, outline.gap, mentions, place)


def _kinds(entries: tuple[Entry, ...]) -> dict[str, tuple[int, ...]]:
    kinds: dict[str, tuple[int, ...]] = {}
    for place, entry in enumerate(entries):
        kinds[entry.kind] = (*kinds.get(entry.kind, ()), place)
    return kinds


def _number(document: Document) -> int:
    digits = re.match(r"\d+", document.number)
    return int(digits[0]) if digits else -1


def _once(texts: frozenset[str], known: dict[str, str]) -> frozenset[str]:
    """Put the same string in the place of all that are equal, so that it is kept once."""
    return frozenset(known.setdefault(text, text) for text in texts)


def _holders(found: Iterable[Terms]) -> dict[str, Holders]:
    heads: dict[str, list[int]] = {}
    bodies: dict[str, list[int]] = {}
    for at, terms in enumerate(found):
        for term in terms.body:
            (heads if term in terms.head else bodies).setdefault(term, []).append(at)
    return {term: (tuple(heads.get(term, ())), tuple(bodies.get(term, ()))) for term in heads | bodies}


def _names(plan: Plan) -> Lexicon:
    """Return the names of a plan's events; the words of its agendas' items are known spellings too."""
    names = Lexicon()
    for event in plan.events:
        for name in (event.name, event.label, *event.names):
            names.add(name, "event", event.id)
    for agenda in plan.agendas:
        for item in agenda.items:
            for name in (item.title, *item.names):
                names.know(words(name))
    return names


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
    said = [plan.title, plan.subject, *plan.names]
    for fact in facts:
        said += [*parts(fact), fact.note, getattr(fact, "name", "")]
    return ". ".join(said).lower()

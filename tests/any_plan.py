"""Any valid plan, for properties that hold of all of them."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import strategies as st

from knowledge.days import Before, By, Due, Month, Offset, OnDay, Quarter, Recurring, Span, Year
from knowledge.facts import (
    Agenda,
    AgendaItem,
    Deadline,
    Document,
    Event,
    Form,
    Gap,
    Headcount,
    Limit,
    Plan,
    Share,
    Signer,
    Stated,
    Statement,
    Submission,
    Task,
)
from knowledge.plan_terms import FACT_KINDS, LEVELS, PARTS

Fields = dict[str, st.SearchStrategy[object]]
"""Strategies for a dataclass's fields, by their names."""


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


letters = st.sampled_from("aăâđêôơưẤỆỖữ\u0301\u0323\"'\\\n\t\r\x00\x7f#=[]{},.-") | st.characters(
    exclude_categories=["Cs"]
)
lines = st.text(letters, max_size=12).map(_tidy)
texts = lines.filter(bool)
any_texts = st.lists(texts, max_size=2).map(tuple)
some_texts = st.lists(texts, min_size=1, max_size=2).map(tuple)
levels = st.lists(st.sampled_from(LEVELS), max_size=2).map(tuple)
sections = st.sampled_from((*PARTS, "I", "II.3", "III.1.a", "1.2"))
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
years = st.integers(1900, 2099)
counts = st.integers(1, 10**6)
nothing = st.just("")

dues: st.SearchStrategy[Due] = st.one_of(
    st.builds(OnDay, days),
    st.builds(Before, days),
    st.builds(By, days),
    st.builds(Month, years, st.integers(1, 12)),
    st.builds(Quarter, years, st.integers(1, 4)),
    st.builds(Year, years),
    st.tuples(days, days).map(lambda pair: Span(min(pair), max(pair))),
    st.builds(Span, days, st.none()),
    st.builds(Span, st.none(), days),
    st.builds(Offset, st.integers(-400, 400), texts, st.booleans()),
    st.builds(Recurring, texts),
)

agenda_items = st.builds(AgendaItem, title=texts, when=lines, detail=lines, names=any_texts)
signers = st.builds(Signer, name=lines, title=lines, authority=lines)


def _event(common: Fields, own: str) -> st.SearchStrategy[Event]:
    part = common | {"id": nothing}
    stated = st.none() | st.builds(Stated, text=texts, **part)
    return st.builds(
        Event,
        name=texts,
        kind=st.sampled_from(("congress", "conference", "campaign", "other")),
        label=texts,
        levels=levels,
        units=lines,
        names=any_texts,
        form=st.none() | st.builds(Form, items=some_texts, chosen_by=lines, **part),
        duration=stated,
        venue=stated,
        **common | {"id": st.just(own)},
    )


def _limits(common: Fields, events: list[str]) -> st.SearchStrategy[Limit]:
    decided: Fields = {"phrase": texts, "decided_by": texts, "decided_section": st.just("") | sections}
    shared = common | {"phrase": texts}
    return st.one_of(
        st.builds(Limit, most=counts, **shared),
        st.builds(Limit, about=counts, **common | decided),
        st.builds(Limit, **common | decided),
        *(st.builds(Limit, same_as=st.just(event), **shared) for event in events),
    )


def _numbers(common: Fields, events: list[str]) -> Fields:
    """Give strategies for a plan's limits, shares and rules by headcount."""
    rule = common | {"who": texts, "then": texts, "phrase": texts, "at": st.booleans()}
    headcounts = st.builds(Headcount, below=counts, **rule) | st.builds(Headcount, above=counts, **rule)
    return {
        "limits": _few(_limits(common, events)),
        "shares": _few(st.builds(Share, percent=st.integers(0, 100), who=texts, phrase=texts, **common)),
        "headcounts": _few(headcounts),
    }


def _duties(common: Fields, deadlines: list[str]) -> Fields:
    """Give strategies for a plan's tasks and submissions."""
    deadline = st.sampled_from(["", *deadlines])
    roles = st.sampled_from(("leads", "with", "does"))
    tasks = st.builds(Task, agency=texts, what=texts, role=roles, partners=any_texts, deadline=deadline, **common)
    submissions = st.builds(Submission, who=texts, items=some_texts, to=lines, via=lines, deadline=deadline, **common)
    return {"tasks": _few(tasks), "submissions": _few(submissions)}


def _words(common: Fields) -> Fields:
    """Give strategies for what a plan says in words."""
    said = common | {"kind": st.sampled_from(FACT_KINDS), "about": texts}
    statements = st.builds(Statement, text=texts, items=any_texts, **said) | st.builds(
        Statement, items=some_texts, **said
    )
    kinds = st.sampled_from(("deadline", "edition", "other"))
    agendas = st.builds(
        Agenda, items=st.lists(agenda_items, min_size=1, max_size=2).map(tuple), decided_by=lines, **common
    )
    documents = st.builds(
        Document,
        kind=texts,
        number=lines,
        issuer=lines,
        day=st.none() | days,
        subject=lines,
        relation=st.sampled_from(("basis", "replaces", "mentions")),
        **common,
    )
    return {
        "agendas": _few(agendas),
        "statements": _few(statements),
        "gaps": _few(st.builds(Gap, kind=kinds, about=texts, text=texts, **common)),
        "documents": _few(documents),
    }


def _few(rows: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(rows, max_size=2).map(tuple)


def _head() -> Fields:
    heads: Fields = dict.fromkeys(("issuer", "issuer_short", "place", "title", "subject"), texts)
    return heads | {
        "id": st.just("song-lam-2026"),
        "code": st.from_regex(r"[A-Z]{2}[0-9]{2}", fullmatch=True),
        "number": lines,
        "level": st.sampled_from(LEVELS),
        "day": st.none() | days,
        "dated": lines,
        "short": texts,
        "signer": signers,
        "names": any_texts,
        "seen": st.lists(st.from_regex(r"[0-9a-f]{10}", fullmatch=True), max_size=2).map(tuple),
        "recipients": any_texts,
    }


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Give any valid plan; its id is always the same, for the name of its file."""
    events = [f"dip-{number}" for number in range(draw(st.integers(0, 2)))]
    deadlines = [f"han-{number}" for number in range(draw(st.integers(0, 2)))]
    named = st.lists(st.sampled_from(events), max_size=2).map(tuple) if events else st.just(())
    common: Fields = {"section": sections, "id": nothing, "event": named, "words": any_texts, "note": lines}
    due: Fields = {"what": texts, "who": lines, "phrase": texts, "due": dues, "held": st.booleans()}
    every = _head() | _numbers(common, events) | _duties(common, deadlines) | _words(common)
    every["events"] = st.tuples(*(_event(common, own) for own in events))
    every["deadlines"] = st.tuples(
        *(st.builds(Deadline, **common | due | {"id": st.just(own)}) for own in [*deadlines, ""])
    )
    return draw(st.builds(Plan, **every))

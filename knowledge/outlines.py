"""What of a plan can be found, each fact with its kind of question and the texts that speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from knowledge.facts import (
    Agenda,
    Deadline,
    Document,
    Event,
    Fact,
    Form,
    Gap,
    Headcount,
    Limit,
    Plan,
    Share,
    Statement,
    Submission,
    Task,
)

GAP_KINDS = {"limit": "delegates", "date": "deadline"}
DOCUMENT_KINDS = {"basis": "basis", "replaces": "replaces", "amends": "basis", "mentions": "basis"}


class Outline(NamedTuple):
    """A fact to be found by questions of a kind.

    `head` is what it is about and `body` what it says; `agencies` holds the bodies concerned, "-" where
    there are none. `gap` tells that the plan leaves it open.
    """

    kind: str
    fact: Fact
    head: str
    body: str
    agencies: str
    gap: bool = False


def parts(fact: Fact) -> tuple[str, str]:  # noqa: C901 - a row for each kind
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


def _agency_text(fact: Fact) -> str:
    match fact:
        case Task():
            return fact.agency
        case Submission():
            return f"{fact.to}. {fact.via}. {fact.who}"
        case Limit():
            return fact.decided_by
        case Gap() | Statement():
            return f"{parts(fact)[0]}. {parts(fact)[1]}"
        case Deadline():
            return fact.who
        case _:
            return ""


def _of_event(event: Event) -> Iterator[Outline]:
    where = f"{event.label}. {event.name}. {event.units}"
    for kind, stated in (("form", event.form), ("duration", event.duration), ("venue", event.venue)):
        if stated is None:
            continue
        text = ". ".join(stated.items) if isinstance(stated, Form) else stated.text
        yield Outline(kind, replace(stated, event=(event.id,)), where, text, "-")
    if event.units:
        unit = Statement(section=event.section, event=(event.id,), kind="units", about=event.label, text=event.units)
        yield Outline("units", unit, f"{event.label} gồm", event.units, "-")
    yield Outline("event", Fact(section=event.section, event=(event.id,), words=event.names), where, "", "-")


def _of_whole(plan: Plan) -> Iterator[Outline]:
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
            yield Outline(kind, Fact(section=section), "", text, "-")


def _tells_editions(statement: Statement) -> bool:
    """Tell whether a statement is about which one in a row a congress is (lần thứ mấy)."""
    return statement.about.startswith("lần thứ") or any(word.startswith("lần") for word in statement.words)


def outlines(plan: Plan) -> Iterator[Outline]:
    """Yield what can be found in a plan, what it leaves open last."""
    for event in plan.events:
        yield from _of_event(event)
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
            yield Outline(kind, fact, *parts(fact), _agency_text(fact))
    for statement in plan.statements:
        kind = "edition" if _tells_editions(statement) else statement.kind
        yield Outline(kind, statement, *parts(statement), _agency_text(statement))
    for document in plan.documents:
        yield Outline(DOCUMENT_KINDS[document.relation], document, *parts(document), "-")
    yield from _of_whole(plan)
    for gap in plan.gaps:
        kind = "allotment" if "phân bổ" in f"{gap.about} {gap.text}" else GAP_KINDS.get(gap.kind, gap.kind)
        yield Outline(kind, gap, *parts(gap), _agency_text(gap), gap=True)

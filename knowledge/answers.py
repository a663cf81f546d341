"""A question answered from the plans: read, scoped, ranked, judged, and put into findings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.findings import Ask, compose_findings
from knowledge.judging import Verdict, judge
from knowledge.library import Library
from knowledge.outcome import Citation, Finding, Option, Outcome
from knowledge.findings.quantities import people
from knowledge.ranking import fitness, rank
from knowledge.reading import Reading, read
from knowledge.scope import Scope, resolve
from knowledge.shelf import Shelf, shelf_of
from knowledge.talk import Talk
from knowledge.text import compose, fold

MARGIN = 0.9
"""How far one plan must lead the next for it alone to be meant where no plan was named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it came: its text, the day it is asked, the plan its chat is bound to, the talk so far.

    `kind` is fixed by a command (/han), empty where the text alone decides.
    """

    text: str
    today: date
    plan: str | None = None
    talk: Talk = field(default_factory=Talk)
    kind: str = ""


def answer(asked: Asked, library: Library) -> Outcome:
    """Answer a question, ask which plan is meant, or say that the plans do not say."""
    shelf = shelf_of(library)
    reading = read(asked.text, shelf.language, shelf.vocabulary, shelf.spell_out)
    if reading.chatter:
        return Outcome(status="chatter", kind=reading.chatter, talk=asked.talk, reasons=(f"chatter: {reading.chatter}",))
    scope = resolve(reading, shelf, asked.plan, asked.talk)
    reading = replace(reading, named=scope.words, documents=scope.documents)
    reading, kinds = _carry(reading, asked, scope)
    by_agency = _levels_of(reading.agencies)
    if by_agency and not reading.levels:
        reading = replace(reading, levels=by_agency)
    if scope.level and scope.level not in reading.levels:
        reading = replace(reading, levels=(*reading.levels, scope.level))
    reasons = _reasons(reading, scope, kinds)
    if not scope.plans:
        return Outcome(status="unknown", kind="stranger", talk=asked.talk, reasons=reasons, findings=(_stranger(scope),))
    kinds = _typed_kinds(reading, kinds)
    views = [shelf.view(plan) for plan in _dated(scope, reading, shelf)]
    verdicts = [judge(reading, rank(reading, view, shelf.language, kinds)) for view in views]
    if len(views) > 1:
        more = fitness(reading, views)
        verdicts = [replace(v, sure=v.sure + extra) for v, extra in zip(verdicts, more, strict=True)]
    ask = Ask(reading, kinds, _today(reading, asked.today))
    return _decide(verdicts, scope, ask, asked, reasons)


_TODAY = re.compile(r"(?:hom nay|bay gio|hien nay|tinh den|tinh toi|den nay|nay)(?: la| moi| da)?(?: ngay)? ?$")


def _today(reading: Reading, today: date) -> date:
    """Return the day that a question says it is, or today."""
    folded = fold(compose(reading.text).lower())
    for value in reading.of("day"):
        if _TODAY.search(folded[: value.start]) or folded[value.start :].startswith("hom nay"):
            return value.day(today.year)
    return today


def _levels_of(agencies: tuple[str, ...]) -> tuple[str, ...]:
    """Return the level of the agencies named, such as the departments' for a sở; nothing for others."""
    return ("department",) if any(agency.startswith("so-") for agency in agencies) else ()


def _dated(scope: Scope, reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Keep the plans issued on a day that the question names, or of an edition that they alone speak of."""
    days = {(v.number, v.month, v.year) for v in reading.of("day")}
    if len(scope.plans) > 1 and days:
        dated = tuple(plan for plan in scope.plans if days & shelf.view(plan).days)
        if dated:
            return dated
    editions = {value.number for value in reading.of("edition")}
    if len(scope.plans) > 1 and editions:
        kept = tuple(plan for plan in scope.plans if editions <= shelf.view(plan).editions)
        return kept or scope.plans
    return scope.plans


def _typed_kinds(reading: Reading, kinds: dict[str, float]) -> dict[str, float]:
    """Let a count of guests, a percentage or a day speak for its kind where no phrase does."""
    kinds = dict(kinds)
    if reading.documents:
        kinds["basis"] = 3.5
    if reading.of("percent"):
        kinds["share"] = max(kinds.get("share", 0.0), 3.0)
    if people(reading, "guests") and kinds.get("delegates", 0.0) < 3.0 and not {"deadline", "share"} & set(kinds):
        kinds["delegates"] = 3.0
    if people(reading, "staff") and "headcount" not in kinds and kinds.get("delegates", 0.0) < 3.0:
        kinds["headcount"] = 2.5
    if reading.of("day", "month", "quarter") and not set(kinds) - {"compare", "fits"}:
        kinds["deadline"] = 3.0
    return kinds


def _stranger(scope: Scope) -> Finding:
    return Finding(plan="", template="stranger", values={"how": scope.how, "name": scope.stranger}, sections=())


def _carry(reading: Reading, asked: Asked, scope: Scope) -> tuple[Reading, dict[str, float]]:
    kinds = dict(reading.cues)
    if asked.kind:
        kinds = {asked.kind: 3.0}
    talk = asked.talk
    if not talk.kind:
        return reading, kinds
    bare = not [at for at in reading.content if at not in reading.soft and at not in reading.named]
    if bare and talk.kind == "basis":
        numbers = tuple(int(word) for word in talk.topic if word.isdigit())
        reading = replace(reading, documents=reading.documents or numbers)
    if scope.how == "talk" and not reading.levels and talk.level:
        reading = replace(reading, levels=(talk.level,))
    if not kinds:
        kinds = {talk.kind: 3.0}
    if bare and talk.topic and scope.how != "number":
        added = tuple(replace_word for replace_word in _words(talk))
        start = len(reading.said)
        reading = replace(
            reading,
            said=reading.said + added,
            content=reading.content + tuple(range(start, start + len(added))),
            soft=reading.soft + tuple(range(start, start + len(added))),
            agencies=reading.agencies or ((talk.agency,) if talk.agency else ()),
        )
    return reading, kinds


def _words(talk: Talk):  # type: ignore[no-untyped-def]
    from knowledge.text import words

    return words(" ".join(talk.topic))


def _decide(verdicts: list[Verdict], scope: Scope, ask: Ask, asked: Asked, reasons: tuple[str, ...]) -> Outcome:
    good = sorted((v for v in verdicts if not v.refused), key=lambda v: -v.sure)
    if not good:
        best = max(verdicts, key=lambda v: v.sure)
        findings = compose_findings(best, ask) if scope.how != "open" or best.refused == "level" else ()
        return _outcome("unknown", best, findings[:1], asked, ask, reasons)
    if len(scope.plans) > 1 or scope.how == "open":
        close = [v for v in good if v.sure >= good[0].sure - MARGIN]
        if len(close) > 1:
            options = tuple(Option(plan=v.view.plan.id, label=v.view.plan.short) for v in close)
            return Outcome(status="choose", kind=good[0].kind, options=options, talk=asked.talk, reasons=reasons)
    best = good[0]
    findings = compose_findings(best, ask)
    status = "unknown" if best.chosen[0].gap and best.kind != "headcount" else "answered"
    return _outcome(status, best, findings, asked, ask, reasons)


def _outcome(status, best, findings, asked, ask, reasons) -> Outcome:  # type: ignore[no-untyped-def]
    citations = tuple(dict.fromkeys(Citation(plan=f.plan, section=s) for f in findings for s in f.sections))
    reading = ask.reading
    topic = tuple(reading.said[at].typed for at in reading.content if at not in reading.soft)
    talk = Talk(
        plans=(best.view.plan.id,),
        kind=best.kind,
        event=best.chosen[0].events[0] if best.chosen and best.chosen[0].events else "",
        level=reading.levels[0] if reading.levels else "",
        agency=reading.agencies[0] if reading.agencies else "",
        topic=topic or asked.talk.topic,
    )
    return Outcome(
        status=status, kind=best.kind, findings=findings, citations=citations, talk=talk, reasons=reasons + (f"{best.kind} {best.sure:.2f} {best.refused} {best.about}",)
    )


def _reasons(reading: Reading, scope: Scope, kinds: dict[str, float]) -> tuple[str, ...]:
    return (
        f"plans: {', '.join(scope.plans) or '-'} ({scope.how}{' ' + scope.stranger if scope.stranger else ''})",
        f"kinds: {', '.join(f'{k} {w:.1f}' for k, w in sorted(kinds.items(), key=lambda i: -i[1])) or '-'}",
        f"levels: {', '.join(reading.levels + reading.bare_levels) or '-'}; agencies: {', '.join(reading.agencies) or '-'}",
        f"words: {' '.join(reading.said[at].typed for at in reading.content) or '-'}",
        f"mended: {', '.join(f'{a}→{b}' for a, b in reading.mended) or '-'}",
    )

"""A question answered from the plans: read, scoped, ranked, judged, and put into findings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from knowledge.asking import kinds_of
from knowledge.deciding import answered, decide, which
from knowledge.entries import Entry, View
from knowledge.explaining import how_read
from knowledge.extremes import extremes
from knowledge.facts import Deadline
from knowledge.findings import Ask
from knowledge.intent import about_cited, day_of, follow, is_bare, levels_named
from knowledge.invited import at_the_host
from knowledge.judging import Verdict, judge
from knowledge.library import Library
from knowledge.member_bodies import within_group
from knowledge.outcome import Citation, Finding, Outcome, Reason
from knowledge.place_names import bare_place
from knowledge.ranking import fitness, pairs_known, rank, title_words
from knowledge.reading import Reading, read
from knowledge.scope import OPEN, Scope, resolve
from knowledge.several import at_place, comparable, due_in, ends_in, issued_in, of_level, with_property, years_of_others
from knowledge.shelf import Shelf, shelf_of
from knowledge.talk import Talk
from knowledge.text import key

SAID = 300
"""Characters of what a person wrote before that are kept for counts and days mentioned there."""


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
    reading = read(asked.text, shelf.mender, shelf.spell_out)
    if reading.chatter and not asked.kind:
        talk = replace(asked.talk, said=f"{asked.talk.said}\n{asked.text}"[-SAID:])
        return Outcome(
            status="chatter", kind=reading.chatter, talk=talk, reasons=(Reason("chatter", (reading.chatter,)),)
        )
    scope = resolve(reading, shelf, asked.plan, asked.talk)
    reading = replace(reading, named=scope.words, documents=scope.documents)
    reading, kinds = follow(reading, kinds_of(reading, asked.kind), asked.talk, scope)
    kinds = about_cited(reading, kinds, scope)
    reading = levels_named(at_the_host(reading, kinds), scope, kinds)
    ask = Ask(reading, kinds, day_of(reading, asked.today), asked.talk.said)
    across = scope.how in ("open", "number", "talk") and not scope.documents
    outcome = _list(ask, shelf, asked) if kinds.get("list", 0.0) >= 3.0 and across else None
    if scope.how == "place" and set(kinds) == {"list"} and is_bare(reading):
        outcome = _heads(scope.plans, asked)
    if outcome is None:
        outcome = _from_plans(ask, scope, shelf, asked)
    talk = replace(outcome.talk, said=f"{asked.talk.said}\n{asked.text}"[-SAID:])
    return replace(outcome, talk=talk, reasons=(*how_read(reading, scope, kinds), *outcome.reasons))


def _from_plans(ask: Ask, scope: Scope, shelf: Shelf, asked: Asked) -> Outcome:
    if not scope.plans:
        values: dict[str, object] = {"how": scope.how, "name": scope.stranger}
        nearby = (Finding(plan="", template="stranger", values=values, sections=()),)
        talk = _of_stranger(ask, scope, asked.talk)
        return Outcome(status="unknown", kind="stranger", talk=talk, findings=nearby)
    plans = _fitting(scope, ask.reading, shelf)
    if (
        (len(plans) == 1 or scope.how == "place")
        and not ask.kinds
        and not ask.reading.foreign
        and not _ASKS.search(ask.reading.flat)
        and is_bare(ask.reading)
        and scope.how != "chat"
        and not asked.talk.kind
    ):
        return which(plans, asked.talk, shelf) if len(plans) > 1 else _heads(plans, asked)
    return decide(_verdicts(plans, ask, scope, shelf), scope, ask, asked.talk)


def _of_stranger(ask: Ask, scope: Scope, before: Talk) -> Talk:
    """Return the talk after a place that has no plan: what was asked of it may be asked of another place next."""
    if scope.how != "place" or not ask.kinds:
        return replace(before, stranger="")
    level = ask.reading.levels[0] if ask.reading.levels else ""
    return replace(before, stranger=scope.stranger, kind=max(ask.kinds, key=lambda kind: ask.kinds[kind]), level=level)


_ASKS = re.compile(r" (?:gi|nao|khong|chua|may|nhieu|ai|dau|sao|hay|duoc|ha) ")


def _verdicts(plans: tuple[str, ...], ask: Ask, scope: Scope, shelf: Shelf) -> list[Verdict]:
    views = [shelf.view(plan) for plan in plans]
    verdicts = [
        _verdict(at_place(ask.reading, scope, view.plan.id, years_of_others(view, views)), view, ask, shelf, scope)
        for view in views
    ]
    if len(views) > 1:
        more = fitness(ask.reading, views)
        verdicts = [replace(v, sure=v.sure + extra, only=extra) for v, extra in zip(verdicts, more, strict=True)]
    return verdicts


def _verdict(reading: Reading, view: View, ask: Ask, shelf: Shelf, scope: Scope) -> Verdict:
    quoted = tuple(sorted(title_words(reading.said, view)))
    reading = within_group(replace(reading, soft=(*reading.soft, *quoted)), view)
    return judge(reading, rank(reading, view, shelf.language, ask.kinds), scope.how != "open")


def _fitting(scope: Scope, reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Keep of several plans those that know a day or an edition that the question names."""
    if len(scope.plans) < 2:
        return scope.plans
    days = {(v.number, v.month, v.year) for v in reading.of("day")}
    dated = tuple(plan for plan in scope.plans if days & shelf.view(plan).days)
    editions = {value.number for value in reading.of("edition")}
    numbered = tuple(plan for plan in scope.plans if editions and editions <= shelf.view(plan).editions)
    kept = dated or numbered or scope.plans
    if "compare" not in reading.cues:
        return kept if scope.how == "number" else _quoted(kept, reading, shelf)
    places = {bare_place(shelf.head(plan).place) for plan in kept}
    return tuple(plan for plan in scope.plans if plan in kept or bare_place(shelf.head(plan).place) not in places)


QUOTED = 2
"""Words of a plan's title that a question quotes where it means that plan and no other of its place."""


def _quoted(plans: tuple[str, ...], reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Keep the one plan whose title or names the question quotes, where it quotes no other's."""
    if len(plans) < 2 or len({bare_place(shelf.head(plan).place) for plan in plans}) > 1:
        return plans
    idle = {*reading.soft, *reading.named}
    quoted = {plan: len(title_words(reading.said, shelf.view(plan)) - idle) for plan in plans}
    most = max(quoted.values())
    best = tuple(plan for plan in plans if quoted[plan] == most)
    if most < QUOTED or len(best) > 1 or sorted(quoted.values())[-2]:
        return plans
    known = {plan: pairs_known(reading, shelf.view(plan)) for plan in plans}
    return best if known[best[0]] + QUOTED > max(known.values()) else plans


def _list(ask: Ask, shelf: Shelf, asked: Asked) -> Outcome | None:
    """List the plans that have a property, all plans where none is asked for; None where that finds nothing."""
    reading = ask.reading
    kinds = {kind: weight for kind, weight in ask.kinds.items() if kind not in ("list", "compare")}
    due = due_in(reading, shelf, ask.today.year)
    asks_issue = {"issued", "issuer"} & set(kinds) or ("signer" in kinds and reading.of("month"))
    if asks_issue and reading.of("year", "month"):
        issued = issued_in(reading, shelf, ask.today.year)
        return _heads(issued, asked) if issued else None
    if due and not set(kinds) - {"deadline", "form", "issued", "fits"}:
        return _due(due, ask, shelf, asked)
    if is_bare(reading) and not kinds:
        return _heads(shelf.library.plan_ids()[: 3 * OPEN], asked)
    terms = [word.folded for word in reading.said]
    terms += [f"{a} {b}" for a, b in pairwise(terms)]
    plans = of_level(tuple(plan for plan, _ in shelf.library.plans_for(terms, OPEN)), reading, shelf)
    narrowed = Ask(reading, kinds, ask.today)
    kept = comparable(_verdicts(plans, narrowed, Scope(plans, "list"), shelf), 2.6)
    kept = [_first(v) for v in extremes(with_property(kept, reading), reading.flat)]
    return answered(kept, narrowed, asked.talk) if kept else None


def _first(verdict: Verdict) -> Verdict:
    return replace(verdict, chosen=verdict.chosen[:1])


def _heads(plans: tuple[str, ...], asked: Asked) -> Outcome:
    findings = tuple(Finding(plan=plan, template="head", values={}, sections=("đầu văn bản",)) for plan in plans)
    cited = tuple(Citation(plan=plan, section="đầu văn bản") for plan in plans)
    one = plans if len(plans) == 1 else ()
    talk = replace(asked.talk, plans=one or asked.talk.plans, offered=() if one else asked.talk.offered, stranger="")
    return Outcome(status="answered", kind="list", findings=findings, citations=cited, talk=talk)


def _ends_in(entry: Entry, ask: Ask) -> bool:
    last = entry.fact.due.last_day if isinstance(entry.fact, Deadline) else None
    return last is not None and ends_in(ask.reading, ask.today.year, last)


_OF_AN_EVENT = re.compile(r" (?:hoi nghi|dai hoi) ")


def _due(due: dict[str, tuple[str, ...]], ask: Ask, shelf: Shelf, asked: Asked) -> Outcome | None:
    verdicts = []
    for plan, ids in due.items():
        view = shelf.view(plan)
        levels = set(ask.reading.levels)
        entries = (e for e in view.entries if e.kind == "deadline" and e.fact.id in ids)
        fitting = tuple(e for e in entries if _ends_in(e, ask) and (not levels or e.levels & levels))
        if _OF_AN_EVENT.search(ask.reading.flat):
            fitting = tuple(e for e in fitting if _OF_AN_EVENT.search(f" {key(getattr(e.fact, 'what', ''))} "))
        if fitting:
            verdicts.append(Verdict(view, "deadline", fitting, 5.0))
    if not verdicts:
        return None
    reading = replace(ask.reading, values=())
    return answered(verdicts, Ask(reading, ask.kinds, ask.today), asked.talk)

"""Lists of plans: all of them, those of a place, or those that have a property (nơi nào, những kế hoạch nào)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from knowledge.bounds import bound_of
from knowledge.deciding import answered
from knowledge.entries import View
from knowledge.extremes import extremes
from knowledge.facts import Statement
from knowledge.falling_due import WHAT_THEN, due, ends_then
from knowledge.figures_listed import by_figure
from knowledge.findings import Ask
from knowledge.findings.compose import ROOM, size
from knowledge.going_on import CARRIED, is_bare
from knowledge.heads_listed import ALL, MAY_HOLD, by_head, told_at_foot, told_at_head
from knowledge.judging import Verdict
from knowledge.of_edition import holding, naming
from knowledge.outcome import Citation, Finding, Outcome
from knowledge.patterns import Pattern
from knowledge.properties import with_property
from knowledge.quoting import title_words
from knowledge.reading import Reading
from knowledge.scope import OPEN, Scope
from knowledge.several import comparable, due_in, of_level
from knowledge.shelf import Shelf
from knowledge.talk import Talk

Judge = Callable[[tuple[str, ...], Ask, Scope, Shelf], list[Verdict]]
"""What each of some plans says to a question."""

LEAD = 2.6
"""How far below the best plan another may score that has the property asked for."""

MANY = 12
"""How many items the facts of several plans list at the most, where they are told in full and not the plans alone."""

FEW = 2
"""Plans up to which a list shows whom each was sent to; where there are more, none was told by its recipients."""

VAGUE = frozenset({"content", "activity", "movement", "other"})
"""Kinds that a plan's title may tell of."""

_EXCEPT = Pattern(
    r" (?:ngoai|tru|khong ke|ngoai tru|khac) (?:\w+ ){1,8}(?:con|thi|nao|o dau)", " ngoai ", " tru ", " ke "
)
_LACKING = Pattern(
    r" nao (?:\w+ ){0,3}(?:khong|chua) (?:he )?(?:co|noi|nhac|neu|de cap|ghi|quy dinh|giao|yeu cau|dat) (?!du )\w",
    " khong ",
    " chua ",
)
_SENT_TO = Pattern(r" (?:ke hoach|van ban) (?:\w+ ){0,2}gui (?:cho|toi|den|ve|di) ", " gui ")
_OTHERS = Pattern(
    r"^ (?:(?:con|the|vay|a|thi|roi|o|cac|nhung|may|ben|cua|thang|theo) )*"
    r"(?:ke hoach|noi|tinh|cho|dia phuong|don vi|ben|cai|van ban|thang)(?: nao)?(?: con lai| khac| kia)+"
    r"(?: (?:thi|la|sao|the nao|ra sao|co|a|vay|nhi|quy dinh|khac|gi|khong|cung|the|giong|nhu|luon|ha))* $",
    " khac ",
    " con lai ",
    " kia ",
)
_COUNT = Pattern(r" (?:\d+|nua|mot|hai) (?:ngay|buoi) ", " ngay ", " buoi ")


def listed(ask: Ask, scope: Scope, shelf: Shelf, talk: Talk, judge: Judge) -> Outcome | None:
    """List the plans that a question asks for; None where it asks for no list, or none has the property."""
    reading, kinds = ask.reading, ask.kinds
    if scope.how == "talk" and talk.kind and len(talk.plans) == 1 and _OTHERS.search(reading.flat):
        return _of_others(ask, shelf, talk, judge)
    if reading.of("month", "quarter") and WHAT_THEN.search(reading.flat):
        return due(scope.plans[:ALL], lambda e: ends_then(e, ask), ask, shelf, talk)
    if scope.how == "open" and (told := _told_outright(ask, shelf, talk)):
        return told
    if kinds.get("list", 0.0) < 3.0:
        return None
    but = scope.plans if scope.how in ("place", "number") and _EXCEPT.search(reading.flat) else ()
    rest = tuple(plan for plan, _ in scope.spots if plan not in but)
    if scope.how == "number" and but and rest and not set(kinds) - {"list", "issuer", "issued"}:
        return heads(rest, talk)
    if scope.how == "place" and not but:
        return _of_a_place(ask, scope, shelf, talk)
    if scope.how == "number" and not but and any(plan in scope.plans for plan, _ in scope.spots):
        return None  # a plan named by its number and its place is meant alone
    bounded = scope.how == "date" and bound_of(reading, ask.today.year) is not None
    if not but and not bounded and (scope.how not in ("open", "number", "talk") or scope.documents):
        return None
    reading = _without_places(reading, scope) if but else reading
    narrowed = {kind: weight for kind, weight in kinds.items() if kind not in ("list", "compare")}
    if (at_head := by_head(Ask(reading, narrowed, ask.today), shelf)) is not None:
        return heads(at_head, talk)
    return _by_facts(Ask(reading, _property_kinds(reading, narrowed), ask.today), shelf, talk, judge, but)


def _of_a_place(ask: Ask, scope: Scope, shelf: Shelf, talk: Talk) -> Outcome | None:
    """List the plans of a place, or those that name a congress of the place by its number."""
    reading, kinds = ask.reading, ask.kinds
    if reading.of("edition") and not set(kinds) - {"list", "edition", "compare"}:
        named = naming(reading, scope, shelf, shelf.library.plan_ids()[:ALL])
        return _by_name(answered(named, ask, talk)) if named else None
    whole = set(kinds) <= {"list", "issuer", "issued", "number"} and is_bare(reading) and not reading.of("day", "month")
    return heads(scope.plans, talk) if whole else None


def _told_outright(ask: Ask, shelf: Shelf, talk: Talk) -> Outcome | None:
    """List the plans that have what is asked for in so many words: at their head, a figure, a congress's number."""
    if plans := told_at_head(ask.reading, shelf) or told_at_foot(ask.reading, shelf):
        return heads(plans, talk)
    having = by_figure(ask, shelf)
    if not having and ask.kinds.get("list", 0.0) >= 3.0:
        having = holding(ask, shelf, shelf.library.plan_ids()[:ALL])
    return _by_name(answered(having, replace(ask, reading=_without_figures(ask.reading)), talk)) if having else None


def _of_others(ask: Ask, shelf: Shelf, talk: Talk, judge: Judge) -> Outcome | None:
    """Answer what the talk was about from the plans that it was not about (còn các kế hoạch khác?)."""
    agencies = (talk.agency,) if talk.agency else ()
    plans = tuple(plan for plan in shelf.library.plan_ids()[:ALL] if plan not in talk.plans)
    shared = sum(talk.level in shelf.view(plan).levels for plan in plans) > 1
    levels = (talk.level,) if talk.level and shared else ()
    reading = replace(ask.reading, levels=levels, agencies=agencies, matches=[], content=(), cues={talk.kind: CARRIED})
    again = Ask(reading, {talk.kind: CARRIED}, ask.today, ask.said)
    near = comparable(judge(plans, again, Scope(plans, "list"), shelf), LEAD)
    kept = [v for v in near if v.kind == talk.kind]
    return answered(kept, again, talk) if kept else Outcome(status="unknown", kind=talk.kind, talk=talk)


def _without_places(reading: Reading, scope: Scope) -> Reading:
    """Leave out the levels that are only the types of the places excepted (TP. Lạng Sơn)."""
    spots = [spot for _, spot in scope.spots]
    types = [m for m in reading.matches if m.meaning.role == "level" and any(m.end == spot for spot in spots)]
    own = [m for m in reading.matches if m.meaning.role == "level" and m not in types]
    return replace(reading, levels=tuple(dict.fromkeys(m.meaning.value for m in own if m.meaning.weight > 1.5)))


def _property_kinds(reading: Reading, kinds: dict[str, float]) -> dict[str, float]:
    """Return the kinds of fact that tell whether a plan has the property asked for."""
    if not kinds and reading.of("edition"):
        return {"edition": 3.0}
    if not kinds and reading.agencies and is_bare(reading):
        return {"task": 3.0}
    if not set(kinds) - {"venue"} and (reading.levels or reading.bare_levels) and MAY_HOLD.search(reading.flat):
        return {"form": 3.2}
    if "submission" in kinds and _SENT_TO.search(reading.flat):
        return {"recipients": 3.3}
    if reading.of("percent") and "share" in kinds and "target" not in kinds:
        return {"share": 3.4}
    if "duration" in kinds and _COUNT.search(reading.flat):
        return kinds | {"duration": 3.2}
    return kinds


def _by_facts(ask: Ask, shelf: Shelf, talk: Talk, judge: Judge, but: tuple[str, ...]) -> Outcome | None:
    """List plans by a property that one of their facts holds; `but` are those left out."""
    reading = ask.reading
    if not set(ask.kinds) - {"deadline", "form", "issued", "fits", "left"}:
        bound = bound_of(reading, ask.today.year)
        if bound:
            others = tuple(plan for plan in shelf.library.plan_ids()[:ALL] if plan not in but)
            return due(others, bound, ask, shelf, talk)
        then = {} if but else due_in(reading, shelf, ask.today.year)
        if then:
            return due(tuple(then), lambda e: ends_then(e, ask), ask, shelf, talk)
    terms = [word.folded for word in reading.said]
    terms += [f"{a} {b}" for a, b in pairwise(terms)]
    found = tuple(plan for plan, _ in shelf.library.plans_for(terms, OPEN) if plan not in but)
    plans = of_level(found, reading, shelf)
    if not ask.kinds and (called := tuple(plan for plan in plans if _called(ask, shelf.view(plan)))):
        return heads(called, talk)
    aside = {"list", "compare", *ask.kinds}
    reading = replace(
        reading, matches=[m for m in reading.matches if m.meaning.role != "cue" or m.meaning.value in aside]
    )
    ask = replace(ask, reading=reading)
    near = comparable(judge(plans, ask, Scope(plans, "list"), shelf), LEAD)
    if near and _LACKING.search(reading.flat):
        having = {v.view.plan.id for v in with_property(near, reading)}
        return heads(tuple(plan for plan in plans if plan not in having), talk)
    kept = [_first(v) for v in extremes(with_property(near, reading), reading.flat)]
    kept += _titled(ask, plans, shelf, kept) if set(ask.kinds) <= VAGUE else []
    if not kept or (len(kept) > FEW and kept[0].kind == "recipients"):
        return Outcome(status="unknown", kind=near[0].kind, talk=talk) if near else None
    chosen = [entry for verdict in kept for entry in verdict.chosen]
    items = sum(len(entry.fact.items) for entry in chosen if isinstance(entry.fact, Statement))
    if len(kept) > 1 and (items > MANY or sum(map(size, chosen)) > ROOM):
        return heads(tuple(v.view.plan.id for v in kept), talk)
    return _by_name(answered(kept, replace(ask, reading=_without_figures(reading)), talk))


def _without_figures(reading: Reading) -> Reading:
    return replace(reading, values=tuple(value for value in reading.values if value.kind != "number"))


def _by_name(told: Outcome) -> Outcome:
    """Give each plan's name before what it says, as the name is what was asked for."""
    findings: list[Finding] = []
    for finding in told.findings:
        if finding.plan not in {each.plan for each in findings}:
            findings.append(Finding(plan=finding.plan, template="which", values={}, sections=()))
        findings.append(finding)
    return replace(told, findings=tuple(findings))


def _called(ask: Ask, view: View) -> bool:
    """Tell whether all words that say what is asked stand in the very title of a plan, or name its event."""
    reading = ask.reading
    told = {at for at in reading.content if at not in reading.soft and at not in reading.named}
    named = {at for m in view.names.find(reading.said) if m.end - m.start > FEW for at in range(m.start, m.end)}
    return len(told) > FEW and (told <= title_words(reading.said, view) or told <= named)


def _titled(ask: Ask, plans: tuple[str, ...], shelf: Shelf, kept: list[Verdict]) -> list[Verdict]:
    """Return the plans besides those kept whose very title holds all words of the property asked for."""
    reading = ask.reading
    told = {at for at in reading.content if at not in reading.soft and at not in reading.named}
    others = [shelf.view(plan) for plan in plans if plan not in {v.view.plan.id for v in kept}]
    titled = [view for view in others if told and told <= title_words(reading.said, view)]
    entries = ((view, next((e for e in view.entries if e.kind == "title"), None)) for view in titled)
    return [Verdict(view, "title", (entry,), 0.0) for view, entry in entries if entry is not None]


def _first(verdict: Verdict) -> Verdict:
    return replace(verdict, chosen=verdict.chosen[:1])


def heads(plans: tuple[str, ...], talk: Talk) -> Outcome:
    """List plans by their heads; that there is none is unknown."""
    if not plans:
        return Outcome(status="unknown", kind="list", talk=talk)
    findings = tuple(Finding(plan=plan, template="head", values={}, sections=("đầu văn bản",)) for plan in plans)
    cited = tuple(Citation(plan=plan, section="đầu văn bản") for plan in plans)
    one = plans if len(plans) == 1 else ()
    talk = replace(talk, plans=one or talk.plans, offered=() if one else talk.offered, stranger="")
    return Outcome(status="answered", kind="list", findings=findings, citations=cited, talk=talk)

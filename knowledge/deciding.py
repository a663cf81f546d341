"""From the verdicts of one or more plans to an outcome: an answer, a choice, or not known."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.days import Offset
from knowledge.expecting import MEMBER
from knowledge.explaining import what_was_found
from knowledge.extremes import extremes
from knowledge.facts import Deadline, Document
from knowledge.findings import Ask, compose_findings
from knowledge.findings.agenda import Looked
from knowledge.findings.settled import without_verdict
from knowledge.going_on import is_bare
from knowledge.judging import OUTRIGHT, Verdict
from knowledge.kinds import HEADS, LEVELS
from knowledge.lexicon import lexicon
from knowledge.nearby import nearby
from knowledge.outcome import Citation, Finding, Option, Outcome, Status
from knowledge.peers import MATTERS, is_peer, meant, peers, with_silent
from knowledge.raising import asks_who
from knowledge.scope import Scope
from knowledge.several import comparable, per_place
from knowledge.shelf import Shelf
from knowledge.talk import Talk, asked_instead, counted_on
from knowledge.text import key
from knowledge.weights import WEIGHTS


def decide(verdicts: list[Verdict], scope: Scope, ask: Ask, before: Talk) -> Outcome:
    """Choose what to say from what each plan says."""
    if "compare" in ask.kinds and scope.how == "open":
        kept = extremes(comparable(verdicts, 2.0), ask.reading.flat)
        return answered(kept, ask, before) if kept else unknown(verdicts, scope, ask, before)
    groups = per_place(verdicts, ask.reading) if scope.how in ("place", "number") and not scope.unsure else [verdicts]
    if len(groups) > 1 or (scope.how == "number" and len(verdicts) > 1 and not ask.reading.documents):
        return _for_each(groups if len(groups) > 1 else [[v] for v in verdicts], ask, scope, before)
    good = sorted((v for v in verdicts if not v.refused), key=lambda v: -v.sure)
    if scope.how == "open":
        facts = [v for v in good if not v.chosen[0].gap]
        good = facts + peers(facts, verdicts, ask) or good
        good = meant(good, ask)
        if good and all(v.chosen[0].gap for v in good):
            return unknown(verdicts, scope, ask, before)
    if not good:
        return unknown(verdicts, scope, ask, before)
    if offered := with_silent(good, verdicts, scope, ask):
        return _choice(offered, ask, before)
    if len(good) > 1 and is_bare(ask.reading):
        ahead = 1.0 if scope.how == "open" else 0.5
        good = [v for v in good if v.only >= max(v.only for v in good) - ahead]
        same = [v for v in good if v.kind == good[0].kind and not v.chosen[0].gap]
        if len(same) > 1:
            return _choice(same, ask, before)
    margin = WEIGHTS.open_margin if scope.how == "open" else WEIGHTS.margin
    close = [v for v in good if v.sure >= good[0].sure - margin or (scope.how == "open" and is_peer(v, good[0]))]
    facts = [v for v in close if not v.chosen[0].gap] or close
    if len(facts) > 1:
        return _choice(facts, ask, before)
    return answered(facts, ask, before)


def _for_each(groups: list[list[Verdict]], ask: Ask, scope: Scope, before: Talk) -> Outcome:
    best = [max(group, key=lambda v: (not v.refused, v.sure)) for group in groups]
    good = [v for v in best if not v.refused]
    if not good:
        return unknown(best, scope, ask, before)
    told = answered([v for first, group in zip(best, groups, strict=True) for v in _alike(first, group)], ask, before)
    silent = [v for v in best if v.refused]
    return replace(told, findings=(*told.findings, *(_untold(v, near=False) for v in silent)))


def _alike(best: Verdict, group: list[Verdict]) -> list[Verdict]:
    """Return the plans of one place that answer a comparison equally well: head values, of which none is meant more."""
    if best.refused:
        return []
    return [v for v in group if v is best or (best.kind in HEADS and v.kind == best.kind and v.sure == best.sure)]


def _choice(close: list[Verdict], ask: Ask, before: Talk) -> Outcome:
    options = tuple(Option(plan=v.view.plan.id, label=v.view.plan.short) for v in close)
    talk = replace(_talk(close[0], ask, before), plans=before.plans, offered=tuple(o.plan for o in options))
    reasons = what_was_found(close)
    return Outcome(status="choose", kind=close[0].kind, options=options, talk=talk, reasons=reasons)


def which(plans: tuple[str, ...], before: Talk, shelf: Shelf) -> Outcome:
    """Ask which of several plans is meant, where nothing but their place was named."""
    options = tuple(Option(plan=plan, label=shelf.head(plan).short) for plan in plans)
    return Outcome(status="choose", kind="list", options=options, talk=replace(before, offered=plans))


def answered(verdicts: list[Verdict], ask: Ask, before: Talk) -> Outcome:
    """Say what the plans of these verdicts hold, each in turn; silence of all of them is unknown."""
    findings = tuple(finding for v in verdicts for finding in compose_findings(v, ask, len(verdicts)))
    silent = all(v.chosen[0].gap and v.kind != "headcount" and not _denies(v, ask) for v in verdicts)
    status: Status = "unknown" if silent else "answered"
    return _outcome(status, verdicts, findings, ask, before)


def _denies(verdict: Verdict, ask: Ask) -> bool:
    """Tell whether a gap answers with no: the agenda is known, and the item asked about is not on it."""
    return verdict.kind == "agenda" and MEMBER.search(ask.reading.flat) is not None


NEAR = 3.0
"""The score from which on a fact is worth telling as near to a question that the plan does not answer."""


def unknown(verdicts: list[Verdict], scope: Scope, ask: Ask, before: Talk) -> Outcome:
    """Say that the plans do not say, with what the nearest of them tells about it."""
    best = max(verdicts, key=lambda v: v.sure)
    if scope.how == "open":
        unsaid = _outcome("unknown", [best], (), ask, before)
        kind = unsaid.talk.kind if ask.kinds else before.kind
        return replace(unsaid, talk=replace(unsaid.talk, plans=before.plans, kind=kind, event=before.event))
    unweighed = replace(ask, reading=replace(ask.reading, values=()))
    near = (
        compose_findings(best, unweighed, 1)[:1]
        if best.sure >= NEAR and best.refused not in ("agency", "edition", "foreign")
        else ()
    )
    if best.chosen and best.chosen[0].gap:
        return _outcome("unknown", [best], compose_findings(best, ask, 1)[:1], ask, before)
    told = _untold(best, bool(near))
    unclaimed = tuple(without_verdict(replace(one, values=one.values | {"asked_if": False})) for one in near)
    return _outcome("unknown", [best], (told, *unclaimed), ask, before)


def _untold(verdict: Verdict, near: bool) -> Finding:
    """Say that a plan does not say, and why; `near` tells that something near follows."""
    values: dict[str, object] = {
        "why": verdict.refused,
        "about": _names(verdict),
        "known": _known(verdict),
        "near": near,
    }
    return Finding(plan=verdict.view.plan.id, template="unknown", values=values, sections=())


def _names(verdict: Verdict) -> tuple[str, ...]:
    """Return what the bodies or levels are called that a plan does not speak of."""
    if verdict.refused == "agency":
        return tuple(lexicon().agencies.get(agency, agency) for agency in verdict.about)
    return tuple(LEVELS.get(level, level) for level in verdict.about)


def _known(verdict: Verdict) -> tuple[str, ...]:
    return tuple(event.label for event in verdict.view.plan.events)


def _outcome(status: Status, verdicts: list[Verdict], findings: tuple[Finding, ...], ask: Ask, before: Talk) -> Outcome:
    citations = tuple(dict.fromkeys(Citation(plan=f.plan, section=s) for f in findings for s in f.sections))
    after = _unheard if status == "unknown" and verdicts[0].refused else _talk
    told = after(verdicts[0], ask, before)
    looked = findings[0].values.get("looked") if findings else None
    named = isinstance(looked, Looked) and looked.places and looked.ask not in ("all", "absent", "count")
    item = looked.places[0] if isinstance(looked, Looked) and named else told.item
    kind = verdicts[0].kind
    return Outcome(
        status=status,
        kind=kind,
        findings=findings,
        citations=citations,
        near=nearby(verdicts[0].view, {*ask.kinds, kind}) if status == "unknown" and findings else (),
        reasons=what_was_found(verdicts),
        talk=replace(told, plans=(verdicts[0].view.plan.id,), item=item),
    )


def _agency_of(best: Verdict) -> str:
    """Return the one agency whose task answered, or nothing."""
    first = best.chosen[0] if best.chosen else None
    if first is None or first.kind != "task":
        return ""
    if len(first.agencies) == 1:
        return next(iter(first.agencies))
    named, body = lexicon().agencies, key(getattr(first.fact, "agency", ""))
    return next((agency for agency in sorted(first.agencies) if key(named.get(agency, "")) == body), "")


def _before_another_day(best: Verdict) -> bool:
    """Tell whether the answer is a rule that counts from a day which the person may name next."""
    fact = best.chosen[0].fact if best.chosen else None
    return isinstance(fact, Deadline) and isinstance(fact.due, Offset)


def _level_of(best: Verdict, ask: Ask) -> str:
    """Return the level that the answer is about: of several named, the one that it knows."""
    known, named = best.chosen[0].levels if best.chosen else frozenset[str](), ask.reading.levels
    return next((level for level in (*named, *ask.reading.bare_levels) if level in known), named[0] if named else "")


def _event_of(best: Verdict, before: Talk) -> str:
    """Return the event that the answer is about; of several that share it, the one that the talk was about."""
    events = best.chosen[0].events if best.chosen and len({entry.events for entry in best.chosen}) < 2 else ()
    return events[0] if len(events) == 1 else before.event if before.event in events else ""


def _unheard(best: Verdict, ask: Ask, before: Talk) -> Talk:
    """Return the talk after a question that found nothing: its kind goes on, not the words that no fact holds."""
    kinds = {kind: weight for kind, weight in ask.kinds.items() if kind not in ("compare", "list")}
    kind = max(kinds, key=lambda each: kinds[each], default=before.kind or best.kind)
    levels, agencies = ask.reading.levels, ask.reading.agencies
    sending = kind in ("deadline", "left") and kinds.get("submission", 0.0) >= OUTRIGHT
    return replace(
        before,
        kind="submission" if sending else kind,
        level=levels[0] if levels else before.level,
        agency=agencies[0] if agencies else "",
        offered=(),
    )


def _of_a_guest(best: Verdict, ask: Ask) -> bool:
    """Tell whether a level named is that of somebody who may be invited, and not of whoever holds the event."""
    return best.kind == "composition" and MEMBER.search(ask.reading.flat) is not None


FEW = 2
"""How many documents an answer cites at the most for the talk to go on about them."""


def _talk(best: Verdict, ask: Ask, before: Talk) -> Talk:
    reading = ask.reading
    names = {at for at in reading.named if not reading.said[at].folded.isdigit()}
    topic = tuple(reading.said[at].typed for at in reading.content if at not in reading.soft and at not in names)
    topic += tuple(
        reading.said[at].typed for m in reading.strong if m.meaning.value in MATTERS for at in range(m.start, m.end)
    )
    topic = counted_on(best.kind, topic, before)
    cited = [entry.fact for entry in best.chosen if isinstance(entry.fact, Document)]
    topic += tuple(found[0] for one in cited if (found := re.search(r"\d+", one.number))) if len(cited) <= FEW else ()
    topic += ("đại", "hội") if " dai hoi " in reading.flat else ()
    return Talk(
        kind="submission" if _before_another_day(best) else best.kind,
        event=_event_of(best, before),
        level=before.level if _of_a_guest(best, ask) and before.level else _level_of(best, ask),
        agency=(_agency_of(best) if asks_who(reading.flat) else "") or next(iter(reading.agencies), _agency_of(best)),
        topic=topic or before.topic,
        asked=asked_instead(best.kind, ask.kinds),
    )

"""A question answered from the plans: read, scoped, ranked, judged, and put into findings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.asked_alike import in_full
from knowledge.asking import kinds_of
from knowledge.bodies_named import NAMED, as_holder
from knowledge.by_clause import by_clause
from knowledge.cited_again import about_cited
from knowledge.citing import of_cited
from knowledge.deciding import decide, which
from knowledge.entries import View
from knowledge.explaining import how_read
from knowledge.falling_due import overdue
from knowledge.findings import Ask
from knowledge.fitness import fitness
from knowledge.going_on import is_bare
from knowledge.headcounted import by_headcount
from knowledge.in_one_breath import OF_DAYS, with_both, with_day
from knowledge.intent import day_of, follow, levels_named
from knowledge.judging import Verdict, judge
from knowledge.kinds import SCOPED
from knowledge.leaning import leanings, leant
from knowledge.library import Library
from knowledge.listing import heads, listed
from knowledge.member_bodies import within_group
from knowledge.outcome import Finding, Outcome, Reason
from knowledge.own_citation import without_own_citation
from knowledge.own_levels import at_place
from knowledge.patterns import Pattern
from knowledge.place_names import bare_place
from knowledge.plans_quoted import quoted_plans
from knowledge.quoting import title_words, years_marked
from knowledge.ranking import rank
from knowledge.reading import Reading, read
from knowledge.rules.invited import at_the_host
from knowledge.scope import Scope, resolve
from knowledge.sent_up import of_the_sender
from knowledge.several import of_age, without_level_of_others, without_others, years_of_others
from knowledge.shelf import Shelf, shelf_of
from knowledge.short_follow_ups import goes_on
from knowledge.summed_up import summed_up
from knowledge.talk import Talk

REMEMBERED = 256
"""Answers that are kept at hand, as the same is asked again and again; the least recently used goes first."""

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
    """Answer a question, ask which plan is meant, or say that the plans do not say.

    What was asked lately in the very same talk is not worked out again; a library that is replaced has a new shelf.
    """
    shelf = shelf_of(library)
    known = shelf.answered.get(asked)
    if known is None:
        known = shelf.answered[asked] = _worked_out(asked, shelf)
        if len(shelf.answered) > REMEMBERED:
            shelf.answered.popitem(last=False)
    else:
        shelf.answered.move_to_end(asked)
    return known


def _worked_out(asked: Asked, shelf: Shelf) -> Outcome:
    if of_clause := by_clause(asked.text, asked.plan, asked.talk, asked.today, shelf):
        return of_clause
    text = without_own_citation(in_full(asked.text, asked.today, asked.talk), shelf)
    reading = read(text, shelf.mender, shelf.spell_out)
    if reading.chatter and not asked.kind and not goes_on(reading, asked.talk, shelf):
        talk = replace(asked.talk, said=f"{asked.talk.said}\n{asked.text}"[-SAID:])
        said = (Reason("chatter", (reading.chatter,)),)
        return Outcome(status="chatter", kind=reading.chatter, talk=talk, reasons=said)
    scope = resolve(reading, shelf, asked.plan, asked.talk)
    reading.named, reading.documents = scope.words, scope.documents
    if scope.how == "talk" and len(scope.words) == len(reading.said):
        reading = replace(reading, matches=[], cues={}, levels=(), bare_levels=(), values=())
    told, kinds = reading.levels, kinds_of(reading, asked.kind)
    leans = _leanings(reading, kinds, asked, shelf)
    reading, kinds = follow(reading, kinds, asked.talk, scope)
    kinds = about_cited(reading, leant(kinds, leans), scope, lambda plan: shelf.head(plan).level)
    reading = levels_named(of_the_sender(at_the_host(reading, kinds), kinds), scope, kinds)
    told = told or (reading.levels if NAMED.search(reading.flat) else ())
    ask = Ask(reading, kinds, day_of(reading, asked.today), asked.talk.said)
    outcome = (
        summed_up(ask, scope, shelf, asked.talk)
        or overdue(scope.plans, ask, shelf, asked.talk)
        or listed(ask, scope, shelf, asked.talk, _verdicts)
        or _from_plans(ask, scope, shelf, asked)
    )
    if (
        outcome.status == "unknown"
        and not _left_open(outcome, ask)
        and (again := _elsewhere(ask, told, scope, asked, shelf)) is not None
    ):
        outcome = _from_plans(again, scope, shelf, asked)
    if not asked.kind:
        outcome = with_day(
            outcome, ask.reading, lambda: _from_plans(replace(ask, kinds=dict(OF_DAYS)), scope, shelf, asked)
        )
        outcome = with_both(outcome, asked.text, asked.talk, lambda text, talk: _half(text, talk, asked, shelf))
    talk = replace(outcome.talk, said=f"{asked.talk.said}\n{asked.text}"[-SAID:])
    return replace(outcome, talk=talk, reasons=(*how_read(reading, scope, kinds, leans), *outcome.reasons))


def _half(text: str, talk: Talk, asked: Asked, shelf: Shelf) -> Outcome:
    return _worked_out(replace(asked, text=text, talk=talk), shelf)


def _left_open(outcome: Outcome, ask: Ask) -> bool:
    """Tell whether a plan says that it settles this for the province's congress in a plan of its own."""
    said = any(finding.template == "gap" for finding in outcome.findings)
    return said and ask.reading.levels == ("province",) and outcome.kind in SCOPED


def _topmost(ask: Ask, talk: Talk, shelf: Shelf) -> bool:
    """Tell whether the level that a talk was about is its plan's own or any, as another plan calls it otherwise."""
    own = {shelf.head(plan).level for plan in talk.plans}
    return not ask.reading.of("edition") and (talk.level in own or talk.level == "grassroots")


def _elsewhere(ask: Ask, told: tuple[str, ...], scope: Scope, asked: Asked, shelf: Shelf) -> Ask | None:
    """Return the question without the level taken over from a talk; None where none was, or it matters here.

    `told` are the levels that the question itself names. In the plan that the talk was about, a level only
    matters to what differs from level to level.
    """
    if told or not ask.reading.levels or not scope.plans:
        return None
    kind = max(ask.kinds, key=lambda each: ask.kinds[each], default="")
    if set(scope.plans) & set(asked.talk.plans) and (not kind or kind in SCOPED):
        return None
    if kind in SCOPED and asked.talk.level in ask.reading.levels and not _topmost(ask, asked.talk, shelf):
        return None
    return replace(ask, reading=replace(ask.reading, levels=(), event=""))


def _leanings(reading: Reading, kinds: dict[str, float], asked: Asked, shelf: Shelf) -> dict[str, float]:
    """Return what the wording leans to; a question that only goes on takes its kind from the talk instead.

    Where plans are listed or compared, what of them is meant is told by phrases alone.
    """
    goes_on = asked.talk.kind and is_bare(reading)
    several = "list" in kinds or "compare" in reading.cues
    names = is_bare(reading) and not reading.cues and not _ASKS.search(reading.flat)
    return {} if asked.kind or goes_on or several or names else leanings(reading, shelf.leaning)


def _from_plans(ask: Ask, scope: Scope, shelf: Shelf, asked: Asked) -> Outcome:
    if not scope.plans:
        values: dict[str, object] = {"how": scope.how, "name": scope.stranger}
        nearby = (Finding(plan="", template="stranger", values=values, sections=()),)
        talk = _of_stranger(ask, scope, asked.talk)
        return Outcome(status="unknown", kind="stranger", talk=talk, findings=nearby)
    plans = _fitting(scope, ask, shelf)
    if scope.how == "open" and len(plans) == 1 < len(scope.plans):
        scope = replace(scope, plans=plans, how="date")
    if (
        (len(plans) == 1 or scope.how == "place")
        and not ask.kinds
        and not ask.reading.foreign
        and not _ASKS.search(ask.reading.flat)
        and is_bare(ask.reading)
        and not ask.reading.agencies
        and scope.how != "chat"
        and not asked.talk.kind
    ):
        level = ask.reading.levels[0] if ask.reading.levels else asked.talk.level
        talk = replace(asked.talk, level=level)
        return which(plans, talk, shelf) if len(plans) > 1 else heads(plans, talk)
    return decide(_verdicts(plans, ask, scope, shelf), scope, ask, asked.talk)


def _of_stranger(ask: Ask, scope: Scope, before: Talk) -> Talk:
    """Return the talk after a place that has no plan: what was asked of it may be asked of another place next."""
    if scope.how != "place":
        return replace(before, stranger="")
    level = ask.reading.levels[0] if ask.reading.levels else ""
    kind = max(ask.kinds, key=lambda kind: ask.kinds[kind], default=before.kind)
    return replace(before, stranger=scope.stranger, kind=kind, level=level)


_ASKS = Pattern(r" (?:gi|nao|khong|chua|may|nhieu|ai|dau|sao|hay|duoc|ha|danh sach) ")


def _verdicts(plans: tuple[str, ...], ask: Ask, scope: Scope, shelf: Shelf) -> list[Verdict]:
    views = [shelf.view(plan) for plan in plans]
    verdicts = [_verdict(_own_reading(ask, scope, view, views), view, ask, shelf, scope) for view in views]
    if len(views) > 1:
        more = fitness(ask.reading, views)
        verdicts = [replace(v, sure=v.sure + extra, only=extra) for v, extra in zip(verdicts, more, strict=True)]
    return verdicts


def _own_reading(ask: Ask, scope: Scope, view: View, views: list[View]) -> Reading:
    """Return what a question asks of one plan among several."""
    reading = at_place(ask.reading, scope, view.plan.id, years_of_others(view, views))
    if len(views) < 2:
        return reading
    return without_others(
        without_level_of_others(reading, ask.kinds, view, len({at for _, at in scope.spots})), view, views
    )


def _verdict(reading: Reading, view: View, ask: Ask, shelf: Shelf, scope: Scope) -> Verdict:
    quoted = title_words(reading.said, view)
    if max(ask.kinds, key=lambda kind: ask.kinds[kind], default="") == "task":
        quoted |= years_marked(reading.said, view)
    if quoted:
        reading = replace(reading, soft=(*reading.soft, *sorted(quoted)))
    reading = as_holder(within_group(reading, view), view, ask.kinds)
    reading, kinds = of_cited(reading, view, ask.kinds)
    kinds = by_headcount(reading, view, kinds, ask.said)
    return judge(reading, rank(reading, view, shelf.language, kinds), scope.how != "open")


def _fitting(scope: Scope, ask: Ask, shelf: Shelf) -> tuple[str, ...]:
    """Keep of several plans those that know a day or an edition that the question names."""
    reading = ask.reading
    if len(scope.plans) < 2:
        return scope.plans
    days = {(v.number, v.month, v.year) for v in reading.of("day")}
    dated = tuple(plan for plan in scope.plans if days & shelf.view(plan).days)
    editions = {value.number for value in reading.of("edition")}
    numbered = tuple(plan for plan in scope.plans if editions and editions <= shelf.view(plan).editions)
    kept = dated or numbered or of_age(scope, reading, shelf) or scope.plans
    if "compare" not in reading.cues and "compare" not in ask.kinds:
        return kept if scope.how == "number" else quoted_plans(kept, reading, shelf)
    places = {bare_place(shelf.head(plan).place) for plan in kept}
    return tuple(plan for plan in scope.plans if plan in kept or bare_place(shelf.head(plan).place) not in places)

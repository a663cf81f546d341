"""Which plans a question means: by number, by place, by date, by year, by the talk or the chat."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.entries import View
from knowledge.facts import Document
from knowledge.named import Named, named_places, tells_of
from knowledge.named_together import joined, titles_of
from knowledge.numbers_named import RESTS_ON, numbers_named, of_symbols
from knowledge.patterns import HELD_AGAINST, ON_THAT_DAY, RECEIVING, Pattern
from knowledge.picking import picked
from knowledge.place_names import bare_place
from knowledge.reading import Reading
from knowledge.shelf import Shelf
from knowledge.short_follow_ups import goes_on_there
from knowledge.talk import Talk
from knowledge.text import key

OPEN = 8
"""How many plans are looked at where nothing says which is meant."""

_GOES_ON = Pattern(
    r"^ (?:vay|the|thi|con|roi|a) | (?:o|ben|cho|noi|tinh|cua|ke hoach) (?:do|ay|kia) ",
)
"""A question that goes on about what was spoken of before."""


_OF_YEARS = Pattern(r" ke hoach (?:cua )?(?:nam )?20\d\d ", " ke hoach ")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The plans that may be meant.

    `how` is `number`, `place`, `date`, `talk`, `chat` or `open`. `level` is that of a place named
    (huyện Đức Linh), empty where none was. `stranger` is a number or place that no plan here has;
    then `plans` is empty. `words` are the places in the question's words that name plans or places,
    `documents` the numbers of documents that it names. `spots` tells where each plan was named. `unsure` tells
    that these are plans of several places of one name, of which one is meant.
    """

    plans: tuple[str, ...]
    how: str
    level: str = ""
    stranger: str = ""
    words: frozenset[int] = frozenset()
    documents: tuple[int, ...] = ()
    spots: tuple[tuple[str, int], ...] = ()
    unsure: bool = False


_HEADED = frozenset({"replaces", "number", "basis", "issued"})
"""Kinds of question that may claim a number which no plan has (KH … là số 25 phải không)."""


def resolve(reading: Reading, shelf: Shelf, bound: str | None, talk: Talk) -> Scope:
    """Tell which plans a question means; a number or place that it names wins over talk and chat."""
    offered = talk.offered if bound is None or bound in talk.offered else ()
    if offered and (plan := picked(reading, offered, shelf.year)):
        return Scope((plan,), "talk", words=frozenset(range(len(reading.said))))
    places = named_places(reading, shelf)
    spots = tuple((plan, at) for plan, at in places.plans.items())
    numbered = _by_number(reading, shelf, tuple(places.plans))
    if numbered is not None and (scope := _of_number(numbered, places, reading, shelf)) is not None:
        return _narrowed(scope, reading, shelf, bound, talk) if scope.how == "place" else _preferred(scope, bound, talk)
    if places.around and bound and bound not in places.plans and tells_of(places.around, bound, shelf):
        return Scope((bound,), "chat", words=places.words, level=places.level)
    if places.author:
        return Scope((), "place", stranger=places.around)
    if places.plans:
        spoken_of = places.refused if "edition" in reading.cues else ()
        plans = tuple(dict.fromkeys((*places.plans, *spoken_of)))
        scope = Scope(plans, "place", places.level, words=places.words, spots=spots, unsure=places.unsure)
        return _narrowed(scope, reading, shelf, bound, talk)
    cited = reading.of("day") and "number" in reading.cues
    if places.refused and (cited or {"basis", "edition", "movement", "period"} & set(reading.cues)):
        return Scope(places.refused[:1], "place", words=places.words)
    if places.stranger:
        at_hand = next(
            (plan for plan in (bound, *talk.plans) if plan and _speaks_of(places.stranger, plan, shelf)), None
        )
        if at_hand is None and RECEIVING.search(reading.flat):
            at_hand = next((plan for plan in (bound, *talk.plans) if plan), None)
            near = shelf.library.plan_ids()[:OPEN] if at_hand is None else ()
            told = tuple(plan for plan in near if _speaks_of(places.stranger, plan, shelf))
            if told:
                return Scope(told, "open", words=places.words)
        return Scope((at_hand,), "chat") if at_hand else Scope((), "place", stranger=places.stranger)
    return replace(_unnamed(reading, shelf, bound, talk), words=places.words, level=places.level)


def _of_number(numbered: Scope, places: Named, reading: Reading, shelf: Shelf) -> Scope | None:
    """Return what a number and the places beside it mean together; None where the number is only claimed."""
    spots = tuple((plan, at) for plan, at in places.plans.items())
    resting = tuple(places.plans) if RESTS_ON.search(reading.flat) else places.as_plans
    if numbered.documents and numbered.plans and resting and set(numbered.plans).isdisjoint(resting):
        documents = numbered.documents  # which the plan of the place named is said to cite
        return Scope(resting, "place", places.level, words=places.words, spots=spots, documents=documents)
    claimed = not numbered.plans and places.plans and reading.claims
    if claimed and _HEADED & set(reading.cues):
        return None
    own = {bare_place(shelf.head(plan).place) for plan in numbered.plans}
    beside = places.plans if "compare" in reading.cues else places.as_plans
    also = [plan for plan in beside if bare_place(shelf.head(plan).place) not in own]
    also += joined(places.plans, numbered.plans, _number_words(reading, shelf, numbered.plans), reading, shelf)
    also = also if numbered.plans and not numbered.documents else []
    plans = tuple(dict.fromkeys((*numbered.plans, *also)))
    words = places.words | _number_words(reading, shelf, plans)
    if also:
        words |= titles_of(words, reading)
    return replace(numbered, plans=plans, words=words, level=places.level, spots=spots)


def _number_words(reading: Reading, shelf: Shelf, plans: tuple[str, ...]) -> frozenset[int]:
    """Return where the plans' numbers and symbols stand among the words."""
    parts = {part for plan in plans for part in key(shelf.head(plan).number).split()}
    parts |= {part.lstrip("0") for part in parts}
    parts |= {f"kh{part}" for part in parts if part.isdigit()}
    return frozenset(at for at, word in enumerate(reading.said) if word.folded in parts)


def _unnamed(reading: Reading, shelf: Shelf, bound: str | None, talk: Talk) -> Scope:
    dated = _by_date(reading, shelf, bound)
    if dated is not None:
        return dated
    years = {value.year for value in reading.of("year")}
    if talk.offered and years:
        kept = tuple(plan for plan in talk.offered if shelf.year(plan) in years)
        if len(kept) == 1:
            return Scope(kept, "talk")
    goes_on = not talk.plans and bound is None and set(reading.content) <= {*reading.soft}
    if talk.stranger and (goes_on or _GOES_ON.search(reading.flat)):
        return Scope((), "place", stranger=talk.stranger)
    if talk.offered and (bound is None or bound in talk.offered):
        return Scope((bound,) if bound else talk.offered, "talk")
    if talk.plans and (bound is None or bound in talk.plans or goes_on_there(reading)):
        return Scope(_of_years(talk.plans, years, reading, shelf), "talk")
    return Scope((bound,), "chat") if bound is not None else _open(reading, shelf, years)


def _of_years(plans: tuple[str, ...], years: set[int], reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Go on from a talk about one plan to the same place's plan of another year that is named."""
    if len(plans) != 1 or not years or shelf.year(plans[0]) in years:
        return plans
    own = bare_place(shelf.head(plans[0]).place)
    rows = shelf.library.names([own], kinds=("place",))
    there = dict.fromkeys(row.plan for row in rows if shelf.year(row.plan) in years)
    kept = tuple(plan for plan in there if bare_place(shelf.head(plan).place) == own)
    spoken_of = all(str(year) in shelf.view(plans[0]).vocabulary for year in years)
    told = [at for at in reading.content if at not in reading.soft and not reading.said[at].folded.isdigit()]
    return kept if len(kept) == 1 and not (told and spoken_of) else plans


def _by_number(reading: Reading, shelf: Shelf, near: tuple[str, ...]) -> Scope | None:
    if not _DIGIT.search(reading.text):
        return None
    asked, others = numbers_named(reading)
    if not asked and not others:
        return None
    named = [f"#{number}" for number in asked | others]
    rows = of_symbols(shelf.library.names(named, kinds=("number", "document")), reading)
    numbered = [(row.plan, int(row.phrase[1:])) for row in rows if row.kind == "number"]
    plans = tuple(dict.fromkeys(plan for plan, number in numbered if number in asked))
    if plans:
        at_place = {number for plan, number in numbered if plan in near}
        elsewhere = {plan for plan, number in numbered if number in at_place and plan not in near}
        kept = tuple(plan for plan in plans if plan not in elsewhere)
        own = {number for plan, number in numbered if plan in kept}
        cited = {int(row.phrase[1:]) for row in rows if row.kind == "document" and row.plan in kept} - own
        return Scope(kept, "number", documents=tuple(sorted(cited)))
    citing = tuple(dict.fromkeys(row.plan for row in rows if row.kind == "document"))
    if asked and not others:
        citing = tuple(p for p in citing if any(cites_plan(shelf.view(p), one) for one in asked)) or citing
    if citing:
        both = tuple(plan for plan in citing if plan in near)
        return Scope(both or citing, "number", documents=tuple({int(row.phrase[1:]) for row in rows}))
    unheard = asked or {number for number in others if number >= 10}
    return Scope((), "number", stranger=f"số {min(unheard)}") if unheard else None


def _preferred(scope: Scope, bound: str | None, talk: Talk) -> Scope:
    """Keep the chat's or the talk's plan where it is among several."""
    for preferred in ((bound,), talk.plans):
        kept = tuple(plan for plan in scope.plans if plan in preferred)
        if len(scope.plans) > 1 and kept and scope.documents:
            return replace(scope, plans=kept)
    return scope


def _narrowed(scope: Scope, reading: Reading, shelf: Shelf, bound: str | None, talk: Talk) -> Scope:
    """Narrow the plans of each place by the year, then by the chat and the talk."""
    if scope.unsure and bound in scope.plans:
        return replace(scope, plans=(bound,), unsure=False)
    years = {value.year for value in reading.of("year")}
    by_place: dict[str, list[str]] = {}
    for plan in scope.plans:
        by_place.setdefault(bare_place(shelf.head(plan).place), []).append(plan)
    kept: list[str] = []
    for plans in by_place.values():
        fitting = [plan for plan in plans if shelf.year(plan) in years] or plans
        for preferred in (talk.plans, talk.offered[:1] if len(talk.offered) == 1 else (), (bound,)):
            if len(fitting) > 1 and any(plan in preferred for plan in fitting):
                fitting = [plan for plan in fitting if plan in preferred]
        kept.extend(fitting)
    return replace(scope, plans=tuple(kept))


def cites_plan(view: View, number: int) -> bool:
    """Tell whether a plan cites another one (a kế hoạch) of a number, not only some document of that number."""
    numbers = (key(entry.fact.number).split() for entry in view.entries if isinstance(entry.fact, Document))
    return any(parts[0].lstrip("0") == str(number) and "kh" in parts for parts in numbers if parts)


_OWN_DAYS = re.compile(r" (?:gui|nop) .* (?:hop|to chuc) | (?:hop|to chuc) .* (?:gui|nop) ")
"""Words beside days of one's own (họp ngày …, nộp ngày …), which point to no other plan."""


def _by_date(reading: Reading, shelf: Shelf, bound: str | None) -> Scope | None:
    """Find the one plan that speaks of a day which the chat's own plan does not know."""
    flat = reading.flat
    if (bound and (_OWN_DAYS.search(flat) or ON_THAT_DAY.search(flat))) or HELD_AGAINST.search(flat):
        return None
    days = [f"day {v.year}-{v.month}-{v.number}" for v in reading.of("day") if v.year]
    rows = shelf.library.names(days, kinds=("day",)) if days else []
    plans = tuple(dict.fromkeys(row.plan for row in rows))
    return Scope(plans, "date") if len(plans) == 1 and bound not in plans else None


def _speaks_of(place: str, plan: str, shelf: Shelf) -> bool:
    parts = key(place).split()
    view = shelf.view(plan)
    known = view.about | view.rarity.keys()
    return all(f"{a} {b}" in known for a, b in pairwise(parts))


def _open(reading: Reading, shelf: Shelf, years: set[int]) -> Scope:
    said = [word.folded for word in reading.said]
    terms = [said[at] for at in reading.content] + [f"{a} {b}" for a, b in pairwise(said)]
    plans = tuple(plan for plan, _ in shelf.library.plans_for(terms or said, OPEN))
    plans = tuple(dict.fromkeys((*plans, *shelf.library.plan_ids()[:OPEN])))[:OPEN]
    of_year = tuple(plan for plan in plans if shelf.year(plan) in years)
    if len(years) == len(of_year) > 1 and _OF_YEARS.search(reading.flat) and len(shelf.library.plan_ids()) <= OPEN:
        return Scope(of_year, "number")  # each of the years that are told names one plan
    return Scope(of_year or plans, "open")

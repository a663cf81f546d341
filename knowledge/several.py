"""Questions across plans: comparisons, and lists of plans by a property."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from knowledge.entries import View
from knowledge.judging import Verdict
from knowledge.kinds import SCOPED
from knowledge.patterns import Pattern
from knowledge.place_names import bare_place
from knowledge.reading import Reading
from knowledge.scope import Scope
from knowledge.shelf import Shelf, year_of

MOST = 6
"""How many plans one answer speaks of."""


def per_place(verdicts: list[Verdict], reading: Reading) -> list[list[Verdict]]:
    """Group verdicts by the place of their plans, in the order they came; those asked for apart are so."""
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(bare_place(verdict.view.plan.place), []).append(verdict)
    apart = _BOTH.search(reading.flat) is not None
    years = {value.year for value in reading.of("year")}
    done: list[list[Verdict]] = []
    for group in groups.values():
        each = len(group) > 1 and (apart or {year_of(v.view.plan.short, v.view.plan.day) for v in group} <= years)
        done.extend([[v] for v in group] if each else [group])
    return done


_BOTH = Pattern(
    r" (?:ca |giua )?(?:hai|2|ba|3) (?:ban )?ke hoach | ca (?:hai|2|ba|3) (?!cap|ben)| hai ban | moi ke hoach "
    r"| tung ke hoach | ke hoach (?:cu|truoc|nam ngoai) (?:\w+ ){0,3}ke hoach (?:moi|nay|sau|nam nay) ",
    " ke hoach ",
    " ca ",
    " hai ban ",
)
"""Several plans asked for together, each of which is to be told."""


def years_of_others(view: View, views: list[View]) -> frozenset[int]:
    """Return the years that tell the other plans in question, and not this one."""
    years = {year_of(other.plan.short, other.plan.day) for other in views}
    return frozenset(years - {year_of(view.plan.short, view.plan.day)})


def without_others(reading: Reading, view: View, views: list[View]) -> Reading:
    """Leave out the editions that another plan in question knows, and this one does not."""
    editions = {value.number for value in reading.of("edition")}
    if len(editions) < 2 or not editions & view.editions:
        return reading
    others = frozenset(n for n in editions - view.editions if any(n in other.editions for other in views))
    kept = tuple(v for v in reading.values if v.kind != "edition" or v.number not in others)
    return replace(reading, values=kept) if others else reading


def without_level_of_others(reading: Reading, kinds: dict[str, float], view: View, spots: int) -> Reading:
    """Leave out the levels of other plans compared, where this one has what is asked for, and of no such level.

    `spots` is in how many places of the question plans are named.
    """
    top = max((kind for kind in kinds if kind in SCOPED), key=lambda kind: kinds[kind], default="")
    if "compare" not in kinds or not reading.levels or not top or spots < 2:
        return reading
    own = [view.entries[at].levels for at in view.kinds.get(top, ()) if not view.entries[at].gap]
    known = any(levels & set(reading.levels) for levels in own)
    return reading if known or not own else replace(reading, levels=())


def due_in(reading: Reading, shelf: Shelf, year: int) -> dict[str, tuple[str, ...]]:
    """Return the deadlines (ids by plan) that end in the month, quarter or year that a question names."""
    phrases = [f"due {v.year or year}-{v.month}" for v in reading.of("month")]
    phrases += [f"due {v.year or year}-q{v.number}" for v in reading.of("quarter")]
    phrases = phrases or [f"due {v.year}" for v in reading.of("year")]
    found: dict[str, list[str]] = {}
    for row in shelf.library.names(phrases, kinds=("due",)) if phrases else ():
        found.setdefault(row.plan, []).append(row.target)
    return {plan: tuple(ids) for plan, ids in list(found.items())[:MOST]}


def ends_in(reading: Reading, year: int, day: date) -> bool:
    """Tell whether a day lies in the month, quarter or year that a question names."""
    months = [(v.year or year, v.month) for v in reading.of("month")]
    quarters = [(v.year or year, v.number) for v in reading.of("quarter")]
    if months or quarters:
        return (day.year, day.month) in months or (day.year, (day.month + 2) // 3) in quarters
    return day.year in [v.year for v in reading.of("year")]


def issued_in(reading: Reading, shelf: Shelf, year: int) -> tuple[str, ...]:
    """Return the plans issued in a year or month that a question names; a month without one falls in `year`."""
    months = {(v.year or year, v.month) for v in reading.of("month")}
    years = {y for y, _ in months} or {v.year for v in reading.of("year")}
    rows = shelf.library.names([f"issued {y}" for y in sorted(years)], kinds=("issued",)) if years else ()
    plans = tuple(dict.fromkeys(row.plan for row in rows))
    days = {plan: shelf.head(plan).day for plan in plans} if months else {}
    kept = [plan for plan in plans if not months or ((day := days[plan]) and (day.year, day.month) in months)]
    return tuple(kept[:MOST])


_WHICH = Pattern(r"(?<! dia) (tinh|thanh pho|huyen|xa|phuong) nao | ke hoach nao cua (tinh|thanh pho|huyen|xa|phuong) ")
LEVEL_OF = {"tinh": "province", "thanh pho": "district", "huyen": "district", "xa": "commune", "phuong": "commune"}
"""The level of the issuers that a list is asked for by ("tỉnh nào")."""


_ISSUED_BY = Pattern(
    r" (?:do|cua|boi|cap) (?:cap |uy ban nhan dan |uy ban nhan dan cap )?(tinh|thanh pho|huyen|xa|phuong)"
    r"(?: nao)? (?:\w+ ){0,2}(?:ban hanh|ra|ky|lap|phat dong|xay dung|lam ra) "
    r"| ke hoach (?:nao )?(?:la )?(?:cua |do )?(?:cap )?(tinh|thanh pho|huyen|xa|phuong) (?:\w+ ){0,4}$",
    " do ",
    " cua ",
    " boi ",
    " cap ",
    " ke hoach ",
)


def issuer_level(flat: str) -> str:
    """Return the level of the issuers by which a list is asked for (do xã ban hành), empty where none is."""
    asked = _ISSUED_BY.search(flat)
    return LEVEL_OF[asked[1] or asked[2]] if asked else ""


def of_level(plans: tuple[str, ...], reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Keep the plans of the level that a list is asked for by ("xã nào"), all where none is or none has it."""
    asked = _WHICH.search(reading.flat)
    if asked is None:
        return plans
    level = LEVEL_OF[asked[1] or asked[2]]
    return tuple(plan for plan in plans if shelf.head(plan).level == level) or plans


def comparable(verdicts: list[Verdict], lead: float) -> list[Verdict]:
    """Return the verdicts that claim something within `lead` of the best, best first."""
    good = sorted((v for v in verdicts if not v.refused and not v.chosen[0].gap), key=lambda v: -v.sure)
    kept = [v for v in good if v.sure >= good[0].sure - lead]
    return kept[:MOST]


def of_age(scope: Scope, reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Keep of one place's plans, or of all, the only one whose title tells a count of years named (75 năm)."""
    counts = {f"{at[1]} nam" for at in _YEARS.finditer(reading.flat)}
    if not counts or len({value.year for value in reading.of("year")}) > 1:
        return ()
    if scope.how != "open" and len({bare_place(shelf.head(plan).place) for plan in scope.plans}) > 1:
        return ()
    told = tuple(plan for plan in scope.plans if counts & shelf.view(plan).title)
    return told if len(told) == 1 else ()


_YEARS = re.compile(r" (\d{1,3}) nam(?= )")

"""Questions across plans: comparisons, and lists of plans by a property."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from knowledge.entries import Entry, View
from knowledge.findings.quantities import Quantity, people
from knowledge.judging import Verdict
from knowledge.kinds import HEADS
from knowledge.outlines import parts
from knowledge.patterns import Pattern
from knowledge.place_names import bare_place
from knowledge.reading import Reading
from knowledge.scope import Scope
from knowledge.shelf import Shelf, year_of
from knowledge.text import key

NEAR = 2
"""Words that may stand between a level and the place that it is said of (đại hội cấp tỉnh của Bình Thuận)."""

MOST = 6
"""How many plans one answer speaks of."""


def at_place(reading: Reading, scope: Scope, plan: str, others: frozenset[int] = frozenset()) -> Reading:
    """Return the reading with the levels that stand nearest before the place that names a plan.

    "Cấp tỉnh Bình Thuận với cấp thành phố Lạng Sơn" asks each for its own level. A year that says which
    plan of another place is meant (`others`) is no word for this one.
    """
    if others & {value.year for value in reading.of("year")}:
        reading = replace(reading, values=tuple(v for v in reading.values if v.kind != "year" or v.year not in others))
    spots = dict(scope.spots)
    places = set(spots.values())
    least = 0.5 if "compare" in reading.cues else 1.5
    levels = [m for m in reading.matches if m.meaning.role == "level" and m.meaning.weight > least]
    if plan not in spots or len(places) < 2 or len({m.meaning.value for m in levels}) < 2:
        return reading
    strong = [m for m in levels if m.meaning.weight > 1.5]
    if strong and all(m.start > max(places) for m in strong):
        return replace(reading, levels=tuple(dict.fromkeys(m.meaning.value for m in strong)))
    before = any(0 <= spot - m.end <= NEAR for m in strong for spot in places)
    if strong and not before and all(m.start > min(places) for m in strong):
        following = min((spot for spot in places if spot > spots[plan]), default=len(reading.said))
        own = tuple(dict.fromkeys(m.meaning.value for m in strong if spots[plan] < m.start < following))
        return replace(reading, levels=own or reading.levels)
    start = max((spot for spot in places if spot < spots[plan]), default=-1)
    near = tuple(dict.fromkeys(m.meaning.value for m in levels if start < m.start and m.end <= spots[plan] + 1))
    return replace(reading, levels=near or reading.levels)


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


def with_property(verdicts: list[Verdict], reading: Reading) -> list[Verdict]:
    """Keep the plans that have the very figure or words that a list is asked for by."""
    asked = people(reading, "guests")
    exact = [of for v in verdicts for of in _with_figure(v, asked)] if asked else []
    counts = set(_COUNTED.findall(_counted(reading.flat)))
    exact = exact or [v for v in verdicts if v.kind in _FIGURED and counts & set(_COUNTED.findall(_counted(_told(v))))]
    if exact:
        return exact
    if asked is not None and verdicts and verdicts[0].kind == "delegates":
        return []
    if verdicts and verdicts[0].kind == "delegates" and _GIVES_FIGURE.search(reading.flat):
        return [of for v in verdicts for of in _with_figure(v, None)] or verdicts
    verdicts = _asked_for([v for v in verdicts if not v.strange] or verdicts, reading)
    titles = {v.view.plan.id: key(v.view.plan.signer.title) for v in verdicts if v.kind == "signer"}
    named = {plan: len(title) for plan, title in titles.items() if f" {title} " in reading.flat}
    if named:
        verdicts = [v for v in verdicts if named.get(v.view.plan.id, 0) == max(named.values())]
    denied = _DENIED.search(reading.flat) is not None
    if forms := [v for v in verdicts if v.kind == "form" and _allows(v, reading, denied)]:
        return forms
    bodies = set(reading.agencies)
    if bodies and any(v.chosen[0].agencies & bodies for v in verdicts):
        return [v for v in verdicts if v.chosen[0].agencies & bodies]
    whole = any(v.share >= WHOLE for v in verdicts)
    verdicts = [v for v in verdicts if v.share >= MOST_OF_IT or not whole]
    most = max((v.plain for v in verdicts), default=0.0)
    return _literal([v for v in verdicts if v.plain >= 0.7 * most or _holds_all(v)], reading)


def _holds_all(verdict: Verdict) -> bool:
    return verdict.share >= WHOLE and verdict.told > 0 and not verdict.strange


def _literal(verdicts: list[Verdict], reading: Reading) -> list[Verdict]:
    """Keep the plans whose own text has the words asked for, not only words of like sense, where some have."""
    told = {reading.said[at].folded for at in reading.content if at not in reading.soft and at not in reading.named}
    held = {v.view.plan.id: len(told & {*_told(v).split()}) for v in verdicts if v.kind not in HEADS}
    most = max(held.values(), default=0)
    return [v for v in verdicts if held.get(v.view.plan.id, most) >= LITERAL * most]


LITERAL = 0.7
"""The part of the words asked for, of those that the best plan has, that the text of another must have."""


_GIVES_FIGURE = Pattern(r" (?:con so|so dai bieu|so luong|toi da|gioi han) ", " so ", " toi da ", " gioi han ")


def _with_figure(verdict: Verdict, asked: Quantity | None) -> list[Verdict]:
    """Return a plan with its limit that is the number asked for, or lies above or below it; None asks for any."""
    if verdict.kind != "delegates":
        return []
    fitting = [entry for entry in verdict.view.entries if entry.kind == "delegates" and _fits(entry, asked)]
    fitting.sort(key=lambda entry: entry not in verdict.chosen)
    return [replace(verdict, chosen=tuple(fitting[:1]))] if fitting else []


def _fits(entry: Entry, asked: Quantity | None) -> bool:
    found = [getattr(entry.fact, name, None) for name in ("most", "about")]
    figures = [figure for figure in found if isinstance(figure, int)]
    if asked is None:
        return bool(figures)
    if asked.more or asked.less:
        return any(figure > asked.count if asked.more else figure < asked.count for figure in figures)
    return asked.count in figures


_FIGURED = frozenset({"duration", "share", "headcount"})
"""Kinds of which the very figure counts."""

WHOLE, MOST_OF_IT = 0.99, 0.65
"""Shares of the question's own words: where one plan holds them all, those that hold far fewer do not count."""


def _counted(flat: str) -> str:
    """Write counts of days and sessions with digits."""
    return _HALF.sub(" 1 2 ", _ONE.sub(r" 1 \1 ", f" {flat} "))


_HALF = re.compile(r" nua (?=ngay )")
_ONE = re.compile(r" mot (ngay|buoi) ")


def _asked_for(verdicts: list[Verdict], reading: Reading) -> list[Verdict]:
    """Keep the plans that answer with a kind that was asked for outright, where some do."""
    asked = {match.meaning.value for match in reading.strong} - {"list", "compare"}
    return [v for v in verdicts if v.kind in asked] or verdicts


_COUNTED = re.compile(r"(?<!\d)0*([1-9]\d*) ?(ngay|buoi|%|phan|nguoi|can bo)(?![a-z])")


def _told(verdict: Verdict) -> str:
    return key(" ".join(parts(verdict.chosen[0].fact)) + f" {_figure(verdict, 'text') or ''}")


_WHICH = re.compile(
    r"(?<! dia) (tinh|thanh pho|huyen|xa|phuong) nao | ke hoach nao cua (tinh|thanh pho|huyen|xa|phuong) "
)
LEVEL_OF = {"tinh": "province", "thanh pho": "district", "huyen": "district", "xa": "commune", "phuong": "commune"}
"""The level of the issuers that a list is asked for by ("tỉnh nào")."""


_DENIED = Pattern(r" khong (?:cho|duoc|the|de|co) (?:\w+ ){0,6}dai hoi ", " khong ")


def _allows(verdict: Verdict, reading: Reading, denied: bool) -> bool:
    """Tell whether a congress (đại hội) is asked for, and among the forms that the plan permits; not so if `denied`."""
    items = getattr(verdict.chosen[0].fact, "items", ())
    return " dai hoi " in reading.flat and denied != any(key(item).startswith("dai hoi") for item in items)


_ISSUED_BY = Pattern(
    r" (?:do|cua|boi|cap) (?:cap |uy ban nhan dan |uy ban nhan dan cap )?(tinh|thanh pho|huyen|xa|phuong)"
    r"(?: nao)? (?:\w+ ){0,2}(?:ban hanh|ra|ky|lap|phat dong|xay dung|lam ra) "
    r"| ke hoach (?:nao )?(?:la )?(?:cua |do )?(?:cap )?(tinh|thanh pho|huyen|xa|phuong) (?:\w+ ){0,2}$",
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


def _figure(verdict: Verdict, name: str) -> object:
    return getattr(verdict.chosen[0].fact, name, None)


def comparable(verdicts: list[Verdict], lead: float) -> list[Verdict]:
    """Return the verdicts that claim something within `lead` of the best, best first."""
    good = sorted((v for v in verdicts if not v.refused and not v.chosen[0].gap), key=lambda v: -v.sure)
    kept = [v for v in good if v.sure >= good[0].sure - lead]
    return kept[:MOST]

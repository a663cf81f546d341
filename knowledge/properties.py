"""Properties by which lists of plans are asked for: a figure, a form allowed, words of the plan's own text."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.entries import Entry
from knowledge.judging import Verdict
from knowledge.kinds import HEADS
from knowledge.outlines import parts
from knowledge.patterns import Pattern
from knowledge.quantities import Quantity, people
from knowledge.reading import Reading
from knowledge.text import key


def with_property(verdicts: list[Verdict], reading: Reading) -> list[Verdict]:
    """Keep the plans that have the very figure or words that a list is asked for by."""
    asked = people(reading, "guests")
    exact = [of for v in verdicts for of in _with_figure(v, asked)] if asked else []
    counts = set(_COUNTED.findall(_counted(_OF_ONES_OWN.split(reading.flat)[0])))
    exact = exact or [v for v in verdicts if v.kind in _FIGURED and counts & set(_COUNTED.findall(_counted(_told(v))))]
    if exact:
        return exact
    if asked is not None and verdicts and verdicts[0].kind == "delegates":
        return []
    if verdicts and verdicts[0].kind == "delegates" and _GIVES_FIGURE.search(reading.flat):
        return [of for v in verdicts for of in _with_figure(v, None)] or verdicts
    verdicts = _asked_for([v for v in verdicts if not v.strange] or verdicts, reading)
    if _IN_PLACE_OF.search(reading.flat) and (signed := [v for v in verdicts if v.kind == "signer"]):
        return [v for v in signed if v.view.plan.signer.authority]
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


_IN_PLACE_OF = Pattern(
    r"(?<! khong)(?<! chua) (?:ky thay|ky thay mat|thay mat ky|ky thua lenh|ky thua uy quyen"
    r"|khong phai chu tich|cap pho) ",
    " ky ",
    " chu tich ",
    " cap pho ",
)
"""Plans signed by somebody in the place of their head."""


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


def times_counted(text: str) -> set[tuple[str, str]]:
    """Return the counts of days, sessions and the like in a text, as number and folded unit (1/2 ngày is two days)."""
    return set(_COUNTED.findall(_counted(key(text))))


_HALF = re.compile(r" nua (?=ngay )")
_ONE = re.compile(r" (?:mot|ca|nguyen|tron|het) (ngay|buoi) ")
_OF_ONES_OWN = re.compile(
    r"(?<=\w) (?:vay |the |a )*(?:ben|xa|phuong|so|huyen|don vi|co quan) (?:em|minh|toi) (?:thi |chi |lai |duoc |moi )+"
)
"""What one's own unit has, told behind the property that is asked for."""


def _asked_for(verdicts: list[Verdict], reading: Reading) -> list[Verdict]:
    """Keep the plans that answer with a kind that was asked for outright, where some do."""
    asked = {match.meaning.value for match in reading.strong} - {"list", "compare"}
    kept = [v for v in verdicts if v.kind in asked]
    told = {reading.said[at].folded for at in reading.content if at not in reading.soft and at not in reading.named}
    holding = [v for v in verdicts if told and told <= {*_told(v).split()}]
    return verdicts if not kept or (holding and not any(v in holding for v in kept)) else kept


_COUNTED = re.compile(r"(?<!\d)0*([1-9]\d*) ?(ngay|buoi|%|phan|nguoi|can bo)(?![a-z])")


def _told(verdict: Verdict) -> str:
    return key(" ".join(parts(verdict.chosen[0].fact)) + f" {_figure(verdict, 'text') or ''}")


_DENIED = Pattern(r" khong (?:cho|duoc|the|de|co) (?:\w+ ){0,6}dai hoi ", " khong ")


def _allows(verdict: Verdict, reading: Reading, denied: bool) -> bool:
    """Tell whether a congress (đại hội) is asked for, and among the forms that the plan permits; not so if `denied`."""
    items = getattr(verdict.chosen[0].fact, "items", ())
    return " dai hoi " in reading.flat and denied != any(key(item).startswith("dai hoi") for item in items)


def _figure(verdict: Verdict, name: str) -> object:
    return getattr(verdict.chosen[0].fact, name, None)

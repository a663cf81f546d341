"""Numbers of delegates worked out: does a count fit, and which headcount rule holds."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.entries import View
from knowledge.facts import Gap, Headcount, Limit, Plan
from knowledge.patterns import Pattern
from knowledge.quantities import Quantity, invited, people, quantities
from knowledge.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A limit seen with a count: `most` that binds (None: none is given), `count` asked about, `over` by how many.

    `bound_by` names the event whose limit bounds this one; `about` is a rough figure. `claimed` tells that the
    count is said to be the limit itself, rather than to be invited.
    """

    most: int | None
    about: int | None
    count: int | None
    over: int
    bound_by: str = ""
    claimed: bool = False


_AS_LIMIT = Pattern(r" (?:toi da|nhieu nhat|khong qua|gioi han|tran|muc|khoang|chi duoc|chi moi|chi cho|quy mo) ")


_HELD_AGAINST = Pattern(r" (?:vuot|lo|thua|so voi|(?:qua|hon|du) (?:bao nhieu|may)) ")
"""A count that is held against the limit, not taken for it."""


def fit(limit: Limit, view: View, reading: Reading) -> Fitted:
    """See whether the count that a question names fits a limit."""
    most, bound_by = limit.most, ""
    if limit.same_as:
        bound_by = view.events[limit.same_as].name
        most = next((other.most for other in view.plan.limits if limit.same_as in other.event), None)
    asked = invited(reading) if view.plan.headcounts else people(reading, "guests")
    count = asked.count if asked else None
    bound = most if most is not None else limit.about
    if (
        count == bound
        and len(others := {found.count for found in quantities(reading) if found.of != "staff"} - {bound}) == 1
    ):
        count = others.pop()  # the limit itself is named beside the count that is held against it
    over = (count - bound) if count is not None and bound is not None else 0
    as_limit = most is None or (_AS_LIMIT.search(reading.flat) and not _HELD_AGAINST.search(reading.flat))
    claimed = count is not None and reading.claims and bool(as_limit)
    return Fitted(most=most, about=limit.about, count=count, over=over, bound_by=bound_by, claimed=claimed)


def _only(reading: Reading) -> Quantity | None:
    """Return the one count that a question names without a unit (còn 180?); None where there is none, or several."""
    bare = [found for found in quantities(reading) if not found.of and found.count >= _LEAST]
    return bare[0] if len(bare) == 1 else None


_LEAST = 10
"""The least number without a unit that is taken for a count of staff."""


def rule_for(rules: tuple[Headcount, ...], reading: Reading) -> tuple[Quantity | None, Headcount | None]:
    """Return the count of staff that a question names and the headcount rule that it falls under."""
    asked = people(reading, "staff") or people(reading, "guests") or _only(reading)
    if asked is None:
        return None, None
    for rule in rules:
        if rule.below is not None and (
            asked.count < rule.below or (asked.count == rule.below and (rule.at or asked.less))
        ):
            return asked, rule
        if rule.above is not None and (
            asked.count > rule.above or (asked.count == rule.above and (rule.at or asked.more))
        ):
            return asked, rule
    return asked, None


_EVERYBODY = Pattern(r" (?:het|tat ca|toan bo|toan the|(?:ca|toan) (?:co quan|don vi|phuong|xa|so|phong|truong)) ")


def _over(plan: Plan, gaps: tuple[Gap, ...], asked: Quantity) -> Fitted | None:
    """See whether all of a body's people fit the limit of an event for which a plan leaves the headcount open."""
    events = {event for gap in gaps for event in gap.event}
    most = next((limit.most for limit in plan.limits if limit.most and events & set(limit.event)), None)
    return Fitted(most=most, about=None, count=asked.count, over=asked.count - most) if most else None


def ruled(plan: Plan, reading: Reading) -> dict[str, object]:
    """Return a plan's headcount rules, the one that holds for the count named, and what goes with it."""
    rules = plan.headcounts
    asked, rule = rule_for(rules, reading)
    gaps = tuple(gap for gap in plan.gaps if gap.kind == "headcount")
    return {
        "rules": rules,
        "asked": asked,
        "rule": rule,
        "gaps": gaps,
        "over": _over(plan, gaps, asked) if asked and not rules and _EVERYBODY.search(reading.flat) else None,
        "limits": tuple(limit for limit in plan.limits if rules and set(limit.event) & set(rules[0].event)),
    }

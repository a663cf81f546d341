"""Questions that tell how many people a body has, asked of a plan that has a rule for that number."""

from __future__ import annotations

from knowledge.entries import View
from knowledge.findings.numbers import rule_for
from knowledge.quantities import invited, of_the_body, own_people
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds

HEADCOUNT = 4.2
"""Weight of the rule for a body's own people, where their number is told."""

_RULED = frozenset({"delegates", "fits", "headcount", "form", "composition", "other", "list", "compare"})
"""Kinds of question that the number of a body's own people may decide."""

_ABOVE = frozenset({"district", "province"})


def by_headcount(reading: Reading, view: View, kinds: Kinds, said: str) -> Kinds:
    """Ask for the rule for a body's own people rather than for the limit, unless guests are counted as well.

    Where the rule has everybody come, there is no limit against which guests are held. `said` is what was written
    before the question.
    """
    rules = view.plan.headcounts
    told = of_the_body(said, reading) if rules else reading
    if not rules or own_people(told) is None or not _RULED.issuperset(kind for kind in kinds if kinds[kind] >= 2.5):
        return kinds
    if _ABOVE & {*reading.levels} or ("district" in reading.bare_levels and not reading.levels):
        return kinds
    rule = rule_for(rules, told)[1]
    if invited(reading) and (rule is None or rule.below is None):
        return kinds
    kept = {kind: weight for kind, weight in kinds.items() if kind not in ("delegates", "fits", "composition", "other")}
    return {**kept, "headcount": max(kept.get("headcount", 0.0), HEADCOUNT)}

"""Which of one place's plans a question quotes, by its title, its names or the event that it is for."""

from __future__ import annotations

from knowledge.patterns import Pattern
from knowledge.place_names import bare_place
from knowledge.quoting import pairs_known, title_words
from knowledge.reading import Reading
from knowledge.shelf import Shelf
from knowledge.text import key

QUOTED = 2
"""Words of a plan's title that a question quotes where it means that plan and no other of its place."""


def quoted_plans(plans: tuple[str, ...], reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Keep the one plan whose title or names the question quotes, where it quotes no other's."""
    if len(plans) < 2 or len({bare_place(shelf.head(plan).place) for plan in plans}) > 1:
        return plans
    idle = {*reading.soft, *reading.named}
    if own := _whose_event(plans, reading, shelf):
        return own
    quoted = {plan: len(title_words(reading.said, shelf.view(plan)) - idle) for plan in plans}
    most = max(quoted.values())
    best = tuple(plan for plan in plans if quoted[plan] == most)
    if most < QUOTED or len(best) > 1 or sorted(quoted.values())[-2]:
        return plans
    known = {plan: pairs_known(reading, shelf.view(plan)) for plan in plans}
    return best if known[best[0]] + QUOTED > max(known.values()) else plans


def _whose_event(plans: tuple[str, ...], reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Keep the one plan that is for an event named right behind "kế hoạch" (kế hoạch đại hội Thái Nguyên)."""
    named = _PLAN_FOR.search(reading.flat)
    first = f" {named[1]} " if named else " dai hoi " if _CONGRESS.search(reading.flat) else ""
    if not first or reading.of("year"):
        return ()
    told = [(f" {key(shelf.view(plan).plan.title)} ".find(first), plan) for plan in plans]
    own = tuple(plan for at, plan in told if 0 <= at < _NEAR_HEAD)
    return own if len(own) == 1 else ()


_PLAN_FOR = Pattern(r" ke hoach (?:to chuc |ve |cua |lam |cho )?(dai hoi|hoi nghi|dot thi dua)(?! dang) ", " ke hoach ")
_CONGRESS = Pattern(r"^(?!.* hoi nghi ).* dai hoi (?:thi dua (?:yeu nuoc )?)?(?:cap )?tinh ", " dai hoi ")
_NEAR_HEAD = 16
"""Letters of a title, folded, within which it names what it is for."""

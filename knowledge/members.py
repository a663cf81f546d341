"""Who belongs to those that a composition (thành phần) names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from knowledge.facts import Fact
from knowledge.lexicon import lexicon
from knowledge.text import key, words


def groups(fact: Fact) -> tuple[list[str], ...]:
    """Return the folded words of each group that a fact names."""
    named = (*getattr(fact, "items", ()), getattr(fact, "text", ""), getattr(fact, "about", ""), fact.note)
    return tuple(key(group).split() for group in named)


def holds(group: list[str], told: set[str], pairs: set[tuple[str, str]]) -> bool:
    """Tell whether a group holds most of the words told, and of three or more some that stand together there.

    "Chủ tịch nước" is not among "Chủ tịch UBND các huyện; lãnh đạo Nhà nước". `pairs` are the words told
    that are neighbours in the question.
    """
    if len(told & set(group)) < 0.6 * len(told):
        return False
    return len(told) < 3 or not pairs or not pairs.isdisjoint(pairwise(group))


def meant_by(group: list[str], bodies: Iterable[str]) -> bool:
    """Tell whether a group names some of these bodies, or the kind of organisation that they are."""
    found = lexicon().find(words(" ".join(group)))
    return not set(bodies).isdisjoint(m.meaning.value for m in found if m.meaning.role in ("agency", "members"))

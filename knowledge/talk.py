"""What a talk has been about: the context that a follow-up question leans on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The last question of one person in one chat that was understood; all empty at the start.

    `plans` are the ids that its answer rested on, `kind` its kind of question, `event` and `level`
    what it was about, `agency` the body asked about, `topic` the words that named its matter;
    `offered` are the plans that it was asked to choose from, `said` the last things the person wrote,
    `item` the place of the agenda item that was told last, from 1 (0: none), `stranger` a place asked about last
    that has no plan here. `asked` is the kind that was asked for where the answer is of another, else empty.
    """

    plans: tuple[str, ...] = ()
    kind: str = ""
    event: str = ""
    level: str = ""
    agency: str = ""
    topic: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    said: str = ""
    item: int = 0
    stranger: str = ""
    asked: str = ""


_OUTRIGHT = 3.0
"""The weight from which on a kind was asked for in so many words."""

_NO_FACTS = ("list", "compare", "left", "fits")
"""Kinds of question that no fact is of."""


def asked_instead(told: str, kinds: dict[str, float]) -> str:
    """Return the kind asked for outright, where what was told is of another; empty where it is not."""
    asked = max(kinds, key=lambda kind: kinds[kind], default="")
    return asked if asked not in ("", told, *_NO_FACTS) and kinds[asked] >= _OUTRIGHT else ""


_COUNTED = frozenset({"share", "headcount", "delegates"})
"""Kinds about which a talk goes on with other numbers, whatever they are numbers of."""


def counted_on(kind: str, topic: tuple[str, ...], before: Talk) -> tuple[str, ...]:
    """Return the words that name the matter of an answer of a kind: those before it, where it only names a number."""
    goes_on = kind in _COUNTED and before.kind == kind and all(word.isdigit() for word in topic)
    return before.topic if goes_on else topic


def as_asked(talk: Talk, plans: Collection[str]) -> Talk:
    """Return the talk as it goes on in other plans: what one told instead, another may tell as it was asked."""
    if not talk.asked or not plans or not set(talk.plans).isdisjoint(plans):
        return talk
    return replace(talk, kind=talk.asked)

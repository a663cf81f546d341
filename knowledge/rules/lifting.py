"""The weights of kinds of question, raised and taken away by rules."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.reading import Reading

Kinds = dict[str, float]
"""Kinds of question with their weights."""

Rule = Callable[[Reading, Kinds], None]
"""Looks at a reading and changes the weights of kinds in place."""


def lift(kinds: Kinds, name: str, weight: float) -> None:
    """Give a kind at least a weight."""
    kinds[name] = max(kinds.get(name, 0.0), weight)


def drop(kinds: Kinds, *names: str) -> None:
    """Take kinds away, those of them that are there."""
    for name in names:
        kinds.pop(name, None)

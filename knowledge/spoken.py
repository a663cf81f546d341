"""More questions whose spoken words name another kind than the one that they ask for.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rephrased import Kinds, drop, lift

_MOVEMENT = Pattern(r" phong trao (?!nay )", " phong trao ")
_NAMED = Pattern(r" ten (?:\w+ ){0,3}(?:gi|nao) | ten (?:goi )?(?:day du|chinh thuc) ", " ten ")
_PLAN_NAME = Pattern(r" (?:ten|cua) (?:ke hoach|van ban) ", " ke hoach ", " van ban ")


def of_names(reading: Reading, kinds: Kinds) -> None:
    """Take the full name of a movement for a question about movements, not for the plan's title."""
    flat = reading.flat
    if _NAMED.search(flat) and _MOVEMENT.search(flat) and not _PLAN_NAME.search(flat) and "task" not in kinds:
        drop(kinds, "title")
        lift(kinds, "movement", 3.3)


SPOKEN = (of_names,)
"""The rules of this module, in the order in which they are asked."""

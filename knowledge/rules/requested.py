"""Questions in the words of an office: principles of commending, what is to be kept to.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.due import Rule, needs
from knowledge.rules.rephrased import Kinds, drop, lift

_PRINCIPLES = Pattern(
    r" khen(?: thuong)?(?: \w+){0,14} nguyen tac | nguyen tac(?: \w+){0,5} khen ",
    " nguyen tac ",
)


@needs(_PRINCIPLES)
def of_principles(reading: Reading, kinds: Kinds) -> None:
    """Take the principles of commending for what is required of it, and not for what is awarded by whom."""
    if _PRINCIPLES.search(reading.flat):
        drop(kinds, "award", "task")
        lift(kinds, "requirement", 3.2)
        lift(kinds, "content", 3.2)


RULES: tuple[Rule, ...] = (of_principles,)
"""The rules in the order in which they are asked."""

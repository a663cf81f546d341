"""Questions about a plan that is named by the one that it replaces (kế hoạch mới, thay Kế hoạch 185).

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_OLDER_PLAN = Pattern(
    r" (?:ke hoach|van ban|ban) (?:moi )?(?:de )?(?:thay(?: the)?(?: cho)?|the cho) "
    r"(?:ke hoach )?(?:cu )?(?:so )?\d+ (?:ke hoach )?(?:ubnd )?",
    " thay ",
    " the cho ",
)
_DROPPED = Pattern(
    r"^(?=.* (?:ke hoach|kh) (?:so )?\d+ )(?=.* (?:nao|so may|gi|may) ).* bi (?:bo|bai bo|huy|thay|thay the|go) ",
    " bi ",
)
"""The older plan that one named by its number puts out of force (có KH 21 thì kế hoạch nào bị bỏ)."""

_OF_THE_NEWER = {"left", "delegates", "fits", "duration", "form", "task", "agenda", "share", "submission", "venue"}
_HELD_BY = Pattern(r" (?:xong|hoan thanh|to chuc|han|hop|dai hoi|hoi nghi) ")


@needs(_DROPPED)
def of_the_dropped_plan(reading: Reading, kinds: Kinds) -> None:
    """Take which plan is dropped for another one for a question about what that one replaces."""
    if _DROPPED.search(reading.flat):
        drop(kinds, "list", "agenda", "basis", "number")
        lift(kinds, "replaces", 4.0)


@needs(_OLDER_PLAN)
def of_the_newer_plan(reading: Reading, kinds: Kinds) -> None:
    """Take what a plan that replaces another one settles for a question about the newer plan alone."""
    older = _OLDER_PLAN.search(reading.flat)
    asked = {kind for kind, weight in kinds.items() if weight >= 3.0}
    dated = "deadline" in asked and _HELD_BY.search(reading.flat)
    if older is None or reading.of("day") or not (dated or asked & _OF_THE_NEWER):
        return
    drop(kinds, "replaces", "basis")
    reading.matches = [m for m in reading.matches if m.meaning.value not in ("replaces", "basis")]
    first = reading.flat[: older.start()].count(" ")
    span = range(first, first + older[0].strip().count(" ") + 1)
    reading.content = tuple(at for at in reading.content if at not in span)
    reading.documents = ()

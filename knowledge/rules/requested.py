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


_NTH = Pattern(r" (?:lan|ky|khoa) (?:thu )?(?:may|bao nhieu)(?! (?:nam|ngay)) ", " lan ", " ky ", " khoa ")


@needs(_NTH)
def of_ordinals(reading: Reading, kinds: Kinds) -> None:
    """Take which in a row a congress is for a question about that, and less for what a campaign celebrates."""
    if kinds.get("edition", 0.0) >= 3.0 and "anniversary" in kinds and _NTH.search(reading.flat):
        kinds["anniversary"] = min(kinds["anniversary"], 2.0)
        hailed = (at for at, word in enumerate(reading.said) if word.folded in ("chao", "mung"))
        reading.soft = (*reading.soft, *hailed)


_APPLIES = Pattern(
    r" (?:co|duoc) (?:ap dung|tinh)(?: ca| den| toi| cho)?(?: \w+){0,4}(?: vao| luon| cung)* khong ",
    " ap dung ",
    " tinh ",
)


@needs(_APPLIES)
def of_application(reading: Reading, kinds: Kinds) -> None:
    """Take whether a plan holds for somebody for a question about whom it is for."""
    named = reading.levels or reading.bare_levels
    if named and not set(kinds) - {"target", "delegates"} and _APPLIES.search(reading.flat):
        drop(kinds, "target", "delegates")
        reading.matches = [m for m in reading.matches if m.meaning.value != "target"]
        lift(kinds, "units", 3.4)
        reading.levels = reading.bare_levels = ()
        own = (at for at, word in enumerate(reading.said) if word.folded in ("dang", "ky", "muon"))
        reading.soft = (*reading.soft, *own)


_MUST_HOLD = Pattern(
    r" (?:phai|bat buoc|nhat thiet)(?: phai)? (?:lam|to chuc|mo) (?:han |luon |ca )?(?:dai hoi|hoi nghi) "
    r"(?!.* (?:khi nao|bao gio|ngay|xong|truoc|thang|quy|may|bao nhieu) )",
    " phai ",
    " bat buoc ",
    " nhat thiet ",
)


@needs(_MUST_HOLD)
def of_duties_to_hold(reading: Reading, kinds: Kinds) -> None:
    """Take whether a unit, however small, must hold a congress for a question about the forms it may choose from."""
    if _MUST_HOLD.search(reading.flat) and not set(kinds) - {"delegates", "task", "fits", "headcount", "form"}:
        drop(kinds, "delegates", "task", "fits", "headcount")
        lift(kinds, "form", 3.3)


RULES: tuple[Rule, ...] = (of_principles, of_ordinals, of_application, of_duties_to_hold)
"""The rules in the order in which they are asked."""

"""Questions whether something heard of a plan is so: its number and day, the number of a congress, who does a task.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

CLAIMED = 3.6
"""Weight of the kind of fact that a claim is about."""

_OF_NUMBER = Pattern(
    r" (?:ke hoach|kh)(?: \w+){0,8} (?:mang|co|la|danh|ghi)(?: ky hieu)? so(?: hieu| ky hieu)? \d{1,4} "
    r"(?!dai bieu|nguoi|khach|trang|xom|xa|phuong)",
    " so ",
)
_OF_DAY = Pattern(
    r" (?:ke hoach|kh)(?: \w+){0,8} (?:ban hanh|ky|ra|phat hanh|ra doi)(?: \w+)? (?:ngay|hom) \d",
    " ngay ",
    " hom ",
)
_OTHER_PAPER = Pattern(r" (?:chi thi|huong dan|quyet dinh|to trinh|nghi quyet|luat|thay the|can cu) ")
_OF_EDITION = Pattern(r" la (?:dai hoi )?(?:lan|ky) (?:thu )?\w+ ", " la lan ", " la ky ", " la dai hoi ")
_DOER = Pattern(
    r" (?:co quan|don vi|ben|bo phan|nguoi|noi|so|phong)(?: (?!em|minh|toi|nao|gi|nay)\w+){1,14} la ", " la "
)
_CLOSES = Pattern(r" (?:a|ha|chu|khong|phai khong|dung khong|chua|nhi)(?: (?:ad|em|anh|chi|a|vay))* $")


def _claims(reading: Reading) -> bool:
    return reading.claims or _CLOSES.search(reading.flat) is not None


@needs(_OF_NUMBER)
def of_numbers_claimed(reading: Reading, kinds: Kinds) -> None:
    """Hold a number claimed to be a plan's against its own, and look for no other paper of that number."""
    if _OF_NUMBER.search(reading.flat) and _claims(reading) and not _OTHER_PAPER.search(reading.flat):
        kinds.clear()
        kinds["number"] = CLAIMED
        reading.documents = ()


@needs(_OF_DAY)
def of_days_claimed(reading: Reading, kinds: Kinds) -> None:
    """Hold a day claimed to be that of a plan's issue against its own."""
    issued = _OF_DAY.search(reading.flat) and not reading.documents and not _OTHER_PAPER.search(reading.flat)
    if issued and _claims(reading):
        drop(kinds, "task", "basis", "deadline", "signer", "issuer")
        lift(kinds, "issued", CLAIMED)


@needs(_OF_EDITION)
def of_editions_claimed(reading: Reading, kinds: Kinds) -> None:
    """Hold the number claimed to be that of a congress against that which the plan tells."""
    if reading.of("edition") and _OF_EDITION.search(reading.flat) and _claims(reading):
        lift(kinds, "edition", CLAIMED)
        reading.cues["edition"] = kinds["edition"]


@needs(_DOER)
def of_doers_claimed(reading: Reading, kinds: Kinds) -> None:
    """Look for whoever does a task, and not for all work of the body that is claimed to do it."""
    found = _DOER.search(reading.flat)
    if found is None or not _claims(reading) or " ky " in reading.flat:
        return
    behind = reading.flat[: found.end()].count(" ") - 1
    named = [m for m in reading.matches if m.meaning.role == "agency"]
    claimed = [m for m in named if m.start >= behind]
    if not claimed or len(named) > len(claimed):
        return
    reading.agencies, reading.named = (), reading.named.union(*(range(m.start, m.end) for m in claimed))
    reading.matches = [m for m in reading.matches if m not in claimed]
    reading.levels = tuple(level for level in reading.levels if level not in ("agency", "department"))
    lift(kinds, "task", CLAIMED)


RULES = (
    of_numbers_claimed,
    of_days_claimed,
    of_editions_claimed,
    of_doers_claimed,
)
"""The rules in the order in which they are asked."""

"""Questions about milestones, leaders and seats in the words of a talk, which name another kind than they ask for.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.findings.quantities import people
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rephrased import Kinds, drop, lift

_SINCE = Pattern(
    r" (?:ke tu|tu sau|ke tu sau|tinh tu) (?:khi )?(?:dai hoi|hoi nghi)(?: \w+){0,4} (?:nao|may|gi) ",
    " ke tu ",
    " tu sau ",
    " tinh tu ",
)
_WHICH_LEADERS = Pattern(
    r" moi (?:\w+ )?(?:lanh dao|thu truong|nguoi dung dau) (?:\w+ ){0,2}(?:nao|gi) "
    r"| (?:lanh dao|thu truong|nguoi dung dau) (?:cap|nganh|co quan|don vi) nao (?:\w+ ){0,2}(?:du|moi|tham du|den) ",
    " lanh dao ",
    " thu truong ",
    " nguoi dung dau ",
)
_SEATS_LEFT = Pattern(
    r" (?:con|du|thua|thieu|trong|con lai|con du|con trong|them)(?: duoc| toi)? (?:may|bao nhieu) "
    r"(?:suat|cho|ghe|slot|ve|xuat|mang|khach|vi) ",
    " suat ",
    " cho ",
    " ghe ",
    " slot ",
    " ve ",
    " xuat ",
    " mang ",
    " khach ",
    " vi ",
)

_SEATS = frozenset({"trong", "ghe", "suat", "cho", "slot", "ve", "xuat", "du", "thua", "them"})


def of_milestones(reading: Reading, kinds: Kinds) -> None:
    """Take since which congress something is judged for a question about that congress, and not about a period."""
    if _SINCE.search(reading.flat):
        drop(kinds, "period", "movement", "deadline", "edition", "list")
        lift(kinds, "purpose", 3.2)
        lift(kinds, "other", 3.2)


def of_leaders(reading: Reading, kinds: Kinds) -> None:
    """Take the leaders of which level are invited for a question about guests, and not about units or work."""
    if _WHICH_LEADERS.search(reading.flat):
        drop(kinds, "units", "task", "list")
        lift(kinds, "composition", 3.3)


def of_seats_left(reading: Reading, kinds: Kinds) -> None:
    """Take how many seats a count of guests leaves for a question about the limit, and not about an allotment."""
    if _SEATS_LEFT.search(reading.flat) and people(reading, "guests") and not {"share", "headcount"} & set(kinds):
        for asked in (kinds, reading.cues):
            drop(asked, "allotment")
        said = (at for at, word in enumerate(reading.said) if word.folded in _SEATS)
        reading.soft = (*reading.soft, *said)
        lift(kinds, "fits", 3.3)
        lift(kinds, "delegates", 3.3)


RULES = (of_milestones, of_leaders, of_seats_left)
"""The rules in the order in which they are asked."""

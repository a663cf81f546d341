"""Questions whether somebody is invited: what they ask for, and at which of the levels that they name."""

from __future__ import annotations

from dataclasses import replace

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_COMES = Pattern(
    r" co (?:moi )?(?:\w+ ){1,6}(?:du|tham du|den du|di du|ve du)(?: \w+){0,2} (?:khong|chua) ",
    " du ",
    " tham du ",
    " den du ",
    " di du ",
    " ve du ",
)
_ASKED_ALONG = Pattern(
    r" duoc moi (?:\w+ ){0,6}(?:khong|chua|ha) | moi (?:du|tham du|den du)(?: \w+){0,6} (?:khong|chua) "
    r"|^ moi (?!bao nhieu |may |toi |them |ai )(?:\w+ ){1,4}(?:du|tham du|den du|toi du|ve du) "
    r"(?:\w+ ){0,6}(?:khong|chua) "
    r"| co (?:phai )?moi (?!bao nhieu|may )(?:\w+ ){1,6}(?:khong|chua) "
    r"| (?:xa|phuong|huyen|so|tinh|hoi nghi|dai hoi|thanh pho|co so|don vi|em|minh)(?: \w+){0,2} moi "
    r"(?!(?:\w+ )*(?:bao nhieu|may|gi|nao|\d+|ngay|thang|quy|hop|to chuc|xong) )(?:\w+ ){1,6}khong $",
    " moi ",
)
GUEST = 10.0
"""Weight of the question whether somebody is invited: whatever else is told of them does not answer it."""


_BODY_COMES = Pattern(
    r" co (?:phai )?(?:du|tham du|den du|di du|ve du|toi du)(?: (?!gio|ngay|thang)\w+){0,4} (?:khong|chua) ",
    " du ",
)
"""Whether a body that is named before comes (Bộ Nội vụ có dự không)."""


@needs(_COMES, _BODY_COMES, _ASKED_ALONG)
def of_guests(reading: Reading, kinds: Kinds) -> None:
    """Whether somebody comes to an event asks for those invited, whatever day the event is named by."""
    others = {"deadline", "left", "delegates", "share", "headcount"} & set(kinds)
    comes = _COMES.search(reading.flat) or (reading.agencies and _BODY_COMES.search(reading.flat))
    if comes and not others and not any(word.typed == "đủ" for word in reading.said):
        lift(kinds, "composition", 3.0)
    if _ASKED_ALONG.search(reading.flat) and not others and not reading.of("number"):
        kinds.clear()
        kinds["guest"] = GUEST


_TITLES_OF_GUESTS = Pattern(
    r" (?:mang|co|dat|duoc) (?:\w+ ){0,2}(?:danh hieu|hoc ham|cap bac) (?:\w+ ){0,4}(?:nao|gi) (?:moi |thi )?"
    r"(?:duoc |se )*(?:moi|trieu tap|tham du|du) "
    r"| (?:moi|trieu tap) (?:\w+ ){0,6}(?:mang|co|dat|duoc) (?:\w+ ){0,2}danh hieu (?:\w+ ){0,4}(?:nao|gi) "
    r"| danh hieu (?:\w+ ){0,4}(?:nao|gi) (?:moi |thi )?(?:duoc |se )*(?:moi|trieu tap) ",
    " danh hieu ",
    " hoc ham ",
    " cap bac ",
)


@needs(_TITLES_OF_GUESTS)
def of_titles_of_guests(reading: Reading, kinds: Kinds) -> None:
    """Take which titles those invited hold (danh hiệu nào thì được mời) for those invited, and for no award."""
    if _TITLES_OF_GUESTS.search(reading.flat):
        drop(kinds, "award", "movement")
        lift(kinds, "composition", 4.0)


def at_the_host(reading: Reading, kinds: Kinds) -> Reading:
    """Keep of several levels those of the host, named after the inviting, and not those of the guests."""
    if "guest" not in kinds or len(reading.levels) < 2:
        return reading
    invited = next((at for at, word in enumerate(reading.said) if word.folded == "moi"), 0)
    said = [m for m in reading.matches if m.meaning.role == "level" and m.meaning.weight > 1.5]
    hosts = tuple(dict.fromkeys(m.meaning.value for m in said if m.start > invited))
    asked = reading.said[invited - 1].folded == "duoc"
    return replace(reading, levels=hosts) if hosts and asked else reading

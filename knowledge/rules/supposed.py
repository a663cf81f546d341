"""Questions about days, halls, bodies and forms that people suppose or heard of.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import VENUE_CLAIMED, Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift
from knowledge.sent_and_held import EARLIEST, SENDING, weighs_days

_SETTLED = Pattern(
    r" (?:chot|co dinh|chinh thuc|chac chan|an dinh|chac)(?: \w+){0,3} (?:hay|hoac|hay la) (?:\w+ ){0,4}"
    r"(?:du kien|tam|tam dinh|tam thoi|dinh|chua|tinh|con|co the|thay doi|xe dich) "
    r"| (?:du kien|tam dinh|tam thoi|tam tinh|tam)(?: \w+){0,3} (?:hay|hoac)(?: \w+){0,3}"
    r" (?:chot|co dinh|chinh thuc|chac chan|chac|an dinh) "
    r"| (?:ngay|lich|thoi gian|buoi) (?:\w+ ){0,8}(?:chot|co dinh|chinh thuc|chac chan|an dinh)"
    r"(?: cung| han)?(?: luon)? (?:chua|roi|khong|phai khong|a|ha) "
    r"| (?:ngay|lich|thoi gian) (?:\w+ ){0,9}(?:co|con)(?: the)? "
    r"(?:thay doi|xe dich|doi|doi lai) (?:\w+ )?(?:khong|nua|chu) "
    r"| (?:ngay|lich|thoi gian)(?: \w+){0,6} (?:moi|chi|chi moi|van|con|dang|van con)(?: chi| moi)? (?:la )?"
    r"(?:du kien|tam dinh|tam thoi)(?: \w+){0,2} (?:khong|ha|a|thoi) "
    r"| (?:da chot|chot|an dinh) (?:ngay|lich|thoi gian)(?: \w+){0,6} chua ",
    " chot ",
    " co dinh ",
    " chinh thuc ",
    " chac ",
    " an dinh ",
    " thay doi ",
    " xe dich ",
    " doi ",
    " du kien ",
    " tam ",
)
_OVER = Pattern(
    r" keo dai (?:sang|den|toi|qua)(?: het| dau| cuoi| giua| tan)? (?:nam|thang|quy|t) ?\d"
    r"(?: ?\w+){0,6} (?:khong|chua|ha|nhi|a) "
    r"| (?:con|dang) (?:\w+ ){0,3}(?:khong |chua )?(?:hay|hay la|hoac) (?:\w+ ){0,2}"
    r"(?:het|xong|ket thuc|dung|thoi|qua|bi dung) "
    r"| (?:het|ket thuc|xong|cham dut|qua)(?: han)? "
    r"(?:chua|roi a|roi ha|roi phai khong|roi dung khong|hay chua|hay con) "
    r"| (?:con|dang) (?:dien ra|chay|keo dai|thi dua|tien hanh)(?: \w+){0,3} (?:khong|chu|nua khong|hay khong) "
    r"| het (?:dot|thoi gian|han|phong trao)(?: \w+){0,5} (?:chua|roi|hay chua) "
    r"| (?:con|dang) trong (?:dot|thoi gian|thoi han|giai doan)(?: \w+){0,5} (?:khong|chu|hay) ",
    " het ",
    " ket thuc ",
    " xong ",
    " con ",
    " dang ",
    " cham dut ",
    " qua ",
    " keo dai ",
)
_SENT_SO_LONG = Pattern(
    r" (?:gui|nop|(?<!chuong )trinh)(?: \w+){0,6} truoc(?: \w+){0,4} (?:\d{1,3} (?:ngay|hom|bua)|(?:\d|mot|hai|ba) tuan"
    r"|nua thang|(?:1|mot) thang)(?: \w+){0,4} (?:khong|chua|duoc|du|dung|kip) ",
    " truoc ",
)
_HOW_LONG_BEFORE = Pattern(
    r" (?:gui|nop|(?<!chuong )trinh)(?: \w+){0,8} truoc(?: \w+){0,5} (?:may|bao nhieu) (?:ngay|hom) ", " truoc "
)
_MOVED = Pattern(
    r" (?:doi|lui|hoan|chuyen|keo|day)(?: \w+){0,3} (?:sang|den|toi|vao|qua|ve) "
    r"(?:ngay |hom |mung |dau |giua |cuoi |thang |quy )*(?:\d|i|ii|iii|iv)",
    " doi ",
    " lui ",
    " hoan ",
    " chuyen ",
    " keo ",
    " day ",
)
_SENT_ON_A_DAY = Pattern(
    r" (?:gui|nop|(?<!chuong )trinh) (?:\w+ ){0,4}\d{1,2} (?:thang )?\d{1,2} (?:\w+ ){0,3}"
    r"(?:sao|the nao|duoc|kip|on|muon|tre|cham) ",
    " gui ",
    " nop ",
    " trinh ",
)
_MATTERS = Pattern(r" (?:may|bao nhieu|nhung|cac) noi dung (?:thi dua|phat dong) ", " noi dung ")
_SEES_TO = Pattern(
    r" (?:hoi truong|phong hop)(?: \w+){0,4} (?:ai|co quan nao|don vi nao|so nao|phong nao|ben nao) "
    r"| (?:ai|co quan nao|don vi nao|so nao|phong nao|ben nao)(?: \w+){0,4} (?:hoi truong|phong hop) "
    r"| dang (?:tai|len|cong khai|bai)(?: \w+){0,9} (?:o|len|tren|tai) (?:dau|cho nao|noi nao|trang nao) ",
    " hoi truong ",
    " phong hop ",
    " dang ",
)
_IS_IT = Pattern(r" co phai (?:\w+ )*khong ", " co phai ")
_RECEIVED = Pattern(
    r" (?:ke hoach|van ban)(?: \w+){0,14} co (?:duoc )?gui (?:cho|toi|den|ca) .*(?:khong|chua) "
    r"| (?:ke hoach|van ban|ban nay) (?:\w+ ){0,8}gui (?:cho |toi |den |ca )*(?:du )?\d+ (?:xom|thon|xa|phuong|huyen"
    r"|noi|co quan|don vi) ",
    " gui ",
)
_FOUNDED = Pattern(
    r" ngay (?:\w+ ){0,6}(?:ra loi keu goi|thanh lap|giai phong|sinh(?: cua| nhat)? (?:bac|chu tich)|quoc khanh"
    r"|cach mang|thuong binh|truyen thong)(?: \w+){0,14} "
    r"(?:la|vao|roi vao|tu) (?:ngay |thang |nam )*(?:nao|may|bao gio|khi nao|bao nhieu) ",
    " ngay ",
)
_HALF_DAY = Pattern(
    r" (?:hop|to chuc|dien ra|khai mac|lam|mo|hoi nghi|dai hoi|le)(?: \w+){0,6} "
    r"(?:buoi |vao buoi |vao )(?:sang|chieu|toi)(?: \w+){0,4} (?:khong|ha|a|hay|chua|nhi|dung khong|phai khong) ",
    " buoi ",
    " vao ",
)
_OBLIGED = Pattern(
    r" (?:bat buoc|nhat thiet|buoc)(?: \w+){0,6} (?:dai hoi|hoi nghi)(?: thi dua yeu nuoc)? "
    r"(?:khong|ha|a|dung khong|phai khong|moi duoc|hay|nhi|chu) ",
    " bat buoc ",
    " nhat thiet ",
    " buoc ",
)

_TO_HOLD = Pattern(
    r" (?:co|co phai|phai|co can|can|co duoc|duoc)(?: phai| can| duoc| bat buoc| tu)? (?:to chuc|lam|mo|hop)"
    r" (?:dai hoi|hoi nghi)(?: thi dua yeu nuoc| dien hinh(?: tien tien)?| tuyen duong)? (?:khong|ha|nhi|hay|chu) ",
    " to chuc ",
    " lam ",
    " mo ",
    " hop ",
)


def of_places(reading: Reading, kinds: Kinds) -> None:
    """Take a hall in which an event is said to be held for a question about its venue."""
    if (said := VENUE_CLAIMED.search(reading.flat)) is not None:
        first = reading.flat[: said.start("place")].count(" ") - 1
        hall = range(first, first + said["place"].count(" ") + 1)
        others = {m.meaning.value for m in reading.matches if m.meaning.role == "level" and m.start not in hall}
        bodies = {m.meaning.value for m in reading.matches if m.meaning.role == "agency" and m.start not in hall}
        reading.levels = tuple(level for level in reading.levels if level in others)
        reading.agencies = tuple(agency for agency in reading.agencies if agency in bodies)
        reading.soft = (*reading.soft, *hall)
        drop(kinds, "deadline", "task", "form", "agenda")
        lift(kinds, "venue", 3.4)


@needs(_SEES_TO)
def of_halls(reading: Reading, kinds: Kinds) -> None:
    """Take who sees to a hall, and where a text is made public, for a question about work, not about the venue."""
    if "venue" in kinds and _SEES_TO.search(reading.flat):
        drop(kinds, "venue")
        reading.matches = [m for m in reading.matches if m.meaning.value != "venue"]
        lift(kinds, "task", 3.2)


def of_claimed_bodies(reading: Reading, kinds: Kinds) -> None:
    """Look for whoever receives or issues something, and not for the body that is claimed to do so."""
    if kinds and set(kinds) <= {"submission", "issuer"} and (reading.claims or _IS_IT.search(reading.flat)):
        bodies = [at for m in reading.matches if m.meaning.role == "agency" for at in range(m.start, m.end)]
        reading.agencies, reading.soft = (), (*reading.soft, *bodies)
        lift(kinds, max(kinds, key=lambda kind: kinds[kind]), 3.5)


@needs(_SETTLED)
def of_settled_days(reading: Reading, kinds: Kinds) -> None:
    """Take whether a day is settled or only planned for a question about the day."""
    lasting = kinds.get("duration", 0.0) >= 3.0
    if not lasting and _SETTLED.search(reading.flat) and not {"delegates", "venue", "headcount", "agenda"} & set(kinds):
        drop(kinds, "decision", "form", "duration", "composition")
        lift(kinds, "deadline", 3.3)


@needs(_MOVED)
def of_moved_days(reading: Reading, kinds: Kinds) -> None:
    """Take an event moved to another day or month for a question whether that is in time."""
    if _MOVED.search(reading.flat) and reading.of("day", "month", "quarter"):
        drop(kinds, "duration", "form", "pilot", "task", "period")
        lift(kinds, "deadline", 3.4)


@needs(_OVER)
def of_ends(reading: Reading, kinds: Kinds) -> None:
    """Take whether something goes on or is over for a question about the days left."""
    if _OVER.search(reading.flat) and not {"replaces", "delegates", "agenda", "venue"} & set(kinds):
        drop(kinds, "duration", "period", "list")
        lift(kinds, "left", 3.2)
        lift(kinds, "deadline", 3.2)


@needs(SENDING, EARLIEST, _SENT_SO_LONG, _HOW_LONG_BEFORE)
def of_days_between(reading: Reading, kinds: Kinds) -> None:
    """Take papers sent on a day and an event held on another for a question about the days before it."""
    counted = _SENT_SO_LONG.search(reading.flat) or _HOW_LONG_BEFORE.search(reading.flat)
    if counted or weighs_days(reading.flat):
        drop(kinds, "compare", "duration", "agenda", "form", "list", "task")
        lift(kinds, "deadline", 3.4)
        lift(kinds, "submission", 3.2)
    elif reading.of("day") and _SENT_ON_A_DAY.search(reading.flat):
        lift(kinds, "deadline", 3.2)
        lift(kinds, "submission", 3.2)


@needs(_RECEIVED)
def of_receivers(reading: Reading, kinds: Kinds) -> None:
    """Take a number of units to which the plan itself is said to be sent for a question about its recipients."""
    if _RECEIVED.search(reading.flat):
        drop(kinds, "submission", "task")
        lift(kinds, "recipients", 3.3)


@needs(_FOUNDED)
def of_anniversaries(reading: Reading, kinds: Kinds) -> None:
    """Take the day that an anniversary is of for a question about it, and not about a deadline."""
    if _FOUNDED.search(reading.flat):
        drop(kinds, "deadline", "issued", "left")
        lift(kinds, "anniversary", 3.4)


@needs(_MATTERS)
def of_matters(reading: Reading, kinds: Kinds) -> None:
    """Take how many matters a campaign has for a question about its contents, and not about an agenda."""
    if _MATTERS.search(reading.flat):
        drop(kinds, "agenda")
        lift(kinds, "content", 3.3)


@needs(_HALF_DAY)
def of_halves_of_days(reading: Reading, kinds: Kinds) -> None:
    """Take whether an event is in the morning or the afternoon for a question about its day."""
    if _HALF_DAY.search(reading.flat) and not {"duration", "venue", "agenda"} & set(kinds):
        lift(kinds, "deadline", 3.2)


def of_obliged_forms(reading: Reading, kinds: Kinds) -> None:
    """Take whether an event must be a congress for a question about its form."""
    if _OBLIGED.search(reading.flat) and max(kinds.values(), default=0.0) < 3.0:
        lift(kinds, "form", 3.2)
    if _TO_HOLD.search(reading.flat) and set(reading.levels) - {"agency"} and max(kinds.values(), default=0.0) < 3.0:
        lift(kinds, "form", 3.2)


RULES = (
    of_places,
    of_halls,
    of_claimed_bodies,
    of_settled_days,
    of_moved_days,
    of_ends,
    of_days_between,
    of_receivers,
    of_anniversaries,
    of_matters,
    of_halves_of_days,
    of_obliged_forms,
)
"""The rules in the order in which they are asked."""

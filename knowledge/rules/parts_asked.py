"""Questions about parts of an agenda, numbers of documents and days of sending, and who it is that asks.

Each rule looks at a reading and changes the weights of kinds in place, and which words say little; knowledge.asking
calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_OF_EVENT = Pattern(r" (?:hoi nghi|dai hoi) ", " hoi nghi ", " dai hoi ")
_INTRODUCED = Pattern(
    r"^ (?:da |vang |chao (?:ad|anh|chi|em|ban) )?(?:toi|em|minh|chau|chi|anh|ben em|ben toi|tui) "
    r"(?:la |o |ben |lam |thuoc |cong tac |phu trach |dang |moi )"
    r"(?:\w+ ){1,12}?(?:muon hoi|xin hoi|cho hoi|can hoi|hoi chut|nho hoi|cho em hoi|cho toi hoi|can biet|muon biet"
    r"|cho em xin|cho toi xin|xin) "
    r"|^ (?:(?!may|bao|khi|han|hoi|dai)\w+ ){1,5}(?:toi|em|minh|chung toi|tui) "
    r"(?:(?:dong|o|tai|thuoc|nam) (?:\w+ ){1,6})?"
    r"(?:muon hoi|xin hoi|muon biet|can biet|can hoi|xin cho hoi)(?= (?:\w+ ){4})",
    " hoi ",
    " biet ",
    " xin ",
)
_ON_A_DAY = Pattern(
    r" (?:duoc khong|kip khong|duoc chua|sao khong|on khong|tre khong|muon khong|co duoc|co kip|con kip"
    r"|hop le|qua han) ",
    " duoc ",
    " kip ",
    " sao ",
    " on ",
    " tre ",
    " muon ",
    " hop le ",
    " qua han ",
)
_ROUND = Pattern(r" (?:tron|ky niem|lan thu|dip|ky niem lan thu) \d+ nam ", " nam ")
_OF_A_MOVEMENT = Pattern(
    r" ke hoach (?:so )?(?:nam )?(?:20\d\d )?(?:ve |cho |cua |phat dong |to chuc |trien khai |thuc hien ){1,3}"
    r"(?:cai )?phong trao ",
    " phong trao ",
)
_HEADS = Pattern(
    r" so (?:hieu )?(?:va |voi |, )?ngay(?: thang)?(?: nam)? (?:ban hanh |ky |cua |ra )*(?:ke hoach|van ban) "
    r"| (?:ke hoach|van ban)(?: \w+){0,12} so (?:may |hieu )?(?:va |voi )?ngay (?:may|nao|thang) ",
    " ngay ",
)
_ENDS = Pattern(
    r" (?:dau|truoc|giua|cuoi) (?:chuong trinh |hoi nghi |dai hoi )?hay (?:la )?(?:dau|sau|giua|cuoi) ", " hay "
)
_OPENS = Pattern(
    r" (?:ai|nguoi nao|dong chi nao|lanh dao nao|do ai)(?: \w+){0,2} "
    r"(?:khai mac|be mac|tuyen bo|dan chuong trinh|dieu hanh|chu toa|lam mc) ",
    " ai ",
    " nao ",
)
_IN_A_PART = Pattern(
    r" (?:phan|muc|tiet muc|khau|luc|man) (?:\w+ ){1,4}(?:gom|co|bao gom|la)(?: co| nhung| cac)* (?:gi|nao|danh hieu) ",
    " phan ",
    " muc ",
    " khau ",
    " luc ",
    " man ",
)


_SENT_TO_ASK = Pattern(r"^ (?:\w+ ){1,7}?(?:nho|bao|keu|dan|sai|giao) (?:em|toi|minh|chau|con) (?:\w+ )?hoi ", " hoi ")
"""Somebody else for whom it is asked."""


@needs(_SENT_TO_ASK, _INTRODUCED)
def of_introductions(reading: Reading, kinds: Kinds) -> None:
    """Take who it is that asks for no part of what is asked about those invited."""
    other = _SENT_TO_ASK.search(reading.flat)
    if (told := other or _INTRODUCED.search(reading.flat)) is None:
        return
    places = range(told[0].strip().count(" ") + 1)
    if other:
        said = {m.meaning.value for m in reading.matches if m.meaning.role == "level" and m.start not in places}
        reading.levels = tuple(level for level in reading.levels if level in said)
        asked = {m.meaning.value for m in reading.matches if m.meaning.role == "agency" and m.start not in places}
        reading.agencies = tuple(agency for agency in reading.agencies if agency in asked)
    reading.soft = (*reading.soft, *places)
    if "guest" in kinds or "composition" in kinds:
        own = {m.meaning.value for m in reading.matches if m.meaning.role == "agency" and m.start in places}
        said = {m.meaning.value for m in reading.matches if m.meaning.role == "agency" and m.start not in places}
        reading.agencies = tuple(agency for agency in reading.agencies if agency not in own - said)


_MANNER = Pattern(
    r" (?:tiet kiem|lang phi|phung phi|hoanh trang|linh dinh|pho truong|trang trong|long trong"
    r"|ruom ra|to chuc lon|don gian) ",
    " tiet kiem ",
    " lang phi ",
    " phung phi ",
    " hoanh trang ",
    " linh dinh ",
    " pho truong ",
    " trang trong ",
    " long trong ",
    " ruom ra ",
    " lon ",
    " don gian ",
)
_OF_AN_EVENT = Pattern(r" (?:hoi nghi|dai hoi|buoi le|le ton vinh|to chuc|hop) ")


@needs(_MANNER)
def of_manners(reading: Reading, kinds: Kinds) -> None:
    """Take how grand or plain an event is to be for a question about what the plan requires."""
    other = any(weight >= 3.0 for kind, weight in kinds.items() if kind != "content")
    flat = reading.flat
    if not other and _MANNER.search(flat) and _OF_AN_EVENT.search(flat) and " phong trao " not in flat:
        drop(kinds, "content")
        lift(kinds, "requirement", 3.2)


@needs(_OF_A_MOVEMENT)
def of_numbers(reading: Reading, kinds: Kinds) -> None:
    """Take the number of the plan of a movement for a question about documents."""
    if {"number", "issued"} & set(kinds) and _OF_A_MOVEMENT.search(reading.flat) and not _OF_EVENT.search(reading.flat):
        drop(kinds, "number", "issued", "movement")
        lift(kinds, "basis", 3.5)


@needs(_ON_A_DAY, _ROUND)
def of_days_sent(reading: Reading, kinds: Kinds) -> None:
    """Hold a day on which something is sent against the deadline for it, and years counted against the anniversary."""
    if "submission" in kinds and "deadline" not in kinds and reading.of("day") and _ON_A_DAY.search(reading.flat):
        lift(kinds, "deadline", 3.3)
        lift(kinds, "left", 3.0)
    if not kinds and _ROUND.search(reading.flat):
        lift(kinds, "anniversary", 3.2)
        reading.soft = (*reading.soft, *(at for at, word in enumerate(reading.said) if word.folded == "tron"))


@needs(_OPENS, _ENDS, _IN_A_PART, _HEADS)
def of_parts(reading: Reading, kinds: Kinds) -> None:
    """Take who opens an event, and whether a part comes first or last, for questions about the agenda."""
    timed = {"deadline", "left", "submission"} & set(kinds)
    if _OPENS.search(reading.flat):
        drop(kinds, "task", "agenda_item", "composition", "deadline")
        lift(kinds, "agenda", 3.4)
    elif _ENDS.search(reading.flat) and not timed and not reading.levels:
        lift(kinds, "agenda", 3.4)
    if "award" in kinds and _IN_A_PART.search(reading.flat):
        lift(kinds, "award", 3.4)
        places = (at for at, word in enumerate(reading.said) if word.folded in ("phan", "muc", "khau", "man"))
        reading.soft = (*reading.soft, *places)
    if _HEADS.search(reading.flat) and not {"replaces", "basis"} & set(kinds):
        lift(kinds, "number", 3.2)
        lift(kinds, "issued", 3.2)


_FOUND_THEN = Pattern(
    r" (?:phat hien|tim ra|tim duoc|tim thay|chon duoc|chon ra) (?:ra |duoc )?(?:\w+ ){0,2}"
    r"(?:dien hinh|nhan to moi|guong)(?: \w+){0,4} (?:xong|roi|thi)(?: \w+){0,3} "
    r"(?:lam gi|lam sao|the nao|ra sao|xu ly|gi) ",
    " dien hinh ",
    " nhan to ",
    " guong ",
)


@needs(_FOUND_THEN)
def of_those_found(reading: Reading, kinds: Kinds) -> None:
    """Take what is done with good examples once they are found for a question about contents, and no agenda."""
    if _FOUND_THEN.search(reading.flat):
        drop(kinds, "task", "deadline", "agenda")
        lift(kinds, "content", 3.3)


_PERFORMED = Pattern(
    r" (?:van nghe|nghe thuat|bai hat|tiet muc|ca hat|bieu dien)(?: \w+){0,16} (?:chu de|noi dung|de tai|ca ngoi)"
    r"(?: \w+){0,4} (?:gi|nao|ai|ra sao|the nao) ",
    " van nghe ",
    " nghe thuat ",
    " bai hat ",
    " tiet muc ",
    " ca hat ",
    " bieu dien ",
)


@needs(_PERFORMED)
def of_performances(reading: Reading, kinds: Kinds) -> None:
    """Take what is sung or played about for a question about its theme, and for no item of the agenda."""
    if "theme" in kinds and _PERFORMED.search(reading.flat):
        drop(kinds, "agenda", "agenda_item", "anniversary")
        lift(kinds, "theme", 4.2)


RULES = (
    of_performances,
    of_those_found,
    of_introductions,
    of_manners,
    of_numbers,
    of_days_sent,
    of_parts,
)
"""The rules in the order in which they are asked."""

"""Questions whose strongest phrase names another kind, or only says what the asked thing is told by.

Each rule looks at a reading and changes the weights of kinds in place, and which words say little; knowledge.asking
calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import FAMILY, Pattern
from knowledge.quantities import people
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_ANCHOR = Pattern(
    r" (?:truoc|sau|den|toi) (?:khi |phan |luc |muc )?(?:trao|tang|khen|vinh danh|ton vinh|cong bo)(?: \w+){0,8} "
    r"(?:co|la|thi|toi|den|con|ai|gi) ",
    " truoc ",
    " sau ",
)
_SPEECHES = Pattern(r" (?:may|bao nhieu) (?:bai |luot |nguoi )?(?:phat bieu|dien van) ", " phat bieu ", " dien van ")
_REWARDED = Pattern(
    r" (?:may|bao nhieu|so luong|so) (?:nguoi|cong dan|ca nhan|tap the|guong|don vi|dien hinh|dong chi|ai)"
    r"(?: \w+){0,4} (?:duoc|nhan|len nhan|se nhan)"
    r"(?: \w+){0,2} (?:phong|tang|ton vinh|vinh danh|khen|trao|cong nhan|bieu duong|tuyen duong|xet|co|bang khen"
    r"|danh hieu|giay khen) "
    r"|(?<! moi)(?<! tung)(?<! mot) cong dan (?:\w+ ){0,4}tieu bieu(?! duoc| duoc moi| moi) (?:\w+ ){0,3}"
    r"(?:bao nhieu|may) (?:nguoi|cong dan|ca nhan|vi) (?!di|kem|theo|than|nha|dai bieu|duoc moi)"
    r"| (?:bao nhieu|may) cong dan (?:\w+ ){0,3}tieu bieu ",
    " may ",
    " bao nhieu ",
    " so ",
)
_THE_CALL = Pattern(
    r" loi keu goi(?: \w+){0,8} (?:ra|ban hanh|cong bo|co|dua ra|phat di)(?: \w+){0,3} "
    r"(?:ngay|nam|khi|hom|thang|bao gio)(?: \w+){0,2} (?:nao|may|bao nhieu|gio) "
    r"| (?:bac(?: ho)?|ho chi minh|ho chu tich)(?: \w+){0,3} (?:ra|keu goi|viet|phat)(?: \w+){0,9} "
    r"(?:ngay|nam|khi|hom|thang) (?:nao|may|bao nhieu) ",
    " loi keu goi ",
    " bac ",
    " ho chi minh ",
    " ho chu tich ",
)
_WRITTEN = Pattern(
    r" (?:co )?(?:cho|doan|muc|phan|dieu|khoan) nao (?:\w+ )?(?:ghi|noi|neu|quy dinh|de cap|nhac|cho phep)"
    r"| (?:ghi|neu|noi) o (?:cho|muc|dau|doan) ",
    " nao ",
    " o ",
)
_ROOM_FOR = Pattern(r" cho (?:de|dau|do|gui|nghi|an|ngu|ngoi|o) (?!nghi)", " cho ")
_FOR_YEARS = Pattern(r" (?:den|toi|het|tu) (?:het )?nam (?:nao|may|bao nhieu) ", " nam ")
_MOVEMENT = Pattern(r" (?:phong trao|giai doan|chuong trinh chuyen doi so|chuyen doi so) ")
_HAS_A_DAY = Pattern(r" (?:han|nop|gui|xong|hoan thanh|hoi nghi|dai hoi) ")
_BY_A_PLAN = Pattern(
    r" (?:trien khai|thuc hien|phat dong|to chuc|tien hanh|lam|bat dau|bat nguon|ap dung) "
    r"(?:\w+ ){0,2}(?:theo|tu|bang|boi|do) "
    r"(?:ke hoach|quyet dinh|van ban|chi thi)(?: \w+){0,2} (?:nao|may|bao nhieu|gi) ",
    " ke hoach ",
    " quyet dinh ",
    " van ban ",
    " chi thi ",
)
_OF_EVENT = Pattern(r" (?:hoi nghi|dai hoi) ", " hoi nghi ", " dai hoi ")
_DAY_OF = Pattern(
    r"^ (?:lich|ngay|buoi) (?:to chuc |hop |khai mac |dien ra )?(?:hoi nghi|dai hoi|le|so ket|tong ket|hop|khai mac) "
    r"| (?:hoi nghi|dai hoi|le ton vinh|khai mac|so ket|tong ket)(?: \w+){0,12} (?:ngay|lich) $",
    " ngay ",
    " lich ",
    " buoi ",
)
_CHOICE = Pattern(
    r" (?:lam|to chuc|mo|tien hanh)(?: \w+){0,2} dai hoi(?: \w+){0,4}"
    r" (?:chu khong|thay vi|thay cho|ma khong|thay) (?:\w+ ){0,3}hoi nghi "
    r"| (?:thay vi|khong|thay) (?:lam |to chuc |mo )?hoi nghi(?: \w+){0,4} (?:lam|to chuc|mo|thanh)(?: \w+){0,2}"
    r" dai hoi ",
    " dai hoi ",
)
_OWN_PLAN = Pattern(
    r" chung (?:trong )?ke hoach (?:nay )?hay | (?:ke hoach|van ban) (?:nay|chung) hay (?:\w+ ){0,3}(?:khac|rieng) ",
    " hay ",
)
_AGAINST = Pattern(r" so voi (?:\w+ ){0,2}(?:du kien|muc|quy dinh|ke hoach|con so|tran|so) ", " so voi ")
_MEASURE = frozenset({"thieu", "hut", "kem", "so", "voi", "du", "kien"})


@needs(_ANCHOR, _SPEECHES)
def of_anchors(reading: Reading, kinds: Kinds) -> None:
    """Take a part named only to say before or after which something is for no question about awards."""
    if _ANCHOR.search(reading.flat):
        drop(kinds, "award")
    if _SPEECHES.search(reading.flat):
        drop(kinds, "agenda", "award", "task", "delegates")
        lift(kinds, "other", 5.5)


@needs(_REWARDED)
def of_rewarded(reading: Reading, kinds: Kinds) -> None:
    """Take how many are honoured for a question about awards, and not about guests."""
    if _REWARDED.search(reading.flat) and not FAMILY.search(reading.flat) and "composition" not in kinds:
        drop(kinds, "delegates", "headcount", "task")
        lift(kinds, "award", 3.4)


@needs(_THE_CALL)
def of_the_call(reading: Reading, kinds: Kinds) -> None:
    """Take when the call was issued for the anniversary, and not for the day of the plan."""
    if _THE_CALL.search(reading.flat) and "basis" not in kinds:
        drop(kinds, "issued", "deadline", "issuer")
        lift(kinds, "anniversary", 3.3)


@needs(_WRITTEN, _ROOM_FOR)
def of_passages(reading: Reading, kinds: Kinds) -> None:
    """Take where something is written, or room for something, for no question about the venue."""
    if _WRITTEN.search(reading.flat) and " ngoai " not in reading.flat:
        drop(kinds, "venue", "list")
    elif "venue" in kinds and _ROOM_FOR.search(reading.flat):
        drop(kinds, "venue")


@needs(_FOR_YEARS)
def of_years(reading: Reading, kinds: Kinds) -> None:
    """Take until which year a movement runs for its span, and not for a deadline."""
    flat = reading.flat
    if "deadline" in kinds and _FOR_YEARS.search(flat) and _MOVEMENT.search(flat) and not _HAS_A_DAY.search(flat):
        drop(kinds, "deadline", "left")
        lift(kinds, "period", 3.3)


@needs(_BY_A_PLAN)
def of_plans_followed(reading: Reading, kinds: Kinds) -> None:
    """Take by which plan a movement is carried out for a question about documents."""
    if _BY_A_PLAN.search(reading.flat) and not _OF_EVENT.search(reading.flat):
        drop(kinds, "anniversary", "movement", "task", "list", "period", "deadline", "issued")
        lift(kinds, "basis", 3.3)


@needs(_DAY_OF)
def of_days(reading: Reading, kinds: Kinds) -> None:
    """Take a bare event with a bare word for its day as a question for that day."""
    if not any(weight >= 2.0 for weight in kinds.values()) and _DAY_OF.search(reading.flat):
        drop(kinds, "movement")
        lift(kinds, "deadline", 3.2)


@needs(_CHOICE, _OWN_PLAN)
def of_choices(reading: Reading, kinds: Kinds) -> None:
    """Take a congress instead of a conference, or the other way round, for a question about the form."""
    if _CHOICE.search(reading.flat) and not {"deadline", "delegates", "duration", "left", "agenda_item"} & set(kinds):
        drop(kinds, "task", "decision")
        lift(kinds, "form", 3.3)
    if _OWN_PLAN.search(reading.flat):
        drop(kinds, "duration", "list", "basis", "replaces")
        lift(kinds, "other", 3.3)


@needs(_AGAINST)
def of_measures(reading: Reading, kinds: Kinds) -> None:
    """Hold a count of guests against the number foreseen, which is no comparison of plans."""
    if "compare" in kinds and people(reading, "guests") and _AGAINST.search(reading.flat):
        drop(kinds, "compare")
        lift(kinds, "delegates", 3.3)
        places = (at for at, word in enumerate(reading.said) if word.folded in _MEASURE)
        reading.soft = (*reading.soft, *places)


_OWN_DAY = Pattern(
    r"^ (?:\w+ )?(?:ke hoach|van ban)(?: nay| tren| do)? (?:ghi |de |la |co )?ngay (?:may|nao|bao nhieu|thang nao)"
    r"(?: the| vay| a| ha| day)* $",
    " ke hoach ",
    " van ban ",
)
_SINCE = Pattern(
    r" \d{2,3} nam (?:\w+ )?(?:tinh|ke|dem|bat dau) tu (?:ngay|nam|khi|luc|bao gio|thoi diem|moc) ", " nam "
)
_AVOIDED = Pattern(
    r" (?:kieng|ky|tranh)(?: lam| de)?(?: nhung| cac| dieu| cai| viec)* gi ", " kieng ", " tranh ", " ky "
)


@needs(_OWN_DAY)
def of_its_own_day(reading: Reading, kinds: Kinds) -> None:
    """Take which day a plan is of (kế hoạch ngày bao nhiêu) for the day of its issue, and for no deadline in it."""
    if _OWN_DAY.search(reading.flat):
        drop(kinds, "deadline", "left", "basis")
        lift(kinds, "issued", 3.4)


@needs(_SINCE)
def of_anniversaries(reading: Reading, kinds: Kinds) -> None:
    """Take from which day so many years are counted for the day that is remembered, and for no deadline."""
    if _SINCE.search(reading.flat):
        drop(kinds, "deadline", "left", "duration")
        lift(kinds, "anniversary", 3.4)


@needs(_AVOIDED)
def of_what_to_avoid(reading: Reading, kinds: Kinds) -> None:
    """Take what is to be kept from (cần tránh những gì) for what the plan requires, and for no form of event."""
    if _AVOIDED.search(reading.flat):
        drop(kinds, "form", "task")
        lift(kinds, "requirement", 3.4)


RULES = (
    of_its_own_day,
    of_anniversaries,
    of_what_to_avoid,
    of_anchors,
    of_rewarded,
    of_the_call,
    of_passages,
    of_years,
    of_plans_followed,
    of_days,
    of_choices,
    of_measures,
)
"""The rules in the order in which they are asked."""

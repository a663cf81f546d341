"""Questions that name their matter in full words: who issues a guide, what is told of something, how one is chosen.

Each rule looks at a reading and changes the weights of kinds in place, and which words say little; knowledge.asking
calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.quantities import quantities
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_GUIDE_BY_WHOM = Pattern(
    r"^(?!.* (?:huong dan|quyet dinh|chi thi)(?: nao| so)? (?:so|\d)) (?:\w+ ){0,9}?"
    r"(?:huong dan|quy che|giay moi|thu moi|de cuong|noi quy|so bao|ky yeu)"
    r"(?! \d)(?: (?!ke hoach)\w+){0,24} (?:do )?(?:ai|(?:co quan|don vi|so|ban|phong|ben|cap) nao)"
    r"(?: \w+)? (?:ban hanh|phat hanh|ra|gui|lam|soan) ",
    " ban hanh ",
    " phat hanh ",
)
_TOLD_OF = Pattern(
    r" (?:tuyen truyen|neu bat|noi bat|nhan manh|phan anh|truyen thong|dua tin|viet|lam noi bat)(?: \w+){0,3} "
    r"(?:nhung |cac )?(?:cai|noi dung|dieu|thu|van de|mang|chu de|thanh tuu) (?:gi|nao|chi) ",
    " tuyen truyen ",
    " noi bat ",
    " neu bat ",
    " nhan manh ",
    " phan anh ",
    " truyen thong ",
    " dua tin ",
)
_HEEDED = Pattern(
    r" (?:chon|lua chon|chon lua|tuyen chon)(?: \w+){1,14} (?:de y|luu y|chu y|quan tam|can tranh|can|phai|dam bao)"
    r"(?: \w+){0,2} (?:gi|nao|the nao|ra sao) ",
    " chon ",
)
_MADE_UP_OF = Pattern(
    r" cap (?:co so|xa|huyen|tinh) (?:\w+ ){0,9}(?:gom|bao gom|la|la gom|gom co|chi)"
    r"(?: nhung| cac| o| co)* (?:dau|cho nao|noi nao|gi|ai) (?:(?:\w+ ){0,2}$|.* (?:tuong|nghi|nghe|hieu|hay|lo) )",
    " cap ",
)
_ARE_WHO = "(?:gom|bao gom|la|co) (?:co )?(?:nhung )?(?:ai|gi)"
_COMERS = Pattern(
    rf" (?:thanh phan|dai bieu|khach|tham du|du)(?: \w+){{0,6}} cap (?:\w+ ){{0,9}}{_ARE_WHO} "
    rf"| cap (?:\w+ ){{1,9}}(?:thanh phan|dai bieu|khach)(?: \w+){{0,5}} {_ARE_WHO} ",
    " cap ",
)
_WHICH_BODIES = Pattern(r" (?:don vi|co quan|to chuc|dia phuong) nao ", " nao ")
_PLANS_OF = Pattern(
    r"^ (?:cac |nhung |may )?(?:ke hoach|van ban)(?: nao)?(?: \w+)? (?:gioi han|toi da|khong qua|khoang|han che|moi"
    r"|cho phep|cho|quy dinh|an dinh|du kien)(?: moi| toi da| khong qua)? \d+ (?:dai bieu|nguoi|khach) ",
    " dai bieu ",
    " nguoi ",
    " khach ",
)
_EVENT_CALLED = Pattern(
    r" (?:hop|to chuc|lam|mo|buoi|le|hoi nghi|cuoc|tien hanh)(?: hoi nghi| buoi| le| cuoc| hop| de)* "
    r"(?P<name>(?:bieu duong|tuyen duong|ton vinh|vinh danh)(?: (?:cac|nhung|nguoi|guong|dien hinh|tien tien|lao dong"
    r"|gioi|sang tao|tot|viec tot|viec|tieu bieu|tap the|ca nhan|va|xuat sac))*) ",
    " bieu duong ",
    " tuyen duong ",
    " ton vinh ",
    " vinh danh ",
)
_OF_THE_EVENT = frozenset(
    {"deadline", "submission", "duration", "venue", "delegates", "headcount", "share", "left", "decision"}
)
_TOLD_WHEN = Pattern(
    r" (?:tuyen truyen|an ninh|trat tu|bao ve|phuong an)(?: (?!han|xong|hoan thanh|nop|phai)\w+){0,14} "
    r"(?:luc nao|(?:thoi diem|giai doan|khoang thoi gian|thoi gian) nao|khi nao)"
    r"(?: so voi(?: \w+){1,6})?(?: a| vay)? $",
    " luc nao ",
    " diem nao ",
    " doan nao ",
    " gian nao ",
    " khi nao ",
)
_SPEAKS_OF = Pattern(
    r"^ (?:co |nhung |cac |may |tim |cho \w+ |xem )*(?:ke hoach|van ban)(?: nao)?(?: nao)? (?:co |da |duoc |cung )*"
    r"(?:nhac|noi|de cap|neu ten|dong cham|dinh dang)(?: ten)? (?:toi|den|ve|chuyen)? ?\w",
    " ke hoach ",
    " van ban ",
)
_PART_OF_COUNT = Pattern(
    r" (?:khach moi|khach|lanh dao|nong dan|lao dong|lao dong gioi|truc tiep san xuat|nguoi tot viec tot)"
    r"(?: \w+){0,3} (?:bao nhieu|may) (?:nguoi|dai bieu|khach|vi|suat|ghe|cho|dong chi)"
    r"(?! (?:\w+ ){0,2}(?:vuot|qua|thua|du)) ",
    " bao nhieu ",
    " may ",
)
_SEATS = frozenset({"suat", "ghe", "cho", "kin", "day"})
"""Words for the places of guests in a count of them."""

_OVER = Pattern(r" (?:vuot|qua|thua|du|tran) ")
_HAS_PART = Pattern(
    r" (?:hoi nghi|dai hoi|chuong trinh|buoi le)(?: \w+){0,8} co(?: phan| muc| tiet muc| to chuc| noi dung)? "
    r"(?:phat dong|tham luan|giao luu|chao co|trao thuong|huong ung|phong su|van nghe|mac niem|be mac|toa dam)"
    r"(?: \w+){0,5} (?:khong|chua) ",
    " khong ",
    " chua ",
)
_APART = Pattern(
    r" (?:han|thoi han|moc|deadline)(?: \w+){0,12} (?:cach nhau|chenh nhau|hon nhau|cach)(?: \w+)? "
    r"(?:bao lau|(?:may|bao nhieu) (?:ngay|thang|quy|tuan)) ",
    " cach ",
    " nhau ",
)
_REPLACED = Pattern(
    r" (?:bi|duoc) (?:cai |ban )?(?:ke hoach|van ban|kh)? ?(?:so )?(?:\w+ ){0,7}thay (?!mat|doi|phien)"
    r"| truoc (?:khi co )?ke hoach (?:so )?\d+ (?:\w+ ){0,8}(?:co|la|dung|theo) (?:\w+ ){0,2}ke hoach (?:nao|gi|so) ",
    " thay ",
    " truoc ",
)


@needs(_REPLACED)
def of_the_replaced(reading: Reading, kinds: Kinds) -> None:
    """Take the number or day of the plan that this one replaced for a question about that one."""
    if {"basis", "number", "issued", "list"} & set(kinds) and _REPLACED.search(reading.flat):
        drop(kinds, "basis", "number", "issued", "deadline", "list")
        lift(kinds, "replaces", 3.4)
        reading.soft += tuple(at for at, word in enumerate(reading.said) if word.folded in ("ban", "hanh"))


@needs(_APART)
def of_days_apart(reading: Reading, kinds: Kinds) -> None:
    """Take how far two deadlines are from each other for a question about both, and not about how long one lasts."""
    if "duration" in kinds and _APART.search(reading.flat):
        drop(kinds, "duration", "left")
        lift(kinds, "deadline", 3.3)
        reading.matches = [m for m in reading.matches if m.meaning.value != "duration"]


@needs(_HAS_PART)
def of_parts_there(reading: Reading, kinds: Kinds) -> None:
    """Take whether an event has some part for a question about the agenda."""
    if not any(weight >= 3.0 for weight in kinds.values()) and _HAS_PART.search(reading.flat):
        drop(kinds, "composition", "movement", "content", "award")
        lift(kinds, "agenda", 3.3)


def of_parts_of_counts(reading: Reading, kinds: Kinds) -> None:
    """Take how many of a number of delegates are guests, or workers, for a question about shares alone."""
    if kinds.get("share", 0.0) <= 5.0:
        return
    if _PART_OF_COUNT.search(reading.flat) and not _OVER.search(reading.flat):
        drop(kinds, "delegates", "composition", "headcount", "fits", "allotment")
        reading.cues.pop("allotment", None)
        reading.soft = (*reading.soft, *(at for at, word in enumerate(reading.said) if word.folded in _SEATS))
    elif "fits" in kinds and not reading.of("percent") and len({found.count for found in quantities(reading)}) == 1:
        drop(kinds, "share", "composition")


@needs(_SPEAKS_OF)
def of_speaking_plans(reading: Reading, kinds: Kinds) -> None:
    """Take which plans speak of something for a list of them, and for no question about what they rest on."""
    if "basis" in kinds and not reading.documents and _SPEAKS_OF.search(reading.flat):
        drop(kinds, "basis")
        reading.cues.pop("basis", None)
        reading.matches = [m for m in reading.matches if m.meaning.value != "basis"]
        lift(kinds, "list", 3.4)


@needs(_EVENT_CALLED)
def of_event_names(reading: Reading, kinds: Kinds) -> None:
    """Let words that only name the event (tổ chức biểu dương người tốt) say little beside a value of it."""
    asked = any(kinds.get(kind, 0.0) >= 3.0 for kind in _OF_THE_EVENT) and "award" not in kinds
    if asked and (called := _EVENT_CALLED.search(reading.flat)) is not None:
        first = reading.flat[: called.start("name")].count(" ") - 1
        reading.soft = (*reading.soft, *range(first, first + called["name"].count(" ") + 1))


@needs(_TOLD_WHEN)
def of_times_of_work(reading: Reading, kinds: Kinds) -> None:
    """Take at what times, before or after an event, work goes on for a question about the work."""
    if "deadline" in kinds and "submission" not in kinds and _TOLD_WHEN.search(reading.flat):
        drop(kinds, "deadline", "compare", "target", "period")
        lift(kinds, "task", 3.4)


@needs(_GUIDE_BY_WHOM)
def of_guides_issued(reading: Reading, kinds: Kinds) -> None:
    """Take who issues a guide or an invitation for a question about work, and not for the plan's own issuer."""
    if "issuer" in kinds and not reading.documents and _GUIDE_BY_WHOM.search(reading.flat):
        drop(kinds, "issuer", "basis", "recipients")
        lift(kinds, "task", 3.4)
        reading.cues.pop("issuer", None)


@needs(_TOLD_OF)
def of_what_is_told(reading: Reading, kinds: Kinds) -> None:
    """Take what the press is to tell of for a question about contents, along with the work of those who tell it."""
    if _TOLD_OF.search(reading.flat) and not {"basis", "agenda", "report_content"} & set(kinds):
        lift(kinds, "content", max(3.2, kinds.get("task", 0.0)))


@needs(_HEEDED)
def of_heeded(reading: Reading, kinds: Kinds) -> None:
    """Take what is to be heeded in choosing somebody for a question about what the plan requires."""
    if _HEEDED.search(reading.flat) and not {"form", "delegates", "deadline", "decision"} & set(kinds):
        for kind in ("requirement", "other", "report_content"):
            lift(kinds, kind, 2.6)


@needs(_MADE_UP_OF, _COMERS)
def of_makings(reading: Reading, kinds: Kinds) -> None:
    """Take what a level is made up of for a question about its units, unless it asks who comes."""
    if _COMERS.search(reading.flat) and not _WHICH_BODIES.search(reading.flat):
        drop(kinds, "units")
    elif _MADE_UP_OF.search(reading.flat) and not set(kinds) - {
        "venue",
        "units",
        "list",
        "composition",
        "target",
        "task",
    }:
        drop(kinds, "venue", "list", "composition", "task")
        lift(kinds, "units", 3.5)


@needs(_PLANS_OF)
def of_limits_named(reading: Reading, kinds: Kinds) -> None:
    """Take plans named by a number of guests for a list of those that have it."""
    if _PLANS_OF.search(reading.flat):
        drop(kinds, "deadline", "fits")
        lift(kinds, "delegates", 3.2)
        lift(kinds, "list", 3.4)


WORDED = (
    of_the_replaced,
    of_days_apart,
    of_parts_there,
    of_parts_of_counts,
    of_speaking_plans,
    of_event_names,
    of_times_of_work,
    of_guides_issued,
    of_what_is_told,
    of_heeded,
    of_makings,
    of_limits_named,
)
"""The rules in the order in which they are asked."""

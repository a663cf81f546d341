"""Everyday phrasings that ask for the order of an agenda, for recipients, and for ways of doing something.

Each rule looks at a reading and changes the weights of kinds in place, and which words say little; knowledge.asking
calls them in order.
"""

from __future__ import annotations

from knowledge.agenda_items import PLACED
from knowledge.due import needs
from knowledge.patterns import PART, Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_NEXT_ONE = Pattern(
    r" (?:xong|het|roi|sau) (?:\w+ ){0,7}(?:toi|den|sang|qua|con) (?:luot |phan |muc |tiet muc |noi dung |phat bieu )?"
    r"(?:cua )?(?:ai|gi|nao|chi|cai gi|muc|phan) "
    r"| (?:xong|het) (?:\w+ ){0,5}(?:thi |la )?ai (?:len |se |duoc )*(?:phat bieu|noi|doc|bao cao|trinh bay) "
    r"| truoc (?:khi |phan |muc )(?:\w+ ){1,6}(?:thi |la )?ai (?:len |se |duoc )*(?:phat bieu|noi|doc|bao cao) ",
    " ai ",
    " gi ",
    " nao ",
    " chi ",
)
_THEN = Pattern(
    r" (?:phat bieu|tham luan|giao luu|chao co|khai mac|phong su|phat dong|bieu duong|trao tang|van nghe|huong ung)"
    r"(?: \w+){0,6} xong (?:thi |roi )?(?:sao|the nao|lam gi|gi) ",
    " xong ",
)
_WHICH_ONE = Pattern(
    r"(?<!\d) (?:dung|nam|xep)(?: o)?(?: vi tri| muc| phan)?(?: so| thu)? (?:may|bao nhieu) "
    r"| (?:o|la) (?:vi tri|muc|phan|noi dung)(?: so| thu)? (?:may|bao nhieu) | giua (?:phan|muc) nao ",
    " may ",
    " bao nhieu ",
    " giua ",
)
_REPORTS = frozenset({"nop", "gui", "lam", "viet", "bao", "cao"})
_BESIDES = Pattern(r" ngoai ", " ngoai ")
_WHO_CHOOSES = Pattern(r" ai (?:la nguoi )?(?:lua )?(?:chon|xet|de nghi|binh chon) ", " ai ")
_WHO_SPEAKS_FIRST = Pattern(
    r" (?:dau tien|truoc tien|mo man) (?:\w+ ){0,2}phat bieu | phat bieu (?:\w+ ){0,2}(?:dau tien|truoc tien|mo man) ",
    " phat bieu ",
)
_CITED_PLAN = Pattern(
    r" (?:can cu|dua|thay the|thay|bai bo)(?: cho| vao| tren| theo)? (?:nhung |cac )?ke hoach (?:nao|gi|so may) ",
    " ke hoach ",
)
_BEGINNING = Pattern(
    r" (?:khi nao|bao gio|(?:luc|thoi diem|thoi gian|hoi) nao) (?:\w+ ){0,7}trien khai "
    r"| trien khai (?:(?!toi|den|xong|truoc)\w+ ){0,8}"
    r"(?:khi nao|bao gio|(?:luc|thoi diem|thoi gian|hoi) nao|tu ngay nao|tu hom nao) "
    r"| (?:thoi diem|luc) (?:\w+ ){0,6}trien khai (?:\w+ ){0,9}(?:khi nao|bao gio|nao) "
    r"| (?:khi nao|bao gio|(?:luc|thoi diem|thoi gian) nao) (?:(?!xong|han)\w+ ){0,7}thuc hien ke hoach "
    r"| thuc hien ke hoach (?:(?!toi|den|xong|truoc)\w+ ){0,6}(?:khi nao|bao gio|(?:luc|thoi diem|thoi gian) nao) ",
    " trien khai ",
    " thuc hien ke hoach ",
)
_OF_THE_PLAN = Pattern(
    r" (?:ke hoach|van ban|ngay|hom|lan|so hieu|to trinh|luat|chi thi|nghi quyet|quyet dinh|quy che|thong tu) "
)
_ALLOTTED_BY = Pattern(r" phan bo (?:\w+ ){0,4}(?:co quan nao|don vi nao|ai|so nao|ben nao) ", " phan bo ")
_BY_ALLOTTED = Pattern(r" (?:co quan nao|don vi nao|ai|so nao|ben nao) (?:\w+ ){0,3}phan bo ", " phan bo ")
_HOW_LONG = Pattern(r" (?:may|bao nhieu) nam (?!gioi |nu |va |.* nu )", " may nam ", " bao nhieu nam ")
"""For how many years somebody who is sent has been an example; no men and women."""
_UNIT_PLAN = Pattern(
    r" ke hoach (?:to chuc|trien khai|cu the|hoi nghi)(?: \w+){0,3} (?:xa|phuong|huyen|don vi) gui ", " gui "
)
_SENT = Pattern(r" (?:gui|nop|bao cao) (?:\w+ ){0,6}(?:ve|len|cho|qua|toi|den) ", " gui ", " nop ", " bao cao ")
_WAYS = Pattern(
    r" hinh thuc (?:trien khai |to chuc |thuc hien )?(?:cac |nhung )?hoat dong "
    r"| hinh thuc (?:\w+ ){0,4}(?:sang tao|sinh dong|phong phu|da dang|minh hoa|tuyen truyen) "
    r"| (?:tham luan|bao cao|minh hoa|tuyen truyen|danh gia|ket hop|giao luu) (?:\w+ ){0,8}hinh thuc ",
    " hinh thuc ",
)
_FORM_OF_EVENT = Pattern(r" hinh thuc to chuc (?:hoi nghi|dai hoi) ", " hinh thuc to chuc ")
_SENT_ON = Pattern(
    r" (?:ke hoach|van ban|ban nay) (?:\w+ ){0,10}gui (?:cho |toi |den )?(?:\w+ ){0,8}(?:nao|ai|dau|may|bao nhieu) "
    r"| gui (?:ban )?ke hoach (?:nay )?(?:cho|toi|den) (?:\w+ ){0,6}(?:nao|ai|dau|may|bao nhieu) "
    r"| gui (?:cho|toi|den) (?:may|bao nhieu) (?:xom|noi|don vi|huyen|co quan|cho) "
    r"| (?:nao|ai|dau) (?:\w+ ){0,2}(?:nhan|duoc gui)(?: duoc)? (?:ban |van ban )?(?:ke hoach|ban nay|van ban) "
    r"| (?:ke hoach|van ban) (?:\w+ ){0,8}co (?:duoc )?gui (?:cho|toi|den) .*(?:khong|chua) "
    r"| (?:ke hoach|van ban)(?: nay| tren)? (?:co |da |duoc )*gui (?:cho |toi |den )?(?:\w+ ){1,10}(?:khong|chua) "
    r"| co (?:duoc )?gui (?:ban )?(?:ke hoach|van ban)(?: nay)? (?:cho|toi|den) (?:\w+ ){1,10}(?:khong|chua) "
    r"| (?:co )?(?:duoc )?nhan(?: duoc)? (?:ban |van ban )?(?:ke hoach|van ban)(?: nay)? (?:khong|chua) ",
    " gui ",
    " nhan ",
)
_UNIT_SENDS = Pattern(
    r" (?:phai|can|truoc|han|nop|ho so|bao cao|trinh|ngay|ve|trien khai|bon|minh|chung|xay dung|lap|soan|em|toi sao) "
)
_CHOSEN = Pattern(
    r" chon (?:\w+ ){0,7}(?:the nao|ra sao|lam sao|kieu gi) | (?:tieu chi|tieu chuan) (?:\w+ ){0,3}chon ", " chon "
)
_EVENT = Pattern(r" (?:dai hoi|hoi nghi) ", " dai hoi ", " hoi nghi ")
_SUMMED_UP = Pattern(
    r"(?<! bao cao) (?:tong ket|so ket)(?: va)? (?:(?!gan )\w+ ){0,6}(?:gi|noi dung nao) ",
    " tong ket ",
    " so ket ",
)
_HELD_MATTER = Pattern(
    r" noi dung (?:chinh |cua |to chuc |chi tiet )*(?:hoi nghi|dai hoi|buoi le)(?: \w+){0,9} (?:gi|nao|nhung gi|sao) "
    r"| noi dung (?:chinh |cua |to chuc |chi tiet )*(?:hoi nghi|dai hoi)(?: thi dua yeu nuoc| dien hinh tien tien)?"
    r"(?: cap \w+| tinh| thanh pho| xa| phuong| huyen)? $",
    " noi dung ",
)
_OF_ITS_PAPERS = Pattern(r" (?:gui|nop|trinh|bao cao|tuyen truyen|trong tam|ho so|chi dao) ")
_REWARDED = Pattern(r" duoc (?:\w+ ){0,4}(?:tang|thuong|khen|trao)(?: thuong)? (?:cai |nhung )?(?:gi|nao) ", " duoc ")


OF_A_BODY = 9.0
"""Weight of the question whether a body received the plan: what else is told of the body does not answer it."""


def of_placed(reading: Reading, kinds: Kinds) -> None:
    """Take behind or before which part another stands, or whether there is one, for a question about the agenda."""
    counted = _WHICH_ONE.search(reading.flat) and not _OF_THE_PLAN.search(reading.flat)
    if PART.search(reading.flat) and _EVENT.search(reading.flat) and not any(w >= 3.0 for w in kinds.values()):
        lift(kinds, "agenda", 3.0)
    if PLACED.search(reading.flat) or (counted and "edition" not in kinds):
        drop(kinds, "award", "content", "deadline", "movement", "number", "hour")
        lift(kinds, "agenda", 5.5)


def of_next_ones(reading: Reading, kinds: Kinds) -> None:
    """Take whose turn or which part comes when another is over for a question about the agenda."""
    timed = kinds.get("deadline", 0.0) >= 3.0 or _SENT.search(reading.flat)
    if not timed and (_NEXT_ONE.search(reading.flat) or _THEN.search(reading.flat)):
        drop(kinds, "task", "deadline", "delegates", "movement")
        lift(kinds, "agenda", 3.4)


@needs(_WAYS)
def of_ways(reading: Reading, kinds: Kinds) -> None:
    """Take the forms in which a part is made lively or told about for no question about the event's form."""
    if "form" in kinds and _WAYS.search(reading.flat) and not _FORM_OF_EVENT.search(reading.flat):
        drop(kinds, "form")
        lift(kinds, "content", 2.0)


@needs(_UNIT_PLAN, _SENT_ON)
def of_recipients(reading: Reading, kinds: Kinds) -> None:
    """Take to whom, or to how many, the plan itself was sent for a question about its recipients."""
    if _UNIT_PLAN.search(reading.flat):
        drop(kinds, "recipients")
        lift(kinds, "submission", 3.2)
    elif _SENT_ON.search(reading.flat) and not _UNIT_SENDS.search(reading.flat):
        drop(kinds, "submission", "list", "task", "venue")
        kinds["recipients"] = OF_A_BODY if reading.agencies else 3.3


@needs(_BESIDES)
def of_the_rest(reading: Reading, kinds: Kinds) -> None:
    """Take away the kind that a question sets aside ("ngoài nộp báo cáo thì còn việc gì"), and ask for none of it."""
    for at, word in enumerate(reading.said[:-1]):
        if word.folded != "ngoai" or reading.said[at + 1].folded == "ra":
            continue
        aside = {m.meaning.value for m in reading.matches if m.meaning.role == "cue" and at < m.start <= at + 2}
        behind = [word.folded for word in reading.said[at + 1 : at + 5]]
        if "bao" in behind[:3]:
            aside.add("submission")
            reading.soft = (*reading.soft, *(at + 1 + place for place, said in enumerate(behind) if said in _REPORTS))
        aside -= {m.meaning.value for m in reading.matches if m.meaning.role == "cue" and m.start > at + 4}
        if aside and any(weight >= 2.0 for kind, weight in kinds.items() if kind not in aside):
            drop(kinds, *aside)


@needs(_SUMMED_UP)
def of_summing_up(reading: Reading, kinds: Kinds) -> None:
    """Take what an event sums up for a question about its contents."""
    if _SUMMED_UP.search(reading.flat) and "report_content" not in kinds:
        drop(kinds, "deadline", "task")
        lift(kinds, "content", 3.2)


@needs(_HELD_MATTER)
def of_matters(reading: Reading, kinds: Kinds) -> None:
    """Take what an event is made up of for a question about its agenda."""
    if _HELD_MATTER.search(reading.flat) and not _OF_ITS_PAPERS.search(reading.flat):
        drop(kinds, "content", "submission", "report_content")
        lift(kinds, "agenda", 3.2)


@needs(_CHOSEN)
def of_choices(reading: Reading, kinds: Kinds) -> None:
    """Take how somebody is to be chosen for a question about what the plan requires."""
    if not any(weight >= 3.0 for weight in kinds.values()) and _CHOSEN.search(reading.flat):
        for kind in ("requirement", "other", "report_content"):
            lift(kinds, kind, 2.2)


def of_allotting(reading: Reading, kinds: Kinds) -> None:
    """Take who allots delegates for a question about who decides, and for how long one was an example for a period."""
    if "allotment" in kinds and _HOW_LONG.search(reading.flat):
        drop(kinds, "allotment")
        drop(reading.cues, "allotment")
        lift(kinds, "period", 3.3)
    if "allotment" in kinds and (_ALLOTTED_BY.search(reading.flat) or _BY_ALLOTTED.search(reading.flat)):
        drop(kinds, "allotment", "delegates")
        lift(kinds, "decision", 3.2)


@needs(_WHO_CHOOSES)
def of_choosers_of_rewarded(reading: Reading, kinds: Kinds) -> None:
    """Take who chooses those rewarded for a question about who decides."""
    if kinds.get("decision", 0.0) >= 3.0 and _WHO_CHOOSES.search(reading.flat):
        drop(kinds, "award")


def of_themes(_: Reading, kinds: Kinds) -> None:
    """Take what is praised for a question about a theme and not about the agenda."""
    if kinds.get("theme", 0.0) >= 3.0:
        drop(kinds, "agenda")


@needs(_WHO_SPEAKS_FIRST)
def of_first_speakers(reading: Reading, kinds: Kinds) -> None:
    """Take who speaks first for a question about the agenda."""
    if _WHO_SPEAKS_FIRST.search(reading.flat):
        drop(kinds, "task", "other")
        lift(kinds, "agenda", 5.5)


@needs(_CITED_PLAN)
def of_cited_plans(reading: Reading, kinds: Kinds) -> None:
    """Take on which plan another rests, or which it replaces, for no question that lists plans."""
    if "list" in kinds and _CITED_PLAN.search(reading.flat) and {"basis", "replaces"} & set(kinds):
        drop(kinds, "list")


@needs(_BEGINNING)
def of_beginnings(reading: Reading, kinds: Kinds) -> None:
    """Take when units begin to carry a plan out for a question about a span, and not only for a last day."""
    if "deadline" in kinds and _BEGINNING.search(reading.flat) and not _EVENT.search(reading.flat):
        lift(kinds, "period", 3.2)
        drop(kinds, "movement")


def of_own_plans(reading: Reading, kinds: Kinds) -> None:
    """Take a plan of its own for a matter of an event only; units that make theirs have it for a task."""
    if "other" in kinds and not _EVENT.search(reading.flat):
        drop(kinds, "other")


@needs(_REWARDED)
def of_rewards(reading: Reading, kinds: Kinds) -> None:
    """Take what somebody who does well is given for a question about awards, not about who does it."""
    if kinds.get("award", 0.0) >= 1.0 and _REWARDED.search(reading.flat):
        drop(kinds, "task")
        lift(kinds, "award", 3.2)

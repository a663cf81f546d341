"""Everyday phrasings that ask for the order of an agenda, for recipients, and for ways of doing something.

Each rule looks at a reading and changes the weights of kinds in place, and which words say little; knowledge.asking
calls them in order.
"""

from __future__ import annotations

from knowledge.agenda_items import PLACED
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rephrased import Kinds, drop, lift

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
_SENT = Pattern(r" (?:gui|nop|bao cao) (?:\w+ ){0,6}(?:ve|len|cho|qua|toi|den) ", " gui ", " nop ", " bao cao ")
_WAYS = Pattern(
    r" hinh thuc (?:\w+ ){0,4}(?:sang tao|sinh dong|phong phu|da dang|minh hoa|tuyen truyen) "
    r"| (?:tham luan|bao cao|minh hoa|tuyen truyen|danh gia|ket hop|giao luu) (?:\w+ ){0,8}hinh thuc ",
    " hinh thuc ",
)
_FORM_OF_EVENT = Pattern(r" hinh thuc to chuc (?:hoi nghi|dai hoi) ", " hinh thuc to chuc ")
_SENT_ON = Pattern(
    r" (?:ke hoach|van ban|ban nay) (?:\w+ ){0,10}gui (?:cho |toi |den )?(?:\w+ ){0,8}(?:nao|ai|dau|may|bao nhieu) "
    r"| gui (?:ban )?ke hoach (?:nay )?(?:cho|toi|den) (?:\w+ ){0,6}(?:nao|ai|dau|may|bao nhieu) "
    r"| (?:nao|ai|dau) (?:\w+ ){0,2}(?:nhan|duoc gui)(?: duoc)? (?:ban |van ban )?(?:ke hoach|ban nay|van ban) "
    r"| (?:ke hoach|van ban) (?:\w+ ){0,8}co (?:duoc )?gui (?:cho|toi|den) .*(?:khong|chua) ",
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
    r"(?<! bao cao) (?:tong ket|so ket)(?: va)? (?:\w+ ){0,6}(?:gi|noi dung nao) ",
    " tong ket ",
    " so ket ",
)
_REWARDED = Pattern(r" duoc (?:\w+ ){0,4}(?:tang|thuong|khen|trao)(?: thuong)? (?:cai |nhung )?(?:gi|nao) ", " duoc ")


def of_placed(reading: Reading, kinds: Kinds) -> None:
    """Take behind or before which part another stands for a question about the agenda."""
    if PLACED.search(reading.flat):
        drop(kinds, "award", "content", "deadline", "movement")
        lift(kinds, "agenda", 5.5)


def of_next_ones(reading: Reading, kinds: Kinds) -> None:
    """Take whose turn or which part comes when another is over for a question about the agenda."""
    timed = kinds.get("deadline", 0.0) >= 3.0 or _SENT.search(reading.flat)
    if not timed and _NEXT_ONE.search(reading.flat):
        drop(kinds, "task", "deadline", "delegates", "movement")
        lift(kinds, "agenda", 3.4)


def of_ways(reading: Reading, kinds: Kinds) -> None:
    """Take the forms in which a part is made lively or told about for no question about the event's form."""
    if "form" in kinds and _WAYS.search(reading.flat) and not _FORM_OF_EVENT.search(reading.flat):
        drop(kinds, "form")
        lift(kinds, "content", 2.0)


def of_recipients(reading: Reading, kinds: Kinds) -> None:
    """Take to whom, or to how many, the plan itself was sent for a question about its recipients."""
    if _SENT_ON.search(reading.flat) and not _UNIT_SENDS.search(reading.flat):
        drop(kinds, "submission", "list", "task", "venue")
        kinds["recipients"] = 3.3


def of_the_rest(reading: Reading, kinds: Kinds) -> None:
    """Take away the kind that a question sets aside ("ngoài nộp báo cáo thì còn việc gì"), and ask for none of it."""
    for at, word in enumerate(reading.said[:-1]):
        if word.folded != "ngoai" or reading.said[at + 1].folded == "ra":
            continue
        aside = {m.meaning.value for m in reading.matches if m.meaning.role == "cue" and at < m.start <= at + 2}
        if reading.said[at + 1].folded == "bao":
            aside.add("submission")
            reading.soft = (*reading.soft, at + 1, at + 2)
        if aside and any(weight >= 2.0 for kind, weight in kinds.items() if kind not in aside):
            drop(kinds, *aside)


def of_summing_up(reading: Reading, kinds: Kinds) -> None:
    """Take what an event sums up for a question about its contents."""
    if _SUMMED_UP.search(reading.flat) and "report_content" not in kinds:
        drop(kinds, "deadline", "task")
        lift(kinds, "content", 3.2)


def of_choices(reading: Reading, kinds: Kinds) -> None:
    """Take how somebody is to be chosen for a question about what the plan requires."""
    if not any(weight >= 3.0 for weight in kinds.values()) and _CHOSEN.search(reading.flat):
        for kind in ("requirement", "other", "report_content"):
            lift(kinds, kind, 2.2)


def of_own_plans(reading: Reading, kinds: Kinds) -> None:
    """Take a plan of its own for a matter of an event only; units that make theirs have it for a task."""
    if "other" in kinds and not _EVENT.search(reading.flat):
        drop(kinds, "other")


def of_rewards(reading: Reading, kinds: Kinds) -> None:
    """Take what somebody who does well is given for a question about awards, not about who does it."""
    if kinds.get("award", 0.0) >= 1.0 and _REWARDED.search(reading.flat):
        drop(kinds, "task")
        lift(kinds, "award", 3.2)

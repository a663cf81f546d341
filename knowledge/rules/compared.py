"""Questions that compare plans: on which scale (dài hơn, đông hơn, sớm hơn), or if they are alike (giống nhau không).

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
A phrase whose words turn out to name a scale (ký trước) is taken off the reading.
"""

from __future__ import annotations

from typing import NamedTuple

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_HELD_TOGETHER = Pattern(r"^ (?:\w+ ){0,2}so (?:\w+ ){0,3}ke hoach (?:\w+ ){1,8}(?:voi|va) ", " so ")
COMPARED, SCALE = 3.2, 3.1
"""Weights of a comparison that was read from its sense, and of the kind of value that its scale measures."""

_SIDE = r"(?:ben|noi|cho|dau|tinh|dia phuong|ke hoach|cai|huyen|xa|thanh pho|dai hoi|hoi nghi|ban) nao"
_MORE = r"(?:hon|nhat)"
_SIDES = (" nao ", " hon ", " nhat ", " nhau ", " bang ", " ai ")


class Scale(NamedTuple):
    """A scale on which plans are compared: how a question names it (folded), and the kind of value that it measures.

    `alike` names it without a word for more or less; that counts where likeness is asked for.
    """

    kind: str
    named: Pattern
    alike: Pattern
    others: tuple[str, ...]


_LONG = r"(?:keo dai|dai(?! bieu| hoi| dien| phat| truyen)|lau|ngan(?! sach))"
_SOON = r"(?:som|muon|tre|xong truoc|xong sau|ket thuc truoc|hoan thanh truoc|gap)"
_DATE = r"(?:quy|thang|ngay|\d)"
_GUESTS = r"(?:dai bieu|nguoi|khach)"
SCALES = (
    Scale(
        "issued",
        Pattern(
            rf" (?:ban hanh|ra doi|ky|ra) (?:\w+ ){{0,2}}(?:truoc|sau|som|muon|moi)(?: {_MORE})? "
            rf"| ke hoach nao (?:\w+ ){{0,2}}(?:moi|cu) {_MORE} ",
            *_SIDES,
        ),
        Pattern(r" (?:ban hanh|ra doi|ky) (?:\w+ ){0,2}(?:cung|bang|trung) ", " ban hanh ", " ra doi ", " ky "),
        ("deadline", "issuer", "task", "signer"),
    ),
    Scale(
        "duration",
        Pattern(rf" {_LONG} (?:\w+ ){{0,2}}{_MORE} | thoi gian hop ", " hon ", " nhat ", " gian hop "),
        Pattern(
            r" (?:keo dai|lau|bao lau|may ngay|may buoi|thoi luong) ", " dai ", " lau ", " ngay ", " buoi ", " luong "
        ),
        ("task", "venue", "list", "deadline"),
    ),
    Scale(
        "delegates",
        Pattern(
            rf" (?:nhieu|dong|it) (?:\w+ )?{_GUESTS} | {_GUESTS} (?:\w+ ){{0,3}}(?:nhieu|dong|it) {_MORE} "
            rf"| (?:moi|trieu tap|tham du|du) (?:\w+ ){{0,3}}(?:nhieu|dong|it) (?:{_MORE} )?| dong (?:khach )?{_MORE} "
            r"| (?:nhieu|dong|it) hon (?:may|bao nhieu) (?:dai bieu|nguoi|khach) "
            r"| (?:dai bieu|nguoi|khach) (?:\w+ ){0,3}(?:bang|giong|khac) nhau ",
            " nhieu ",
            " dong ",
            " it ",
            " nhau ",
        ),
        Pattern(rf" {_GUESTS} ", " dai bieu ", " nguoi ", " khach "),
        ("task", "composition", "headcount", "venue", "list"),
    ),
    Scale(
        "deadline",
        Pattern(
            rf" {_SOON} (?:\w+ )?{_MORE} | {_SIDE} (?:\w+ ){{0,4}}(?:som|muon|xong truoc|xong sau)(?! {_DATE}) "
            rf"| {_SIDE} (?:phai )?(?:xong|hoan thanh|ket thuc) (?:\w+ ){{0,3}}(?:truoc|sau) $",
            *_SIDES,
        ),
        Pattern(r" (?:han|xong|hoan thanh|thoi han|luc nao|khi nao) ", " han ", " xong ", " hoan thanh ", " nao "),
        ("task", "venue", "list"),
    ),
)
"""The scales, the more particular first."""

_LIKE = Pattern(
    r" (?:bang|giong|nhu|khac|khop|trung|ngang|cach|chenh) nhau "
    r"| (?:khac|giong|khop|trung|chenh|lech)(?: \w+)? (?:khong|gi|sao|chua|the nao|ra sao|o dau|cho nao|ha) "
    r"| co (?:\w+ )?(?:giong|khac|trung(?! uong| tam| binh| cap| tuong)|khop|bang|ngang|lech|chenh)(?! biet)(?: \w+)? "
    r"| (?:cung|chung) (?:mot |1 )?(?:han|quy|ngay|thang|so|hinh thuc|nguoi|muc|thoi gian|lan|kieu) "
    r"(?:\w+ ){0,3}(?:khong|ha) "
    r"| (?:ghi|noi|neu|viet|quy dinh|tinh) (?:lai )?khac(?! phuc) | khac (?:voi )?ke hoach "
    r"| y (?:het|chang|nhu) (?:nhau)?",
    " nhau ",
    " khac ",
    " giong ",
    " khop ",
    " trung ",
    " lech ",
    " chenh ",
    " cung ",
    " y ",
    " bang ",
)
_OTHERS = Pattern(
    r" (?:don vi|co quan|nguon|ngay|van ban|cap|nguoi|cai|nganh|to chuc|hinh thuc|thu|noi|cho|tinh|xa|viec|dang) khac "
    r"| khac (?:phuc|thuong|biet) ",
    " khac ",
)
_EACH_PLACE = Pattern(r" (?:moi|tung) noi (?:to chuc|hop|lam|dien ra) ", " noi ")


@needs(_EACH_PLACE)
def of_each_place(reading: Reading, kinds: Kinds) -> None:
    """Take every place that holds an event (mỗi nơi tổ chức) for the plans' places, not for a venue."""
    if _EACH_PLACE.search(reading.flat):
        drop(kinds, "venue")


@needs(_HELD_TOGETHER)
def of_held_together(reading: Reading, kinds: Kinds) -> None:
    """Take plans that are held against each other (so KH 100 với KH 21) for a comparison, and for no number."""
    marked = any(word.marked for word in reading.said)
    held = any(word.typed == "so" for word in reading.said[:3]) and (
        marked or set(kinds) - {"number", "list", "issued"}
    )
    if held and _HELD_TOGETHER.search(reading.flat):
        drop(kinds, "number")
        lift(kinds, "compare", COMPARED)
        reading.matches = [m for m in reading.matches if m.meaning.value != "number"]
        reading.cues.pop("number", None)


def of_scales(reading: Reading, kinds: Kinds) -> None:
    """Take which of several lasts longer, invites more or is sooner for a comparison of the values on that scale."""
    if "compare" not in kinds and not _which(reading.flat):
        return
    scale = next((scale for scale in SCALES if scale.named.search(reading.flat)), None)
    if scale is None:
        return
    if kinds.get(scale.kind, 0.0) >= SCALE:
        lift(kinds, "compare", COMPARED)
        drop(kinds, *(kind for kind in scale.others if kind != "list"))
        return
    lift(kinds, "compare", COMPARED)
    lift(kinds, scale.kind, SCALE)
    drop(kinds, *scale.others)
    reading.matches = [m for m in reading.matches if m.meaning.role != "cue" or m.meaning.value not in scale.others]


_WHICH = Pattern(rf" {_SIDE} | so (?:voi|sanh) ", " nao ", " so ")


def _which(flat: str) -> bool:
    return _WHICH.search(flat) is not None


@needs(_LIKE)
def of_likeness(reading: Reading, kinds: Kinds) -> None:
    """Take whether or how several differ for a comparison, of what its words measure where no other phrase tells it."""
    if _LIKE.search(reading.flat) is None or _OTHERS.search(reading.flat):
        return
    lift(kinds, "compare", COMPARED)
    if set(kinds) == {"compare"}:
        scale = next((scale for scale in SCALES if scale.alike.search(reading.flat)), None)
        if scale is not None:
            lift(kinds, scale.kind, SCALE)


RULES = (
    of_each_place,
    of_held_together,
    of_scales,
    of_likeness,
)
"""The rules in the order in which they are asked."""

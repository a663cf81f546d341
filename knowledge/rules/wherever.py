"""Questions that name no plan: where something holds (ở đâu cho phép), what was issued in a year, what is no question.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

LISTED = 3.2
"""Weight of a list of plans that was read from the sense of a question."""

_SAYS = (
    r"(?:quy dinh|ghi|neu|noi|cho|cho phep|duoc|yeu cau|bat|bat buoc|giao|chon|moi|han|chi|phai|co|ap dung|dat"
    r"|chu tich|pho chu tich|ai|nguoi)"
)
_WHERE = Pattern(
    rf"^ (?:(?:cap |cac )?(?:xa|phuong|huyen|so|tinh|co so|thanh pho|\w+) )?o dau (?:thi |la |ma |cung )?"
    rf"(?:(?:cap|cac|nhung) )?(?:\w+ ){{0,2}}{_SAYS} "
    rf"| (?:o dau|ben nao|cho nao) (?:co |la )?{_SAYS}(?: the| vay| nhu the| nhu vay| dieu nay| do)? $"
    r"|^ (?:\w+ )?(?:o dau|ben nao|cho nao) (?:to chuc|lam|hop) (?:\w+ ){0,6}(?:nua ngay|1 2 ngay|\d+ ngay|\d+ buoi) "
    r"|^ (?:o dau|noi nao|cho nao)(?: thi| la| ma| to chuc)* dai hoi (?:\w+ ){0,6}lan thu ",
    " o dau ",
    " ben nao ",
    " cho nao ",
    " noi nao ",
)
_OF_ONE = Pattern(r" (?:o dau|tai dau) (?:to chuc|dien ra|hop) $| (?:ve|gui|nop|den|toi|lay|xin|tai) (?:\w+ )?o dau ")
_ISSUED = Pattern(
    r"^ (?:cho \w+ |xin |liet ke |tim |xem )?(?:cac |nhung |moi )?(?:ke hoach|van ban) (?:nao |da |duoc )*"
    r"(?:ban hanh|ra|ky|ra doi|phat hanh|lap) (?:tu |trong |vao |hoi |nam )*(?:nam |thang |quy )?\d",
    " ke hoach ",
    " van ban ",
)
_BOUND = Pattern(
    r" (?:(?:dai hoi|hoi nghi|ke hoach|noi|cho|tinh|dia phuong|ben|viec|moc|su kien) nao|o dau|nhung noi|cac noi) "
    r"(?:\w+ ){0,8}(?:truoc|sau) (?:khi |het |cuoi |ngay |moc )*(?:quy|thang|\d)",
    " truoc ",
    " sau ",
)
_WHOSE = Pattern(
    r" la (?:han|moc|thoi han|han chot) (?:cua|danh cho) (?:nhung |cac )?(?:ai|noi nao|cap nao|don vi nao|ben nao) ",
    " han ",
    " moc ",
)
_AT_THE_EVENT = Pattern(
    r" (?:to chuc|dien ra|thuc hien|lam|bo tri) (?:ngay )?(?:tai|o|trong) (?:buoi )?(?:hoi nghi|dai hoi|le ton vinh) ",
    " tai ",
    " o ",
    " trong ",
)
_ALLOWS = Pattern(
    r" nao (?:cho|cho phep|duoc|de) (?:\w+ ){0,6}(?:to chuc|lam|chon|hop|mo) "
    r"(?:\w+ ){0,3}(?:hoi nghi|dai hoi|hinh thuc) ",
    " nao ",
)
_SENT_TO = Pattern(
    r" (?:ke hoach|van ban) (?:nao )?(?:\w+ ){0,2}gui (?:cho |toi |den |ve |di |ca )*(?!kem|ho so|bao cao|truoc)\w",
    " gui ",
)
_DIFFER = Pattern(r" (?:khac|giong)(?: biet)?(?: nhau)? (?:o )?(?:cho|diem|ben) nao ", " khac ", " giong ")
_DIFFERENCE = frozenset({"khac", "giong", "biet", "nhau", "cho", "diem", "noi", "ben"})
_FEW = ("2", "3", "4", "5", "hai", "ba", "bon")
_FEW_PLANS = Pattern(rf" (?:{'|'.join(_FEW)}) (?:ke|van|noi|tinh) ", *(f" {few} " for few in _FEW))
_WHOLLY = Pattern(r" (?:lam|to chuc|mo|hop|thanh) han (?:mot |luon |cai |ca )?(?:dai hoi|hoi nghi) ", " han ")
_WRITE = Pattern(
    r" (?:viet|soan|soan thao|thao|(?<!muc )dich|thiet ke|danh may|lam)(?: lai| ra)? "
    r"(?:giup|gium|dum|ho(?! so| chieu| ngheo| tro)) "
    r"| (?:giup|nho|phien|nhan) (?:em|minh|toi|anh|chi|tui|bon em|ben em|admin|ban) (?:\w+ ){0,2}"
    r"(?:viet|soan|soan thao|thao|dich|thiet ke|danh may) "
    r"| (?:viet|soan|soan thao|thao|thiet ke|(?<!muc )dich) (?:cho|giup) (?:em|minh|toi|anh|chi|tui|bon em|ben em) "
    r"|^ (?:\w+ )?(?:viet|soan|soan thao) (?:\w+ ){0,2}(?:bai|don|giay moi|thu moi|cong van|to trinh|dien van|loi) "
    r"(?!\w+ (?:gom|thi|phai|can) |.* (?:ai|gi|nao|khong|chua|bao gio|khi nao) )",
    " viet ",
    " soan ",
    " thao ",
    " dich ",
    " thiet ke ",
    " danh may ",
    " giup ",
    " gium ",
    " dum ",
    " ho ",
)


def _forget(reading: Reading, kinds: Kinds, *names: str) -> None:
    """Take kinds away with the phrases that named them, which asked for something else."""
    drop(kinds, *names)
    reading.matches = [m for m in reading.matches if m.meaning.role != "cue" or m.meaning.value not in names]


@needs(_WHERE, _WHOLLY)
def of_wherever(reading: Reading, kinds: Kinds) -> None:
    """Take where a rule holds for a list of the plans that have it, and not for a venue."""
    if _WHERE.search(reading.flat) and not _OF_ONE.search(reading.flat):
        lift(kinds, "list", LISTED)
        _forget(reading, kinds, "venue")
    if _WHOLLY.search(reading.flat) and set(kinds) & {"list", "form", "venue"}:
        drop(kinds, "deadline")


@needs(_AT_THE_EVENT)
def of_parts_held(reading: Reading, kinds: Kinds) -> None:
    """Take what is held at an event (giao lưu … tại hội nghị) for a part of it, and not for its venue."""
    if "venue" in kinds and " o dau " not in reading.flat and _AT_THE_EVENT.search(reading.flat):
        _forget(reading, kinds, "venue")
        lift(kinds, "agenda", 3.0)


@needs(_ALLOWS)
def of_forms_allowed(reading: Reading, kinds: Kinds) -> None:
    """Take which places let somebody hold an event of some name for a question about forms."""
    if "list" in kinds and _ALLOWS.search(reading.flat):
        drop(kinds, "award", "venue")
        lift(kinds, "form", LISTED)


@needs(_SENT_TO)
def of_those_sent_to(reading: Reading, kinds: Kinds) -> None:
    """Take which plan was sent to somebody for a question about recipients."""
    if "list" in kinds and _SENT_TO.search(reading.flat):
        drop(kinds, "submission", "deadline", "task")
        lift(kinds, "recipients", 3.3)
        reading.levels = ()


@needs(_DIFFER)
def of_differences(reading: Reading, kinds: Kinds) -> None:
    """Take where (chỗ nào) two bodies or plans differ for a comparison, and for no venue or list."""
    if _DIFFER.search(reading.flat):
        _forget(reading, kinds, "venue", "list")
        lift(kinds, "compare", LISTED)
        reading.soft = (*reading.soft, *(at for at, w in enumerate(reading.said) if w.folded in _DIFFERENCE))
        if reading.agencies and set(kinds) == {"compare"}:
            lift(kinds, "task", 3.0)


@needs(_FEW_PLANS)
def of_counted_plans(reading: Reading, _kinds: Kinds) -> None:
    """Make the number of plans among which something is looked for (trong 5 kế hoạch) say little."""
    if _FEW_PLANS.search(reading.flat):
        said = [word.folded for word in reading.said]
        pairs = (at for at in range(len(said) - 1) if said[at] in _FEW and said[at + 1] in ("ke", "van", "noi", "tinh"))
        reading.soft = (*reading.soft, *pairs)


@needs(_BOUND, _WHOSE)
def of_bounds(reading: Reading, kinds: Kinds) -> None:
    """Take which events end before or after some day for a list of deadlines, and not for a comparison."""
    asked = _BOUND.search(reading.flat) or _WHOSE.search(reading.flat)
    if asked and reading.of("day", "month", "quarter"):
        lift(kinds, "list", LISTED)
        lift(kinds, "deadline", 3.0)
        drop(kinds, "compare", "form", "fits", "task")


@needs(_ISSUED)
def of_issue_years(reading: Reading, kinds: Kinds) -> None:
    """Take the plans issued in a year or month for a list of them."""
    if _ISSUED.search(reading.flat) and reading.of("year", "month"):
        lift(kinds, "list", LISTED)
        drop(kinds, "deadline", "signer")
        lift(kinds, "issued", 3.0)


_SIGNED_AS = Pattern(
    r" (?:ke hoach|van ban) (?:nao )?(?:ma |do |duoc |co )*(?:(?:pho )?(?:chu tich|ct)(?: \w+)? ky |ky thay )", " ky "
)
_WHO = Pattern(r" (?:ai|ten|ho ten|ong|ba|bao nhieu|may) ")


@needs(_SIGNED_AS)
def of_signed_plans(reading: Reading, kinds: Kinds) -> None:
    """Take plans told by the office of whoever signed them for a list."""
    if "signer" in kinds and _SIGNED_AS.search(reading.flat) and not _WHO.search(reading.flat):
        lift(kinds, "list", LISTED)
        drop(kinds, "basis")


_HAS_PART = Pattern(
    r" (?:ke hoach|van ban|noi|cho)(?: nao)? (?:ma |thi )?co (?:phan|muc|tiet muc|noi dung|man) (?:\w+ ){0,2}"
    r"(?:phat dong|tham luan|giao luu|chao co|huong ung|phong su|van nghe|be mac|khai mac) ",
    " co ",
)


@needs(_HAS_PART)
def of_parts_listed(reading: Reading, kinds: Kinds) -> None:
    """Take the plans that have some part for a list by their agendas."""
    if "list" in kinds and _HAS_PART.search(reading.flat):
        lift(kinds, "agenda", LISTED)


@needs(_WRITE)
def of_writing(reading: Reading, kinds: Kinds) -> None:
    """Take a request to write or draw something for no question, as no plan settles it."""
    asked = _WRITE.search(reading.flat)
    if asked and not _ASKS.search(reading.flat):
        reading.foreign = (*reading.foreign, asked[0].strip())
        kinds.clear()


_ASKS = Pattern(r" (?:nao|ai|may|bao nhieu|bao gio|khi nao|the nao|so sanh|dung khong|phai khong) ")

RULES = (
    of_wherever,
    of_parts_held,
    of_forms_allowed,
    of_those_sent_to,
    of_differences,
    of_counted_plans,
    of_bounds,
    of_issue_years,
    of_signed_plans,
    of_parts_listed,
    of_writing,
)
"""The rules in the order in which they are asked."""

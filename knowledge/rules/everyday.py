"""Questions about people as people put them, whose words name another kind than they ask for.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import FAMILY, PER_HEAD, Pattern
from knowledge.people_asked import FROM_WITHIN, MEMBERS
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_ALONG = Pattern(r" (?:di|du|tham du|moi|den)(?: \w+){0,3} (?:duoc|khong|chua) ", " di ", " du ", " moi ", " den ")
_BESIDES_THEM = Pattern(r" (?:ngoai|tru) (?:gia dinh|nguoi nha|nguoi than|than nhan) ", " ngoai ", " tru ")
_HOW_MANY = Pattern(r" (?:may|bao nhieu|tong) ")
_GROUPS = Pattern(
    r" (?:chu trong|uu tien|quan tam)(?: \w+){0,6} (?:nhom|thanh phan|doi tuong|nguoi|dien|dai bieu|gioi|lop)"
    r"(?: dai bieu| nguoi)? (?:nao|gi) | (?:nhom|thanh phan|doi tuong|nguoi|dien|dai bieu|ai)(?: \w+){0,3} nao"
    r"(?: \w+){0,2} (?:chu trong|uu tien|quan tam) "
    r"| (?:co|duoc)(?: duoc)? (?:uu tien|chu trong|quan tam)(?: \w+){0,4} (?:khong|chua) "
    r"| ai (?:\w+ ){0,2}(?:chu trong|uu tien) ",
    " chu trong ",
    " uu tien ",
    " quan tam ",
)
_OFFICES = Pattern(
    r" (?:dai bieu|thanh phan)(?: \w+){0,6} (?:chuc danh|chuc vu) (?:gi|nao) "
    r"| moi (?:nhung |cac )?(?:bao|dai|phong vien|co quan bao chi|nha bao)(?: dai)? (?:nao|gi) "
    r"| (?:bao|dai|co quan bao chi) nao duoc moi ",
    " chuc danh ",
    " chuc vu ",
    " moi ",
)
_DECIDES = Pattern(r" quyet dinh (?:ve )?so (?:luong )?(?:dai bieu|nguoi|khach) ", " quyet dinh so ", " quyet dinh ve ")
_HAMLETS = Pattern(
    r" (?:may|bao nhieu|so luong|so) (?:xom|thon|ap|to dan pho) | (?:xom|thon|to dan pho) (?:may|bao nhieu) $",
    " may ",
    " bao nhieu ",
    " so ",
)
_SPENT = Pattern(
    r" (?:chi|tra|ho tro|boi duong|thanh toan)(?: phi| cho| tra| tien| cho moi| boi duong)* (?:moi |mot |1 |tung )?"
    r"(?:dai bieu|nguoi|khach)(?: \w+){0,4} (?:bao nhieu|may) (?!dai bieu|nguoi|ngay)",
    " chi ",
    " tra ",
    " ho tro ",
    " boi duong ",
    " thanh toan ",
)
_MONEY_A_HEAD = Pattern(
    r" (?:(?<! uu )(?<! tien )tien (?:nuoc|an|xe|xang|boi duong|nghi|o|cong|phong|thue|qua|hoa|te)|chi phi|dinh muc"
    r"|muc chi|kinh phi|phu cap) (?:\w+ ){0,20}?(?:bao nhieu|may)(?: tien| nghin| trieu| dong)? "
    r"(?:mot |moi |1 |tren |cho moi )?(?:nguoi|dai bieu|suat|dau nguoi) ",
    " tien ",
    " chi phi ",
    " dinh muc ",
    " muc chi ",
    " kinh phi ",
    " phu cap ",
)
_COMES = Pattern(
    r" (?:dai bieu|khach|lanh dao) (?:\w+ ){1,8}co (?:duoc )?"
    r"(?:du|tham du|moi|den|den du|ve du)(?: \w+)? (?:khong|chua) ",
    " du ",
    " moi ",
    " den ",
)
_GUESTS_OF = Pattern(
    r" cu (?:nhung |cac )?(?:ai|nguoi nao|dai bieu nao|thanh phan nao)(?: \w+)? (?:di|du|tham|hop|len|den|toi|ve) "
    r"| (?:dai bieu|khach|lanh dao|nhung ai|ai)(?: \w+){0,4} (?:gom|la|co|thi)(?: co| la| gom)? "
    r"(?:ai|nhung ai|nhung thanh phan nao) "
    r"| moi (?:nhung |cac )?(?:dai bieu|lanh dao|khach|thanh phan|ai|chuc danh|chuc vu) (?:nao|gi|o|cua|tu|ben) "
    r"| (?:thanh phan|dai bieu) (?:\w+ ){0,4}(?:thanh phan|gom) ",
    " ai ",
    " moi ",
    " thanh phan ",
    " gom ",
    " cu ",
)
_CHOOSES = Pattern(
    r" dai bieu (?:\w+ ){0,8}do (?:ai|co quan nao|don vi nao|cap nao)(?: \w+)? "
    r"(?:chon|lua chon|gioi thieu|de cu|cu|bau) "
    r"| (?:ai|co quan nao|cap nao)(?: la nguoi)? (?:chon|lua chon|gioi thieu|de cu|bau)(?: ra)? dai bieu ",
    " dai bieu ",
)


_LEADING = ("keo", "dat", "dan", "ru", "dem", "theo", "cheo", "cho", "kem", "xin", "them")
"""Words for bringing somebody along."""


@needs(_BESIDES_THEM, FAMILY, PER_HEAD)
def of_families(reading: Reading, kinds: Kinds) -> None:
    """Take how many relatives, or people with each one honoured, may come for a question about those invited."""
    if _BESIDES_THEM.search(reading.flat):
        _set_aside(reading, "gia", "dinh", "nguoi", "nha", "than", "nhan")
    counted = {"delegates", "composition"} & set(kinds) or (not kinds and _HOW_MANY.search(reading.flat))
    counted = counted or (set(kinds) <= {"award"} and _ALONG.search(reading.flat))
    relatives = FAMILY.search(reading.flat)
    if relatives:
        _set_aside(reading, *_LEADING)
    if PER_HEAD.search(reading.flat) or (relatives and counted):
        drop(kinds, "delegates", "award", "task", "headcount", "allotment", "fits", "share", "target", "form")
        lift(kinds, "composition", 3.4)
        if relatives:
            first = reading.flat[: relatives.start()].count(" ")
            reading.soft = (*reading.soft, *range(first, first + relatives[0].strip().count(" ") + 1))
            reading.foreign = tuple(phrase for phrase in reading.foreign if f" {phrase} " not in relatives[0])


@needs(MEMBERS)
def of_members(reading: Reading, kinds: Kinds) -> None:
    """Take the number of members of a body for a question about that body, and not about delegates."""
    if MEMBERS.search(reading.flat):
        drop(kinds, "delegates", "headcount", "fits", "task")
        lift(kinds, "composition", 3.0)


@needs(_GROUPS, _COMES, FROM_WITHIN, _GUESTS_OF)
def of_guests_of(reading: Reading, kinds: Kinds) -> None:
    """Take the delegates of some body, and those on whom weight is laid, for a question about those invited."""
    if _GROUPS.search(reading.flat):
        drop(kinds, "content", "delegates", "award", "agenda")
        _set_aside(reading, "uu", "tien", "chu", "trong", "quan", "tam", "chon")
        lift(kinds, "target", 3.2)
        lift(kinds, "composition", 3.3)
    elif _COMES.search(reading.flat) and kinds.get("delegates", 0.0) < 3.0 and set(kinds) <= {"delegates", "list"}:
        drop(kinds, "delegates", "list")
        lift(kinds, "composition", 3.1)
    elif FROM_WITHIN.search(reading.flat):
        drop(kinds, "delegates", "agenda", "task", "target")
        lift(kinds, "composition", 3.4)
        reading.levels = ()
    elif (said := _GUESTS_OF.search(reading.flat)) is not None and kinds.get("delegates", 0.0) < 3.0:
        if said[0].startswith(" cu "):
            drop(kinds, "task")
        if "task" not in kinds:
            lift(kinds, "composition", 3.0)


@needs(_CHOOSES)
def of_chosen_delegates(reading: Reading, kinds: Kinds) -> None:
    """Take who chooses the delegates for a question about a decision."""
    if _CHOOSES.search(reading.flat):
        drop(kinds, "task", "composition", "target", "delegates")
        lift(kinds, "decision", 3.3)


@needs(_SPENT, _MONEY_A_HEAD)
def of_spending(reading: Reading, kinds: Kinds) -> None:
    """Take what is spent on each guest (tiền nước bao nhiêu/người) for a question about money, and not about guests."""
    if _SPENT.search(reading.flat) or _MONEY_A_HEAD.search(reading.flat):
        drop(kinds, "delegates", "allotment", "composition", "headcount", "fits")
        lift(kinds, "funding", 3.4)


def _set_aside(reading: Reading, *folded: str) -> None:
    """Make words of a question say little, which only ask."""
    places = (at for at, word in enumerate(reading.said) if word.folded in folded)
    reading.soft = (*reading.soft, *places)


@needs(_OFFICES)
def of_offices(reading: Reading, kinds: Kinds) -> None:
    """Take the offices of delegates, and which papers are invited, for a question about those invited."""
    if _OFFICES.search(reading.flat):
        drop(kinds, "signer", "task", "delegates")
        lift(kinds, "composition", 3.3)


@needs(_DECIDES)
def of_deciders(reading: Reading, kinds: Kinds) -> None:
    """Take who decides on the number of delegates for that, and for no decision (quyết định) that is cited."""
    if _DECIDES.search(reading.flat):
        drop(kinds, "basis")
        lift(kinds, "delegates", 3.3)
        if reading.claims or " co phai " in reading.flat:
            reading.agencies = ()


@needs(_HAMLETS)
def of_hamlets(reading: Reading, kinds: Kinds) -> None:
    """Take how many hamlets there are for a question of its own."""
    if not kinds and _HAMLETS.search(reading.flat):
        lift(kinds, "other", 3.2)


_CHAIR = Pattern(
    r" chu tich (?:ubnd |uy ban nhan dan |uy ban )?(?:xa|phuong|huyen|tinh|thanh pho|tp)? ?(?:\w+ ){0,4}"
    r"(?:la ai|la ong nao|la ong gi|ten gi|ten la gi|ten ai|ho ten|ho ten la gi) ",
    " chu tich ",
)


@needs(_CHAIR)
def of_chairs(reading: Reading, kinds: Kinds) -> None:
    """Take the name of a chairman asked for as that of who signed, which is all that a plan tells."""
    if _CHAIR.search(reading.flat) and not reading.agencies:
        lift(kinds, "signer", 3.6)
        drop(kinds, "task")
        said = [at for at, word in enumerate(reading.said) if word.folded in ("chu", "tich", "ten")]
        reading.content = tuple(at for at in reading.content if at not in said)


RULES = (
    of_chairs,
    of_families,
    of_members,
    of_guests_of,
    of_chosen_delegates,
    of_spending,
    of_offices,
    of_deciders,
    of_hamlets,
)
"""The rules in the order in which they are asked."""

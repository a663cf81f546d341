"""More questions whose spoken words name another kind than the one that they ask for.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_MOVEMENT = Pattern(r" phong trao (?!nay )", " phong trao ")
_NAMED = Pattern(r" ten (?:\w+ ){0,3}(?:gi|nao) | ten (?:goi )?(?:day du|chinh thuc) ", " ten ")
_PLAN_NAME = Pattern(r" (?:ten|cua) (?:ke hoach|van ban) ", " ke hoach ", " van ban ")
_WHO_DECIDES = Pattern(r" (?:ai|co quan nao|don vi nao|cap nao) (?:\w+ )?(?:quyet|chot|dinh|duyet) ", " ai ", " nao ")
_NUMBER_OF = Pattern(
    r" so luong (?:cac |nhung )?(?:bao cao|tham luan|bai|giay khen|bang khen|tap the|ca nhan|phong trao|muc"
    r"|noi dung|nhiem vu|xom|thon|tieu ban|giai|phan thuong|guong|dien hinh) ",
    " so luong ",
)


_PAPERS = Pattern(
    r" tham luan(?: \w+){0,4} (?:may|bao nhieu) (?:bai|bao cao|tham luan) "
    r"| (?:may|bao nhieu) (?:bai|bao cao)(?: bao cao)? tham luan ",
    " tham luan ",
    " luan ",
)


@needs(_NUMBER_OF, _PAPERS)
def of_numbers(reading: Reading, kinds: Kinds) -> None:
    """Take the number of things other than delegates for no question about delegates."""
    if "delegates" in kinds and _NUMBER_OF.search(reading.flat) and "đại biểu" not in reading.text:
        drop(kinds, "delegates")
    elif _PAPERS.search(reading.flat):
        drop(kinds, "delegates")
        lift(kinds, "decision", 2.5)


@needs(_WHO_DECIDES)
def of_deciders(reading: Reading, kinds: Kinds) -> None:
    """Take who decides on an agenda for a question about the decision."""
    if kinds.get("decision", 0.0) >= 3.0 and _WHO_DECIDES.search(reading.flat):
        drop(kinds, "agenda")


_PLAN_ISSUED = Pattern(
    r" (?:ke hoach|van ban) (?!thay |so \d+ (?:cua|thay)|trien khai )"
    r"(?:(?!huong|hoi|dai|gui|trien)\w+ ){0,14}(?:ra|ra doi|ban hanh|ky) (?:tu |vao |hoi |trong |cach day )*"
    r"(?:thang|nam|ngay|hom|khi|luc|dip|quy|bao)"
    r" (?:may|nao|bao nhieu|gi|gio) "
    r"| ky (?:ban hanh )?(?:ban )?(?:ke hoach|van ban)(?: nay)?(?: tu| vao| hoi| trong)? (?:ngay|thang|nam|hom|khi|luc)"
    r" (?:may|nao|bao nhieu) ",
    " ra ",
    " ban hanh ",
    " ky ",
)


@needs(_PLAN_ISSUED)
def of_issue(reading: Reading, kinds: Kinds) -> None:
    """Take the month in which a plan came out for a question about its day of issue."""
    if _PLAN_ISSUED.search(reading.flat) and not {"basis", "replaces"} & set(kinds):
        lift(kinds, "issued", 3.2)
        both = " ai " in reading.flat or " ten " in reading.flat
        drop(kinds, "deadline", "period", *(() if both else ("signer",)))
        drop(reading.cues, "deadline")


_UNITS_PLAN = Pattern(
    r" ke hoach (?:trien khai|thuc hien|cua don vi|cua so nganh) (?:\w+ ){0,24}(?:gui|nop) ", " gui ", " nop "
)


@needs(_UNITS_PLAN)
def of_plans_sent(reading: Reading, kinds: Kinds) -> None:
    """Take whom a unit sends its own plan to for a submission, not for the recipients of this one."""
    if "recipients" in kinds and _UNITS_PLAN.search(reading.flat):
        drop(kinds, "recipients")
        lift(kinds, "submission", 3.3)


_WHICH_EDITION = Pattern(r" lan (?:thu )?\w+ hay (?:la )?(?:lan (?:thu )?)?\w+ ", " hay ")


@needs(_WHICH_EDITION)
def of_editions(reading: Reading, kinds: Kinds) -> None:
    """Take a choice between two editions (lần thứ I hay lần thứ VI) for a question about the edition."""
    if len(reading.of("edition")) > 1 and _WHICH_EDITION.search(reading.flat):
        lift(kinds, "edition", 3.2)
        drop(kinds, "form")


_WHY_HELD = Pattern(
    r" (?:vi sao|tai sao|sao|ly do|nguyen nhan)(?: \w+){0,4} (?:phat dong|to chuc|ban hanh|mo|lam|ra|co) (?:\w+ ){0,2}"
    r"(?:dot|hoi nghi|dai hoi|ke hoach|phong trao|cuoc) ",
    " sao ",
    " ly do ",
    " nguyen nhan ",
)


@needs(_WHY_HELD)
def of_reasons(reading: Reading, kinds: Kinds) -> None:
    """Take why something is held or launched for a question about its purpose."""
    if _WHY_HELD.search(reading.flat) and not {"replaces", "deadline", "left", "duration"} & set(kinds):
        lift(kinds, "purpose", 3.2)
        drop(kinds, "movement", "task", "form", "issuer", "agenda_item")


_HELD_AT = Pattern(
    r" (?:dai hoi|hoi nghi|le|buoi le|dai hoi tinh)(?: \w+){0,6} (?:o|tai) (?!dau|noi nao|cho nao|cap|co so|tinh|xa"
    r"|phuong|huyen|thanh pho (?:lang son|thai nguyen)|ke hoach|thai nguyen|lang son|binh thuan|binh thanh)"
    r"\w+(?: \w+){1,5} (?:a|ha|phai khong|dung khong|chu|nhi|khong) $",
    " o ",
    " tai ",
)
_CHOICE_OF_ISSUER = Pattern(
    r" (?:cua|do) (?:\w+ ){1,8}hay (?:la )?(?:cua|do)? ?(?:\w+ ){1,8}(?:ban hanh|ra|ky ban hanh|phat hanh) ", " hay "
)
_HOW = Pattern(
    r" (?:thi )?(?:lam |phai lam |thuc hien |tien hanh )?(?:the nao|nhu the nao|ra sao|cach nao|kieu gi) ",
    " nao ",
    " sao ",
    " gi ",
)


@needs(_HELD_AT)
def of_places(reading: Reading, kinds: Kinds) -> None:
    """Take whether an event is held in a place named for a question about its venue."""
    if _HELD_AT.search(reading.flat) and not set(kinds) - {"form"}:
        lift(kinds, "venue", 3.0)
        drop(kinds, "form")


@needs(_CHOICE_OF_ISSUER)
def of_issuers(reading: Reading, kinds: Kinds) -> None:
    """Take which of two bodies issued the plan for a question about its issuer."""
    if _CHOICE_OF_ISSUER.search(reading.flat) and " ke hoach " in reading.flat:
        lift(kinds, "issuer", 4.5)
        drop(kinds, "task")


@needs(_HOW)
def of_ways(reading: Reading, kinds: Kinds) -> None:
    """Take how something is done, with no other phrase that asks, for a question about contents."""
    if not kinds and _HOW.search(reading.flat):
        lift(kinds, "content", 1.5)


_BEFORE_OR_AFTER = Pattern(
    r" (?:ket thuc|xong|to chuc|dien ra|hop|hoan thanh) (?:\w+ ){0,6}truoc (?:\w+ ){1,5}hay (?:la )?sau ", " hay "
)


@needs(_BEFORE_OR_AFTER)
def of_either_side(reading: Reading, kinds: Kinds) -> None:
    """Take whether something ends before or after a feast for a question about its deadline."""
    if _BEFORE_OR_AFTER.search(reading.flat):
        for asked in (kinds, reading.cues):
            lift(asked, "deadline", 3.2)
        drop(kinds, "agenda", "agenda_item")


_ABOVE_IT = Pattern(
    r" (?:huyen|tinh|thanh pho) nao (?:\w+ )?(?:quan ly|phu trach) | thuoc (?:dia ban )?(?:huyen|tinh|thanh pho) nao ",
    " nao ",
)


@needs(_ABOVE_IT)
def of_homes(reading: Reading, kinds: Kinds) -> None:
    """Take to which district or province a commune belongs for a question about the plan's place."""
    if _ABOVE_IT.search(reading.flat):
        drop(kinds, "list", "task")
        lift(kinds, "other", 3.0)
        units = {at for at, word in enumerate(reading.said) if word.folded in ("huyen", "tinh", "thuoc")}
        idle = {at for at, word in enumerate(reading.said) if word.folded in ("quan", "ly", "phu", "trach")}
        reading.content = tuple(sorted((units | set(reading.content)) - idle))


_CALLED_ON = Pattern(
    r"(?<! bac)(?<! bac ho)(?<! ho chi minh) keu goi (?!thi dua ai )(?:\w+ ){0,3}"
    r"(?:ai(?! quoc)|doi tuong nao|nguoi nao|thanh phan nao|gi|dieu gi|the nao|lam gi) ",
    " keu goi ",
)


@needs(_CALLED_ON)
def of_calls(reading: Reading, kinds: Kinds) -> None:
    """Take whom a plan calls on, and for what, for a question about that call, and not about groups favoured."""
    if _CALLED_ON.search(reading.flat) and "anniversary" not in kinds:
        drop(kinds, "target", "composition", "task", "content")
        lift(kinds, "other", 3.3)
        said = [at for at, word in enumerate(reading.said) if word.folded in ("keu", "goi")]
        reading.content = tuple(sorted({*reading.content, *said}))


@needs(_NAMED)
def of_names(reading: Reading, kinds: Kinds) -> None:
    """Take the full name of a movement for a question about movements, not for the plan's title."""
    flat = reading.flat
    if _NAMED.search(flat) and _MOVEMENT.search(flat) and not _PLAN_NAME.search(flat) and "task" not in kinds:
        drop(kinds, "title")
        lift(kinds, "movement", 3.3)


SPOKEN = (
    of_homes,
    of_either_side,
    of_places,
    of_issuers,
    of_ways,
    of_issue,
    of_reasons,
    of_editions,
    of_plans_sent,
    of_calls,
    of_names,
    of_numbers,
    of_deciders,
)
"""The rules of this module, in the order in which they are asked."""

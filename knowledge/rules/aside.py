"""Questions whose words are those of another matter: papers that name an agenda, roles, requirements of one field.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import FAMILY, Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, Rule, drop, lift

_WHOM = r"(?:ai|dau|(?:co quan|don vi|ben|noi|cap|phong|so|ban|cho) nao)"
_PAPERS = r"(?:lich|chuong trinh|bao cao|ho so|noi dung|kich ban|danh sach|tai lieu|giay to)"
_SENT_TO = Pattern(
    rf" (?:gui|nop|trinh|chuyen) (?:(?!truoc|luc|khi|ngay|giay|thu)\w+ ){{0,3}}{_PAPERS} (?:\w+ ){{0,8}}"
    rf"(?:cho|toi|den|ve|len|qua) {_WHOM} "
    rf"| lich (?:\w+ ){{0,8}}(?:gui|nop|trinh) (?:cho |toi |den |ve |len )?{_WHOM} ",
    " gui ",
    " nop ",
    " trinh ",
    " chuyen ",
)
_ROLE_IN = Pattern(
    r" (?:vai tro|chuc nang|vi tri|tu cach|chuc danh|la) (?:\w+ ){0,3}(?:gi|nao|the nao) (?:o |trong |cua |thuoc )+"
    r"(?:hoi dong|ban to chuc|ban chi dao) "
    r"| (?:trong|cua|thuoc) (?:hoi dong|ban chi dao)(?: \w+){0,6} (?:vai tro|chuc nang) (?:\w+ ){0,3}(?:gi|nao) ",
    " hoi dong ",
    " ban to chuc ",
    " ban chi dao ",
)
_OF_A_FIELD = Pattern(
    r" (?:ve|doi voi|trong) (?:cong tac|linh vuc|mang|viec|mat) (?!khen thuong|to chuc|thi dua)(?:\w+ ){1,14}"
    r"(?:de ra |dat ra |co |neu )?(?:nhung )?yeu cau (?:gi|nao|the nao|ra sao) ",
    " yeu cau ",
)
_SPEAKS_THERE = Pattern(
    r"(?<! chon)(?<! cu)(?<! quyet)(?<! quyet dinh) (?:nhung )?(?:ai|(?:don vi|tap the|ca nhan|nguoi) nao)"
    r" (?:(?!quyet|chon|cu|chot|duyet|so|bao nhieu)\w+ ){0,3}tham luan (?!(?:la )?ai )"
    r"| tham luan (?:cua|do) (?:ai|(?:don vi|tap the|ca nhan|nguoi) nao) ",
    " tham luan ",
)


_STARTED_BY = Pattern(
    r" (?:cap|co quan|noi|don vi|ben) nao (?:da |duoc |la noi )?phat dong "
    r"| (?P<side>(?:cua|do) (?:trung uong|thu tuong|ca nuoc|tinh|huyen)(?: phat dong)? hay (?:la |cua |do )*"
    r"(?:trung uong|thu tuong|ca nuoc|tinh|huyen|xa)) ",
    " phat dong ",
    " hay ",
)


@needs(_STARTED_BY)
def of_starters(reading: Reading, kinds: Kinds) -> None:
    """Take which level starts a movement for a question about movements, and not about what a level is made of."""
    if started := _STARTED_BY.search(reading.flat):
        if started["side"]:
            if " phong trao " not in reading.flat:
                return
            first = reading.flat[: started.start("side")].count(" ") - 1
            reading.soft = (*reading.soft, *range(first, first + started["side"].count(" ") + 1))
            lift(kinds, "decision", 3.3)
        drop(kinds, "units", "venue")
        reading.matches = [m for m in reading.matches if m.meaning.value != "units"]
        lift(kinds, "movement", 3.2)


_WHO_STARTS = Pattern(
    r" (?:do )?ai (?:la nguoi |se |da |duoc )*(?:dung ra )?phat dong | nguoi phat dong (?:la )?ai ", " phat dong "
)


@needs(_WHO_STARTS)
def of_those_who_start(reading: Reading, kinds: Kinds) -> None:
    """Take who calls an emulation drive for a question about who decides, and not about work to be done in it."""
    if _WHO_STARTS.search(reading.flat) and "deadline" not in kinds:
        drop(kinds, "task", "composition", "agenda")
        lift(kinds, "decision", 3.3)
        lift(kinds, "other", 3.2)


_LEVELS_IN_TURN = Pattern(
    r" (?:trinh tu|thu tu|tuan tu|lan luot) (?:\w+ ){0,6}(?:cac|tung|moi|may) cap "
    r"| (?:cac|tung|moi) cap (?:\w+ ){0,6}(?:trinh tu|thu tu|tuan tu|lan luot) ",
    " trinh tu ",
    " thu tu ",
    " tuan tu ",
    " lan luot ",
)
_IN_WHICH_CLAUSE = Pattern(
    r" (?:can cu|theo|o|nam o|tai|thuoc|quy dinh o|ghi o|dua vao)(?: vao)? (?:muc|khoan|diem|dieu|phan)"
    r" (?:nao|may|bao nhieu) (?!(?:cua|trong) (?:chuong trinh|kich ban))",
    " muc ",
    " khoan ",
    " diem ",
    " dieu ",
    " phan ",
)
_WHO_ARE_HONOURED = Pattern(
    r" cong dan (?:\w+ ){0,9}(?:la|gom|co)(?: nhung| cac)? (?:ai|(?:nguoi|vi|dong chi|ca nhan) nao) (?!moi|dan|di|theo)"
    r"|^ (?:nhung )?(?:ai|(?:nguoi|vi|ca nhan) nao) (?:la|duoc chon la) cong dan ",
    " cong dan ",
)


@needs(_LEVELS_IN_TURN)
def of_levels_in_turn(reading: Reading, kinds: Kinds) -> None:
    """Take in which order the levels hold their events for a matter of its own, and not for an agenda."""
    if _LEVELS_IN_TURN.search(reading.flat):
        drop(kinds, "agenda", "units", "compare", "form")
        reading.matches = [m for m in reading.matches if m.meaning.value != "agenda"]
        lift(kinds, "deadline", 3.2)
        lift(kinds, "other", 3.0)


@needs(_IN_WHICH_CLAUSE)
def of_clauses_asked(reading: Reading, kinds: Kinds) -> None:
    """Take in which clause something stands for a question about the thing itself: every answer cites its clause."""
    if _IN_WHICH_CLAUSE.search(reading.flat):
        drop(kinds, "basis", "agenda", "venue")
        reading.matches = [m for m in reading.matches if m.meaning.value not in ("basis", "venue")]


@needs(_WHO_ARE_HONOURED)
def of_those_honoured(reading: Reading, kinds: Kinds) -> None:
    """Take who the citizens honoured are for a question about their names, and not about whom they may bring."""
    if _WHO_ARE_HONOURED.search(reading.flat) and FAMILY.search(reading.flat) is None:
        drop(kinds, "composition", "delegates")
        lift(kinds, "award", 4.2)


_REWARDED_BY = Pattern(
    r" (?:de nghi|trinh|xin)(?: \w+){0,3} (?:khen|khen thuong|tang thuong) (?:o |tu |len )?(?:cap|ai|noi) (?:nao )?",
    " khen ",
    " tang thuong ",
)


@needs(_REWARDED_BY)
def of_rewarding_levels(reading: Reading, kinds: Kinds) -> None:
    """Take which level is asked to reward somebody for a question about awards, not about what a level is made of."""
    if _REWARDED_BY.search(reading.flat) and "task" not in kinds:
        drop(kinds, "units", "target", "composition")
        reading.matches = [m for m in reading.matches if m.meaning.value != "units"]
        lift(kinds, "award", 3.4)


_WHAT_TO_SEND = Pattern(
    r" (?:gui|nop|trinh) (?:nhung |cac )?(?:gi|giay to gi|ho so gi|tai lieu gi|thu gi)(?: \w+)? "
    r"(?:len|cho|ve|toi|den|ra) ",
    " gui ",
    " nop ",
    " trinh ",
)
_EITHER_FORM = Pattern(
    r" (?:lam|to chuc|mo) (?:hoi nghi|dai hoi)(?: \w+){1,9} hay(?: la| phai| chi| duoc)* (?:lam |to chuc |mo )?"
    r"(?:hoi nghi|dai hoi) ",
    " hay ",
)

_NO_CONGRESS = Pattern(
    r" (?:chu (?:khong|chang)|khoi) (?:(?:can|phai|mo|to chuc|lam|hop) ){0,2}dai hoi "
    r"(?=.*(?:cho|cho phep|duoc|duoc phep|on|dung|sai) (?:khong|chua|ha) )",
    " chu khong ",
    " chu chang ",
    " khoi ",
)
_OF_A_MEETING = {"headcount", "deadline", "delegates"}


@needs(_WHAT_TO_SEND)
def of_what_is_sent(reading: Reading, kinds: Kinds) -> None:
    """Take what somebody has to send for a question about papers, whoever asks, and not about all of his work."""
    if "submission" in kinds and _WHAT_TO_SEND.search(reading.flat):
        drop(kinds, "task")
        bodies = {at for m in reading.matches if m.meaning.role == "agency" for at in range(m.start, m.end)}
        reading.content = tuple(at for at in reading.content if at not in bodies)
        reading.agencies = ()
        lift(kinds, "submission", 4.2)


@needs(_EITHER_FORM, _NO_CONGRESS)
def of_either_form(reading: Reading, kinds: Kinds) -> None:
    """Take which of two sorts of meeting may be held, or whether one will do, for a question about forms."""
    instead = _NO_CONGRESS.search(reading.flat)
    if (instead or _EITHER_FORM.search(reading.flat)) and not _OF_A_MEETING & set(kinds):
        lift(kinds, "form", 3.4)
        if instead:
            drop(kinds, "task", "agenda")
            said = (at for at, word in enumerate(reading.said) if word.folded in ("khoi", "chang"))
            reading.soft = (*reading.soft, *said)


@needs(_SENT_TO)
def of_papers_sent(reading: Reading, kinds: Kinds) -> None:
    """Take to whom an agenda, a date or a report is sent for a question about the sending, not about the thing sent."""
    if _SENT_TO.search(reading.flat):
        drop(kinds, "agenda", "deadline", "task", "recipients", "list", "venue")
        reading.matches = [m for m in reading.matches if m.meaning.value not in ("venue", "list", "agenda")]
        lift(kinds, "submission", 3.6)


@needs(_ROLE_IN)
def of_roles(reading: Reading, kinds: Kinds) -> None:
    """Take what a body is in a council for a question about its standing, not about its work."""
    if _ROLE_IN.search(reading.flat):
        drop(kinds, "task", "award", "composition")
        lift(kinds, "other", 3.4)


@needs(_OF_A_FIELD)
def of_a_field(reading: Reading, kinds: Kinds) -> None:
    """Take what is required of one field for a question about what is to be done in it."""
    if _OF_A_FIELD.search(reading.flat):
        drop(kinds, "requirement", "agenda")
        lift(kinds, "content", 3.2)


@needs(_SPEAKS_THERE)
def of_papers_read(reading: Reading, kinds: Kinds) -> None:
    """Take who reads a paper at an event for a question about those people, not about its choice or its number."""
    if _SPEAKS_THERE.search(reading.flat) and not {"decision", "requirement", "recipients"} & set(kinds):
        drop(kinds, "task", "composition")
        lift(kinds, "other", 3.2)
        kinds["agenda"] = 2.2


RULES: tuple[Rule, ...] = (
    of_levels_in_turn,
    of_clauses_asked,
    of_those_honoured,
    of_what_is_sent,
    of_either_form,
    of_rewarding_levels,
    of_starters,
    of_those_who_start,
    of_papers_sent,
    of_roles,
    of_a_field,
    of_papers_read,
)
"""The rules in the order in which they are asked."""

"""Questions whose words are those of another matter: papers that name an agenda, roles, requirements of one field.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.due import Rule, needs
from knowledge.rules.rephrased import Kinds, drop, lift

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


_STARTED_BY = Pattern(r" (?:cap|co quan|noi|don vi|ben) nao (?:da |duoc |la noi )?phat dong ", " phat dong ")


@needs(_STARTED_BY)
def of_starters(reading: Reading, kinds: Kinds) -> None:
    """Take which level starts a movement for a question about movements, and not about what a level is made of."""
    if _STARTED_BY.search(reading.flat):
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
    of_starters,
    of_those_who_start,
    of_papers_sent,
    of_roles,
    of_a_field,
    of_papers_read,
)
"""The rules in the order in which they are asked."""

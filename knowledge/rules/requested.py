"""Questions for what is to be kept to: principles, duties, whom a plan is for, and days that belong together.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import PRINCIPLES, SENT_AND_HELD, Pattern
from knowledge.quantities import people
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, Rule, drop, lift


def _tell(reading: Reading, words: frozenset[str]) -> None:
    """Let words that named a kind of question also say what is asked."""
    told = (at for at, word in enumerate(reading.said) if word.folded in words)
    reading.content = tuple(sorted({*reading.content, *told}))


@needs(PRINCIPLES)
def of_principles(reading: Reading, kinds: Kinds) -> None:
    """Take the principles of commending for what is told of them, and not for what is awarded by whom."""
    if PRINCIPLES.search(reading.flat):
        drop(kinds, "task")
        for kind in ("award", "requirement", "content"):
            lift(kinds, kind, 3.2)
        _tell(reading, frozenset({"nguyen", "tac"}))


_NTH = Pattern(r" (?:lan|ky|khoa) (?:thu )?(?:may|bao nhieu)(?! (?:nam|ngay)) ", " lan ", " ky ", " khoa ")


@needs(_NTH)
def of_ordinals(reading: Reading, kinds: Kinds) -> None:
    """Take which in a row a congress is for a question about that, and less for what a campaign celebrates."""
    if kinds.get("edition", 0.0) >= 3.0 and "anniversary" in kinds and _NTH.search(reading.flat):
        kinds["anniversary"] = min(kinds["anniversary"], 2.0)
        hailed = (at for at, word in enumerate(reading.said) if word.folded in ("chao", "mung"))
        reading.soft = (*reading.soft, *hailed)


_APPLIES = Pattern(
    r" (?:co|duoc) (?:ap dung|tinh)(?: ca| den| toi| cho)?(?: \w+){0,4}(?: vao| luon| cung)* khong ",
    " ap dung ",
    " tinh ",
)


@needs(_APPLIES)
def of_application(reading: Reading, kinds: Kinds) -> None:
    """Take whether a plan holds for somebody for a question about whom it is for."""
    named = reading.levels or reading.bare_levels
    if named and not set(kinds) - {"target", "delegates"} and _APPLIES.search(reading.flat):
        drop(kinds, "target", "delegates")
        reading.matches = [m for m in reading.matches if m.meaning.value != "target"]
        lift(kinds, "units", 3.4)
        reading.levels = reading.bare_levels = ()
        own = (at for at, word in enumerate(reading.said) if word.folded in ("dang", "ky", "muon"))
        reading.soft = (*reading.soft, *own)


_MUST_HOLD = Pattern(
    r" (?:phai|bat buoc|nhat thiet)(?: phai)? (?:lam|to chuc|mo) (?:han |luon |ca )?(?:dai hoi|hoi nghi) "
    r"(?!.* (?:khi nao|bao gio|ngay|xong|truoc|thang|quy|may|bao nhieu) )",
    " phai ",
    " bat buoc ",
    " nhat thiet ",
)


@needs(_MUST_HOLD)
def of_duties_to_hold(reading: Reading, kinds: Kinds) -> None:
    """Take whether a unit, however small, must hold a congress for a question about the forms it may choose from."""
    if "form" in kinds and people(reading, "staff"):
        return
    if _MUST_HOLD.search(reading.flat) and not set(kinds) - {"delegates", "task", "fits", "headcount", "form"}:
        drop(kinds, "delegates", "task", "fits", "headcount")
        lift(kinds, "form", 3.3)


_BY_A_NAME = Pattern(
    r" (?:to chuc|lam|mo|goi la|lay ten) (?:hoi nghi|dai hoi) (?:dien hinh|bieu duong|tuyen duong|thi dua|nguoi tot)"
    r"(?: (?!bao|may|khi|ngay|truoc|xong|thang|quy)\w+){0,9} (?:duoc|co duoc|duoc phep) (?:khong|chua) ",
    " duoc ",
)


@needs(_BY_A_NAME)
def of_names_of_events(reading: Reading, kinds: Kinds) -> None:
    """Take whether an event may be held under some name for a question about the forms it may take."""
    if not kinds and not reading.values and _BY_A_NAME.search(reading.flat):
        lift(kinds, "form", 3.3)


_BY_WHOM = Pattern(r" (?:ai|(?:co quan|don vi|so|phong|ben|ban|cap|bo phan) nao) ", " ai ", " nao ")
_MONEY = frozenset({"kinh", "phi", "ngan", "sach", "tien", "toan"})
_GUIDE = frozenset({"huong", "dan"})


@needs(_BY_WHOM)
def of_money_seen_to(reading: Reading, kinds: Kinds) -> None:
    """Take who sees to the money for a question about work with money, and about no other work."""
    if kinds.get("funding", 0.0) >= 3.0 and "task" in kinds and _BY_WHOM.search(reading.flat):
        _tell(reading, _MONEY)


_PAPERS_THAT_GUIDE = Pattern(
    r" (?:ra|ban hanh|phat hanh|gui) (?:cac |mot )?(?:van ban|cong van|giay|tai lieu) (?:de )?"
    r"(?:huong dan|chi (?:cach|dan|ve)|don doc|chan chinh|nhac|trien khai) ",
    " van ban ",
    " cong van ",
    " giay ",
    " tai lieu ",
)


@needs(_PAPERS_THAT_GUIDE)
def of_guides_issued(reading: Reading, kinds: Kinds) -> None:
    """Take who issues papers that guide others for a question about that work, and not for who issued the plan."""
    if _PAPERS_THAT_GUIDE.search(reading.flat) and not reading.documents:
        drop(kinds, "issuer", "form", "issued")
        lift(kinds, "task", 3.4)


_GUIDE_WHEN = Pattern(r" huong dan (?!so |cua |\d)", " huong dan ")


@needs(_GUIDE_WHEN)
def of_guides_due(reading: Reading, kinds: Kinds) -> None:
    """Take the day by which a body guides others for one of that work, and of no other of its deadlines."""
    timed = kinds.get("deadline", 0.0) >= 3.0 and reading.agencies and not reading.documents
    if timed and "submission" not in kinds and _GUIDE_WHEN.search(reading.flat):
        drop(kinds, "basis")
        _tell(reading, _GUIDE)


@needs(SENT_AND_HELD)
def of_two_days(reading: Reading, kinds: Kinds) -> None:
    """Take the day of sending and that of holding, asked for in one breath, for all deadlines."""
    if "deadline" in kinds and SENT_AND_HELD.search(reading.flat) and not reading.of("day"):
        drop(kinds, "submission", "task", "left")


RULES: tuple[Rule, ...] = (
    of_principles,
    of_ordinals,
    of_application,
    of_duties_to_hold,
    of_names_of_events,
    of_money_seen_to,
    of_guides_issued,
    of_guides_due,
    of_two_days,
)
"""The rules in the order in which they are asked."""

"""Questions whose everyday words name another kind than the one that they ask for.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.expecting import expected
from knowledge.patterns import ON_A_DAY, Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_WHICH_PLANS = Pattern(
    r" (?:co|nhung|cac|may|bao nhieu) (?:nhung |cac |may )?(?:ke hoach|van ban)"
    r" (?:nao|gi) (?:cua|o|ve|dang|z|vay|khong) "
    r"| ke hoach nao cua (?:tinh|huyen|xa|phuong|thanh pho) ",
    " ke hoach ",
    " van ban ",
)
_THOSE_THAT = Pattern(
    r"^ (?:\w+ )?(?:cac |nhung |may )?(?:ke hoach|van ban) (?:co |ma |nao |dang |duoc )?"
    r"(?:nhac|neu|de cap|vien dan|noi den|noi toi|noi ve|chua|chon|cho phep|giao viec|lien quan|quy dinh|co phan"
    r"|co phong trao(?! nao| gi)|co (?:thoi )?han (?:trong|vao|cuoi|den|xong)(?!.* (?:khong|chua) )) ",
    " ke hoach ",
    " van ban ",
)
_OF_LEVEL = Pattern(
    r" ke hoach (?:nao )?(?:la )?(?:cua |do )(?:cap )?(?:tinh|thanh pho|huyen|xa|phuong) ", " ke hoach "
)
_WHICH_REPLACES = Pattern(r" (?:ke hoach|van ban|noi|tinh|ben) nao (?:\w+ ){0,3}thay ", " thay ")
_OF_LEVEL_ALONE = Pattern(r"^ ke hoach (?:cua )?(?:cap )?(?:tinh|thanh pho|huyen|xa|phuong) $", " ke hoach ")
_BASED = Pattern(r" (?:can cu|dua tren|dua vao|thuc hien|theo|thay|sua|bai bo) ")
_WHOSE_DAY = Pattern(
    r" (?:don vi|noi|ke hoach|cap|ben|dia phuong|xa|huyen|tinh) nao (?:\w+ ){0,2}(?:han|xong|hoan thanh|to chuc|hop) "
    r"| (?:han|moc)(?: \w+)? (?:nao|gi) ",
    " nao ",
    " gi ",
)
_REWARDED = Pattern(
    r" khen thuong (?:o |cua )?cap (?:nha nuoc|trung uong) | cap (?:nha nuoc|trung uong)(?: \w+)? khen "
    " khen ",
)
_FIRST_OR_LAST = Pattern(
    r" (?:dau tien|cuoi cung|truoc tien|sau cung|tiep theo) (?:la )?(?:phai )?(?:lam|la) gi "
    r"| (?:truoc|sau) khi (?:ket thuc|be mac|khai mac|chao co)(?: \w+){0,3} (?:thi )?(?:lam|la|den) gi ",
    " gi ",
)
_MADE_OF = Pattern(
    r" cap (?:co so|tinh|huyen|xa|thanh pho) (?:\w+ ){0,30}"
    r"(?:gom|la) (?:co )?(?:nhung |cac )?(?:don vi|co quan|to chuc) nao ",
    " nao ",
)
_HELD_AT = Pattern(
    r" (?:phai|co|dung) .*(?:hop|to chuc|dien ra|lam) (?:o|tai) (?!dau|noi nao|cho nao)\w+ .*(?:khong|chua) ",
    " o ",
    " tai ",
)
_FAVOURED = Pattern(
    r" (?:chu trong|uu tien|quan tam) (?:\w+ ){0,5}(?:nhung ai|ai|(?:doi tuong|nguoi|nhom|thanh phan|dien) nao) ",
    " chu trong ",
    " uu tien ",
    " quan tam ",
)
_OF_CONGRESS = ("delegates", "deadline", "left", "duration", "venue", "agenda_item")
_FORM_SAID = Pattern(r" (?:hinh thuc|hay hoi nghi|hay dai hoi|hay la|goi la|kieu|loai|dang) ")
_WHO_DECIDES = Pattern(r" ai (?:\w+ )?(?:quyet|chot|dinh|duyet) ", " ai ")
_IN_WHAT_CASE = Pattern(r" (?:khi|luc|bao) (?:nao|gio) (?:thi )?moi (?:phai|can|bat buoc|nhat thiet) ", " moi ")
_PART_SAID = Pattern(r" (?:phan|muc|tiet muc|noi dung|chuong trinh) ")
_AWARD_FORM = Pattern(
    r" (?:khen|khen thuong|thuong|tang|trao) (?:\w+ ){0,3}hinh thuc (?:gi|nao) | hinh thuc khen ", " hinh thuc "
)
_PLAN_SENT = Pattern(
    r" (?:ke hoach|van ban|ban nay) (?:\w+ ){0,12}gui (?:cho |toi |den |may |nhung |cac )*(?:\w+ ){0,7}(?:nao|ai|dau) ",
    " gui ",
)
_UNIT_SENDS = Pattern(r" (?:phai|can|truoc|han|nop|ho so|bao cao|trinh|ngay|ve) ")
_REPORTED = Pattern(r" bao cao (?:\w+ ){0,5}(?:ve|len|cho|gui) (?:uy ban|so|phong|tinh|thanh pho|ban|ai) ", " bao cao ")
_REPORT_HAS = Pattern(r" bao cao (?:\w+ ){0,14}(?:phai|can|gom|nen) (?:co|neu|gom|bao gom|the hien|viet) ", " bao cao ")
_BEFORE_SENT = Pattern(
    r" truoc (?:\w+ ){0,4}(?:may|bao nhieu) (?:ngay|hom|bua) (?:\w+ ){0,4}(?:gui|nop|trinh|bao cao|ho so|giay to) "
    r"| (?:gui|nop|trinh|ho so|giay to) (?:\w+ ){0,5}truoc (?:\w+ ){0,4}(?:may|bao nhieu) (?:ngay|hom|bua) ",
    " truoc ",
)


@needs(_WHICH_PLANS, _WHOSE_DAY, _OF_LEVEL_ALONE, _WHICH_REPLACES, _THOSE_THAT, _OF_LEVEL)
def of_lists(reading: Reading, kinds: Kinds) -> None:
    """Which plans there are, and who has a day in some month, asks for a list and not for a basis or a task."""
    if _WHICH_PLANS.search(reading.flat) and not _BASED.search(reading.flat) and not reading.documents:
        lift(kinds, "list", 3.4)
        drop(kinds, "basis")
    if _WHOSE_DAY.search(reading.flat) and reading.of("month", "quarter"):
        lift(kinds, "list", 3.4)
        lift(kinds, "deadline", 3.0)
        drop(kinds, "task")
    alone = not kinds and _OF_LEVEL_ALONE.search(reading.flat)
    if alone or ("replaces" in kinds and _WHICH_REPLACES.search(reading.flat)):
        lift(kinds, "list", 3.2)
    if "list" not in kinds and (
        _THOSE_THAT.search(reading.flat) or ("issuer" in kinds and _OF_LEVEL.search(reading.flat))
    ):
        lift(kinds, "list", 3.2)
        reading.cues["list"] = kinds["list"]


@needs(_AWARD_FORM)
def of_forms_of_award(reading: Reading, kinds: Kinds) -> None:
    """Take the form in which somebody is rewarded for a question about awards."""
    if "form" in kinds and _AWARD_FORM.search(reading.flat):
        drop(kinds, "form")
        lift(kinds, "award", 3.2)


def of_funds(_reading: Reading, kinds: Kinds) -> None:
    """Take where the money comes from for a question about funding, whatever the money is for."""
    if kinds.get("funding", 0.0) >= 3.0:
        drop(kinds, "form", "duration")


_SENT_WHERE = Pattern(
    r" (?:nop|gui|trinh|chuyen|bao cao) (?:\w+ ){0,5}(?:o|ve|di|toi|den|cho) (?:dau|(?:cho|noi|ben) nao) ",
    " dau ",
    " cho nao ",
    " noi nao ",
    " ben nao ",
)
_REPORTED_WHERE = Pattern(
    r" bao cao (?:\w+ ){0,5}(?:ve|len|cho|gui|di|toi) (?:dau|(?:cho|noi|ben|don vi|co quan) nao) ",
    " bao cao ",
)


@needs(_PLAN_SENT, _REPORTED, _REPORTED_WHERE, _SENT_WHERE)
def of_sending_on(reading: Reading, kinds: Kinds) -> None:
    """Take whom the plan itself was sent to for its recipients, and what is reported to whom for a submission."""
    if _PLAN_SENT.search(reading.flat) and not _UNIT_SENDS.search(reading.flat):
        drop(kinds, "submission", "list", "task")
        kinds["recipients"] = 3.3
    elif _REPORTED.search(reading.flat):
        lift(kinds, "submission", 3.0)
    elif _REPORTED_WHERE.search(reading.flat):
        lift(kinds, "submission", 3.2)
    if "submission" in kinds and _SENT_WHERE.search(reading.flat):
        drop(kinds, "venue", "list")
        reading.matches = [m for m in reading.matches if m.meaning.value not in ("venue", "list")]


_INVITED = Pattern(r" moi (?:nhung |cac |them )?(?:ca nhan|tap the|nguoi|dai bieu|thanh phan) ", " moi ")


@needs(_INVITED, _FAVOURED)
def of_chosen_people(reading: Reading, kinds: Kinds) -> None:
    """Take who is invited, or whom a choice is to favour, for a question about people; not awards, nor contents."""
    if "composition" in kinds and _INVITED.search(reading.flat):
        drop(kinds, "award")
        lift(kinds, "composition", 3.2)
    if _FAVOURED.search(reading.flat):
        drop(kinds, "content")
        lift(kinds, "target", 3.2)
        lift(kinds, "composition", 3.2)


def of_plain_congresses(reading: Reading, kinds: Kinds) -> None:
    """Take a congress only spoken of ("làm đại hội thì mời mấy người") for no question about its form."""
    if "form" in kinds and not _FORM_SAID.search(reading.flat) and any(kinds.get(k, 0.0) >= 3.0 for k in _OF_CONGRESS):
        drop(kinds, "form")
    if kinds.get("decision", 0.0) >= 3.0 and _WHO_DECIDES.search(reading.flat):
        drop(kinds, "headcount")
    if "agenda_item" in kinds and kinds.get("deadline", 0.0) >= 3.0 and not _PART_SAID.search(reading.flat):
        drop(kinds, "deadline" if _IN_WHAT_CASE.search(reading.flat) else "agenda_item")


def of_spans(reading: Reading, kinds: Kinds) -> None:
    """Take a span or a count of years for a question about a period, whatever its matter."""
    if {"span", "years"} & {sort.name for sort in expected(reading.flat)} and "anniversary" not in kinds:
        lift(kinds, "period", 3.0)
    if reading.of("day") and reading.claims and ON_A_DAY.search(reading.flat):
        kinds["deadline"] = 3.5


@needs(_FIRST_OR_LAST)
def of_first_and_last(reading: Reading, kinds: Kinds) -> None:
    """Take what is done first or last, by nobody in particular, for a question about the agenda."""
    if "task" in kinds and "agenda" in kinds and not reading.agencies and _FIRST_OR_LAST.search(reading.flat):
        drop(kinds, "task")
        lift(kinds, "agenda", 3.2)


@needs(_MADE_OF)
def of_units(reading: Reading, kinds: Kinds) -> None:
    """Which bodies a level is made of asks for its units and not for their work."""
    if _MADE_OF.search(reading.flat):
        drop(kinds, "task", "composition")
        kinds["units"] = 3.5


_WHERE = Pattern(r" dia diem(?: \w+){0,3} (?:cho|noi) nao ", " dia diem ")


def of_venues(reading: Reading, kinds: Kinds) -> None:
    """Whether an event is held in some place is a question for its venue."""
    if _HELD_AT.search(reading.flat) and not {"deadline", "left", "venue"} & set(kinds):
        lift(kinds, "venue", 3.0)
    if kinds.get("venue", 0.0) >= 3.0 and " va " not in reading.flat:
        drop(kinds, "award")
    if "venue" in kinds and _WHERE.search(reading.flat):
        drop(kinds, "list")


def of_awards_by_a_plan(reading: Reading, kinds: Kinds) -> None:
    """By what plan a level rewards is told by its award, not by what the whole plan rests on."""
    if "basis" in kinds and _REWARDED.search(reading.flat):
        drop(kinds, "basis")
        kinds["award"] = 3.5


@needs(_REPORT_HAS)
def of_reports(reading: Reading, kinds: Kinds) -> None:
    """Take what a report must have for a question about the report, not about the agenda that it stands on."""
    if _REPORT_HAS.search(reading.flat):
        drop(kinds, "agenda", "task")
        lift(kinds, "report_content", 3.3)


@needs(_BEFORE_SENT)
def of_days_before(reading: Reading, kinds: Kinds) -> None:
    """How many days before an event something is sent is a deadline and no duration."""
    if _BEFORE_SENT.search(reading.flat):
        drop(kinds, "duration")
        lift(kinds, "deadline", 3.3)
        lift(kinds, "submission", 3.0)


def of_bodies(reading: Reading, kinds: Kinds) -> None:
    """Which of two bodies, with nothing else said, is a question for their work."""
    if len(reading.agencies) > 1 and " hay " in reading.flat and not set(kinds) - {"deadline"}:
        kinds["task"] = 3.2
        drop(kinds, "deadline")

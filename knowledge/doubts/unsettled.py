"""Doubts about what plans leave open beside what they tell: days and places of work, speakers, other congresses."""

from __future__ import annotations

from knowledge.doubts.case import About, Case, texts_of, when
from knowledge.due import about, needs
from knowledge.facts import Task
from knowledge.patterns import Pattern
from knowledge.text import key
from knowledge.values import ROMAN

_WORK = frozenset({"task", "activity", "content", "award", "funding", "edition", "composition"})
"""Kinds of facts that seldom tell a day or a place."""

_DAY_ASKED = Pattern(
    r" (?:ngay|hom|bua|thang|quy|gio|luc|khi|thoi gian|thoi diem|hoi) (?:nao|may|bao nhieu|gi) | bao gio | chung nao "
    r"| han (?:chot|cuoi|la|nop|gui|hoan thanh)? ?(?:la )?(?:gi|nao|may|bao gio|khi nao|ngay nao|den dau) "
)
_TIME_OF_SENDING = Pattern(r" (?:thoi gian|thoi diem) (?:gui|nop|trinh|chuyen) ", " thoi gian ", " thoi diem ")
_TIME_TOLD = Pattern(
    r"(?i)trước (?:ngày|khi|tháng|quý|\d)|trước, trong"
    r"|(?:trong|hết|cuối|đầu|từ|vào) (?:quý|tháng|năm|ngày|nay|dịp|suốt)"
    r"|trong thời gian|hoàn thành|sau (?:khi|đại hội|hội nghị)|định kỳ|hằng năm|tháng \d|quý [IV]"
    r"|chậm nhất"
)
_PLACE_ASKED = Pattern(
    r" (?:tai|o|cho|hoi truong|dia diem|noi|phong hop) (?:dau|nao) ", " o dau ", " tai dau ", " nao "
)
_SENT = Pattern(r" (?:gui|nop|bao cao|dang|trinh|chuyen|xin|hoi|lien he|lay|nhan|tu dau|thac mac|vuong) ")
_PLACE_TOLD = Pattern(
    r"(?i)hội trường|địa điểm|trụ sở|trang thông tin|trên (?:địa bàn|trang|các|phương tiện|tất cả)"
    r"|\b(?:tại|ở|lên)\b|đến các xóm"
)


_FOR = r"(?:giup|gium|dum|ho(?! so| ten| tro| ngheo| gia| ly| chi minh)|giup ho|gium ho)"
_DONE_FOR = (
    r"(?:em|minh|toi|chi|anh|co|chu|bac|tui|bon|cho|don vi|xa|phuong|\d+|mot|cai|bai|ban|to|phieu|danh sach|ten|so"
    r"|ho so|bao cao|ke hoach|giay|don|van ban|cong van|to trinh|bien ban|slide)"
)
_ACTS = (
    r"(?:dang ky|dang ki|viet|soan|soan thao|thiet ke|in|photo|dat|dat ve|goi|nop|ky|dien|(?<!muc )dich|chuyen|trinh"
    r"|lam)"
)
_PLEA = Pattern(
    rf" {_ACTS} {_FOR} {_DONE_FOR} "
    rf"| {_FOR} (?:em|minh|toi|chi|anh|tui|bon em) (?:dang ky|viet|soan|thiet ke|in|photo|dat|nop|dien|dich|ky) "
    rf"| (?:gui|chuyen|trinh|nhan) {_FOR} .* (?:cho|den|toi|ve|len|sang) "
    r"(?:so|phong|ubnd|uy ban|chu tich|hoi dong|ban|van phong|lanh dao|sep|huyen|tinh|thanh pho) ",
    " giup ",
    " gium ",
    " dum ",
    " ho ",
)
_OF_SOMEBODY = Pattern(r" (?:ai|nao) ")


@about(*_WORK)
def undated(case: Case) -> About | None:
    """Doubt work for which no time is told, where its day is asked for."""
    best, reading = case.best, case.reading
    if best.entry.kind not in _WORK or best.entry.gap:
        return None
    outright = reading.cues.get("deadline", 0.0) >= 3.0 and _DAY_ASKED.search(reading.flat)
    if not outright and not _TIME_OF_SENDING.search(reading.flat):
        return None
    due = any(isinstance(one.entry.fact, Task) and one.entry.fact.deadline for one in case.chosen)
    return when(not due and not _TIME_TOLD.search(texts_of(case)[0]))


@about(*_WORK, "agenda")
def unplaced(case: Case) -> About | None:
    """Doubt work for which no place is told, where its place is asked for."""
    best, flat = case.best, case.reading.flat
    if best.entry.kind not in _WORK | {"agenda"} or best.entry.gap or "submission" in case.reading.cues:
        return None
    if best.entry.kind == "funding" and case.reading.cues.get("funding", 0.0) >= 3.0:
        return None  # the place of money (tiền ở đâu ra) is its source
    if not _PLACE_ASKED.search(flat) or _SENT.search(flat) or {"list", "compare"} & case.reading.cues.keys():
        return None
    return when(not any(_PLACE_TOLD.search(text) for text in texts_of(case)))


@needs(_PLEA)
def pleaded(case: Case) -> About | None:
    """Doubt any fact where a piece of work is asked to be done: the plans are told, letters are not written."""
    flat = case.reading.flat
    return when(_PLEA.search(flat) is not None and _OF_SOMEBODY.search(flat) is None)


_NTH_ASKED = Pattern(r" lan (?:thu )?(?:may|nao|bao nhieu) | ky (?:nao|may) | hay ")
_NTH = Pattern(r"(?i)lần (?:thứ )?([IVXLC]+|\d{1,2})\b")
_NTH_IN = Pattern(r"(?i)lần (?:thứ )?([IVXLC]+|\d{1,2}),? (?:\(|vào )?năm (?:19|20)\d\d")
_OF_AN_EVENT = frozenset({"deadline", "delegates", "duration", "venue", "agenda", "composition", "form", "edition"})


def held_already(case: Case) -> About | None:
    """Doubt facts about an event where an edition is named that the plan only looks back at."""
    reading, best = case.reading, case.best.entry
    editions = {value.number for value in reading.of("edition")}
    if not editions or reading.claims or {"compare", "list"} & reading.cues.keys():
        return None
    if best.kind not in _OF_AN_EVENT or _NTH_ASKED.search(reading.flat):
        return None
    if " nam nao " in reading.flat and any(_number(at[1]) in editions for at in _NTH_IN.each(texts_of(case)[0])):
        return None
    if best.kind == "edition" and not _OF_AN_EVENT & reading.cues.keys() - {"edition"}:
        return None
    plan = case.ranking.view.plan
    names = [
        plan.title,
        plan.short,
        *(f"{event.name}; {event.label}; {'; '.join(event.names)}" for event in plan.events),
    ]
    told = [*names, texts_of(case)[0]] if best.kind != "edition" else names
    own = {_number(found) for text in told for found in _NTH.made.findall(text)}
    return when(bool(own) and not editions & own)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else ROMAN.get(text.lower(), 0)


_OTHER_CONGRESS = Pattern(
    r" dai hoi (?:thi dua yeu nuoc )?(?:dai bieu )?(toan quoc "
    r"|(?:chi )?doan (?!the|ket|vien|dai)|cong doan |chi bo |dang bo |dang uy |mat tran "
    r"|(?:chi )?hoi (?:nong dan|phu nu|cuu chien binh|lien hiep|khuyen hoc|chu thap do|nha bao"
    r"|nguoi cao tuoi|luat gia)|lien doan )",
    " dai hoi ",
)


_HELD_WHEN = Pattern(r" to chuc (?:vao )?(?:(?:ngay|hom|thang) (?:nao|may)|khi nao|bao gio) ", " to chuc ")
_HOW_MANY = Pattern(r" (?:bao nhieu|may|so luong|so) (?:dai bieu|nguoi|khach) ", " dai bieu ", " nguoi ", " khach ")


_BESIDE = frozenset({"anniversary", "basis", "other", "title", "event", "period", "purpose", "content", "activity"})
"""Kinds of facts that may name such a congress, and tell nobody's number."""


@about(*_OF_AN_EVENT, *_BESIDE)
@needs(_OTHER_CONGRESS)
def other_congress(case: Case) -> About | None:
    """Doubt facts about other events where the congress of a party or union, or the national one, is asked for."""
    found, best = _OTHER_CONGRESS.search(case.reading.flat), case.best.entry
    if found is not None and best.kind in _BESIDE:
        dated = best.kind == "anniversary" and _HELD_WHEN.search(case.reading.flat)
        return when(bool(dated) or _HOW_MANY.search(case.reading.flat) is not None)
    told = best.gap or best.kind not in _OF_AN_EVENT
    if found is None or told or (best.kind == "edition" and "toan quoc" in found[1]):
        return None
    return when(f"dai hoi {found[1].strip()}" not in key(texts_of(case)[0]).replace(" dai hoi dai bieu ", " dai hoi "))


_REPORTED = Pattern(
    r" (?:gui|nop|bao cao|xong|nhan|hop|trien khai|hoan thanh|trinh|to chuc) (?:\w+ ){0,8}roi "
    r"(?:a |nhe |nha |ad |anh |chi |sep |em |admin |do |day )*$",
    " roi ",
)
_ASKS = Pattern(r" (?:gi|nao|khong|chua|may|nhieu|ai|dau|sao|hay|ha|tre|muon|han|bao gio|phai) ")


@needs(_REPORTED)
def reported(case: Case) -> About | None:
    """Doubt any fact where it is only told that something was done."""
    flat = case.reading.flat
    return when(bool(_REPORTED.search(flat)) and not _ASKS.search(flat) and not case.reading.of("day"))


_DONE = Pattern(
    r" (?:nop|gui|to chuc|hop|trien khai|ban hanh|bao cao|trinh|xong) (?:(?!duoc|kip|het|den|toi|qua)\w+ ){0,6}"
    r"chua (?:vay |the |a |nhi |em |anh |chi )*$"
    r"| da (?:to chuc|lam|hop|hoan thanh|nop|gui|tap huan|trien khai) (?:\w+ )*chua ",
    " chua ",
)
_UNIT = r"(?:xa|phuong|thi tran|huyen|don vi|xom|noi|co quan|ben|so|nganh|dia phuong)"
_BY_WHICH = Pattern(
    rf" {_UNIT} nao (?:\w+ ){{0,4}}"
    r"(?:tot nhat|gioi nhat|kem nhat|xuat sac nhat|(?:nop|gui|lam|bao cao) (?:muon|tre|cham|som)) "
    rf"| (?:{_UNIT} nao|(?:bao nhieu|may|nhung) {_UNIT}) (?:\w+ )?(?:chua|da) "
    r"(?:nop|gui|lam|to chuc|hop|xong|bao cao|dang ky|hoan thanh) ",
    " nhat ",
    " muon ",
    " tre ",
    " cham ",
    " som ",
    " chua ",
    " da ",
)
_HOLDS = Pattern(r" (?:chuong trinh|ke hoach) (?:\w+ ){0,3}co (?:muc|phan|noi dung|tiet muc|buoc) ", " co ")
_OF_TIME = frozenset({"left", "deadline"})


@needs(_DONE)
def happened(case: Case) -> About | None:
    """Doubt facts where it is asked if something was done; plans say what shall be done."""
    held = case.best.entry.kind == "agenda" and _HOLDS.search(case.reading.flat) is not None
    return when(
        not held
        and _DONE.search(case.reading.flat) is not None
        and not _OF_TIME & case.reading.cues.keys()
        and not case.reading.of("day")
    )


@needs(_BY_WHICH)
def by_which(case: Case) -> About | None:
    """Doubt facts where it is asked which units did something, or did it best; plans say what all shall do."""
    several = {"list", "compare"} & case.reading.cues.keys() and not case.named
    return when(not several and _BY_WHICH.search(case.reading.flat) is not None)

"""Questions about milestones, leaders and seats in the words of a talk, which name another kind than they ask for.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import OWN_PLAN_SENT, Pattern
from knowledge.quantities import people
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_SINCE = Pattern(
    r" (?:ke tu|tu sau|ke tu sau|tinh tu) (?:khi )?(?:dai hoi|hoi nghi)(?: \w+){0,4} (?:nao|may|gi) ",
    " ke tu ",
    " tu sau ",
    " tinh tu ",
)
_WHICH_LEADERS = Pattern(
    r" moi (?:\w+ )?(?:lanh dao|thu truong|nguoi dung dau) (?:\w+ ){0,2}(?:nao|gi) "
    r"| (?:lanh dao|thu truong|nguoi dung dau) (?:cap|nganh|co quan|don vi) nao (?:\w+ ){0,2}(?:du|moi|tham du|den) ",
    " lanh dao ",
    " thu truong ",
    " nguoi dung dau ",
)
_SEATS_LEFT = Pattern(
    r" (?:con|du|thua|thieu|trong|con lai|con du|con trong|them)(?: duoc| toi)? (?:may|bao nhieu) "
    r"(?:suat|cho|ghe|slot|ve|xuat|mang|khach|vi) ",
    " suat ",
    " cho ",
    " ghe ",
    " slot ",
    " ve ",
    " xuat ",
    " mang ",
    " khach ",
    " vi ",
)

_SEATS = frozenset({"trong", "ghe", "suat", "cho", "slot", "ve", "xuat", "du", "thua", "them"})

_PAPER = (
    r"(?:giay moi|thu moi|giay khen|bang khen|giay chung nhan|quyet dinh|huong dan|cong van|bien ban|danh sach|ho so"
    r"|phieu|de cuong|kich ban|du toan|ke hoach (?:trien khai|chi tiet|rieng))"
)
_SIGNER = r"(?:ai|nguoi nao|lanh dao nao|ong nao|dong chi nao|cap nao|co quan nao|don vi nao)"
_PAPER_SIGNED = Pattern(
    rf" {_PAPER}(?: (?!ke)\w+){{0,6}} {_SIGNER}(?: \w+)? ky(?! ke) "
    rf"| {_SIGNER}(?: \w+){{0,3}} ky (?:ten |duyet |vao |cac |to |tren ){{0,2}}{_PAPER} "
    rf"| nguoi ky (?:ten |vao |cac |to |tren ){{0,2}}{_PAPER} ",
    " ky ",
)
_AIM = Pattern(
    r" nham (?!chao mung |ky niem )(?:\w+ ){1,6}(?:gi|nao) | de (?:phat huy|khoi day|tao) (?:\w+ ){0,3}(?:gi|nao) ",
    " nham ",
    " de ",
)


_OF_A_GROUP = Pattern(
    r"(?<! duong)(?<! vinh)(?<! duong nguoi)(?<! duong nhung nguoi)(?<! duong cac)"
    r" (?:khach moi|nong dan|lao dong gioi|truc tiep san xuat|nguoi tot viec tot)(?: \w+){0,5} (?:may|bao nhieu) "
    r"(?:nguoi|vi|suat|ghe|cho) ",
    " khach moi ",
    " nong dan ",
    " lao dong gioi ",
    " truc tiep ",
    " nguoi tot ",
)


@needs(_OF_A_GROUP)
def of_groups_counted(reading: Reading, kinds: Kinds) -> None:
    """Take how many of the delegates are of some group for a question about its share too, where there is one."""
    if _OF_A_GROUP.search(reading.flat) and not {"headcount", "award", "share"} & set(kinds):
        lift(kinds, "share", 3.2)


_A_TIME = Pattern(
    r" giai doan (?:truoc|sau|nay|hien nay|chuan bi|toi|tiep theo|cao diem|nuoc rut|cuoi) ", " giai doan "
)
_MANNER_ASKED = Pattern(
    r" (?:the nao|nhu nao|ra sao|(?<!giai doan )nao|gi|ai|dau) ", " nao ", " sao ", " gi ", " ai ", " dau "
)
_ASIDE = frozenset({"rieng", "len", "lam", "cu", "the", "xay", "soan", "viet", "xong", "thao"})


_HIGH_TIDE = Pattern(r" (?:dot thi dua|thi dua|dot) cao diem ", " cao diem ")


_AFTER_HELD = Pattern(
    r" sau (?:khi )?(?:\w+ ){0,8}(?:bao lau|may ngay|bao nhieu ngay|may hom|may tuan)(?: \w+){0,4} "
    r"(?:bao cao|nop|gui|trinh) ",
    " sau ",
)
_FOR_SHOW = Pattern(
    r" (?:tranh|chong|benh|khong)(?: \w+)? hinh thuc(?: va)?(?: pho truong| lang phi| khong| $)?"
    r"| hinh thuc(?: va)? pho truong | pho truong(?: va)? hinh thuc | mang tinh hinh thuc ",
    " hinh thuc ",
)
_NTH_MATTER = Pattern(
    r" noi dung (?:so|thu) (?:\d+|nhat|hai|ba|tu|nam|sau)(?: \w+){0,3} (?:dot|thi dua|phong trao) ", " noi dung "
)


@needs(_AFTER_HELD)
def of_days_after(reading: Reading, kinds: Kinds) -> None:
    """Take how long after an event something is reported for a question about that day, and not how long it lasts."""
    if _AFTER_HELD.search(reading.flat):
        _forget(reading, kinds, "duration")
        lift(kinds, "deadline", 3.3)
        lift(kinds, "submission", 3.2)


@needs(_FOR_SHOW)
def of_show(reading: Reading, kinds: Kinds) -> None:
    """Take a form that is only for show (tránh hình thức, phô trương) for what the plan requires."""
    if "form" in kinds and "requirement" in kinds and _FOR_SHOW.search(reading.flat):
        _forget(reading, kinds, "form")
        lift(kinds, "requirement", 3.3)


@needs(_NTH_MATTER)
def of_nth_matters(reading: Reading, kinds: Kinds) -> None:
    """Take the nth matter of a campaign for its contents, and not for an agenda."""
    if "agenda" in kinds and _NTH_MATTER.search(reading.flat):
        _forget(reading, kinds, "agenda")
        lift(kinds, "content", 3.4)


@needs(_HIGH_TIDE)
def of_campaigns(reading: Reading, kinds: Kinds) -> None:
    """Take what a campaign (đợt thi đua cao điểm) celebrates for a question about movements too."""
    if "anniversary" in kinds and _HIGH_TIDE.search(reading.flat):
        lift(kinds, "movement", kinds["anniversary"])


@needs(_A_TIME)
def of_times(reading: Reading, kinds: Kinds) -> None:
    """Take a time only spoken of (giai đoạn trước Đại hội) for no question about a period."""
    if "period" in kinds and _A_TIME.search(reading.flat) and _MANNER_ASKED.search(reading.flat):
        _forget(reading, kinds, "period")
        if not kinds:
            lift(kinds, "content", 1.5)


@needs(OWN_PLAN_SENT)
def of_own_plans_sent(reading: Reading, kinds: Kinds) -> None:
    """Take whether a unit makes a plan of its own and sends it in for a submission, in which "riêng" says little."""
    if OWN_PLAN_SENT.search(reading.flat) and max(kinds.get("deadline", 0.0), kinds.get("left", 0.0)) < 3.0:
        drop(kinds, "other", "recipients", "title", "issuer", "deadline")
        lift(kinds, "submission", 3.3)
        said = (at for at, word in enumerate(reading.said) if word.folded in _ASIDE)
        reading.soft = (*reading.soft, *said)


def _forget(reading: Reading, kinds: Kinds, *names: str) -> None:
    """Take kinds away with the phrases that named them, which asked for something else."""
    for asked in (kinds, reading.cues):
        drop(asked, *names)
    reading.matches = [m for m in reading.matches if m.meaning.role != "cue" or m.meaning.value not in names]


_MAY_BE_SENT = Pattern(r" duoc cu (?!may |bao nhieu )(?:(?!may |bao )\w+ ){0,6}(?:khong|chua|ha) ", " duoc cu ")


@needs(_MAY_BE_SENT)
def of_those_sent(reading: Reading, kinds: Kinds) -> None:
    """Take whether somebody may be sent to an event for a question about guests, and not about an allotment."""
    if _MAY_BE_SENT.search(reading.flat):
        _forget(reading, kinds, "allotment")
        drop(kinds, "agenda", "task")
        lift(kinds, "composition", 3.2)
        said = (at for at, word in enumerate(reading.said) if word.folded in ("duoc", "cu"))
        reading.soft = (*reading.soft, *said)


@needs(_PAPER_SIGNED)
def of_papers_signed(reading: Reading, kinds: Kinds) -> None:
    """Take who signs another paper than the plan (giấy khen, giấy mời) for no question about who signed the plan."""
    if "signer" in kinds and not reading.documents and (said := _PAPER_SIGNED.search(reading.flat)):
        _forget(reading, kinds, "signer", "basis", "composition", "issuer")
        award = next((paper for paper in ("giay khen", "bang khen") if paper in said[0]), "")
        lift(kinds, "award" if award else "task", 3.0)
        reading.foreign = (*reading.foreign, award or "ky")


@needs(_AIM)
def of_aims(reading: Reading, kinds: Kinds) -> None:
    """Take what something aims at for a question about purposes, where no other phrase asks."""
    if max(kinds.values(), default=0.0) < 2.5 and _AIM.search(reading.flat):
        lift(kinds, "purpose", 3.2)


@needs(_SINCE)
def of_milestones(reading: Reading, kinds: Kinds) -> None:
    """Take since which congress something is judged for a question about that congress, and not about a period."""
    if _SINCE.search(reading.flat):
        drop(kinds, "period", "movement", "deadline", "edition", "list")
        lift(kinds, "purpose", 3.2)
        lift(kinds, "other", 3.2)


@needs(_WHICH_LEADERS)
def of_leaders(reading: Reading, kinds: Kinds) -> None:
    """Take the leaders of which level are invited for a question about guests, and not about units or work."""
    if _WHICH_LEADERS.search(reading.flat):
        drop(kinds, "units", "task", "list")
        lift(kinds, "composition", 3.3)


@needs(_SEATS_LEFT)
def of_seats_left(reading: Reading, kinds: Kinds) -> None:
    """Take how many seats a count of guests leaves for a question about the limit, and not about an allotment."""
    if _SEATS_LEFT.search(reading.flat) and people(reading, "guests") and not {"share", "headcount"} & set(kinds):
        _forget(reading, kinds, "allotment")
        said = (at for at, word in enumerate(reading.said) if word.folded in _SEATS)
        reading.soft = (*reading.soft, *said)
        lift(kinds, "fits", 3.3)
        lift(kinds, "delegates", 3.3)


RULES = (
    of_days_after,
    of_show,
    of_nth_matters,
    of_campaigns,
    of_times,
    of_own_plans_sent,
    of_groups_counted,
    of_those_sent,
    of_papers_signed,
    of_aims,
    of_milestones,
    of_leaders,
    of_seats_left,
)
"""The rules in the order in which they are asked."""

"""Questions about bodies and levels: who does something, what else, which comes first, in whose plans it stands.

Each rule looks at a reading and changes the weights of kinds in place, and which words say little; knowledge.asking
calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.invited import GUEST
from knowledge.rules.lifting import Kinds, drop, lift

_BODY = r"(?:ai|(?:co quan|don vi|so|ban|nganh|phong|ben|to chuc|dia phuong|bo phan|phong ban|noi) nao)"
_CALLED = Pattern(
    r" (?:goi chung|goi la|hieu la|coi la|tinh la|xem la|xep vao)(?: \w+){0,8} "
    r"(?:cap co so|cap xa|cap huyen|cap tinh|cap nao)(?: \w+){0,3} "
    r"| (?:cap co so|cap xa|cap huyen)(?: \w+){0,22} (?:de|dung|nham|am|muon) chi(?: den| toi)?(?: nhung| cac)? "
    r"(?:(?:co quan|don vi|to chuc|noi|cap) ){1,2}(?:nao|gi) "
    r"| (?:cum tu|thuat ngu|khai niem|tu ngu) (?:cap )?(?:co so|xa|huyen|tinh) "
    r"| (?:xep|coi|xem|liet|quy|dua|ke)(?: la| vao| dien| nhom| thuoc| hang| chung)* cap (?:co so|xa|huyen|tinh)"
    r"(?: \w+){0,4} (?:khong|chua|ha|a) "
    r"| (?:cap co so|cap xa|cap huyen)(?: \w+){0,4} (?:gom|la|chi|hieu la|tinh|goi)(?: co| la)?(?: nhung| cac)? "
    r"(?:co quan|don vi|noi|ai|nhung ai|to chuc)(?:, \w+)? ?(?:\w+ )?nao ",
    " cap ",
)
_DOER = Pattern(
    rf" {_BODY}(?: \w+){{0,2}} (?:dung ra|phu trach|chiu trach nhiem|dam nhan|dam nhiem|dam duong|lo|nhan)"
    r"(?: lam| viec| phan| khau| cai)? "
    rf"| (?:giao|phan cong|giao cho|phan cho|thuoc|do|viec cua|phan viec cua|trach nhiem cua) {_BODY}(?: \w+){{0,2}} $"
    rf"| (?:la |thuoc )?(?:viec|phan viec|nhiem vu|trach nhiem)(?: \w+)? cua {_BODY} ",
    " ai ",
    " nao ",
)
_WHO_INVITES = Pattern(
    r" (?:duoc|nhan|moi|tang|khen|ky|quyet|chot|chon (?!bai|tiet|nhac)|phan bo"
    r"|ban hanh|phat bieu|dat) "
)
_FIRST_LEVEL = Pattern(
    r" (?:lam|to chuc|hop|tien hanh|mo) (?:xong )?truoc(?: hay| roi| hoac| thi| sau| moi)?(?: \w+){0,6} "
    r"| (?:xa|phuong|huyen|thanh pho|tinh|co so) truoc(?: \w+){0,6} (?:hay|roi|sau) "
    r"| cap nao (?:\w+ )?(?:truoc|sau) | tu (?:cap )?duoi (?:len|toi) | tu (?:cap )?tren xuong "
    r"| (?:di |bat dau )?tu cap nao(?: \w+){0,3} (?:den|toi|len|xuong|roi) | (?:trinh tu|thu tu)(?: \w+){0,5} cac cap ",
    " truoc ",
    " cap nao ",
    " tu ",
    " thu tu ",
    " trinh tu ",
)
_TWO_LEVELS = Pattern(r" hay | cap nao | cac cap | tu duoi | tu cap duoi | tu tren | tu cap tren ")
_SENDS_UP = Pattern(
    r" (?:xa|phuong|huyen|so|truong|don vi|co quan|cong ty|thi tran|doanh nghiep|nganh)(?: \w+){1,5} "
    r"(?:duoc|co|cu|bau|chon|phai)(?: quyen| phep)? (?:trieu tap |cu |phan bo |moi |bau |chon |di |co )*"
    r"(?:may|bao nhieu) (?:dai bieu|nguoi|suat|dong chi|vi)(?: \w+)? (?:di |len |ve )?(?:du|tham du|hop)"
    r"(?: \w+){0,3} (?:dai hoi|hoi nghi) ",
    " du ",
    " hop ",
)
_AND_MORE = Pattern(r" ngoai (\w+(?: \w+){0,7}?) (?:ra )?(?:thi )?(?:con|lam|phai|co) ", " ngoai ")
_WHAT_IS_DONE = Pattern(
    r" (?:chieu|phat|in|viet|doc|chuan bi|phuc vu|cung cap|gioi thieu|trinh chieu|dang|quay|lo|giup|ho tro)"
    r"(?: ve)? (?:nhung |cac )?(?:cai |noi dung |thu )?(?:gi|nao) ",
    " gi ",
    " nao ",
)
_SAME_GUIDE = Pattern(r" huong dan (?:khen thuong |khen )?rieng ", " huong dan ")
_OR_ALONG = Pattern(
    r" (?:hay|hoac)(?: la)? (?:tinh |dung |theo |lam |ap dung |cung )*(?:chung|voi|theo) ", " hay ", " hoac "
)
_WHERE_ALLOWED = Pattern(
    r"^ (?:\w+ ){0,2}(?:o dau|noi nao|nhung noi nao)(?: thi| ma| co| la)? (?:\w+ ){0,3}"
    r"(?:cap (?:xa|co so|huyen|tinh)|xa|phuong|huyen)(?: \w+){0,3} (?:duoc|chon|lam|to chuc|phai|co the) ",
    " dau ",
    " nao ",
)
_IN_WHOSE_PLANS = Pattern(
    r" (?:co|nam|neu|nhac|ghi|xuat hien)(?: \w+)? trong (?:nhung |cac )?ke hoach(?: nao| cua)(?: nhung| cac| may)? "
    r"(?:(?:don vi|noi|dia phuong|tinh|cap|ben|cho|dau) nao|nao|ai|dau|don vi|noi) ",
    " trong ",
)
_PLANS_WITH = Pattern(
    r"^ (?:cac |nhung |may )?(?:ke hoach|van ban)(?: nao)? (?:co|ghi|neu|nhac|noi)(?: den| ve| toi)?"
    r"(?: con so| so| muc)? \d",
    " ke hoach ",
    " van ban ",
)


@needs(_CALLED)
def of_called(reading: Reading, kinds: Kinds) -> None:
    """Take which bodies a level is made of for a question about it, and not about their work."""
    if _CALLED.search(reading.flat) and not {"deadline", "delegates"} & set(kinds):
        drop(kinds, "task", "form", "list")
        lift(kinds, "units", 3.3)
        lift(kinds, "target", 3.4)


@needs(_DOER)
def of_doers(reading: Reading, kinds: Kinds) -> None:
    """Take who has something to do for a question about a task, and not about the part of the event that it is."""
    if _DOER.search(reading.flat) and not _WHO_INVITES.search(reading.flat) and "decision" not in kinds:
        drop(kinds, "agenda", "agenda_item", "content", "theme", "composition", "venue")
        lift(kinds, "task", 3.4)


@needs(_FIRST_LEVEL)
def of_order(reading: Reading, kinds: Kinds) -> None:
    """Take which level goes first for a matter of its own, told by the word for it."""
    flat = reading.flat
    if (
        _FIRST_LEVEL.search(flat)
        and _TWO_LEVELS.search(flat)
        and (" cap " in flat or len({*reading.levels, *reading.bare_levels}) > 1)
        and not set(kinds) - {"compare", "units", "pilot", "agenda"}
    ):
        drop(kinds, "compare", "units", "pilot", "agenda")
        reading.matches = [m for m in reading.matches if m.meaning.value not in ("units", "pilot", "agenda")]
        lift(kinds, "other", 3.3)
        lift(kinds, "period", 3.3)
        reading.levels = reading.bare_levels = ()
        places = (at for at, word in enumerate(reading.said) if word.folded in ("truoc", "sau"))
        first = tuple(places)
        reading.content = tuple(sorted({*reading.content, *first}))
        reading.soft = tuple(at for at in reading.soft if at not in first)


_WHO_COMES = Pattern(
    r" (?:ai|nhung ai|nguoi nao|chuc danh nao|lanh dao nao|thanh phan nao)(?: \w+){0,6} "
    r"(?:duoc|se|phai|co)(?: \w+)? (?:du|moi|tham du|co mat|den du|ngoi du) ",
    " ai ",
    " nao ",
)


_LISTED = Pattern(
    r" co (?:ten |mat )?(?:o |nam )?(?:trong|thuoc) (?:danh sach|thanh phan|so|dien)(?: \w+){0,2} "
    r"(?:dai bieu|moi|du|khach|tham du)(?: \w+){0,4} (?:khong|chua) ",
    " trong ",
    " thuoc ",
)


@needs(_WHO_COMES, _LISTED)
def of_comers(reading: Reading, kinds: Kinds) -> None:
    """Take which people of a body may come for a question about those invited, and not about its work."""
    if _WHO_COMES.search(reading.flat) and not {"guest", "decision", "delegates"} & set(kinds):
        drop(kinds, "task", "recipients")
        lift(kinds, "composition", 3.3)
    elif _LISTED.search(reading.flat):
        kinds.clear()
        kinds["guest"] = GUEST


@needs(_SENDS_UP)
def of_sent_up(reading: Reading, kinds: Kinds) -> None:
    """Take how many a unit sends to another level's event for its own share of the delegates."""
    if _SENDS_UP.search(reading.flat):
        reading.cues["allotment"] = max(reading.cues.get("allotment", 0.0), 3.3)
        lift(kinds, "allotment", 3.3)


@needs(_AND_MORE)
def of_more_work(reading: Reading, kinds: Kinds) -> None:
    """Set aside the work that is known already, where it is asked what else a body does."""
    if "task" not in kinds or (known := _AND_MORE.search(reading.flat)) is None:
        return
    first = reading.flat[: known.start(1)].count(" ") - 1
    places = range(first, first + known[1].count(" ") + 1)
    if not any(m.meaning.role == "agency" and m.start in places for m in reading.matches):
        reading.soft = (*reading.soft, *places)


@needs(_WHAT_IS_DONE)
def of_doings(reading: Reading, kinds: Kinds) -> None:
    """Take what is shown, read or printed for a matter of tasks and contents, where nothing else is asked."""
    if not kinds and _WHAT_IS_DONE.search(reading.flat):
        for kind in ("task", "content"):
            lift(kinds, kind, 2.2)


@needs(_SAME_GUIDE)
def of_guides(reading: Reading, kinds: Kinds) -> None:
    """Take whether a level has a guide of its own to rewards for a question about the awards of that level."""
    if _SAME_GUIDE.search(reading.flat) and "award" in kinds:
        drop(kinds, "basis", "list")
        lift(kinds, "award", 3.3)
        if _OR_ALONG.search(reading.flat):
            reading.levels = reading.levels[:1]


@needs(_WHERE_ALLOWED, _IN_WHOSE_PLANS, _PLANS_WITH)
def of_whose_plans(reading: Reading, kinds: Kinds) -> None:
    """Take in whose plans something stands, or where it is allowed, for a question that lists plans."""
    flat = reading.flat
    if _WHERE_ALLOWED.search(flat) or _IN_WHOSE_PLANS.search(flat) or _PLANS_WITH.search(flat):
        drop(kinds, "venue", "task")
        lift(kinds, "list", 3.4)


RULES = (
    of_called,
    of_doers,
    of_order,
    of_comers,
    of_sent_up,
    of_more_work,
    of_doings,
    of_guides,
    of_whose_plans,
)
"""The rules in the order in which they are asked."""

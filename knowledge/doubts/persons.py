"""Doubts about persons: who does a thing, speaks or hands over, and people asked for by name."""

from __future__ import annotations

from knowledge.doubts.case import About, Case, text_of, texts_of, when
from knowledge.due import about, needs
from knowledge.patterns import FAMILY, Pattern
from knowledge.text import key

_OF_NOBODY = frozenset({"content", "activity", "other", "period", "theme"})
_WHO_DOES = Pattern(
    r" (?:ai|(?:co quan|don vi|so|ban|nganh|phong|ben) nao) (?:\w+ )?"
    r"(?:xay dung|soan|bien soan|lam|viet|phu trach|lo|doc|trinh bay|dieu hanh|chu toa|phat bieu|khai mac) "
)
_SOMEBODY = Pattern(r"(?i)[sS]ở|ban\b|phòng|đơn vị|cơ quan|ủy|hội đồng|chủ tịch|thủ t|ngành|cấp|công an|địa phương|do ")
_BY_WHOM = Pattern(
    r" do (?:\w+ ){0,2}(?:nao|ai) | (?:nguoi|ai) (?:\w+ ){0,2}"
    r"(?:doc|dieu hanh|dan chuong trinh|khai mac|be mac|tuyen bo|chu toa) "
)


_PRESENTED = Pattern(r" (?:trinh bay|doc|phat bieu) ", " trinh bay ", " doc ", " phat bieu ")


def _whose(fact: object, flat: str) -> bool:
    """Tell whether a part that is asked about says whose it is (báo cáo tham luận của các điển hình)."""
    if not _PRESENTED.search(flat):
        return False
    heads = [item.title.split(" của ")[0] for item in getattr(fact, "items", ()) if " của " in item.title]
    return any(f" {' '.join(key(head).split()[-2:])} " in flat for head in heads)


@about("agenda", "report_content", *_OF_NOBODY)
def by_whom(case: Case) -> About | None:
    """Doubt a fact that names nobody where the one who does it is asked for, as an agenda never does."""
    entry, flat = case.best.entry, case.reading.flat
    if entry.kind == "agenda":
        return when(_BY_WHOM.search(flat) is not None and not _whose(entry.fact, flat))
    report = entry.kind == "report_content" and " tham luan " not in flat
    if entry.gap or not (report or entry.kind in _OF_NOBODY) or not _WHO_DOES.search(flat):
        return None
    return when(_SOMEBODY.search(text_of(entry.fact)) is None)


_LISTED_BY = Pattern(
    r" (?:ai|(?:co quan|don vi|cap|so|ban) nao) (?:\w+ )?"
    r"(?:duyet|lap|chot|quyet dinh|chon|phe duyet|tong hop) danh sach ",
    " danh sach ",
)


@needs(_LISTED_BY)
def list_unsaid(case: Case) -> About | None:
    """Doubt a fact that speaks of no list where the one who draws it up or settles it is asked for."""
    entry = case.best.entry
    if entry.gap or not _LISTED_BY.search(case.reading.flat):
        return None
    return when(entry.kind == "agenda" or "danh sách" not in text_of(entry.fact).lower())


_NAMES = Pattern(
    r" danh sach .*(?:gom|la|co) (?:nhung )?ai | (?:nhung|la|gom) ai .* danh sach "
    r"| danh sach (?!\d+ nguoi|nguoi ky)(?:\w+ )?(?:xom|thon|ca nhan|tap the|nguoi|cong dan|guong) "
    r"| ten (?:may|nhung|cac|cua) .* (?:la )?(?:ai|gi) ",
    " danh sach ",
    " ten ",
)


@needs(_NAMES)
def names_listed(case: Case) -> About | None:
    """Doubt facts where people are asked for by name; plans list groups."""
    return when(_NAMES.search(case.reading.flat) is not None)


_WHO_THEY_ARE = Pattern(
    r" (?:giam doc|truong phong|pho phong|pho truong phong|chanh van phong|truong ban|pho ban|bi thu|hieu truong"
    r"|chu tich|truong cong an|chi huy truong|can bo phu trach|can bo dau moi|chuyen vien|nguoi dung dau|thu truong)"
    r" (?:\w+ ){0,9}(?:ten gi|ten la gi|ten ai|ho ten|la ai|ten la chi|(?:do )?ai (?:dam nhiem|giu|nam|lam)) "
    r"| (?:ten|ho ten) (?:cua )?(?:ong |ba |dong chi )?(?:giam doc|truong phong|truong ban|bi thu) "
    r"| ai (?:hien |dang |hien dang )?(?:la|lam|giu chuc) "
    r"(?:giam doc|truong phong|bi thu|pho bi thu|chu tich|hieu truong|chanh van phong) ",
    " ten ",
    " ai ",
)


_CHAIR = Pattern(r" chu tich ", " chu tich ")

_NAMED_ANYWAY = frozenset({"signer", "movement"})
"""Kinds of facts that tell names: of who signed, and of what somebody started (phong trào của Chủ tịch tên gì)."""


@needs(_WHO_THEY_ARE, _CHAIR)
def person_unnamed(case: Case) -> About | None:
    """Doubt facts where the head of an office is asked for by name; plans name offices, and who signed."""
    entry, reading = case.best.entry, case.reading
    if entry.kind == "signer" and " pho chu tich " in reading.flat and " ky " not in reading.flat:
        return when("Phó" not in text_of(entry.fact))
    if entry.kind == "signer" and " chu tich " in reading.flat and reading.levels:
        return when(case.ranking.view.plan.level not in reading.levels)
    return when(_WHO_THEY_ARE.search(reading.flat) is not None and not entry.gap and entry.kind not in _NAMED_ANYWAY)


_WHICH_ONES = Pattern(
    r" (?:nhung |cac |may )?(?:tap the|ca nhan|cong dan|don vi|guong mat|guong)(?: va ca nhan| ca nhan)? nao"
    r"(?: \w+){0,6} (?:duoc|nhan|dat|vinh du)(?: \w+){0,4} (?:co thi dua|danh hieu|cong dan) "
    r"| danh sach (?:cac |nhung )?(?:tap the|ca nhan|cong dan|don vi|guong)(?: \w+){0,4} "
    r"(?:duoc|nhan|dat|vinh du)(?: \w+){0,4} (?:co thi dua|danh hieu|bang khen|huan chuong) "
    r"| nhung ai (?:da |se |duoc |vinh du |nam \d+ )*(?:(?:nhan|dat|trao|tang|cong nhan|phong|xet)(?: \w+){0,2} )?"
    r"(?:co thi dua|danh hieu) "
    r"| (?:co|gom|la) (?:nhung )?ai (?:\w+ ){0,3}(?:duoc|nhan|dat|trung|vinh du) (?:\w+ ){0,3}"
    r"(?:danh hieu|co thi dua|cong dan) "
    r"| cong dan (?:thai nguyen )?tieu bieu(?: nam)?(?: \d+)? (?:nay )?(?:gom|la|co) (?:nhung )?ai "
    r"| (?:duoc|nhan|dat|trung|vinh du|ton vinh)(?: \w+){0,3} (?:danh hieu|co thi dua|cong dan)(?: \w+){0,6} "
    r"(?:co|gom|la) (?:nhung )?ai ",
    " nao ",
    " ai ",
    " danh sach ",
)


@about("award", "composition", "task")
@needs(_WHICH_ONES)
def no_names(case: Case) -> About | None:
    """Doubt a fact where it is asked which ones have a title: plans tell for what it is given, not to whom by name."""
    best = case.best.entry
    return when(best.kind in ("award", "composition", "task") and _WHICH_ONES.search(case.reading.flat) is not None)


_WHO_GIVES = Pattern(
    r" (?:ai|do ai|lanh dao nao|dong chi nao|nguoi nao) (?:la nguoi |se |len |duoc )*(?:trao|tang|gan) "
)
_GIVER = Pattern(r"(?i)chủ tịch|ủy ban|thủ tướng|lãnh đạo|hội đồng|cấp |sở |chính phủ tặng|do ")


@about("award")
def no_giver(case: Case) -> About | None:
    """Doubt an award that names nobody who hands it over, where that one is asked for."""
    entry = case.best.entry
    if entry.kind != "award" or entry.gap or not _WHO_GIVES.search(case.reading.flat):
        return None
    return when(_GIVER.search(text_of(entry.fact)) is None)


_SPEAKER = Pattern(
    r" (?:ai|nguoi nao|(?:co quan|don vi|so|ban|nganh|phong|ben|lanh dao(?: trung uong| tinh| huyen| cap tren)?) nao) "
    r"(?:la nguoi |se |duoc |phai |len |dung ra )*"
    r"(phat bieu|khai mac|be mac|dieu hanh|chu toa|dan chuong trinh|trao giai|trao thuong"
    r"|doc(?! duyet| lai| soat| bao)|gioi thieu dai bieu) ",
    " phat bieu ",
    " khai mac ",
    " be mac ",
    " dieu hanh ",
    " chu toa ",
    " chuong trinh ",
    " trao ",
    " doc ",
    " dai bieu ",
)


_SPOKEN_OF = Pattern(r" phat bieu (?:ve )?(?:noi dung )?(?:gi|cai gi|ve gi)(?: nua)? ", " phat bieu ")
"""What is said, too, which the name of the item tells."""


@about("task", "agenda", "deadline")
@needs(_SPEAKER)
def no_speaker(case: Case) -> About | None:
    """Doubt work that does not speak of taking the floor, where the one who does so is asked for."""
    asked = _SPEAKER.search(case.reading.flat)
    if asked is None or case.best.entry.gap or case.best.entry.kind not in ("task", "agenda", "deadline"):
        return None
    if case.best.entry.kind == "deadline":
        return ()
    if case.best.entry.kind == "agenda" and _SPOKEN_OF.search(case.reading.flat):
        return None
    verb = " ".join(asked[1].split()[:2]) + (" cua" if case.best.entry.kind == "agenda" else "")
    return when(not any(verb in key(text) for text in texts_of(case)))


_RELATIVES = Pattern("gia đình|thân nhân|người thân|người nhà")


@about("composition", "delegates")
@needs(FAMILY)
def no_relatives(case: Case) -> About | None:
    """Doubt facts about guests where relatives are asked after, of whom they do not speak."""
    entry = case.best.entry
    if entry.gap or entry.kind not in ("composition", "delegates") or not FAMILY.search(case.reading.flat):
        return None
    return when(not any(_RELATIVES.search(f"{one.entry.fact}") for one in case.chosen))

"""Doubts where something of a sort is asked after that a plan does not speak of, whatever it tells of others."""

from __future__ import annotations

import re

from knowledge.doubts.case import About, Case, is_weighed, text_of, when
from knowledge.doubts.members import meant_by
from knowledge.due import about, needs
from knowledge.patterns import Pattern
from knowledge.text import key

_OF_A_SORT = re.compile(r" (luat|nghi quyet|nghi dinh|thong tu|chi thi|to trinh)(?= (?!dan|phap))")


@about("basis")
def no_sort(case: Case) -> About | None:
    """Doubt documents of other sorts where one of a sort is asked after (luật) that the plan does not cite."""
    if case.best.entry.kind != "basis" or case.reading.documents:
        return None
    named = {found[1] for found in _OF_A_SORT.finditer(case.reading.flat)}
    if not named:
        return None
    cited = (one.entry for one in case.ranking.scored if one.entry.kind == "basis")
    return when(not any(sort in entry.body or set(sort.split()) <= entry.body for entry in cited for sort in named))


_NUMBER_OF = Pattern(
    r" (?:chi thi|nghi quyet|quyet dinh|nghi dinh|thong tu|ket luan|huong dan) .*so (?:may|nao|bao nhieu) ",
    " so ",
)


@needs(_NUMBER_OF)
def no_document(case: Case) -> About | None:
    """Doubt facts of another kind where the number of a document is asked for."""
    asked = case.reading.cues.get("basis", 0.0) >= 3.0 and _NUMBER_OF.search(case.reading.flat)
    return when(bool(asked) and case.best.entry.kind not in _DOCUMENTS and not case.best.entry.gap)


_DOCUMENTS = frozenset({"basis", "replaces", "edition", "number", "issued"})


_GROUP_COUNTED = Pattern(
    r" (?:bao nhieu|may) (?:nguoi |dai bieu |vi )?(?:la )?(?:lanh dao|nu|phu nu|nong dan|cong nhan|doanh nghiep|nha bao"
    r"|phong vien|giao vien|dang vien|dien hinh|anh hung|chien si|doan vien|thanh nien|tap the|nghe nhan) "
    r"| so luong (?:lanh dao|dien hinh|phu nu|nong dan|cong nhan|phong vien|anh hung|chien si) ",
    " bao nhieu ",
    " may ",
    " so luong ",
)


_UNCOUNTED = frozenset({"delegates", "task", "content", "composition"})
_PEOPLE_TOLD = Pattern(
    r"\d+ (?:đại biểu|người|khách)",
    " khách",
    " người",
    " đại biểu",
)


@about(*_UNCOUNTED)
@needs(_GROUP_COUNTED)
def no_group(case: Case) -> About | None:
    """Doubt the number of all delegates where that of some group of them is asked for (bao nhiêu lãnh đạo)."""
    best = case.best.entry
    if best.gap or best.kind not in _UNCOUNTED or not _GROUP_COUNTED.search(case.reading.flat):
        return None
    told = " ".join(text_of(one.entry.fact) for one in case.chosen)
    return when(best.kind == "delegates" or _PEOPLE_TOLD.search(told) is None)


_WHEN_ASKED = Pattern(
    r" (?:ngay|thang|nam|quy|hom|giai doan|khi|luc|hoi) (?:nao|may|bao nhieu|gi) | bao gio | chung nao | bao lau "
)
_YEAR_TOLD = Pattern(r"(?:19|20)\d\d|\d+/\d+")


@about("movement")
def undated_movement(case: Case) -> About | None:
    """Doubt a movement that is named without any year, where it is asked when or until when it runs."""
    best, reading = case.best.entry, case.reading
    timed = max(reading.cues.get("deadline", 0.0), reading.cues.get("period", 0.0)) >= 2.0
    if best.kind != "movement" or best.gap or not timed or not _WHEN_ASKED.search(reading.flat):
        return None
    told = {reading.said[at].folded for at in case.told}
    items = getattr(best.fact, "items", ()) or (getattr(best.fact, "text", ""),)
    meant = max(items, key=lambda item: len(told & {*key(item).split()}))
    return when(bool(told) and _YEAR_TOLD.search(meant) is None)


_WORK_DONE = Pattern(
    r" (?:duyet|phe duyet|tham dinh|chot|ban hanh|phat hanh|trinh|lap|soan|xay dung|tham muu|kiem tra|cong bo|in an)"
    r"(?: (?!dai hoi|hoi nghi)\w+){0,8} (?:ngay|thang|hom|khi|luc|bao gio|quy) ",
    " duyet ",
    " dinh ",
    " chot ",
    " hanh ",
    " trinh ",
    " lap ",
    " soan ",
    " xay dung ",
    " tham muu ",
    " kiem tra ",
    " cong bo ",
    " in an ",
)
_EVENT = Pattern(r" (?:dai hoi|hoi nghi|to chuc) ")


@about("deadline")
def day_of_others(case: Case) -> About | None:
    """Doubt a deadline of somebody else's, where it is asked when a body does its own work (sở duyệt ngày nào)."""
    best, reading = case.best.entry, case.reading
    if best.kind != "deadline" or best.gap or not reading.agencies or _EVENT.search(reading.flat):
        return None
    others = best.agencies.isdisjoint(reading.agencies) and _WORK_DONE.search(reading.flat) is not None
    return when(others and not is_weighed(case))


_PAPER_OF = Pattern(
    r" (?:huong dan|to trinh|van ban|cong van|quyet dinh|ke hoach) (?:so )?(?:cua|do) "
    r"(?:so|phong|ban|cong an|van phong|uy ban mat tran|hoi dong|dai|bao) ",
    " cua ",
    " do ",
)


@about("basis")
@needs(_PAPER_OF)
def other_issuer(case: Case) -> About | None:
    """Doubt documents that others issued, where one by a certain body is asked for (hướng dẫn của Sở Nội vụ số mấy)."""
    if case.best.entry.kind != "basis" or not case.reading.agencies or not _PAPER_OF.search(case.reading.flat):
        return None
    issuers = (getattr(one.entry.fact, "issuer", "") for one in case.chosen)
    return when(not any(meant_by(key(issuer).split(), case.reading.agencies) for issuer in issuers))


_LISTED_WHEN = Pattern(
    r" (?:khi nao|bao gio|ngay nao|hom nao|luc nao)(?: \w+){0,3} (?:cong bo|chot|lap|gui|nop|dang) danh sach "
    r"| (?:cong bo|chot|lap|gui|nop|dang) danh sach(?: \w+){0,9} (?:khi nao|bao gio|ngay nao|hom nao|luc nao) ",
    " danh sach ",
)
_HALL_SEEN_TO = Pattern(
    r" (?:chuan bi|lo|thue|muon|trang tri|bo tri|don dep|phu trach) (?:\w+ )?hoi truong ", " hoi truong "
)


@about("agenda")
@needs(_LISTED_WHEN)
def list_undated(case: Case) -> About | None:
    """Doubt an agenda on which a list stands, where it is asked when that list is drawn up or made known."""
    best = case.best.entry
    return when(best.kind == "agenda" and not best.gap and _LISTED_WHEN.search(case.reading.flat) is not None)


@about("task")
@needs(_HALL_SEEN_TO)
def hall_unseen_to(case: Case) -> About | None:
    """Doubt work that does not speak of a hall, where it is asked who sees to one."""
    if case.best.entry.kind != "task" or not _HALL_SEEN_TO.search(case.reading.flat):
        return None
    return when(not any("hội trường" in text_of(one.entry.fact).lower() for one in case.chosen))

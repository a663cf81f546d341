"""Doubts about facts that do not tell what a question wants to hear: the plan is silent on it."""

from __future__ import annotations

import re

from knowledge.agenda_items import AFTER, PLACED
from knowledge.amounts import AMOUNTS
from knowledge.choosing import unfaithful as is_unfaithful
from knowledge.doubts.case import About, Case, is_weighed, text_of, when
from knowledge.doubts.members import among_offices, ends_alike, groups, holds, meant_by
from knowledge.due import about, needs
from knowledge.entries import SENDING
from knowledge.expecting import MEMBER
from knowledge.kinds import HEADS, LISTING, VALUES
from knowledge.member_bodies import UNIONS
from knowledge.patterns import Pattern
from knowledge.people_asked import FROM_WITHIN, MEMBERS
from knowledge.per_head import per_head
from knowledge.raising import PAST

_NOT_A_COUNT = "".join(f"(?<! {word})" for word in ("thu", "lan", "so", "ngay", "quy", "thang", "muc", "nam", "hom"))
_ONES = r"(?! (?:ban|anh|chi|bac|ong|ba|dua) )(?! (?:\w+ ){1,2}(?:gi|nao) )"
_HOW_MANY = Pattern(rf"{_NOT_A_COUNT} (?:may{_ONES}|bao nhieu) \w{{3,}}", " may ", " bao nhieu ")
_SOME = Pattern(
    r"^(?!.* bao nhieu )(?!.* may .* may )(?=.* (?:ai|nao|gi|dau|sao) ).* "
    r"(?:cho|cua|voi|nhung|trong|gom|la|cac) may \w",
    " may ",
)
"""Several of something (cho mấy tập thể), where another word asks."""
_YEAR = re.compile(r"năm (?:19|20)\d\d|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d|\d+/\d+(?:/\d+)?")
_COUNT = Pattern(r"\d")
_PARTS = Pattern(
    r" (?:may|bao nhieu) (?:phan|muc|noi dung|buoc|tiet muc(?! van| nghe| ca| mua| hat)|khoan|nam) ",
    " bao nhieu ",
    " may ",
)
_JOBS = Pattern(r" (?:may|bao nhieu) (?:nhiem vu|viec|dau viec|cong viec) ", " bao nhieu ", " may ")
_SENT_WHEN = Pattern(
    r" (?:han|thoi han|lich|ngay|moc|deadline) (?:chot |cuoi |phai )?(?:nop|gui|trinh) "
    r"| (?:gui|nop) (?:\w+ ){0,5}(?:khi nao|bao gio|(?:truoc )?ngay nao|cham nhat|han (?:nao|khi|ngay)) "
)
_HELD_WHEN = Pattern(
    r" (?:dai hoi|hoi nghi)(?: \w+){0,12} (?:to chuc|hop|dien ra|khai mac)(?: vao)? (?:luc|khi|bao|ngay|hom|thang|quy) "
    r"| (?:han|thoi han|han chot|han cuoi|khi nao|bao gio)(?: \w+){0,2} (?:to chuc|hop|mo|lam)(?: xong)?(?: \w+)? "
    r"(?:hoi nghi|dai hoi) "
    r"| (?:to chuc|lam|hop|mo) (?:xong )?(?:hoi nghi|dai hoi)(?: (?!gui|nop|bao|trinh|truoc)\w+){0,8} "
    r"(?:cham nhat|muon nhat|han cuoi|han chot) "
    r"| (?:dai hoi|hoi nghi)(?: (?!gui|nop|han|bao|trinh|truoc|xong|cham|hoan)\w+){0,12} (?:la |vao )?"
    r"(?:(?:ngay|hom|bua) (?:may|nao|bao nhieu)|khi nao|bao gio) $"
)
WHY = Pattern(
    r" (?:vi sao|tai sao|ly do gi|ly do (?:\w+ ){0,6}la gi|nguyen nhan) ",
    " vi sao ",
    " tai sao ",
    " ly do ",
    " nguyen nhan ",
)
_VALUE_ASKED = Pattern(
    r" (?:ngay (?:nao|may)|khi nao|bao gio|bao nhieu|may (?:nguoi|dai bieu)) ",
    " may ",
    " bao gio ",
    " bao nhieu ",
    " khi nao ",
    " nao ",
)
NUMBER_OF = Pattern(
    r" so (?:luong )?(?:cac |nhung )?(?:bao cao |bai )*tham luan "
    r"| so luong (?:cac |nhung )?(?:bao cao|bai|giay khen|bang khen|tap the|ca nhan|phong trao|muc"
    r"|noi dung|nhiem vu|xom|thon|tieu ban|giai|phan thuong|guong|dien hinh) "
    r"| (?:may|bao nhieu) (?:bai |bao cao )*tham luan "
    r"| so (?:luong )?(?:nguoi|ca nhan|tap the|don vi) (?:\w+ ){0,3}(?:tang|khen|thuong|nhan|ton vinh) "
)
"""A question for the number of things other than delegates."""


_MAY_INVITE = Pattern(r" moi (?:\w+ ){1,9}duoc (?:khong|chua|ko|k) ")


def _of_unions(case: Case) -> bool:
    """Tell whether nothing but socio-political organisations is asked after, whose names are words of other groups."""
    bodies = [m for m in case.reading.matches if m.meaning.role == "agency" and m.meaning.value in UNIONS]
    named = {at for m in bodies for at in range(m.start, m.end)}
    return bool(named) and named.issuperset(case.told)


@about("composition")
def no_member(case: Case) -> About | None:
    """Doubt a composition where somebody is asked after who is in none of its groups."""
    best = case.best
    if best.entry.kind != "composition" or FROM_WITHIN.search(case.reading.flat):
        return None
    if not MEMBER.search(case.reading.flat) and not (_of_unions(case) and _MAY_INVITE.search(case.reading.flat)):
        return None
    if (held := among_offices(best.entry.fact, case.reading.flat)) is not None:
        return when(not held)
    if case.reading.agencies and any(meant_by(group, case.reading.agencies) for group in groups(best.entry.fact)):
        return None
    ministry = any(agency.startswith("bo-") for agency in case.reading.agencies)  # whose name is others' (Phòng Nội vụ)
    if _of_unions(case) or ministry or (case.reading.agencies and not case.told):
        return when(True)
    said = case.reading.said
    told = {word for at in case.told if not (word := said[at].folded).isdigit()}
    told = told & best.entry.body if best.share >= 0.99 else told
    pairs = {(said[at].folded, said[at + 1].folded) for at in case.told if at + 1 in case.told}
    if pairs and not getattr(best.entry.fact, "items", ()) and {" ".join(pair) for pair in pairs} <= best.entry.body:
        return None
    named = groups(best.entry.fact)
    return when(
        bool(told) and not any(holds(group, told, pairs) or ends_alike(group, said, case.told) for group in named)
    )


_SORTS = Pattern(r" (?:may|bao nhieu) (?:loai|hinh thuc|kieu|muc|thu) ", " may ", " bao nhieu ")


@about(*LISTING)
def no_number(case: Case) -> About | None:
    """Doubt a fact that lists things and holds no number, where one is asked for."""
    entry, flat = case.best.entry, case.reading.flat
    if entry.gap or entry.kind not in LISTING:
        return None
    if NUMBER_OF.search(flat) and "decision" not in case.reading.cues and entry.kind != "decision":
        return when(_COUNT.search(_YEAR.sub(" ", text_of(entry.fact))) is None)
    if not _HOW_MANY.search(flat) or _SOME.search(flat):
        return None
    if entry.kind == "decision" and "so luong" in entry.body:
        return None
    if entry.kind == "agenda":
        return when(_PARTS.search(flat) is None and AFTER.search(flat) is None and PLACED.search(flat) is None)
    if entry.kind == "task" and entry.agencies & {*case.reading.agencies} and _JOBS.search(flat):
        return None  # all of a body's work is told, and can be counted
    if (
        entry.kind == "award"
        and _SORTS.search(flat)
        and any(len(getattr(one.entry.fact, "items", ())) > 1 for one in case.chosen)
    ):
        return None  # the sorts are told, and can be counted
    told = text_of(entry.fact)
    counts = "delegates" in case.reading.cues or entry.kind == "award" or " nhiem vu " in flat or " tieu " in flat
    return when(counts and not _COUNT.search(_YEAR.sub(" ", told)))


@needs(*(asked for asked, _ in AMOUNTS))
def no_amount(case: Case) -> About | None:
    """Doubt facts that do not tell the money, the hour or the number of persons that is asked for."""
    if case.best.entry.gap:
        return None
    told = next((told for asked, told in AMOUNTS if asked.search(case.reading.flat)), None)
    if told is None:
        return None
    return when(not any(told.search(text_of(scored.entry.fact)) for scored in case.chosen))


_MEMBERS_TOLD = Pattern(r"\d+ (?:thành viên|người|đồng chí|ủy viên)|Trưởng ban|gồm")
_BODY = Pattern(r"[Bb]an Tổ chức|[Tt]iểu ban|[Bb]an Chỉ đạo|[Hh]ội đồng|[Tt]ổ giúp việc|[Đđ]oàn Chủ tịch|[Tt]ổ thư ký")


@needs(MEMBERS)
def no_members(case: Case) -> About | None:
    """Doubt facts where the number of members of a body is asked for, which none of them tells."""
    if not MEMBERS.search(case.reading.flat) or case.best.entry.gap:
        return None
    told = [text_of(one.entry.fact) for one in case.chosen]
    return when(not any(_MEMBERS_TOLD.search(one) and _BODY.search(one) for one in told))


@needs(_HOW_MANY)
def no_allotment(case: Case) -> About | None:
    """Doubt facts where a number for each unit is asked for, which only a gap speaks of."""
    asked = "allotment" in case.reading.cues and _HOW_MANY.search(case.reading.flat)
    return when(bool(asked) and not case.best.entry.gap and not per_head(getattr(case.best.entry.fact, "text", "")))


@about("deadline", "agenda", "submission")
def other_deadline(case: Case) -> About | None:
    """Doubt a deadline that is not for sending, where the day of sending is asked for."""
    entry, cues = case.best.entry, case.reading.cues
    goes_on = entry.kind == "submission" and "submission" not in cues and {"deadline", "left"} & cues.keys()
    by_when = bool(goes_on) or _SENT_WHEN.search(case.reading.flat) is not None
    if entry.gap or entry.kind not in ("deadline", "agenda", "submission"):
        return None
    if entry.kind != "deadline":
        return when(by_when and "task" not in case.reading.cues and not getattr(entry.fact, "deadline", ""))
    sending = by_when or case.reading.cues.get("submission", 0.0) >= 3.0
    return when(sending and not entry.body & SENDING)


@about("deadline")
def only_sent(case: Case) -> About | None:
    """Doubt a deadline for sending something where it is asked when an event is held."""
    entry, reading = case.best.entry, case.reading
    if entry.kind != "deadline" or entry.gap or not _HELD_WHEN.search(reading.flat):
        return None
    return when(not entry.body.isdisjoint(SENDING) and "submission" not in reading.cues and not is_weighed(case))


def _told_words(case: Case) -> list[str]:
    return [case.reading.said[at].folded for at in case.told if case.reading.said[at].folded != "nam"]


_NOW_IN = Pattern(
    r"(?<! de)(?<! doi)(?<! lui)(?<! hoan) (?:sang|qua|gio la|gio da la) (?:nam |den nam )?20\d\d roi "
    r"(?!moi |lam |to chuc |mo |hop |nop |gui ).*"
    r" (?:het|qua|tre|muon|xong|ket thuc|con|kip)(?: \w+){0,3} (?:chua|khong) ",
    " sang ",
    " qua ",
    " la ",
)
"""A year of which it is told that it has come, which is when it is asked and not what is asked about."""


def other_year(case: Case) -> About | None:
    """Doubt facts where a year is named of which the plan does not speak."""
    years = [str(value.year) for value in case.reading.of("year")]
    if not years or " nam nao " in case.reading.flat or _NOW_IN.search(case.reading.flat):
        return None
    held = f"{case.best.entry.fact}"
    compared = "compare" in case.reading.cues
    if not case.reading.cues and case.named and set(years) >= set(_told_words(case)):
        return when(not any(year in case.ranking.view.plan.short for year in years))
    return when(not compared and any(year not in case.ranking.view.vocabulary and year not in held for year in years))


@needs(WHY)
def unexplained(case: Case) -> About | None:
    """Doubt a value where the reason for it is asked for, which plans seldom tell."""
    entry, flat = case.best.entry, case.reading.flat
    if entry.gap or not WHY.search(flat):
        return None
    if entry.kind in ("deadline", "delegates") and _VALUE_ASKED.search(flat):
        return None
    silent = VALUES | HEADS | {"replaces", "task", "award", "agenda"}
    return when(entry.kind in silent and "lý do" not in f"{entry.fact}")


_OF_ONE_EVENT = frozenset({"delegates", "composition", "venue", "duration", "headcount"})


@needs(PAST)
def held_before(case: Case) -> About | None:
    """Doubt a fact where that of the congress before is asked for, of which the fact does not tell."""
    reading, entry = case.reading, case.best.entry
    asked = entry.kind in _OF_ONE_EVENT or "edition" in reading.cues
    return when(asked and PAST.search(reading.flat) is not None and "trước" not in text_of(entry.fact))


def unfaithful(case: Case) -> About | None:
    """Doubt a fact of a kind not asked for that holds none of the words that said what was asked."""
    return when(is_unfaithful(case.reading, case.best))

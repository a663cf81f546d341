"""Doubts about facts of the opposite, or of the next thing to, what a question names: other bodies, numbers, papers."""

from __future__ import annotations

from knowledge.doubts.case import About, Case, text_of, when
from knowledge.due import about, needs
from knowledge.patterns import Pattern
from knowledge.text import key

_WITH_BODIES = Pattern(
    r"(?<! khong)(?<! ko)(?<! chua)(?<! k) co (?:cac |nhieu )?(?:don vi|bo phan|cap) (?:truc thuoc|cap duoi|ben duoi) "
    r"(?!hay|khong|chua|ko)",
    " truc thuoc ",
    " cap duoi ",
    " ben duoi ",
)


@needs(_WITH_BODIES)
def with_bodies(case: Case) -> About | None:
    """Doubt what holds for bodies without others below them, where it is asked for one that has some."""
    if case.best.entry.gap or not _WITH_BODIES.search(case.reading.flat):
        return None
    held = {event for one in case.chosen for event in one.entry.events}
    labels = [key(event.label) for event in case.ranking.view.plan.events if event.id in held]
    return when(bool(labels) and all("khong co don vi" in label for label in labels))


_GUESTS_DECIDED = Pattern(r" (?:so|so luong) (?:dai bieu|khach moi|khach|nguoi du) ", " so ")


@needs(_GUESTS_DECIDED)
@about("decision")
def other_number(case: Case) -> About | None:
    """Doubt who decides on another number, where that of the delegates is asked about."""
    entry = case.best.entry
    if entry.kind != "decision" or entry.gap or not _GUESTS_DECIDED.search(case.reading.flat):
        return None
    told = key(text_of(entry.fact))
    return when("so luong" in told and "dai bieu" not in told and "nguoi du" not in told)


_NUMBER_SETTLED = Pattern(
    r" (?:quyet dinh|quyet|chot|an dinh|duyet|xac dinh) (?:ve )?(?:so|so luong|bao nhieu)(?: luong)?"
    r" (?:dai bieu|khach|nguoi du) "
    r"| (?:so|so luong)(?: luong)? (?:dai bieu|khach moi|nguoi du)(?: \w+){0,5} (?:do|ai|noi nao|cap nao|ben nao)"
    r"(?: \w+){0,3} (?:quyet dinh|quyet|chot|an dinh|duyet|xac dinh) ",
    " quyet ",
    " chot ",
    " an dinh ",
    " duyet ",
    " xac dinh ",
)
_BY_WHOM = Pattern(r" (?:ai|do|nao|hoi dong|chu tich|thuong truc|thu truong) ")
_AT_BASE = frozenset({"commune", "grassroots"})


@needs(_NUMBER_SETTLED)
@about("delegates", "decision")
def unsettled_number(case: Case) -> About | None:
    """Doubt a number of delegates that nobody is said to settle, or another level's, where it is asked who does."""
    entry, levels = case.best.entry, {*case.reading.levels}
    if entry.gap or not levels <= _AT_BASE or not levels or not _NUMBER_SETTLED.search(case.reading.flat):
        return None
    if not _BY_WHOM.search(case.reading.flat):
        return None
    if entry.kind == "decision":
        return when("đại biểu" not in text_of(entry.fact))
    return when(entry.levels.isdisjoint(levels) or not getattr(entry.fact, "decided_by", ""))


_PLAN_SENT = Pattern(
    r" (?:gui|nop|trinh) (?:ban |cac )?(?:ke hoach|danh sach|chuong trinh) (?:len |ve |cho |toi |den |qua )?"
    r"(?:dau|ai|(?:co quan|don vi|cho|noi|ben) nao) ",
    " gui ",
    " nop ",
    " trinh ",
)


_PAPERS = ("danh sach", "chuong trinh", "gui ke hoach")
"""Papers as a fact that tells where they are sent speaks of them, folded."""


@needs(_PLAN_SENT)
@about("submission")
def other_paper(case: Case) -> About | None:
    """Doubt where something else is sent, where the place that a plan or a list goes to is asked for."""
    entry, sent = case.best.entry, _PLAN_SENT.search(case.reading.flat)
    if entry.kind != "submission" or entry.gap or sent is None:
        return None
    told = key(" ".join(text_of(one.entry.fact) for one in case.chosen))
    return when("kho khan" in told and not any(paper in sent[0] and paper in told for paper in _PAPERS))

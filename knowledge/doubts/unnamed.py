"""Doubts about what a plan says of papers, awards and decisions that it may not be about."""

from __future__ import annotations

from knowledge.days import Offset
from knowledge.doubts.case import About, Case, text_of, when
from knowledge.due import about, needs
from knowledge.facts import Deadline
from knowledge.outlines import parts
from knowledge.patterns import GUESTS_DECIDED, OWN_PLAN_SENT, PRINCIPLES, Pattern
from knowledge.text import key

_DAYS_BEFORE = Pattern(
    r" truoc (?:\w+ ){0,4}(?:may|bao nhieu) (?:ngay|hom|bua) ",
    " truoc ",
)
_AWARDS = (
    "giay khen",
    "bang khen",
    "co thi dua",
    "huan chuong",
    "huy chuong",
    "ky niem chuong",
    "giai thuong",
    "tien thuong",
)
"""What awards are called, folded."""

_AWARD_PAPERS = Pattern(
    r" (?:ho so|giay to|thu tuc|mau|to trinh) (?:\w+ ){0,4}(?:khen|tang thuong|giay khen|bang khen) ",
    " khen ",
    " thuong ",
)


_PLAN_SENT_IN = Pattern(
    r" (?:gui|nop|trinh) (?:ban |cai |bo )?ke hoach (?:trien khai|thuc hien|to chuc|chi tiet) ",
    " ke hoach ",
)


@about("deadline")
@needs(_DAYS_BEFORE)
def no_days_before(case: Case) -> About | None:
    """Doubt a deadline that counts from no other day, where how many days before is asked and no plan is named."""
    best = case.best.entry
    asked = not case.named and best.kind == "deadline" and not best.gap and _DAYS_BEFORE.search(case.reading.flat)
    return when(bool(asked) and not (isinstance(best.fact, Deadline) and isinstance(best.fact.due, Offset)))


@about("award")
def other_award(case: Case) -> About | None:
    """Doubt what is said of awards where one is asked for by name that it does not speak of, and no plan is named."""
    best, flat = case.best.entry, case.reading.flat
    if case.named or best.kind != "award" or best.gap:
        return None
    asked = [award for award in _AWARDS if f" {award} " in flat]
    if not asked:
        return None
    told = key(" ".join(part for one in case.chosen for part in parts(one.entry.fact)))
    return when(not any(award in told for award in asked))


_OTHER_PAPER = (
    r"(giay moi|thu moi|thong bao moi|danh sach|phieu|the dai bieu|kich ban|du toan|du tru|bai phat bieu|tham luan)"
)
_PAPER_SENT = Pattern(
    rf" {_OTHER_PAPER} (?:(?!bao cao|ke hoach)\w+ ){{0,4}}(?:gui|nop|phat hanh|phat|chuyen|trinh) "
    rf"| (?:gui|nop|phat hanh|phat) {_OTHER_PAPER} ",
    " giay moi ",
    " thu moi ",
    " thong bao moi ",
    " danh sach ",
    " phieu ",
    " the dai bieu ",
    " kich ban ",
    " du toan ",
    " du tru ",
    " bai phat bieu ",
    " tham luan ",
)
"""A paper that is sent, other than those by which a unit reports."""


@about("submission", "deadline")
def other_papers(case: Case) -> About | None:
    """Doubt which papers are sent where a plan of one's own, or those for an award, are asked for and not told of."""
    best, flat = case.best.entry, case.reading.flat
    if best.kind not in ("submission", "deadline") or best.gap:
        return None
    if named := _PAPER_SENT.search(flat):
        paper = named[1] or named[2]
        return when(not any(f" {paper} " in f" {key(text_of(one.entry.fact))} " for one in case.chosen))
    own, award, sent = OWN_PLAN_SENT.search(flat), _AWARD_PAPERS.search(flat), _PLAN_SENT_IN.search(flat)
    if own is None and award is None and sent is None:
        return None
    told = key(" ".join(part for one in case.chosen for part in parts(one.entry.fact)))
    if award is None:
        return when((sent is not None or best.kind == "submission") and " ke hoach " not in f" {told} ")
    return when("khen" not in told.replace("thi dua khen thuong", ""))


_DECIDED_ON = Pattern(
    r" (?:duyet|phe duyet|xet duyet|tham dinh|phe chuan)(?: (?:cac|nhung|cai|ban|noi dung|cho|so|muc))* "
    r"(ke hoach|kinh phi|du toan|ngan sach|danh sach|bao cao|ho so|giay moi|quyet dinh)(?= )",
    " duyet ",
    " tham dinh ",
    " phe chuan ",
)
_ALIKE = {"kinh phi": ("kinh phí", "ngân sách", "tiền"), "ngan sach": ("kinh phí", "ngân sách")}
"""Other words for what is decided on, as facts write them."""


@about("decision")
def not_decided(case: Case) -> About | None:
    """Doubt what is said of decisions where somebody approves a thing that they are not about (ai duyệt kế hoạch)."""
    best = case.best.entry
    if best.kind != "decision" or best.gap:
        return None
    if GUESTS_DECIDED.search(case.reading.flat):
        return when(" dai bieu " not in f" {key(' '.join(parts(best.fact)))} ")
    if (asked := _DECIDED_ON.search(case.reading.flat)) is None:
        return None
    said = [getattr(best.fact, "about", "")] if asked[1] == "ke hoach" else parts(best.fact)
    told = f" {key(' '.join(said))} "
    return when(not any(f" {key(word)} " in told for word in _ALIKE.get(asked[1], (asked[1],))))


_SENT_TO_WHOM = Pattern(
    r" (?:gui|nop)(?: \w+){0,2} (?:(?:len|ve|o|di|toi|den) dau|(?:len |ve |cho |toi |den )(?:ai|(?:noi|cho|so"
    r"|co quan|phong) nao)) ",
    " gui ",
    " nop ",
)
_SENDING_TOLD = Pattern(
    r"(?i)gửi|nộp|trình|báo cáo",
    "báo cáo",
    "gửi",
    "nộp",
    "trình",
)


@about("task")
@needs(_SENT_TO_WHOM)
def no_receiver(case: Case) -> About | None:
    """Doubt work that speaks of nothing sent, where it is asked to whom something is sent."""
    if case.best.entry.kind != "task" or not _SENT_TO_WHOM.search(case.reading.flat):
        return None
    told = (text_of(one.entry.fact) for one in case.chosen)
    return when(not any(_SENDING_TOLD.search(text) for text in told))


@needs(PRINCIPLES)
def no_principle(case: Case) -> About | None:
    """Doubt what speaks of no commending or asks nothing of it, where the principles of commending are asked for."""
    best = case.best.entry
    if best.gap or PRINCIPLES.search(case.reading.flat) is None:
        return None
    told = f" {key(' '.join(part for one in case.chosen[:1] for part in parts(one.entry.fact)))} "
    asks = best.kind == "requirement" or " nguyen tac " in told or " yeu cau " in told
    return when(not asks or " khen " not in told.replace(" thi dua khen thuong ", " "))

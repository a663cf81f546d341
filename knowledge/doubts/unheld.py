"""Doubts about facts that hold none of what is asked about, but only its kind (ai phát quà is no work of the press)."""

from __future__ import annotations

from knowledge.doubts.case import About, Case, when
from knowledge.due import about
from knowledge.expecting import MEMBER
from knowledge.lexicon import lexicon
from knowledge.patterns import Pattern
from knowledge.scoring import Scored
from knowledge.text import Word

_GENERAL = frozenset({"bộ", "phận", "khác", "nhận", "nội", "dung", "việc"})
"""Words that tell nothing of which work is meant."""


SHORT = 10
"""Words up to which nothing but those that a question asks about can tell which work is meant."""


COVERED = 0.5
"""The share, 0 to 1, of all words of a question from which on work that holds them is meant, slips or not."""


def speaks_of(word: Word, scored: Scored) -> bool:
    """Tell whether a fact holds a word; one typed with marks that the language knows is held only with these."""
    known = word.marked and word.typed in lexicon().marked
    return word.typed in scored.entry.typed or (not known and word.folded in scored.entry.body)


def _own(case: Case) -> list[Word]:
    """Return the words that tell what is asked about: no numbers, and none about all of the plan."""
    view, told = case.ranking.view, [case.reading.said[at] for at in case.told]
    of_all = {word for word in told if word.folded in view.about and (not word.marked or word.typed in view.marked)}
    return [word for word in told if not (word.folded.isdigit() or word.typed in _GENERAL or word in of_all)]


def _held(case: Case, words: list[Word]) -> bool:
    """Tell whether any fact chosen holds any of the words, with their marks where the question is typed with marks."""
    if case.reading.text.isascii():
        return any(word.folded in one.entry.body for one in case.chosen for word in words)
    return any(
        speaks_of(word, one) if word.marked else word.typed in one.entry.typed for one in case.chosen for word in words
    )


@about("task")
def other_work(case: Case) -> About | None:
    """Doubt work that speaks of nothing asked about (ai viết diễn văn)."""
    entry, reading = case.best.entry, case.reading
    if entry.kind != "task" or entry.gap or reading.agencies or not case.named or len(reading.said) > SHORT:
        return None
    if case.best.cover >= COVERED:
        return None
    own = _own(case)
    unknown = [word for word in own if word.marked and word.typed not in case.ranking.view.marked]
    return when(bool(own) and (not _held(case, own) or (bool(unknown) and len(own) <= 2)))


_WHEN = Pattern(r" (?:khi nao|luc nao|bao gio|(?:ngay|hom|thang) (?:nao|may)|chung nao) ", " nao ", " gio ", " may ")


@about("deadline")
def other_day(case: Case) -> About | None:
    """Doubt a day of which nothing but that it is a day was asked for (trao giải lúc nào)."""
    entry, reading = case.best.entry, case.reading
    if entry.kind != "deadline" or entry.gap or reading.values or reading.levels or not case.named:
        return None
    if not _WHEN.search(reading.flat):
        return None
    own = _own(case)
    return when(len(own) > 1 and "left" not in reading.cues and not _held(case, own))


def only_feigned(case: Case) -> About | None:
    """Doubt a fact of a kind not named that holds the words asked about without their marks only (giải, giai đoạn)."""
    entry, reading = case.best.entry, case.reading
    if entry.gap or entry.kind in reading.cues or reading.values or reading.levels or reading.agencies:
        return None
    own = [reading.said[at] for at in case.told]
    return when(any(word.marked and word.folded in entry.body for word in own) and not _held(case, own))


@about("award")
def feigned(case: Case) -> About | None:
    """Doubt a fact that holds a word asked after without its marks only (khen đột xuất is not xuất sắc in a đợt)."""
    entry, reading = case.best.entry, case.reading
    if entry.gap or not MEMBER.search(reading.flat) or entry.kind != "award":
        return None
    told = [reading.said[at] for at in case.told]
    return when(any(w.marked and w.folded in entry.body and w.typed not in entry.typed for w in told))

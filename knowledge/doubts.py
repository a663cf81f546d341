"""Reasons not to claim what was found: a wrong answer is worse than none.

Each doubt looks at one case and returns what it is about (maybe nothing in particular), or None
where it has nothing to say. The first that speaks decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.amounts import AMOUNTS
from knowledge.choosing import unfaithful
from knowledge.entries import SENDING
from knowledge.kinds import HEADS, LEVELS, LISTING, SCOPED, VALUES
from knowledge.lexicon import lexicon
from knowledge.members import groups, holds
from knowledge.named import phrase_spans
from knowledge.ranking import Ranking
from knowledge.reading import Reading
from knowledge.scoring import Scored
from knowledge.text import Word, key
from knowledge.weights import WEIGHTS

MEMBER = re.compile(r" co (?:\w+ )*(?:khong|chua) ")
"""A question whether somebody or something is among others (có … không)."""

_NOT_A_COUNT = "".join(f"(?<! {word})" for word in ("thu", "lan", "so", "ngay", "quy", "thang", "muc"))
_HOW_MANY = re.compile(_NOT_A_COUNT + r" (?:may|bao nhieu) \w{3,}")
_YEAR = re.compile(r"năm (?:19|20)\d\d|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d|\d+/\d+(?:/\d+)?")
_COUNT = re.compile(r"\d")
_PARTS = re.compile(r" (?:may|bao nhieu) (?:phan|muc|noi dung|buoc|tiet muc|khoan|nam) ")
_BY_WHOM = re.compile(r" do (?:\w+ ){0,2}(?:nao|ai) ")

_NAMES = re.compile(r" danh sach .*(?:gom|la|co) (?:nhung )?ai ")

_DONE = re.compile(r" da (?:to chuc|lam|hop|hoan thanh|nop|gui|tap huan|trien khai) (?:\w+ )*chua ")

SURE = 6.0
"""The score from which on odd neighbours of words are no reason to doubt."""

About = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One plan's best facts for one question; `named` tells that this plan is known to be meant."""

    reading: Reading
    ranking: Ranking
    best: Scored
    chosen: tuple[Scored, ...]
    named: bool

    @property
    def told(self) -> list[int]:
        """The places of the question's own words."""
        reading = self.reading
        return [at for at in reading.content if at not in reading.soft and at not in reading.named]


def _when(doubtful: bool) -> About | None:
    return () if doubtful else None


def _agency_absent(case: Case) -> About | None:
    """The work of a body is asked for of which the plan does not speak."""
    reading, view = case.reading, case.ranking.view
    if not reading.agencies or max(reading.cues.get("task", 0.0), reading.cues.get("submission", 0.0)) < 2.0:
        return None
    known = {agency for entry in view.entries if not entry.gap for agency in entry.agencies | entry.mentions}
    return None if known & set(reading.agencies) or "front" in reading.levels else reading.agencies


def _other_edition(case: Case) -> About | None:
    """An edition (lần thứ VIII) is named that the plan does not know."""
    editions = {value.number for value in case.reading.of("edition")} - case.ranking.view.editions
    return _when(bool(editions) and not {"edition", "compare"} & set(case.reading.cues) and not case.reading.claims)


def _level_absent(case: Case) -> About | None:
    """A level is named for which the plan arranges nothing."""
    entry, view = case.best.entry, case.ranking.view
    labels = " ".join(f" {key(event.label)} " for event in view.plan.events)
    missing = tuple(level for level in case.ranking.level_missing if f" {key(LEVELS.get(level, level))} " not in labels)
    return missing if missing and entry.kind in SCOPED and entry.events and not entry.levels & set(missing) else None


def _far_from_any(case: Case) -> About | None:
    """No plan is named, and too little of the question is about this one."""
    ranking, best = case.ranking, case.best
    if case.named:
        return None
    if case.told and best.share < 0.5:
        return ranking.strange
    if best.score >= SURE and best.share >= 0.6 and not ranking.strange:
        return None
    if best.kind < 2.5 and (best.share < 0.75 or ranking.odd > 0.2):
        return ()
    return ranking.strange if ranking.odd > WEIGHTS.odd or (ranking.strange and best.kind < 3.0) else None


def _foreign(case: Case) -> About | None:
    """A matter is named that plans of this kind do not settle."""
    held = " ".join(f" {' '.join(sorted(scored.entry.body))} " for scored in case.chosen[:2])
    body = case.best.entry.body
    unsettled = (p for p in case.reading.foreign if not _inside_a_name(p, case.reading))
    return tuple(p for p in unsettled if p not in body and f" {p} " not in held) or None


def _inside_a_name(phrase: str, reading: Reading) -> bool:
    """Tell whether a phrase stands in names of places only (phường Tích Lương)."""
    spans = phrase_spans(reading, phrase)
    return bool(spans) and all(at in reading.named for span in spans for at in span)


def _not_counted(case: Case) -> About | None:
    """The number of a thing is asked for (bao nhiêu phút) of which the facts do not speak."""
    reading = case.reading
    said = [word.folded for word in reading.said]
    told = set(case.told)
    for at in range(len(said) - 1):
        after = at + 1 if said[at] == "may" else at + 2 if said[at : at + 2] == ["bao", "nhieu"] else 0
        pair = " ".join(said[after : after + 2])
        if (
            after
            and after in told
            and not any(pair in s.entry.body or _speaks_of(reading.said[after], s) for s in case.chosen)
        ):
            return (said[after],)
    return None


def _speaks_of(word: Word, scored: Scored) -> bool:
    known = word.marked and word.typed in lexicon().marked
    return word.typed in scored.entry.typed or (not known and word.folded in scored.entry.body)


def _strange(case: Case) -> About | None:
    """Too many of the question's words are nowhere in the plan."""
    strange, best = case.ranking.strange, case.best
    if best.kind >= 3.0 and best.entry.kind == "signer" and case.named:
        return None  # whoever else is named did not sign, and the answer says who did
    if best.kind >= 3.0 and len(strange) < 2 and (best.entry.kind in VALUES | HEADS or best.cover >= 0.5):
        return None
    allowed = 0.34 if best.kind >= 2.0 else 0.2
    return strange if strange and len(strange) > allowed * max(len(case.told), 1) else None


def _little_held(case: Case) -> About | None:
    """The fact holds too few of the question's own words, and its kind was not asked for."""
    return _when(case.best.share < WEIGHTS.least_share and case.best.kind < 3.0)


def _no_member(case: Case) -> About | None:
    """Somebody is asked after who is in none of the groups of a composition."""
    best = case.best
    if best.entry.kind != "composition" or not MEMBER.search(case.reading.flat):
        return None
    said = case.reading.said
    told = {word for at in case.told if not (word := said[at].folded).isdigit()}
    told = told & best.entry.body if best.share >= 0.99 else told
    pairs = {(said[at].folded, said[at + 1].folded) for at in case.told if at + 1 in case.told}
    return _when(bool(told) and not any(holds(group, told, pairs) for group in groups(best.entry.fact)))


def _no_number(case: Case) -> About | None:
    """A number is asked for, and the fact, of a kind that lists things, holds none."""
    entry, flat = case.best.entry, case.reading.flat
    if entry.gap or entry.kind not in LISTING or not _HOW_MANY.search(flat):
        return None
    if entry.kind == "agenda":
        return _when(_PARTS.search(flat) is None)
    told = f"{entry.fact}".split("words=")[-1]
    counts = "delegates" in case.reading.cues or entry.kind == "award" or " nhiem vu " in flat
    return _when(counts and not _COUNT.search(_YEAR.sub(" ", told)))


def _no_amount(case: Case) -> About | None:
    """An amount of money, an hour of the clock or a number of persons is asked for that the facts do not tell."""
    told = next((told for asked, told in AMOUNTS if asked.search(case.reading.flat)), None)
    if told is None or case.best.entry.gap:
        return None
    return _when(not any(told.search(f"{scored.entry.fact}".split("words=")[-1]) for scored in case.chosen))


def _no_allotment(case: Case) -> About | None:
    """A number for each unit is asked for, which only a gap speaks of."""
    asked = "allotment" in case.reading.cues and _HOW_MANY.search(case.reading.flat)
    return _when(bool(asked) and not case.best.entry.gap)


def _other_deadline(case: Case) -> About | None:
    """The day of sending something is asked for, and another deadline was found."""
    entry = case.best.entry
    sending = case.reading.cues.get("submission", 0.0) >= 3.0 and not entry.body & SENDING
    return _when(sending and entry.kind == "deadline" and not entry.gap)


def _told_words(case: Case) -> list[str]:
    return [case.reading.said[at].folded for at in case.told if case.reading.said[at].folded != "nam"]


def _other_year(case: Case) -> About | None:
    """A year is named of which the plan does not speak."""
    held = f"{case.best.entry.fact}"
    years = [str(value.year) for value in case.reading.of("year")]
    compared = "compare" in case.reading.cues
    if years and not case.reading.cues and case.named and set(years) >= set(_told_words(case)):
        return _when(not any(year in case.ranking.view.plan.short for year in years))
    return _when(not compared and any(year not in case.ranking.view.vocabulary and year not in held for year in years))


def _by_whom(case: Case) -> About | None:
    """Who does an item of the agenda is asked for; the agenda does not say."""
    return _when(case.best.entry.kind == "agenda" and _BY_WHOM.search(case.reading.flat) is not None)


def _names_listed(case: Case) -> About | None:
    """A list of people by name is asked for; plans list groups."""
    return _when(_NAMES.search(case.reading.flat) is not None)


def _happened(case: Case) -> About | None:
    """Whether something has been done is asked for; plans say what shall be done."""
    return _when(_DONE.search(case.reading.flat) is not None and not {"left", "deadline"} & set(case.reading.cues))


def _unfaithful(case: Case) -> About | None:
    """The fact is of a kind not asked for and holds none of the words that said what was asked."""
    return _when(unfaithful(case.reading, case.best))


def _weak(case: Case) -> About | None:
    """Too little speaks for the fact."""
    return _when(case.best.score < (WEIGHTS.least if case.reading.cues else WEIGHTS.least_uncued))


DOUBTS: tuple[tuple[str, Callable[[Case], About | None]], ...] = (
    ("agency", _agency_absent),
    ("edition", _other_edition),
    ("level", _level_absent),
    ("strange", _far_from_any),
    ("foreign", _foreign),
    ("strange", _not_counted),
    ("strange", _strange),
    ("weak", _little_held),
    ("silent", _no_member),
    ("silent", _no_number),
    ("silent", _no_amount),
    ("silent", _no_allotment),
    ("silent", _other_deadline),
    ("silent", _other_year),
    ("silent", _by_whom),
    ("silent", _names_listed),
    ("silent", _happened),
    ("silent", _unfaithful),
    ("weak", _weak),
)
"""The doubts in the order in which they are asked, each with the reason that it gives."""

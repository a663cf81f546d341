"""Reasons not to claim what was found: a wrong answer is worse than none.

Each doubt looks at one case and returns what it is about (maybe nothing in particular), or None
where it has nothing to say. The first that speaks decides.
"""

from __future__ import annotations

from collections.abc import Callable

from knowledge.days import Offset
from knowledge.doubts import bodies, elsewhere, opposite, persons, silences, unheard, unheld, unnamed, unsaid, unsettled
from knowledge.doubts.case import About, Case, when
from knowledge.doubts.unheld import speaks_of
from knowledge.due import Due, about
from knowledge.facts import Deadline
from knowledge.kinds import HEADS, LEVELS, SCOPED, VALUES
from knowledge.named import phrase_spans
from knowledge.reading import Reading
from knowledge.text import key
from knowledge.weights import WEIGHTS

SURE = 6.0
"""The score from which on odd neighbours of words are no reason to doubt."""


def _other_edition(case: Case) -> About | None:
    """An edition (lần thứ VIII) is named that the plan does not know."""
    if not case.reading.of("edition"):
        return None
    editions = {value.number for value in case.reading.of("edition")} - case.ranking.view.editions
    chosen = " hay " in case.reading.flat and len(editions) < len(case.reading.of("edition"))
    asked = {"edition", "compare"} & set(case.reading.cues)
    return when(bool(editions) and not asked and not chosen and not case.reading.claims)


def _level_absent(case: Case) -> About | None:
    """A level is named for which the plan arranges nothing."""
    entry, view = case.best.entry, case.ranking.view
    if not case.ranking.level_missing:
        return None
    labels = " ".join(f" {key(event.label)} " for event in view.plan.events)
    missing = tuple(level for level in case.ranking.level_missing if f" {key(LEVELS.get(level, level))} " not in labels)
    return missing if missing and entry.kind in SCOPED and entry.events and not entry.levels & set(missing) else None


def _counts_from_a_day(case: Case) -> bool:
    """Tell whether the fact counts from a day of one's own, and the question's own words are that day alone."""
    fact = case.best.entry.fact
    counts = isinstance(fact, Deadline) and isinstance(fact.due, Offset) and case.best.kind >= 3.0
    return counts and bool(case.reading.of("day")) and all(case.reading.said[at].folded.isdigit() for at in case.told)


def _far_from_any(case: Case) -> About | None:
    """No plan is named, and too little of the question is about this one."""
    ranking, best = case.ranking, case.best
    if case.named or _counts_from_a_day(case):
        return None
    if case.told and best.share < 0.5:
        return ranking.strange
    if best.score >= SURE and best.share >= 0.6 and not ranking.strange:
        return None
    if best.kind < 2.5 and (best.share < 0.75 or ranking.odd > 0.2):
        return ()
    if best.kind >= 3.0 and best.share >= 0.99 and len(case.told) < 2 and not ranking.strange:
        return None
    return ranking.strange if ranking.odd > WEIGHTS.odd or (ranking.strange and best.kind < 3.0) else None


def _foreign(case: Case) -> About | None:
    """A matter is named that plans of this kind do not settle."""
    if not case.reading.foreign:
        return None
    held = " ".join(f" {' '.join(sorted(scored.entry.body))} " for scored in case.chosen[:2])
    body = case.best.entry.body
    told = ("dan so",) if case.reading.of("number") else ()  # xã dân số 5.000 người mời mấy đại biểu
    unsettled = (p for p in case.reading.foreign if p not in told and not _inside_a_name(p, case.reading))
    return tuple(p for p in unsettled if p not in body and f" {p} " not in held) or None


def _inside_a_name(phrase: str, reading: Reading) -> bool:
    """Tell whether a phrase stands in names of places or bodies only (phường Tích Lương, Cục Thuế)."""
    spans = phrase_spans(reading, phrase)
    bodies = {at for m in reading.matches if m.meaning.role == "agency" for at in range(m.start, m.end)}
    return bool(spans) and all(at in reading.named or at in bodies for span in spans for at in span)


_SEATS = frozenset({"suat", "cho", "ghe", "ve", "khach", "vi", "mang"})
"""Words for the places of people in a count of them."""


_GOES_ON = frozenset({"con", "thi", "va", "roi", "la"})
"""Words behind a number asked for that begin what is asked next."""


def _not_counted(case: Case) -> About | None:
    """The number of a thing is asked for (bao nhiêu phút) of which the facts do not speak."""
    reading = case.reading
    if " may " not in reading.flat and " bao nhieu " not in reading.flat:
        return None
    said = [word.folded for word in reading.said]
    told = set(case.told)
    for at in range(len(said) - 1):
        after = at + 1 if said[at] == "may" else at + 2 if said[at : at + 2] == ["bao", "nhieu"] else 0
        pair = " ".join(said[after : after + 2])
        if (
            after
            and after in told
            and said[after] not in _GOES_ON
            and not (said[after] in _SEATS and case.best.entry.kind in ("composition", "delegates"))
            and not any(pair in s.entry.body or speaks_of(reading.said[after], s) for s in case.chosen)
        ):
            return (said[after],)
    return None


def _strange(case: Case) -> About | None:
    """Too many of the question's words are nowhere in the plan."""
    strange, best = case.ranking.strange, case.best
    if strange and not case.reading.cues and len(strange) == len(case.told):
        return strange  # a kind carried over from the talk tells nothing of what goes on about it
    if best.kind >= 3.0 and best.entry.kind == "signer" and case.named:
        return None  # whoever else is named did not sign, and the answer says who did
    if best.kind >= 3.0 and len(set(strange)) < 2 and (best.entry.kind in VALUES | HEADS or best.cover >= 0.5):
        return None
    allowed = 0.34 if best.kind >= 2.0 else 0.2
    return strange if strange and len(strange) > allowed * max(len(case.told), 1) else None


@about("task")
def _other_matter(case: Case) -> About | None:
    """Who does something is asked, and no two of its words stand together in the plan."""
    reading, ranking, best = case.reading, case.ranking, case.best
    if best.entry.kind != "task" or reading.agencies or len(case.told) < 3:
        return None
    return when(ranking.odd >= 0.99 and bool(ranking.strange))


def _little_held(case: Case) -> About | None:
    """The fact holds too few of the question's own words, and its kind was not asked for."""
    return when(case.best.share < WEIGHTS.least_share and case.best.kind < 3.0)


@about(*HEADS)
def _unasked_head(case: Case) -> About | None:
    """A plan's head or foot was not asked for, and holds a part only of what was asked."""
    best = case.best
    return when(best.entry.kind in HEADS and best.kind < 1.0 and best.share < 0.99)


@about("deadline", "period")
def _no_day_of_work(case: Case) -> About | None:
    """Doubt a deadline of somebody else's, where the day of a body's work was asked for."""
    entry = case.best.entry
    if not case.reading.of_work or entry.kind not in ("deadline", "period") or entry.gap:
        return None
    return when(not entry.agencies & {*case.reading.agencies})


def _weak(case: Case) -> About | None:
    """Too little speaks for the fact; for a list of plans that speak of something, it is enough to hold all of it."""
    if "list" in case.reading.cues and case.told and case.best.share >= 0.99 and not case.ranking.strange:
        return None
    return when(case.best.score < (WEIGHTS.least if case.reading.cues else WEIGHTS.least_uncued))


Doubt = tuple[str, Callable[[Case], About | None]]
"""The reason that a doubt gives, and what tells whether there is one."""

DOUBTS = Due[Doubt](
    (
        ("agency", bodies.no_work),
        ("edition", _other_edition),
        ("edition", unsettled.held_already),
        ("silent", unsettled.other_congress),
        ("silent", unsettled.reported),
        ("level", _level_absent),
        ("silent", bodies.no_event),
        ("silent", unsettled.pleaded),
        ("strange", _far_from_any),
        ("foreign", _foreign),
        ("strange", _not_counted),
        ("strange", _strange),
        ("strange", _other_matter),
        ("weak", _little_held),
        ("weak", _unasked_head),
        ("silent", silences.no_member),
        ("silent", silences.no_number),
        ("silent", silences.no_amount),
        ("silent", silences.no_members),
        ("silent", persons.no_relatives),
        ("silent", silences.no_allotment),
        ("silent", silences.other_deadline),
        ("silent", _no_day_of_work),
        ("silent", silences.only_sent),
        ("silent", silences.other_year),
        ("silent", unheard.no_document),
        ("silent", persons.by_whom),
        ("silent", persons.names_listed),
        ("silent", persons.list_unsaid),
        ("silent", persons.person_unnamed),
        ("silent", unsettled.happened),
        ("silent", unsettled.by_which),
        ("silent", unsettled.undated),
        ("silent", unsettled.unplaced),
        ("silent", persons.no_speaker),
        ("silent", silences.unexplained),
        ("silent", silences.held_before),
        ("silent", unheard.no_sort),
        ("silent", unheld.feigned),
        ("silent", unheld.only_feigned),
        ("silent", unheld.other_work),
        ("silent", unheld.other_day),
        ("silent", silences.unfaithful),
        ("silent", unnamed.no_days_before),
        ("silent", unnamed.other_award),
        ("silent", unnamed.other_papers),
        ("silent", persons.no_names),
        ("silent", persons.no_giver),
        ("silent", unnamed.no_receiver),
        ("silent", unnamed.not_decided),
        ("silent", unnamed.no_principle),
        ("silent", unheard.no_group),
        ("silent", unheard.undated_movement),
        ("silent", unheard.day_of_others),
        ("silent", unheard.other_issuer),
        ("silent", unheard.list_undated),
        ("silent", unheard.hall_unseen_to),
        ("silent", opposite.with_bodies),
        ("silent", opposite.other_number),
        ("silent", opposite.unsettled_number),
        ("silent", opposite.other_paper),
        ("silent", unsaid.speech),
        ("silent", unsaid.outcome),
        ("silent", unsaid.of_a_body),
        ("silent", unsaid.of_a_paper),
        ("silent", unsaid.particular),
        ("silent", elsewhere.of_another_one),
        ("silent", elsewhere.of_a_thing),
        ("silent", elsewhere.why_there),
        ("silent", elsewhere.office_now),
        ("silent", elsewhere.guidance_undated),
        ("silent", elsewhere.until_when),
        ("weak", _weak),
    ),
    lambda doubt: doubt[1],
)
"""The doubts in the order in which they are asked."""

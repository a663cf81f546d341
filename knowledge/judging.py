"""From ranked facts to a verdict: what answers the question, how surely, or why nothing does."""

from __future__ import annotations

import re

from dataclasses import dataclass, replace

from knowledge.entries import Entry, View
from knowledge.kinds import HEADS, SCOPED, VALUES
from knowledge.ranking import Ranking, Scored
from knowledge.lexicon import lexicon
from knowledge.reading import Reading
from knowledge.text import Word, key
from knowledge.weights import WEIGHTS

EXTRA = frozenset({"deadline", "duration", "venue", "form", "delegates", "composition", "signer", "number", "issued"})
"""Kinds that may be asked for two at a time."""

WIDTH: dict[str, float] = {"deadline": 0.9, "delegates": 0.9, "task": 0.9, "purpose": 1.6, "basis": 1.2, "funding": 2.5}
"""How far below the best a fact of the same kind may score and still belong to the answer."""

MOST: dict[str, int] = {"agenda": 1, "task": 8, "basis": 8, "deadline": 6, "purpose": 6, "requirement": 5}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one plan says to a question.

    `kind` is the kind of fact that answers; `chosen` the entries, best first; `sure` the score of the
    best; `refused` says why nothing is claimed (`level`, `strange`, `weak`, `silent`), empty where
    something is.
    """

    view: View
    kind: str
    chosen: tuple[Entry, ...]
    sure: float
    refused: str = ""
    plain: float = 0.0
    only: float = 0.0
    about: tuple[str, ...] = ()


def judge(reading: Reading, ranking: Ranking, named: bool) -> Verdict:
    """Choose the facts that answer, or say why none does.

    `named` tells that the question, its talk or its chat says which plan is meant; where nothing
    does, more of the question has to be found in the plan.
    """
    scored = ranking.scored
    view = ranking.view
    if not scored:
        return Verdict(view, "", (), 0.0, "weak")
    best = _faithful(reading, scored)
    absent = _agency_absent(reading, view, best)
    if absent:
        return _refuse(Verdict(view, "task", (best.entry,), best.score), "agency", absent)
    editions = {value.number for value in reading.of("edition")} - view.editions
    if editions and "edition" not in reading.cues and not reading.claims:
        return _refuse(Verdict(view, best.entry.kind, (best.entry,), best.score), "edition", ())
    chosen = _per_level(reading, ranking, best) or _of_agency(reading, scored, best) or _alike(reading, ranking, best)
    kind = best.entry.kind
    entries = tuple(s.entry for s in chosen)
    verdict = Verdict(view, kind, entries, best.score, plain=best.plain)
    own = best.entry.levels
    if ranking.level_missing and kind in SCOPED and best.entry.events and not own & set(ranking.level_missing):
        return _refuse(verdict, "level", ranking.level_missing)
    if not named and best.kind < 2.5 and (best.share < 0.75 or ranking.odd > 0.2):
        return _refuse(verdict, "weak", ())
    if not named and (ranking.odd > WEIGHTS.odd or (ranking.strange and best.kind < 3.0)):
        return _refuse(verdict, "strange", ranking.strange)
    strange = _unexplained(reading, ranking, chosen)
    if strange:
        return _refuse(verdict, "strange", strange)
    if best.share < WEIGHTS.least_share and best.kind < 3.0:
        return _refuse(verdict, "weak", ())
    if MEMBER.search(reading.flat) and kind == "composition" and not _member(reading, best):
        return _refuse(verdict, "silent", ())
    if _uncounted(reading, best):
        return _refuse(verdict, "silent", ())
    if "allotment" in reading.cues and not best.entry.gap and _HOW_MANY.search(reading.flat):
        return _refuse(verdict, "silent", ())
    if _sent(reading, best) or _year_unknown(reading, view) or (kind == "agenda" and _BY_WHOM.search(reading.flat)):
        return _refuse(verdict, "silent", ())
    if _unfaithful(reading, best):
        return _refuse(verdict, "silent", ())
    if best.score < (WEIGHTS.least if reading.cues else WEIGHTS.least_uncued):
        return _refuse(verdict, "weak", ())
    return verdict


def _known(word: Word) -> bool:
    return word.marked and word.typed in lexicon().marked


def _counts(word: Word, scored: Scored) -> bool:
    return word.typed in scored.entry.typed or (not _known(word) and word.folded in scored.entry.body)


def _counted(reading: Reading, chosen: list[Scored]) -> tuple[str, ...]:
    """Return the thing whose number is asked for (bao nhiêu phút) where the facts do not speak of it."""
    said = [word.folded for word in reading.said]
    content = {at for at in reading.content if at not in reading.soft and at not in reading.named}
    for at in range(len(said) - 1):
        after = at + 1 if said[at] == "may" else at + 2 if said[at : at + 2] == ["bao", "nhieu"] else 0
        pair = f"{said[after]} {said[after + 1]}" if after and after + 1 < len(said) else ""
        if after and after in content and not any(pair in s.entry.body or _counts(reading.said[after], s) for s in chosen):
            return (said[after],)
    return ()


def _refuse(verdict: Verdict, why: str, about: tuple[str, ...]) -> Verdict:
    return replace(verdict, refused=why, about=about)


_COUNTED = frozenset({"agenda", "award", "content", "task", "other", "activity", "purpose", "requirement", "decision"})


def _member(reading: Reading, best: Scored) -> bool:
    """Tell whether one group of a composition holds all words by which somebody is asked for."""
    told = {reading.said[at].folded for at in reading.content if at not in reading.soft and at not in reading.named}
    told = {word for word in told if word in best.entry.body} if best.share >= 0.99 else told
    fact = best.entry.fact
    groups = (*getattr(fact, "items", ()), getattr(fact, "text", ""), getattr(fact, "about", ""))
    return not told or any(len(told & set(key(group).split())) >= 0.6 * len(told) for group in groups)


def _uncounted(reading: Reading, best: Scored) -> bool:
    """Tell whether a number is asked for and the fact, of a kind that lists things, holds none."""
    if best.entry.gap or best.entry.kind not in _COUNTED or not _HOW_MANY.search(reading.flat):
        return False
    if best.entry.kind == "agenda":
        return _PARTS.search(reading.flat) is None
    return ("delegates" in reading.cues or best.entry.kind == "award") and not any(letter.isdigit() for letter in f"{best.entry.fact}".split("words=")[-1])


_PARTS = re.compile(r" (?:may|bao nhieu) (?:phan|muc|noi dung|buoc|tiet muc|khoan|nam) ")
_HOW_MANY = re.compile(r"(?<! thu)(?<! lan)(?<! so)(?<! ngay)(?<! quy)(?<! thang)(?<! muc) (?:may|bao nhieu) \w{3,}")
MEMBER = re.compile(r" co (?:\w+ )*(?:khong|chua) ")
_BY_WHOM = re.compile(r" do (?:\w+ ){0,2}(?:nao|ai) ")


_SAME = {"left": "deadline", "hour": "deadline", "fits": "delegates", "agenda_item": "agenda"}


def _sent(reading: Reading, best: Scored) -> bool:
    """Tell whether a question for the day of sending something was led to another deadline."""
    if best.entry.gap or best.entry.kind != "deadline" or reading.cues.get("submission", 0.0) < 3.0:
        return False
    return not best.entry.body & {"gui", "nop", "bao cao", "ho so"}


def _year_unknown(reading: Reading, view: View) -> bool:
    """Tell whether a question is about a year of which the plan does not speak."""
    return any(str(value.year) not in view.vocabulary for value in reading.of("year"))


def _unfaithful(reading: Reading, best: Scored) -> bool:
    """Tell whether the best fact is of a kind not asked for and holds none of the words that said what was asked."""
    strong = [m for m in reading.matches if m.meaning.role == "cue" and m.meaning.weight >= 3.0]
    strong = [m for m in strong if m.meaning.value in _DISTINCT]
    values = {_SAME.get(m.meaning.value, m.meaning.value) for m in reading.matches if m.meaning.role == "cue"}
    if not strong or best.entry.gap or best.entry.kind in values:
        return False
    if "share" in values and "%" in f"{best.entry.fact}":
        return False
    phrases = [[word.folded for word in reading.said[m.start : m.end]] for m in strong]
    held = best.entry.body
    return not any(all(word in held for word in phrase) for phrase in phrases)


def _faithful(reading: Reading, scored: tuple[Scored, ...]) -> Scored:
    """Return the best fact, or the best of a kind that was asked for outright where the best is of none."""
    best = scored[0]
    if not _unfaithful(reading, best):
        return best
    asked = {m.meaning.value for m in reading.matches if m.meaning.role == "cue" and m.meaning.weight >= 3.0} & _DISTINCT
    other = next((s for s in scored if s.entry.kind in asked), None)
    return other if other is not None and other.score >= WEIGHTS.least else best


_DISTINCT = frozenset(
    {"share", "duration", "venue", "funding", "headcount", "pilot", "replaces", "theme", "signer", "recipients", "allotment", "award"}
)


def _agency_absent(reading: Reading, view: View, best: Scored) -> tuple[str, ...]:
    """Return the agencies asked about, where the plan speaks of none of them and the question is about their work."""
    if not reading.agencies or max(reading.cues.get("task", 0.0), reading.cues.get("submission", 0.0)) < 2.0:
        return ()
    known = frozenset(agency for entry in view.entries if not entry.gap for agency in entry.agencies)
    known |= frozenset(agency for entry in view.entries for agency in entry.mentions)
    if known & set(reading.agencies) or "front" in reading.levels:
        return ()
    return reading.agencies


def _per_level(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return the best fact for each level, where a question names several."""
    levels = [level for level in reading.levels if level in ranking.view.levels]
    if len(levels) < 2 or best.entry.kind not in SCOPED or best.entry.gap:
        return []
    alike = [s for s in ranking.scored if s.entry.kind == best.entry.kind and not s.entry.gap]
    firsts = [next((s for s in alike if level in s.entry.levels), None) for level in levels]
    return list(dict.fromkeys(s for s in firsts if s is not None))


def _of_agency(reading: Reading, scored: tuple[Scored, ...], best: Scored) -> list[Scored]:
    """Return all tasks of the agency asked about, where nothing narrows them down."""
    if best.entry.kind != "task" or not reading.agencies or not best.entry.agencies & set(reading.agencies):
        return []
    if _narrowing(reading):
        return []
    wanted = set(reading.agencies)
    tasks = [s for s in scored if s.entry.kind == "task" and s.entry.agencies & wanted and not s.entry.gap]
    return tasks[: MOST["task"]]


def _narrowing(reading: Reading) -> bool:
    bodies = {at for m in reading.matches if m.meaning.role == "agency" for at in range(m.start, m.end)}
    return any(at not in bodies and at not in reading.soft and at not in reading.named for at in reading.content)


def _alike(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    scored = ranking.scored
    kind = best.entry.kind
    width = WIDTH.get(kind, 0.7) if _narrowing(reading) else 2.0
    alike = [
        s for s in scored if s.entry.kind == kind and s.score >= best.score - width and s.entry.gap == best.entry.gap
    ]
    alike = [s for s in alike if _same_slots(s, best, ranking)]
    if kind == "basis" and not _narrowing(reading):
        alike.sort(key=lambda s: getattr(s.entry.fact, "relation", "") != "basis")
    most = 4 if kind == "task" and not _narrowing(reading) else MOST.get(kind, 3)
    return alike[:most] + _asked_too(reading, scored, best)


def _same_slots(other: Scored, best: Scored, ranking: Ranking) -> bool:
    """Tell whether a fact is of the event and level that the question names, where the best one is."""
    for wanted, name in ((ranking.events, "events"), (ranking.levels, "levels")):
        own = set(getattr(other.entry, name))
        if wanted & set(getattr(best.entry, name)) and (own or name == "events") and not wanted & own:
            return False
    return True


def _asked_too(reading: Reading, scored: tuple[Scored, ...], best: Scored) -> list[Scored]:
    """Return the best fact of a second kind that was asked for in the same breath."""
    kinds = [k for k, weight in reading.cues.items() if weight >= 2.0 and k in EXTRA and k != best.entry.kind]
    if best.entry.kind not in EXTRA or best.entry.gap:
        return []
    found = [next((s for s in scored if s.entry.kind == k and not s.entry.gap), None) for k in kinds]
    return [s for s in found if s is not None and s.score >= best.score - 2.2 and s.score >= 3.5]


def _unexplained(reading: Reading, ranking: Ranking, chosen: list[Scored]) -> tuple[str, ...]:
    best = chosen[0]
    held = " ".join(f" {' '.join(sorted(s.entry.body))} " for s in chosen[:2])
    foreign = tuple(phrase for phrase in reading.foreign if phrase not in best.entry.body and f" {phrase} " not in held)
    if foreign:
        return foreign
    counted = _counted(reading, chosen)
    if counted:
        return counted
    weighty = [at for at in reading.content if at not in reading.soft and at not in reading.named]
    strange = ranking.strange
    allowed = 0.34 if best.kind >= 2.0 else 0.2
    if best.kind >= 3.0 and len(strange) < 2 and (best.entry.kind in VALUES | HEADS or best.cover >= 0.5):
        return ()
    if strange and len(strange) > allowed * max(len(weighty), 1):
        return strange
    return ()

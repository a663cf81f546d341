"""Which facts of one plan answer a question: by kind, by slots, and by the words they share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.agenda_items import AFTER, BEFORE, matching
from knowledge.citing import meant_first
from knowledge.entries import View
from knowledge.events_named import events_named
from knowledge.guests import guests_first, of_guests
from knowledge.kinds import LEANS
from knowledge.lexicon import Lexicon
from knowledge.limits_claimed import claims_a_limit
from knowledge.named import day_words, value_words
from knowledge.patterns import ON_THAT_DAY, PART, Pattern
from knowledge.quoting import count_words, own_years, title_words
from knowledge.raising import (
    VAGUE,
    by_marks,
    counted_from,
    done_by,
    expected_first,
    held_first,
    of_sort,
    timed_first,
)
from knowledge.reading import Reading
from knowledge.scoring import Scored, Sought, Term, score
from knowledge.shared_work import led_with
from knowledge.text import Word
from knowledge.values import ROMAN
from knowledge.weights import WEIGHTS


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The scored entries of a view, best first, and the content words that nothing there explains.

    `odd` is the share, 0 to 1, of neighbouring content words that never stand together in the plan.
    """

    view: View
    scored: tuple[Scored, ...]
    strange: tuple[str, ...]
    odd: float
    level_missing: tuple[str, ...]
    events: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()


def rank(reading: Reading, view: View, language: Lexicon, kinds: dict[str, float]) -> Ranking:
    """Score every entry of a plan for a question whose kinds have these weights."""
    kinds = _item_kinds(reading, view, kinds)
    reading = of_guests(reading, view, kinds)
    if not _TIMED & kinds.keys():
        if days := day_words(reading, view.days):
            reading = replace(reading, named=reading.named | days)
        if "edition" in kinds and (years := own_years(reading, view.plan.short)):
            reading = replace(reading, named=reading.named | years)
    elif ("deadline" in kinds and claims_a_limit(reading)) or (
        reading.levels and (("deadline" in kinds and reading.claims) or ("left" in kinds and _claims_day(reading)))
    ):
        reading = replace(reading, named=reading.named | value_words(reading))
    if reading.levels and "delegates" in kinds:
        reading = replace(reading, named=reading.named | count_words(reading))
    missing = tuple(level for level in reading.levels if level not in view.levels and level not in VAGUE)
    named = tuple(level for level in reading.levels if level in view.levels)
    wanted = frozenset(named) or frozenset(
        level for level in reading.bare_levels if level in view.levels and level not in VAGUE
    )
    sought = Sought(
        terms=_terms(reading, view, language, kinds),
        lean=_leans(kinds),
        cues=frozenset(reading.cues),
        levels=wanted,
        strict=bool(named),
        events=events_named(reading, view, language) or (frozenset({reading.event}) & frozenset(view.events)),
        agencies=frozenset(reading.agencies),
        percents=frozenset(value.number for value in reading.of("percent") if not reading.claims),
        documents=frozenset(reading.documents),
    )
    return Ranking(
        view,
        _raised(reading, view, kinds, score(view, sought)),
        _strange(reading, view, language),
        _odd(reading, view),
        missing if not named else (),
        sought.events,
        wanted,
    )


def _claims_day(reading: Reading) -> bool:
    """Tell whether a question takes an event to be held on a day, whose figures then name no other day."""
    return bool(reading.of("day")) and ON_THAT_DAY.search(reading.flat) is not None


_TIMED = frozenset({"deadline", "left", "basis", "issued", "replaces", "anniversary", "submission"})
"""Kinds of question in which a day is more than the name of an event."""


def _raised(reading: Reading, view: View, kinds: dict[str, float], scored: list[Scored]) -> tuple[Scored, ...]:
    """Raise the facts that hold what the question wants to hear."""
    told = _told(reading)
    scored = by_marks(counted_from(reading, kinds, scored), _told(reading, timed=True), view)
    scored = timed_first(kinds, held_first(reading, kinds, done_by(reading, kinds, scored)))
    scored = led_with(reading, scored) if reading.agencies else scored
    if kinds.get("basis", 0.0) >= 2.0:
        scored = meant_first(reading, view, kinds, of_sort(reading, scored))
    return expected_first(reading, guests_first(reading, view, kinds, scored), {word.folded for word in told})


def _item_kinds(reading: Reading, view: View, kinds: dict[str, float]) -> dict[str, float]:
    """Read an agenda item named together with a word of order as a question for the agenda."""
    ordered = AFTER.search(reading.flat) or BEFORE.search(reading.flat) or PART.search(reading.flat)
    asks = _WHAT.search(reading.flat) or len(reading.said) <= (LONGER if _BEHIND.search(reading.flat) else KEYWORDS)
    if kinds.get("agenda", 0.0) >= 3.5 or not ordered or not asks:
        return kinds
    told = _PLACE.search(reading.flat) is not None
    timed = max(kinds.get("deadline", 0.0), kinds.get("left", 0.0)) >= 3.0
    sent = kinds.get("submission", 0.0) >= 3.0
    since = kinds.get("purpose", 0.0) >= 3.0
    if kinds.get("report_content", 0.0) >= 3.0 and PART.search(reading.flat):
        return kinds
    if (timed or sent or since) and not _PARTED.search(_unnamed(reading)):
        return kinds
    if any(matching(agenda.items, reading, set(), told) for agenda in view.plan.agendas):
        return kinds | {"agenda": 4.5}
    return kinds


def _unnamed(reading: Reading) -> str:
    """Return the folded words without those that name plans and places (Phan Thiết)."""
    return f" {' '.join(word.folded for at, word in enumerate(reading.said) if at not in reading.named)} "


KEYWORDS = 4
"""Words up to which a message may be bare keywords, which ask without a word of asking ("sau tham luận")."""

LONGER = 9
"""Words up to which a message may do so that begins with the word of order."""

_BEHIND = Pattern(r"^ (?:(?:the|con|vay|roi|ngay) )*(?:sau|truoc)(?: khi| phan| muc)? ", " sau ", " truoc ")

_PARTED = Pattern(
    r" (?:phan|muc|tiet muc|noi dung|buoc) ",
    " buoc ",
    " muc ",
    " noi dung ",
    " phan ",
)
_PLACE = Pattern(r" (?:phan|muc|tiet muc|noi dung|toi|den|buoc|truoc hay sau|tiep theo|roi|lam truoc|lam sau) ")

_WHAT = re.compile(r" (?:gi|nao|ai|khong|chua|j|hay) ")


def _leans(kinds: dict[str, float]) -> dict[str, float]:
    lean = dict(kinds)
    for kind, weight in kinds.items():
        for other, share in LEANS.get(kind, {}).items():
            lean[other] = max(lean.get(other, 0.0), weight * share)
    return lean


def _terms(reading: Reading, view: View, language: Lexicon, kinds: dict[str, float]) -> tuple[Term, ...]:
    """Weigh the words of a question and its pairs of neighbours by how much they say, and how rare they are."""
    told = _told(reading, ("deadline" in kinds or "left" in kinds) and "submission" not in kinds)
    content, soft, named = set(reading.content), set(reading.soft), reading.named
    terms: list[Term] = []
    made = tuple.__new__
    said, w, rarities = reading.said, WEIGHTS, view.rarity
    title = title_words(said, view)
    for at, word in enumerate(said):
        asking = at in content
        if at in named or (not asking and word.typed in language.skip):
            continue
        folded = word.folded
        share = 1.0 if asking else w.aside
        share *= w.title if at in title else w.about if folded in view.about else 1.0
        share *= w.soft if at in soft or folded in language.soft else 1.0
        rarity = rarities.get(folded, view.rarest if asking else 0.0)
        terms.append(made(Term, (folded, w.single * share * rarity, word in told)))
        if at + 1 < len(said) and at + 1 not in named:
            pair = f"{folded} {said[at + 1].folded}"
            if pair in rarities:
                terms.append(made(Term, (pair, share * rarities[pair], False)))
    return tuple(terms)


def _told(reading: Reading, timed: bool = False) -> frozenset[Word]:
    """Return the words that say what is asked."""
    idle = {*reading.soft, *reading.named}
    if timed:
        idle.update(at for m in reading.matches if m.meaning.role == "agency" for at in range(m.start, m.end))
    said = reading.said
    return frozenset([said[at] for at in reading.content if at not in idle])


_PROPER = "xa phuong tran huyen thon xom quan ap p tx tt bon so truong to phong doanh nghiep ty"
_TYPES = frozenset(_PROPER.split())


_TOWARDS = frozenset({"ben", "phia"})
"""Words before a body's name that are no part of it (bên điện lực)."""


def _after_type(reading: Reading, at: int) -> bool:
    """Tell whether a word is likely part of a proper name: within two words behind a type of unit."""
    return any(word.folded in _TYPES for word in reading.said[max(0, at - 2) : at])


def _other_word(reading: Reading, at: int, view: View, language: Lexicon) -> bool:
    """Tell whether a word typed with marks only folds like a word of the plan, and stands in no pair of it."""
    word, said = reading.said[at], reading.said
    if not word.marked or word.typed in view.marked or word.typed in language.marked:
        return False
    pairs_of = [f"{said[i].folded} {said[i + 1].folded}" for i in (at - 1, at) if 0 <= i < len(said) - 1]
    return not any(pair in view.rarity or pair in view.about for pair in pairs_of)


def _odd(reading: Reading, view: View) -> float:
    own, soft, said = set(reading.content) - reading.named, set(reading.soft), reading.said
    near = [at for at in own if at + 1 in own and not (at in soft and at + 1 in soft)]
    lone = [at for at in own if at + 1 not in own and at - 1 not in own and at not in soft]
    pairs_of = [f"{said[at].folded} {said[at + 1].folded}" for at in near]
    odd = sum([pair not in view.rarity and pair not in view.about for pair in pairs_of])
    odd += sum([said[at].folded not in view.vocabulary for at in lone])
    return odd / max(len(near) + len(lone), 1)


def _strange(reading: Reading, view: View, language: Lexicon) -> tuple[str, ...]:
    strange: list[str] = []
    for at in reading.content:
        word = reading.said[at]
        if (
            at in reading.soft
            or at in reading.named
            or word.folded in language.soft
            or word.folded in _TOWARDS
            or word.folded.isdigit()
            or (word.folded in ROMAN and reading.of("edition"))
            or _after_type(reading, at)
        ):
            continue
        if word.folded not in view.vocabulary or _other_word(reading, at, view, language):
            strange.append(word.folded)
    return tuple(strange)

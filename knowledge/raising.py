"""Facts raised above others for what a question wants to hear: a sort of value, or a day counted from an event."""

from __future__ import annotations

import re

from knowledge.days import Offset
from knowledge.entries import SENDING, View
from knowledge.expecting import expected, holding
from knowledge.facts import Deadline, Document, Fact, Statement
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.scoring import Scored
from knowledge.sent_and_held import weighs_days
from knowledge.text import Word, key
from knowledge.weights import WEIGHTS

VAGUE = frozenset({"state", "person", "agency"})
"""Levels that are too general for a plan not to know them."""

AMONG = 60
"""How many of the best facts are looked through for a sort of value that the question wants to hear."""

_DAYS_BEFORE = re.compile(
    r" (?:may|bao nhieu|\d{1,3}) (?:ngay|hom|bua) | truoc(?: \w+){0,4} (?:tuan|nua thang|mot thang) "
)


def counted_from(reading: Reading, kinds: dict[str, float], scored: list[Scored]) -> list[Scored]:
    """Raise the deadlines counted from an event, where its day is named or the days before it are asked for."""
    sending = kinds.get("submission", 0.0) >= 3.0 and kinds.get("deadline", 0.0) >= 3.0
    if not sending:
        return scored
    weighed = weighs_days(reading.flat)
    if not weighed and not reading.of("day") and not _DAYS_BEFORE.search(reading.flat):
        return scored
    other = [level for level in reading.levels if level not in VAGUE]
    raised = [
        one._replace(score=one.score + (WEIGHTS.weighed if weighed and _at(one, other) else WEIGHTS.counted))
        if isinstance(one.entry.fact, Deadline) and isinstance(one.entry.fact.due, Offset)
        else one
        for one in scored
    ]
    return sorted(raised, key=lambda one: -one.score)


def _at(one: Scored, levels: list[str]) -> bool:
    """Tell whether a fact may be of one of some levels."""
    return not levels or not one.entry.levels or not one.entry.levels.isdisjoint(levels)


def expected_first(reading: Reading, scored: list[Scored], told: set[str]) -> tuple[Scored, ...]:
    """Raise the facts that hold the sort of value which the question wants to hear; `told` are its own words."""
    sorts = expected(reading.flat)
    if not sorts:
        return tuple(scored)
    past = PAST.search(reading.flat) is not None
    near = [
        one._replace(
            score=one.score
            + WEIGHTS.expected
            * min(holding(one.entry.fact, sort, told) * _in_time(one, sort.name, past) for sort in sorts)
        )
        for one in scored[:AMONG]
    ]
    return (*sorted(near, key=lambda one: -one.score), *scored[AMONG:])


_NOBODY_DECIDES = frozenset({"content", "agenda", "theme"})
_NOBODY_DOES = frozenset({"content", "agenda", "theme", "event", "movement", "composition", "purpose", "period"})
_WHO_DOES = re.compile(
    r" (?:ai|(?:co quan|don vi|so|ban|nganh|phong|ben|to chuc|noi|bo phan|phong ban) nao) "
    r"(?!(?:duoc|nhan|moi|dat|co|du|tham) )"
)


HELPED = 1.0
"""How far work that somebody only helps with is put back, where the one who leads is asked for."""


NEAR = 0.8
"""How near to the best a task that somebody leads must be, for work that nobody is said to lead to be put back."""


def asks_who(flat: str) -> bool:
    """Tell whether it is asked who does something; `flat` are the question's folded words, a space around each."""
    return bool(_WHO_DOES.search(flat) or _WHO_LEADS.search(flat))


def done_by(reading: Reading, kinds: dict[str, float], scored: list[Scored]) -> list[Scored]:
    """Lower the facts that tell what is done and not by whom, where the one who does it is asked for."""
    top = max(kinds, key=lambda kind: kinds[kind], default="")
    if top not in ("task", "decision") or not asks_who(reading.flat):
        return scored
    if " chu tri " in reading.flat and not reading.agencies:
        roles = [getattr(one.entry.fact, "role", "") for one in scored]
        least = scored[0].score - NEAR if scored else 0.0
        leading = any(role == "leads" and one.score >= least for one, role in zip(scored, roles, strict=True))
        behind = ("with", "does") if leading else ("with",)
        pairs = zip(scored, roles, strict=True)
        scored = [one._replace(score=one.score - HELPED) if role in behind else one for one, role in pairs]
    idle = _NOBODY_DOES if top == "task" else _NOBODY_DECIDES
    lowered = [
        one._replace(score=one.score - WEIGHTS.undone) if one.entry.kind in idle and one.kind < 3.0 else one
        for one in scored
    ]
    return sorted(lowered, key=lambda one: -one.score)


_WHO_LEADS = Pattern(r" chu tri (?:la |thuoc |thi )?(?:ai|co quan nao|don vi nao|so nao) ", " chu tri ")

_HELD = re.compile(r" (?:hop|hoi nghi|dai hoi|le|buoi le|khai mac|dien ra|su kien|to chuc) ")
_SENT = Pattern(
    r" (?:bao cao|nop|gui|trinh|ho so|chot|goi|(?<!tre )(?<!dung )(?<!qua )(?<!trong )(?<!kip )(?<!pham thoi )han) "
)


def held_first(reading: Reading, kinds: dict[str, float], scored: list[Scored]) -> list[Scored]:
    """Raise the deadlines for an event above those for sending and for work, where the day of an event is asked for."""
    timed = {"deadline", "left"} & kinds.keys() and "submission" not in kinds
    if not timed or not _HELD.search(reading.flat) or _SENT.search(reading.flat):
        return scored
    beside = [one for one in scored if _sends(one) or (_is_work(one) and not reading.agencies)]
    sent = max((one.score for one in beside), default=0.0)
    raised = [
        one._replace(score=sent + _JUST_ABOVE)
        if one.entry.kind == "deadline"
        and one not in beside
        and (not reading.levels or not one.entry.levels.isdisjoint(reading.levels))
        and sent - WEIGHTS.not_sending <= one.score <= sent
        else one
        for one in scored
    ]
    return sorted(raised, key=lambda one: -one.score)


_JUST_ABOVE = 0.01


def _is_work(one: Scored) -> bool:
    """Tell whether a deadline is for the work of a body, and for no event."""
    return one.entry.kind == "deadline" and not one.entry.events and bool(one.entry.agencies)


def _sends(one: Scored) -> bool:
    return one.entry.kind == "deadline" and not one.entry.body.isdisjoint(SENDING)


ASKED = 2.0
"""The weight from which on a kind of question is more than leant to by the wording."""


def timed_first(kinds: dict[str, float], scored: list[Scored]) -> list[Scored]:
    """Raise deadlines above facts of other kinds, where the days that are left are asked for."""
    others = (weight for kind, weight in kinds.items() if kind not in ("left", "deadline", "compare"))
    if kinds.get("left", 0.0) < 3.0 or max(others, default=0.0) >= ASKED:
        return scored
    raised = [
        one._replace(score=one.score + WEIGHTS.counted) if one.entry.kind == "deadline" else one for one in scored
    ]
    return sorted(raised, key=lambda one: -one.score)


_SORTS = ("chi thi", "luat", "nghi quyet", "de an", "to trinh", "huong dan", "quyet dinh")
_SORT = re.compile(rf" ({'|'.join(_SORTS)})(?= (?:nao|gi|so|may|nam|cua|ngay|ve|do|la)? ?)")


_FROM = Pattern(
    r" (?:ke hoach|van ban) (?:nao )?(?:cua|do) (?:chu tich )?(?:uy ban nhan dan )?(?:cap )?(huyen|tinh|trung uong) ",
    " ke hoach ",
    " van ban ",
)


_PUT_FORWARD = Pattern(
    r" (?:ai|nao)(?: la nguoi| da)? trinh(?! bay| chieu| dien) | de nghi ban hanh ", " trinh ", " de nghi "
)


def _put_forward(flat: str) -> set[str]:
    """Return the sort of document by which a plan was put forward, where it is asked by whom it was."""
    return {"to trinh"} if _PUT_FORWARD.search(flat) else set()


def of_sort(reading: Reading, scored: list[Scored]) -> list[Scored]:
    """Raise the documents of the sort that a question names (luật nào), or of a body above, over others."""
    named = {found[1] for found in _SORT.finditer(reading.flat)} or _put_forward(reading.flat)
    if named and " ke hoach nao " in reading.flat:
        named.add("ke hoach")
    body = "" if named else found[1] if (found := _FROM.search(reading.flat)) else ""
    if not named and not body:
        return scored

    def fits(document: Document) -> bool:
        return f" {body} " in f" {key(document.issuer)} " if body else key(document.kind) in named

    if not any(isinstance(one.entry.fact, Document) and fits(one.entry.fact) for one in scored):
        return scored
    raised = [
        one._replace(score=one.score - WEIGHTS.other_sort)
        if isinstance(one.entry.fact, Document) and not fits(one.entry.fact)
        else one
        for one in scored
    ]
    return sorted(raised, key=lambda one: -one.score)


PAST = Pattern(
    r" (?:ky|lan|dai hoi|hoi nghi) (?:lien )?(?:truoc|vua roi|gan nhat) ", " truoc ", " vua roi ", " gan nhat "
)


def _in_time(one: Scored, sort: str, past: bool) -> float:
    """Return how well an edition fits a question for that before (`past`) or for the present one, 0 to 1."""
    return 1.0 if sort != "edition" or past == tells_past(one.entry.fact) else 0.5


def tells_past(fact: Fact) -> bool:
    """Tell whether a fact is about congresses held before."""
    return isinstance(fact, Statement) and " trước" in f"{fact.about} {fact.text}"


def by_marks(scored: list[Scored], told: frozenset[Word], view: View) -> list[Scored]:
    """Lower the facts that hold a word told only without its marks, where the plan knows it with them (điển for điện).

    `told` are the words that say what is asked.
    """
    sure = [word for word in told if word.marked and word.typed in view.marked]
    feigning = [entries for word in sure if (entries := view.feigning(word))]
    if not feigning:
        return scored
    near, less = scored[:AMONG], WEIGHTS.feigned / len(sure)
    lowered = False
    for entries in feigning:
        for at, one in enumerate(near):
            if one.entry in entries:
                near[at] = one._replace(score=one.score - less)
                lowered = True
    return [*sorted(near, key=lambda one: -one.score), *scored[AMONG:]] if lowered else scored

"""What the templates of some kinds of facts are told besides the fact itself, worked out for the question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from knowledge.entries import Entry, View
from knowledge.facts import Agenda, Deadline, Limit, Share, Submission, Task
from knowledge.findings.agenda import look
from knowledge.findings.ask import Ask
from knowledge.findings.days import work_out
from knowledge.findings.lengths import held_against
from knowledge.findings.numbers import fit, ruled
from knowledge.findings.shares import Portion, of_the_most, portion
from knowledge.lexicon import lexicon
from knowledge.patterns import VENUE_CLAIMED, Pattern
from knowledge.quoting import title_words
from knowledge.reading import Reading
from knowledge.text import key, words

_MEMBER = Pattern(r" (?:co|da|gui|nhan) .*(?:khong|ko|k|chua) ")
_ASKED_IF = Pattern(r" (?:phai|dung|co) (?:\w+ )*khong | (?:a|ha|nhi|phai) $")


@dataclass(frozen=True, slots=True)
class Found:
    """A fact found in a plan for a question."""

    entry: Entry
    view: View
    ask: Ask


Work = tuple[dict[str, object], list[str]]
"""Values for a template, and the clauses that they rest on besides the fact's own."""


def _event(found: Found) -> Work:
    plan, event = found.view.plan, found.view.events[found.entry.events[0]]
    deadlines = [d for d in plan.deadlines if event.id in d.event]
    limits = [limit for limit in plan.limits if event.id in limit.event]
    return {"event": event, "deadlines": deadlines, "limits": limits}, [d.section for d in deadlines]


def _deadline(found: Found) -> Work:
    fact, ask = found.entry.fact, found.ask
    assert isinstance(fact, Deadline)
    return {"worked": work_out(fact, ask.reading, ask.today, ask.said)}, []


def _delegates(found: Found) -> Work:
    fact = found.entry.fact
    assert isinstance(fact, Limit)
    cited = [fact.decided_section] if fact.decided_section else []
    counted = found.ask.numbers if "fits" in found.ask.kinds else found.ask.reading  # vậy vượt bao nhiêu?
    return {"fitted": fit(fact, found.view, counted)}, cited


def _headcount(found: Found) -> Work:
    return ruled(found.view.plan, found.ask.staff), []


def _share(found: Found) -> Work:
    fact, ask = found.entry.fact, found.ask
    assert isinstance(fact, Share)
    worked = portion(fact, ask.numbers)
    if worked == Portion(count=None, part=None):
        worked = of_the_most(fact, found.view.plan.limits, ask.reading.flat) or worked
    return {"portion": worked}, []


def _agenda(found: Found) -> Work:
    assert isinstance(found.entry.fact, Agenda)
    reading = found.ask.reading
    return {"looked": look(found.entry.fact, reading, title_words(reading.said, found.view))}, []


def _task(found: Found) -> Work:
    fact, ask = found.entry.fact, found.ask
    assert isinstance(fact, Task | Submission)
    deadline = next((d for d in found.view.plan.deadlines if d.id and d.id == fact.deadline), None)
    worked = work_out(deadline, ask.reading, ask.today, ask.said) if deadline else None
    return {"deadline": deadline, "worked": worked}, [deadline.section] if deadline else []


def _recipients(found: Found) -> Work:
    """Tell which recipients a question names, where it asks whether somebody is one."""
    reading = found.ask.reading
    names = _names(reading)
    spelled = {name: _spelled_out(name) for name in found.view.plan.recipients}
    whole = {name for name, full in spelled.items() if any(_within(form, names) for form in full.split("|"))}
    whole |= {name for name in spelled if _proper(name) & names}
    best = _held_most(spelled, names) or ([] if whole else _each_held(spelled, names, reading.flat))
    recipients = [name for name in spelled if name in whole or name in best]
    return {"asked": bool(names) and _MEMBER.search(reading.flat) is not None, "found": recipients}, []


def _held_most(spelled: dict[str, str], names: set[str]) -> list[str]:
    """Return the recipients that hold the most of some pairs of words, at least half of them."""
    held = {name: sum(f" {pair} " in full for pair in names) for name, full in spelled.items()}
    most = max(held.values(), default=0)
    return [name for name, pairs in held.items() if pairs == most and 2 * most >= len(names)] if most else []


def _each_held(spelled: dict[str, str], names: set[str], flat: str) -> list[str]:
    """Return the recipients named on either side of an "and" (huyện Chi Lăng với huyện Cao Lộc)."""
    parts = [part.split() for part in _AND.split(flat)]
    told = [{f"{a} {b}" for a, b in pairwise(part)} & names for part in parts]
    return [name for pairs in told if len(pairs) > 1 for name in _held_most(spelled, pairs)] if len(parts) > 1 else []


def _proper(name: str) -> set[str]:
    """Return the pairs of words of a recipient's name that are written with capitals (Chi Lăng), folded."""
    typed = name.split()
    return {key(f"{a} {b}") for a, b in pairwise(typed) if a[:1].isupper() and b[:1].isupper() and a[-1:].isalpha()}


def _within(form: str, names: set[str]) -> bool:
    """Tell whether all pairs of words of a name are among those of a question."""
    pairs = [f"{a} {b}" for a, b in pairwise(form.split())]
    return bool(pairs) and all(pair in names for pair in pairs)


_AND = re.compile(r" (?:va|voi|cung|hay|lan)(?= )")
_SENDING = frozenset(
    ("co", "khong", "chua", "cho", "toi", "den", "gui", "nhan", "duoc", "nay", "ke", "hoach", "van", "trong", "da", "a")
)
"""Words of the sending, which no recipient's name holds."""


def _names(reading: Reading) -> set[str]:
    """Return the pairs of neighbours in a question that may be of a recipient's name: behind the sending, if told."""
    flat = [word.folded for word in reading.said]
    start = len(flat) - flat[::-1].index("gui") if "gui" in flat else 0
    places = range(start, len(flat) - 1)
    own = {at for at in reading.content if at >= start and (start or at not in reading.named)}
    near = [at for at in places if {at, at + 1} & own and not {at, at + 1} <= set(reading.soft)]
    near = near or [at for at in places if start or not {at, at + 1} & reading.named]
    return {f"{flat[at]} {flat[at + 1]}" for at in near if not {flat[at], flat[at + 1]} & _SENDING}


def _spelled_out(name: str) -> str:
    """Return a recipient's name folded, as written and with its abbreviations spelled out."""
    full = " ".join(word.folded for word in lexicon().expand(words(name.lower())))
    return f" {key(name)} | {full} "


def _duration(found: Found) -> Work:
    """Tell whether the event lasts as long as a question takes it to."""
    reading = found.ask.reading
    return {"held": held_against(reading.text, reading.flat, getattr(found.entry.fact, "text", ""))}, []


def _venue(found: Found) -> Work:
    """Tell whether the hall in which a question takes an event to be held is its venue."""
    said = VENUE_CLAIMED.search(found.ask.reading.flat)
    own = set(key(getattr(found.entry.fact, "text", "")).split())
    return {"claimed": "" if not said else "yes" if set(said["place"].split()) <= own else "no"}, []


def _signer(found: Found) -> Work:
    """Tell whether the person whom a question takes for the signer is the one who signed."""
    reading, signer = found.ask.reading, key(found.view.plan.signer.name).split()
    asked = _ASKED_IF.search(reading.flat) is not None or reading.claims
    said = {word.folded for word in reading.said}
    others = [reading.said[at].folded for at in reading.content if at not in reading.soft and at not in reading.named]
    strange = [word for word in others if word.isalpha() and word not in found.view.vocabulary]
    claimed = "" if not asked else "yes" if set(signer) <= said else "no" if strange else ""
    return {"claimed": claimed}, []


WORK: dict[str, Callable[[Found], Work]] = {
    "deadline": _deadline,
    "delegates": _delegates,
    "duration": _duration,
    "headcount": _headcount,
    "share": _share,
    "agenda": _agenda,
    "task": _task,
    "submission": _task,
    "event": _event,
    "recipients": _recipients,
    "signer": _signer,
    "venue": _venue,
}
"""What is worked out for a kind of fact; other kinds speak for themselves."""

"""What a newer plan changes of an older one, fact by fact.

>>> from knowledge.documents.diff import Change
>>> Change("limits", None, None).kind
'same'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from knowledge.documents.agencies import agency_key
from knowledge.facts import Agenda, Deadline, Event, Fact, Headcount, Limit, Plan, Share, Submission, Task
from knowledge.text import key

Row = Fact | str

ALIKE = 72
"""How alike, of 100, the names of two facts must be for them to be one that has changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact before and after, in the plan's field `table`; None where it was not or is no more there.

    For `table` `head` both are texts, named by `name`.
    """

    table: str
    old: Row | None
    new: Row | None
    name: str = ""

    @property
    def kind(self) -> str:
        """Say `added`, `removed`, `changed` or `same`."""
        if self.old is None:
            return "same" if self.new is None else "added"
        return "removed" if self.new is None else "changed"


def diff(old: Plan, new: Plan) -> list[Change]:
    """Give what differs between two plans: their heads, then events, deadlines, limits, agendas and tasks."""
    changes = list(_heads(old, new))
    for table, named, valued in TABLES:
        before: list[Fact] = list(getattr(old, table))
        after: list[Fact] = list(getattr(new, table))
        changes.extend(_rows(table, old, new, before, after, named, valued))
    return changes


def renewed(old: Plan, changes: list[Change]) -> Plan:
    """Give an older plan with the values that a newer one gives its facts, under the ids that its forms refer to."""
    plan = old
    for change in changes:
        if change.table == "head" or not isinstance(change.old, Fact) or not isinstance(change.new, Fact):
            continue
        facts: tuple[Fact, ...] = getattr(plan, change.table)
        now = replace(change.new, id=change.old.id, event=change.old.event)
        held = tuple(now if each == change.old else each for each in facts)
        plan = replace(plan, **{change.table: held})  # type: ignore[arg-type]  # the plan's own field
    return plan


def _heads(old: Plan, new: Plan) -> Iterator[Change]:
    """Compare what the heads say."""
    fields = ("title", "issuer", "place")
    pairs = [(name, str(getattr(old, name)), str(getattr(new, name))) for name in fields]
    pairs.append(("signer", old.signer.name, new.signer.name))
    for name, before, after in pairs:
        if key(before) != key(after):
            yield Change("head", before, after, name)


def _rows(
    table: str,
    old: Plan,
    new: Plan,
    before: list[Fact],
    after: list[Fact],
    named: Callable[[Plan, Fact], str],
    valued: Callable[[Fact], object],
) -> Iterator[Change]:
    """Pair the facts of a table, the likest first, and give those that differ or have no fellow."""
    names = [named(old, fact) for fact in before], [named(new, fact) for fact in after]
    scored = sorted(
        (
            (fuzz.token_sort_ratio(one, other), -abs(at - to), at, to)
            for at, one in enumerate(names[0])
            for to, other in enumerate(names[1])
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for score, _, at, to in scored:
        if score >= ALIKE and at not in pairs and to not in pairs.values():
            pairs[at] = to
    pairs |= _alone(table, [_events(old, each) for each in before], [_events(new, each) for each in after], pairs)
    for at, fact in enumerate(before):
        if at not in pairs:
            yield Change(table, fact, None)
        elif valued(fact) != valued(after[pairs[at]]):
            yield Change(table, fact, after[pairs[at]])
    for to, fact in enumerate(after):
        if to not in pairs.values():
            yield Change(table, None, fact)


def _alone(table: str, before: list[str], after: list[str], pairs: dict[int, int]) -> dict[int, int]:
    """Pair what is the only one left for its events on both sides, however it is named."""
    if table not in ("deadlines", "limits", "agendas"):
        return {}
    left = [at for at in range(len(before)) if at not in pairs and before[at]]
    right = [to for to in range(len(after)) if to not in pairs.values() and after[to]]
    found = {}
    for at in left:
        fellows = [to for to in right if fuzz.token_sort_ratio(before[at], after[to]) >= ALIKE]
        rivals = [other for other in left if fuzz.token_sort_ratio(before[other], before[at]) >= ALIKE]
        if len(fellows) == 1 and len(rivals) == 1:
            found[at] = fellows[0]
    return found


def _events(plan: Plan, fact: Fact) -> str:
    """Name the events that a fact is about."""
    return " ".join(key(each.label) for each in plan.events if each.id in fact.event)


def _name(plan: Plan, fact: Fact) -> str:
    """Give what makes a fact the same fact in another plan."""
    match fact:
        case Event():
            return key(f"{fact.label} {' '.join(fact.levels)}")
        case Deadline():
            return key(f"{_events(plan, fact)} {fact.what}") + " " + agency_key(fact.who)
        case Limit() | Share() | Headcount():
            lower = isinstance(fact, Headcount) and fact.below is not None
            return f"{_events(plan, fact)} {getattr(fact, 'who', '')} {type(fact).__name__} {lower}"
        case Agenda():
            return f"agenda {_events(plan, fact)}"
        case Task():
            return f"{agency_key(fact.agency)} {key(fact.what)}"
        case Submission():
            return f"{agency_key(fact.who)} {key(' '.join(fact.items))}"
    return key(str(fact))


def _value(fact: Fact) -> object:
    """Give what of a fact counts: its values, not its wording, place or id."""
    match fact:
        case Event():
            return tuple(each and key(each.text) for each in (fact.duration, fact.venue)), fact.form and fact.form.items
        case Deadline():
            return fact.due, fact.held
        case Limit():
            return fact.most, fact.about, key(fact.decided_by), fact.same_as
        case Share():
            return fact.percent
        case Headcount():
            return fact.below, fact.above, fact.at, key(fact.then)
        case Agenda():
            return tuple(key(item.title) for item in fact.items)
        case Task():
            return fact.role, bool(fact.deadline)
        case Submission():
            return tuple(map(key, fact.items)), key(fact.to), key(fact.via)
    return fact


TABLES = tuple(
    (table, _name, _value)
    for table in ("events", "deadlines", "limits", "shares", "headcounts", "agendas", "tasks", "submissions")
)
"""The tables that are compared, with what names their facts and what counts of them."""

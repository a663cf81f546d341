"""The plan that is left of a document under review when what was said to be wrong is taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from knowledge.facts import Event, Fact, Limit, Plan, Submission, Task
from knowledge.reviews import Body, Review, Seen

F = TypeVar("F", bound=Fact)


def accepted(review: Review) -> Plan:
    """Give the plan without the facts that are wrong; what referred to one of them no longer does."""
    gone = _gone(review)
    given = {
        group: tuple(_without(fact_of(review.body, each.group, each.at), gone) for each in kept)
        for group, kept in sources(review).items()
    }
    empty = {each.group: () for each in review.body.seen}
    return replace(review.body.plan, **(empty | given))  # type: ignore[arg-type]  # the names are the plan's own fields


def fact_of(body: Body, group: str, at: int) -> Fact:
    """Give a fact by its field of the plan and its place there."""
    facts: tuple[Fact, ...] = getattr(body.plan, group)
    return facts[at]


def sources(review: Review) -> dict[str, list[Seen]]:
    """Give where each fact of the accepted plan comes from, by the plan's fields and in their order."""
    body, gone = review.body, _gone(review)
    kept = [
        each
        for place, each in enumerate(body.seen)
        if place not in review.wrong and not _about(fact_of(body, each.group, each.at), gone)
    ]
    found: dict[str, list[Seen]] = {}
    for each in sorted(kept, key=lambda each: each.at):
        found.setdefault(each.group, []).append(each)
    return found


def _gone(review: Review) -> set[str]:
    """Give the ids of the facts that are wrong."""
    wrong = (review.body.seen[place] for place in review.wrong)
    return {fact.id for each in wrong if (fact := fact_of(review.body, each.group, each.at)).id}


def _about(fact: Fact, gone: set[str]) -> bool:
    """Tell whether a fact is about nothing but events that are gone, or bounded by them alone."""
    if isinstance(fact, Event):
        return False
    bounded = isinstance(fact, Limit) and fact.same_as in gone and fact.most is None and fact.about is None
    return bounded or (bool(fact.event) and gone.issuperset(fact.event))


def _without(fact: F, gone: set[str]) -> F:
    """Take references to what is gone out of a fact."""
    if gone.intersection(fact.event):
        fact = replace(fact, event=tuple(each for each in fact.event if each not in gone))
    if isinstance(fact, Task | Submission) and fact.deadline in gone:
        fact = replace(fact, deadline="")
    if isinstance(fact, Limit) and fact.same_as in gone:
        fact = replace(fact, same_as="")
    return fact

"""A plan summed up, where somebody wants to have it in short: its title, and what most ask about."""

from __future__ import annotations

from knowledge.deciding import answered, which
from knowledge.entries import Entry, View
from knowledge.findings import Ask
from knowledge.judging import Verdict
from knowledge.outcome import Outcome
from knowledge.patterns import Pattern
from knowledge.scope import Scope
from knowledge.shelf import Shelf
from knowledge.talk import Talk

MOST = {"title": 1, "deadline": 4, "delegates": 2}
"""The kinds of facts that sum a plan up, in their order, and how many of each."""

PLANS = 8
"""Plans of which one may be chosen."""

_IN_SHORT = Pattern(
    r" (?:tom tat|tom luoc|tom gon|khai quat|so luoc|tong quan|noi dung chinh|(?:y|diem|net) chinh) "
    r"(?!\w+ (?:bao cao|thanh tich|tham luan))",
    " tom ",
    " khai quat ",
    " so luoc ",
    " tong quan ",
    " chinh ",
)
_OF_A_PLAN = Pattern(r" (?:ke hoach|van ban) ", " ke hoach ", " van ban ")
_OF_ITS_OWN = frozenset({"title", "content", "list", "number", "issued"})
"""Kinds of question that the words of somebody who wants a plan in short may make."""

_ALONE = 4
"""How many words there are at the most where nothing else is asked for (tóm tắt giúp em)."""

_OUTRIGHT = 3.2
"""The weight from which on something of a plan was asked for, whatever words of its summary stand along."""


def summed_up(ask: Ask, scope: Scope, shelf: Shelf, talk: Talk) -> Outcome | None:
    """Sum up the plan that is meant, or ask which one; None where a question wants something else."""
    flat = ask.reading.flat
    alone = len(ask.reading.said) <= _ALONE or _OF_A_PLAN.search(flat) is not None
    if not _IN_SHORT.search(flat) or not alone or set(ask.reading.cues) - _OF_ITS_OWN:
        return None
    if any(weight >= _OUTRIGHT for kind, weight in ask.kinds.items() if kind not in _OF_ITS_OWN):
        return None  # the main contents of a report, not of the plan
    if not scope.plans or len(scope.plans) > PLANS:
        return None
    if len(scope.plans) > 1:
        return which(scope.plans, talk, shelf)
    view = shelf.view(scope.plans[0])
    return answered([Verdict(view, "title", tuple(_told(view)), 0.0)], ask, talk)


def _told(view: View) -> list[Entry]:
    """Return the facts that sum a plan up."""
    facts = view.entries[: view.facts]
    return [entry for kind, most in MOST.items() for entry in [e for e in facts if e.kind == kind][:most]]

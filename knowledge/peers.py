"""Plans that answer a question as well as the best one, where nothing says which of them is meant."""

from __future__ import annotations

from knowledge.entries import View
from knowledge.findings import Ask
from knowledge.judging import Verdict
from knowledge.kinds import HEADS, SCOPED, VALUES
from knowledge.patterns import Pattern
from knowledge.scope import Scope
from knowledge.text import key

GENERAL = 2
"""Words of a question up to which they narrow nothing, where every plan knows them."""

MATTERS = frozenset({"pilot", "award", "funding", "movement", "anniversary", "theme", "report_content", "replaces"})
"""Kinds whose phrases name a matter that a talk goes on about."""

PEER, PEER_OF_VALUE = 2.0, 4.5
"""How far below the best plan another may score that holds a fact of the very kind asked for, and a value of it."""


def is_peer(verdict: Verdict, best: Verdict) -> bool:
    """Tell whether a plan answers as well as the best one: with the kind asked for, no word being strange to it."""
    alike = verdict.kind == best.kind and verdict.apt and best.apt
    general = verdict.kind in VALUES | HEADS and verdict.told <= min(GENERAL, best.told)
    if verdict.kind == "agenda" and verdict.share < 0.5 <= best.share:
        return False  # the part asked after stands in one agenda only
    least = best.sure - (PEER_OF_VALUE if general else PEER)
    return alike and best.only <= verdict.only and (general or verdict.share >= best.share) and verdict.sure >= least


def with_silent(good: list[Verdict], verdicts: list[Verdict], scope: Scope, ask: Ask) -> list[Verdict]:
    """Return plans to choose from, where one silent on what was asked, or on its level, may be meant; else none.

    One that holds nothing of a level may be where the others only tell when something is sent, which was not asked.
    """
    if scope.unsure:
        silent = [v for v in verdicts if _silent(v)]
        return [*good, *(v for v in silent if v not in good)] if silent else []
    best = good[0]
    sent = best.kind == "deadline" and best.view.traits[best.chosen[0].alike].sends
    if scope.how != "place" or not sent or _HANDED_IN.search(ask.reading.flat):
        return []
    unfit = [v for v in verdicts if v.refused == "level" and v.kind == best.kind and v.sure >= best.sure]
    return [*good, *unfit] if unfit else []


_HANDED_IN = Pattern(r" (?:gui|nop|trinh|bao cao|ho so) ")


def _silent(verdict: Verdict) -> bool:
    """Tell whether a plan is silent on what was asked, or says that it leaves it open."""
    left_open = bool(verdict.chosen) and verdict.chosen[0].gap
    return verdict.refused == "silent" or (left_open and not verdict.refused)


def peers(good: list[Verdict], verdicts: list[Verdict], ask: Ask) -> list[Verdict]:
    """Return the plans refused for a word or two that say little: those alike the best one, or alike each other."""
    unheld = sorted((v for v in verdicts if v.refused in ("strange", "weak") and v.apt), key=lambda v: -v.sure)
    if not good:
        unheld = [v for v in unheld if v.kind in SCOPED and v.told <= GENERAL and ask.reading.levels]
    return [v for v in unheld if is_peer(v, (good or unheld)[0])]


def _of_the_body(good: list[Verdict], ask: Ask) -> list[Verdict]:
    """Keep the plans that give work to the very body asked about, where some do and work answers best."""
    kind = max(good, key=lambda v: v.sure).kind if good else ""
    if kind not in _OF_BODIES:
        return good
    bodies = set(ask.reading.agencies)
    own = [v for v in good if v.kind == kind and v.chosen[0].agencies & bodies]
    return own or good


_OF_BODIES = frozenset({"task", "deadline", "submission"})
"""Kinds of facts that are some body's."""


def _of_the_matter(good: list[Verdict], ask: Ask) -> list[Verdict]:
    """Keep the plans that settle the matter named (chỉ đạo điểm) beside the kind of value asked for, where some do."""
    matters = {match.meaning.value for match in ask.reading.strong} & MATTERS
    settle = [v for v in good if all(_settles(v.view, kind) for kind in matters)]
    return settle or good


def _settles(view: View, kind: str) -> bool:
    return any(entry.kind == kind and not entry.gap for entry in view.entries)


def _of_the_level(good: list[Verdict], ask: Ask) -> list[Verdict]:
    """Keep the plans that speak of the level named (xóm), where some do."""
    levels = set(ask.reading.levels)
    own = [v for v in good if levels <= v.view.levels]
    return own or good


def _of_the_signer(good: list[Verdict], ask: Ask) -> list[Verdict]:
    """Keep the plans whose signer is named, where it is asked who signed and some have that name."""
    own = [v for v in good if v.kind == "signer" and f" {key(v.view.plan.signer.name)} " in ask.reading.flat]
    return own or good


def meant(good: list[Verdict], ask: Ask) -> list[Verdict]:
    """Keep the plans that have to do with the body, matter, level or signer named, where some do."""
    for narrowed in (_of_the_body, _of_the_matter, _of_the_level, _of_the_signer):
        good = narrowed(good, ask)
    return good

"""Doubts about facts where those of another time or place, or of another thing's place, are asked for."""

from __future__ import annotations

import re

from knowledge.doubts.case import About, Case, text_of, when
from knowledge.due import about, needs
from knowledge.patterns import Pattern
from knowledge.shelf import year_of

_ANOTHER = Pattern(
    r"(?<! hoi) (?:lan|ky|dot|khoa) (?:lien )?truoc (?!em |minh |anh |chi |toi |co )"
    r"|(?<!\d) nam (?:ngoai|truoc(?! (?:hay|phan|muc|khi|ngay|hom|nao|\d)\b)) "
    r"| (?:lan|ky|khoa) (?:sau|toi|tiep theo)(?! (?:do|phan|khi(?! nao))\b) "
    r"|(?<!\d)(?<! may) nam (?:sau|toi) (?:\w+ ){0,4}(?:khi|ngay|thang|o|bao) ",
    " truoc ",
    " ngoai ",
    " sau ",
    " toi ",
    " tiep ",
)
_TELLS_BEFORE = ("kỳ trước", "lần trước", "trước đây")
_TELLS_AFTER = re.compile(r"\d năm (?:tới|tiếp|sau)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


_OF_ONE = ("task", "agenda", "venue", "decision", "award", "funding", "deadline", "delegates", "composition")


@about(*_OF_ONE)
@needs(_ANOTHER)
def of_another_one(case: Case) -> About | None:
    """Doubt facts where those of another year's congress are asked for, of which the plan does not tell."""
    if case.best.entry.kind not in _OF_ONE:
        return None
    asked = _ANOTHER.search(case.reading.flat)
    if asked is None or case.best.entry.gap:
        return None
    plan, text = case.ranking.view.plan, text_of(case.best.entry.fact)
    own, years = year_of(plan.short, plan.day), [int(year) for year in _YEAR.findall(text)]
    if " truoc" in asked[0] or " ngoai" in asked[0]:
        return when(not any(words in text for words in _TELLS_BEFORE) and min(years, default=own) > own - 2)
    return when(not _TELLS_AFTER.search(text) and max(years, default=own) < own + 2)


_ELSEWHERE = Pattern(
    r" (?:mua|dat|in|lay|nhan|de|thue|tim|xem|gui|do|an|ngu|o tro|photo)(?: xe| do)? (?:o )?(?:dau|cho nao)"
    r"(?! (?:to chuc|dien ra|hop)\b) ",
    " dau ",
    " nao ",
)


_PLACES = ("venue",)


@about(*_PLACES)
@needs(_ELSEWHERE)
def of_a_thing(case: Case) -> About | None:
    """Doubt the place of an event where that of something else is asked for (hoa đặt ở đâu, vé mua ở đâu)."""
    if case.best.entry.kind not in _PLACES:
        return None
    return when(not case.best.entry.gap and _ELSEWHERE.search(case.reading.flat) is not None)


_WHY_THERE = Pattern(
    r" (?:sao|vi sao|tai sao) (?:lai )?(?:\w+ ){1,16}(?:o|tai) (?:do|day|hoi truong|noi do|cho do) ", " sao "
)


_REASONS = ("purpose",)


@about(*_REASONS)
@needs(_WHY_THERE)
def why_there(case: Case) -> About | None:
    """Doubt the purpose of an event where the reason for its place is asked for."""
    if case.best.entry.kind not in _REASONS:
        return None
    return when(not case.best.entry.gap and _WHY_THERE.search(case.reading.flat) is not None)


_NOW = Pattern(
    r" (?:con|hien|hien nay|bay gio|gio) (?:\w+ ){0,2}(?:lam|giu|la) (?:chu tich|chuc|pho)"
    r"(?: \w+){0,3} (?:khong|chu|ha|a) ",
    " con ",
    " hien ",
    " gio ",
)


_SIGNED = ("signer",)


@about(*_SIGNED)
@needs(_NOW)
def office_now(case: Case) -> About | None:
    """Doubt who signed where it is asked what office somebody holds by now."""
    if case.best.entry.kind not in _SIGNED:
        return None
    return when(_NOW.search(case.reading.flat) is not None)


_ISSUED_WHEN = Pattern(
    r" huong dan(?: \w+){0,8} (?:khi nao|ngay nao|bao gio|ngay may|hom nao|luc nao) (?:\w+ )?(?:ban hanh|co|ra|gui) "
    r"| (?:khi nao|ngay nao|bao gio|ngay may|hom nao|luc nao) (?:\w+ ){0,5}(?:ban hanh|ra|co|gui) huong dan ",
    " huong ",
)
_OTHER_DAYS = ("deadline", "period")


@about(*_OTHER_DAYS)
@needs(_ISSUED_WHEN)
def guidance_undated(case: Case) -> About | None:
    """Doubt a day that is not that of the guidance for which it is asked for."""
    entry = case.best.entry
    if entry.kind not in _OTHER_DAYS or entry.gap or not _ISSUED_WHEN.search(case.reading.flat):
        return None
    return when("hướng dẫn" not in text_of(entry.fact).lower())


_UNTIL = Pattern(r" hieu luc (?:den|toi) (?:het )?(?:ngay|khi|bao|nam|thang|luc|bao lau) ", " luc ")
_FOLLOWED = ("replaces",)


@about(*_FOLLOWED)
@needs(_UNTIL)
def until_when(case: Case) -> About | None:
    """Doubt the plan replaced where it is asked until when this one is in force."""
    entry = case.best.entry
    return when(entry.kind in _FOLLOWED and not entry.gap and _UNTIL.search(case.reading.flat) is not None)

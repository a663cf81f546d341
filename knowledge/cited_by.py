"""Documents that a plan cites, by who issued them and in which year, as far as a question tells."""

from __future__ import annotations

import re

from knowledge.citing import meant
from knowledge.facts import Document
from knowledge.patterns import Pattern
from knowledge.ranking import Ranking
from knowledge.reading import Reading
from knowledge.scoring import Scored
from knowledge.text import key
from knowledge.whole_work import narrowing

_BY_LEVEL = (
    r"(?:^| (?:cua|con|the|ben|phia)) (?:cap )?(?:chu tich )?(?:uy ban nhan dan )?"
    r"(tinh uy|huyen uy|thanh uy|bo chinh tri|thu tuong|(?:tinh|huyen|trung uong|chinh phu)(?! uy| doan| dang)) "
)
_LEVELS = re.compile(_BY_LEVEL)
_OF_LEVEL = Pattern(
    _BY_LEVEL,
    " chinh phu ",
    " huyen ",
    " tinh ",
    " trung uong ",
    " uy ",
    " bo chinh tri ",
    " thu tuong ",
)
_ISSUERS = {
    "tinh": re.compile(r" tinh "),
    "huyen": re.compile(r" huyen "),
    "trung uong": re.compile(r" (?:trung uong|thu tuong|chinh phu|bo) "),
    "chinh phu": re.compile(r" (?:thu tuong|chinh phu) "),
    "tinh uy": re.compile(r" (?:tinh uy|dang bo tinh) "),
    "huyen uy": re.compile(r" (?:huyen uy|dang bo huyen) "),
    "thanh uy": re.compile(r" (?:thanh uy|dang bo thanh pho) "),
    "bo chinh tri": re.compile(r" bo chinh tri "),
    "thu tuong": re.compile(r" thu tuong "),
}
"""How the issuers of a level are written, by the word for it."""


_BODY_OF = re.compile(r"^(?:chu tich )?(?:ubnd|uy ban nhan dan) ")


def _names_issuer(flat: str, best: Scored, own: str) -> bool:
    """Tell whether a question names a document's issuer, or the place whose committee it is where the plan's is not."""
    issuer = key(_issuer(best))
    place = _BODY_OF.sub("", issuer)
    return issuer in flat or (place != issuer and place not in own and f" cua {place} " in flat)


def of_numbers(reading: Reading, ranking: Ranking) -> list[Scored]:
    """Return the documents that a question names by their numbers, where these are several (hướng dẫn 2823 và 4758)."""
    said = {int(word.folded) for word in reading.said if word.folded.isdecimal()}
    if len(said) < 2 or reading.of("day"):
        return []
    cited = [(s, _NUMBER.match(s.entry.fact.number)) for s in ranking.scored if isinstance(s.entry.fact, Document)]
    named = [s for s, number in cited if number is not None and int(number[0]) in said]
    return named if len({s.entry.fact.number for s in named if isinstance(s.entry.fact, Document)}) > 1 else []


_NUMBER = re.compile(r"\d+")


def named_otherwise(reading: Reading, ranking: Ranking) -> list[Scored]:
    """Return the documents that a question names by their day or movement."""
    cited = ((s, s.entry.fact) for s in ranking.scored)
    return [s for s, fact in cited if isinstance(fact, Document) and meant(reading, ranking.view, fact)]


def of_an_issuer(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return the documents issued at a level that is named without a place, or by the issuer of the best one."""
    cited = [s for s in ranking.scored if s.entry.kind == best.entry.kind and isinstance(s.entry.fact, Document)]
    if len(levels := set(_LEVELS.findall(reading.flat))) > 1:
        sorts = [s for s in cited if f" {key(_sort(s))} " in reading.flat]
        return [s for s in sorts if any(_ISSUERS[level].search(f" {key(_issuer(s))} ") for level in levels)]
    asked = _OF_LEVEL.search(reading.flat)
    topic = asked and asked[1] in ("tinh", "huyen") and narrowing(reading)
    if asked and not topic and not reading.documents and not set(_after(reading, asked[1])) & reading.named:
        issued = [s for s in cited if _ISSUERS[asked[1]].search(f" {key(_issuer(s))} ")]
        of_sort = [s for s in issued if _sort(s) != "Kế hoạch" and f" {key(_sort(s))} " in reading.flat]
        return of_sort or [s for s in issued if getattr(s.entry.fact, "relation", "") == "basis"] or issued
    several = reading.documents or reading.of("day") or len(reading.agencies) > 1
    if several or not _issuer(best) or not _names_issuer(reading.flat, best, key(ranking.view.plan.issuer)):
        return []
    return [s for s in cited if _issuer(s) == _issuer(best) and _sort(s) == _sort(best)]


def _after(reading: Reading, phrase: str) -> list[int]:
    """Return the places of the words right behind a folded phrase."""
    said, parts = [word.folded for word in reading.said], phrase.split()
    return [at + len(parts) for at in range(len(said)) if said[at : at + len(parts)] == parts]


def _issuer(scored: Scored) -> str:
    return scored.entry.fact.issuer if isinstance(scored.entry.fact, Document) else ""


def _sort(scored: Scored) -> str:
    return scored.entry.fact.kind if isinstance(scored.entry.fact, Document) else ""


def of_the_year(reading: Reading, cited: list[Scored], plan: str) -> list[Scored]:
    """Keep the documents of a month or year that the question names, where some are, and it is not the plan's own."""
    days = [(s, getattr(s.entry.fact, "day", None)) for s in cited]
    months = {(value.year, value.month) for value in reading.of("month")}
    years = {value.year for value in reading.of("year") if f"{value.year}" not in plan}
    of_month = [s for s, day in days if day is not None and (day.year, day.month) in months]
    return of_month or [s for s, day in days if day is not None and day.year in years] or cited

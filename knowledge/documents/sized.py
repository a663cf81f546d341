"""Numbers of delegates, shares and rules by headcount as facts, each with its event."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.documents.events import Calendar
from knowledge.documents.found import LIKELY, SURE, Found, source_of
from knowledge.documents.limits import rules, shares, sizes
from knowledge.documents.setting import Setting
from knowledge.facts import Headcount, Limit, Share


def numbers_of(setting: Setting, calendar: Calendar) -> list[Found[Limit | Share | Headcount]]:
    """Give limits, shares and rules by headcount."""
    given: list[Found[Limit | Share | Headcount]] = []
    for at, clause in enumerate(setting.clauses):
        if clause.cells or setting.topics[at] == "purpose":
            continue
        event = calendar.of(setting.scopes[at])
        given.extend(_limits(setting, at, event, calendar))
        if setting.topics[at] == "composition" or "đại biểu" in clause.text:
            given.extend(
                Found(
                    Share(section=clause.section, event=event, percent=part.percent, who=part.who, phrase=part.phrase),
                    source_of(clause),
                )
                for part in shares(clause.text)
            )
        given.extend(
            Found(
                Headcount(
                    section=clause.section,
                    event=event,
                    who=rule.who,
                    then=rule.then,
                    phrase=rule.phrase,
                    below=rule.below,
                    above=rule.above,
                    at=rule.at,
                ),
                source_of(clause, rule.phrase),
            )
            for rule in rules(clause.text)
        )
    return given


def _limits(setting: Setting, at: int, event: tuple[str, ...], calendar: Calendar) -> Iterator[Found[Limit]]:
    clause = setting.clauses[at]
    for size in sizes(clause.text, setting.topics[at], setting.heads[at]):
        same = next(iter(calendar.of(_level_words(size.same_as))), "") if size.same_as else ""
        if size.same_as and not same:
            continue
        fact = Limit(
            section=clause.section,
            event=event,
            phrase=size.phrase,
            most=size.most,
            about=size.about,
            same_as=same,
            decided_by=size.decided_by,
        )
        doubts = () if size.most or size.about or size.decided_by or same else ("limit",)
        yield Found(fact, source_of(clause, size.phrase), SURE if size.most else LIKELY, doubts)


def _level_words(text: str) -> str:
    at = text.lower().find("cấp ")
    return text[at:] if at >= 0 else text

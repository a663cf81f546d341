"""What looks odd in a plan's text: numbering, ordinals, weekdays, days that no calendar has, anniversaries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from knowledge.documents.attentive import Finding, written
from knowledge.documents.clauses import Clause, number_clauses
from knowledge.documents.labels import parse_label, roman_value
from knowledge.documents.paragraphs import Paragraph
from knowledge.facts import Plan
from knowledge.library.clauses import TextLine
from knowledge.plan_terms import PARTS
from knowledge.text import key

WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
DAY = r"(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(\d{4})"
DAY_THEN_WEEKDAY = re.compile(
    rf"ngày\s+{DAY}\s*[,(]\s*(?:tức\s+)?(thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)", re.IGNORECASE
)
WEEKDAY_THEN_DAY = re.compile(rf"(thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\s*[,(]?\s*ngày\s+{DAY}", re.IGNORECASE)
ANY_DAY = re.compile(rf"(?<![\d/]){DAY}(?![\d/])")
ANNIVERSARY = re.compile(
    r"(?P<sum>\d{1,3})\s+năm\s+(?P<what>[^()\d;.]{3,120}?)\s*\(\s*(?:\d{1,2}/\d{1,2}/)?(?P<start>\d{4})\s"
    r"*[-–]\s*(?:\d{1,2}/\d{1,2}/)?(?P<end>\d{4})\s*\)"
)
ORDINAL = re.compile(
    r"(?P<name>(?:Đại hội|Hội nghị)\s[^;,.()“”]{3,110}?)\s+lần(?:\s+thứ)?\s+(?P<n>[IVX]{1,6})(?![\wÀ-ỹ])"
    r"(?P<after>\s*\(?(?:năm\s+)?\d{0,4})",
    re.IGNORECASE,
)


def text_findings(plan: Plan, lines: Sequence[TextLine]) -> Iterator[Finding]:
    """Give what is odd in the text of a plan; without text, in the phrases of its facts."""
    numbered = [line for line in lines if line.section not in (*PARTS, "Phụ lục")]
    yield from _numbering(plan, numbered)
    yield from _ordinals(plan, lines)
    shown = [(line.section, line.line) for line in lines] or _phrases(plan)
    for section, text in shown:
        yield from _days(plan, section, text)
        yield from _anniversaries(plan, section, text)


def _phrases(plan: Plan) -> list[tuple[str, str]]:
    given = [(each.section, each.phrase) for each in plan.deadlines]
    return [*given, ("đầu văn bản", plan.title), *((each.section, each.text) for each in plan.statements)]


def _numbering(plan: Plan, lines: Sequence[TextLine]) -> Iterator[Finding]:
    """Point out numbers that skip, repeat, or go back."""
    paragraphs = [
        Paragraph(line.line, at, line.page, (), False, parse_label(line.line)) for at, line in enumerate(lines)
    ]
    clauses = number_clauses(paragraphs)
    last: dict[tuple[int, str, int], Clause] = {}
    for clause in clauses:
        if clause.kind not in ("part", "roman", "number", "letter") or clause.number == 0 or clause.misread:
            continue
        place = (clause.parent, clause.kind, clause.label.count("."))
        before = last.get(place)
        last[place] = clause
        if before is None:
            if clause.number > 1 and clause.kind in ("roman", "number", "letter") and clause.number <= 4:
                yield Finding(plan.id, "numbering_skips", "note", clause.section, ("", clause.label))
        elif clause.number == before.number:
            yield Finding(plan.id, "numbering_repeats", "doubt", clause.section, (clause.label,))
        elif clause.number < before.number and clause.number > 1:
            yield Finding(plan.id, "numbering_out_of_order", "note", clause.section, (before.label, clause.label))
        elif clause.number > before.number + 1:
            yield Finding(plan.id, "numbering_skips", "doubt", clause.section, (before.label, clause.label))


def _ordinals(plan: Plan, lines: Sequence[TextLine]) -> Iterator[Finding]:
    """Point out an event whose ordinal changes within the text, other than from one time to the next."""
    given: dict[str, list[tuple[int, str, str, bool]]] = {}
    for line in lines:
        for found in ORDINAL.finditer(line.line):
            name = _event(found["name"])
            number = roman_value(found["n"].upper())
            if number and name:
                given.setdefault(name, []).append((number, found["n"], line.section, "năm" in found["after"]))
    for each in given.values():
        counts = Counter(number for number, *_ in each)
        usual, times = counts.most_common(1)[0]
        for number, printed, section, dated in each:
            rare = counts[number] <= max(1, times // 4)
            if times >= 2 and rare and abs(number - usual) > 1 and not dated:
                yield Finding(
                    plan.id,
                    "ordinal_changes",
                    "doubt",
                    section,
                    (printed, next(held for value, held, *_ in each if value == usual)),
                )


def _event(name: str) -> str:
    """Give an event's own name: from the last "đại hội" or "hội nghị" on."""
    words = key(name)
    at = max(words.rfind("dai hoi"), words.rfind("hoi nghi"))
    return words[at:] if at >= 0 else ""


def _days(plan: Plan, section: str, text: str) -> Iterator[Finding]:
    """Point out weekdays that do not fit their day, and days that no calendar has."""
    for found in DAY_THEN_WEEKDAY.finditer(text):
        yield from _weekday(plan, section, found.groups()[:3], found[4])
    for found in WEEKDAY_THEN_DAY.finditer(text):
        yield from _weekday(plan, section, found.groups()[1:], found[1])
    for found in ANY_DAY.finditer(text):
        if _date(found.groups()) is None:
            yield Finding(plan.id, "impossible_day", "error", section, (found[0],))


def _weekday(plan: Plan, section: str, numbers: tuple[str, ...], said: str) -> Iterator[Finding]:
    day = _date(numbers)
    if day is None:
        return
    right = "chủ nhật" if day.weekday() == 6 else f"thứ {WEEKDAYS[day.weekday()]}"
    if " ".join(said.lower().split()) != right:
        yield Finding(plan.id, "weekday_wrong", "error", section, (written(day), said, right))


def _anniversaries(plan: Plan, section: str, text: str) -> Iterator[Finding]:
    for found in ANNIVERSARY.finditer(text):
        years = int(found["end"]) - int(found["start"])
        if years != int(found["sum"]) and years > 0:
            yield Finding(
                plan.id, "anniversary_sum", "doubt", section, (found["sum"], found["start"], found["end"], str(years))
            )


def _date(numbers: tuple[str | None, ...]) -> date | None:
    day, month, year = (int(each or 0) for each in numbers)
    try:
        return date(year, month, day)
    except ValueError:
        return None

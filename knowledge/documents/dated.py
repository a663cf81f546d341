"""Deadlines as facts: with whom they bind, what for, which event they are of, and which duty they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.days import Due, Recurring, Span
from knowledge.documents.agencies import agency_key
from knowledge.documents.annexes import Row
from knowledge.documents.clauses import heading_of
from knowledge.documents.deadlines import terms, who_and_what
from knowledge.documents.events import Calendar
from knowledge.documents.found import LIKELY, SURE, Found, Source, source_of
from knowledge.documents.phrasing import phrases
from knowledge.documents.setting import TIME_FIELD, Setting
from knowledge.documents.tasks import Duty
from knowledge.documents.terms import Term
from knowledge.documents.times import NOW
from knowledge.facts import Deadline
from knowledge.text import key

IDLE = frozenset(
    (
        "ngay",
        "buoi",
        "du",
        "kien",
        "hoan",
        "thanh",
        "thoi",
        "gian",
        "sang",
        "chieu",
        "xong",
        "thu",
        "trong",
        "vao",
        "tu",
        "den",
        "va",
    )
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline found at a clause (`at`, -1 for the closing or a table's row).

    `found` is None where there is no value; `missing` then says why (`year`, `end`). `covers` is the place of
    another clause's duty that it dates, -1 for none; `whole` where the clause says nothing else.
    """

    at: int
    id: str
    phrase: str
    due: Due | None
    who: str
    what: str
    source: Source
    found: Found[Deadline] | None
    missing: str = ""
    covers: int = -1
    whole: bool = False
    row: Row | None = None


def dated_terms(
    setting: Setting, given: list[Duty], table: tuple[Row, ...], calendar: Calendar, skipped: set[int]
) -> list[Dated]:
    """Give the deadlines of clauses, closing and tables, each with its own id."""
    found = [*_of_clauses(setting, given, calendar, skipped), *_of_closing(setting), *_of_rows(setting, table)]
    unique: list[Dated] = []
    seen: dict[tuple[Due | None, str], int] = {}
    for each in found:
        name = (each.due, _same_body(each))
        if each.row and name in seen:
            earlier = unique[seen[name]]
            unique.append(replace(each, id=earlier.id, found=None))
            continue
        seen.setdefault(name, len(unique))
        unique.append(each)
    return [_with_id(each, number) for number, each in enumerate(_numbered(unique), 1)]


def _same_body(each: Dated) -> str:
    return agency_key(each.who)


def _numbered(found: list[Dated]) -> list[Dated]:
    """Give ids to those that have a value; a table's row that repeats a clause has the clause's id."""
    ids: dict[tuple[Due | None, str], str] = {}
    given: list[Dated] = []
    number = 0
    for each in found:
        name = (each.due, _same_body(each))
        if each.found is None and each.row and name in ids:
            given.append(replace(each, id=ids[name]))
            continue
        if each.found is not None:
            number += 1
            each = replace(each, id=f"han-{number}")
            ids.setdefault(name, each.id)
        given.append(each)
    return given


def _with_id(each: Dated, _: int) -> Dated:
    if each.found is None:
        return each
    return replace(each, found=replace(each.found, fact=replace(each.found.fact, id=each.id)))


def _of_clauses(setting: Setting, given: list[Duty], calendar: Calendar, skipped: set[int]) -> Iterator[Dated]:
    duties = {duty.at: duty for duty in reversed(given)}
    for at, clause in enumerate(setting.clauses):
        if setting.topics[at] == "purpose" or at in skipped or clause.cells:
            continue
        heading, rest = heading_of(clause)
        for term in terms(clause.text, setting, setting.topics[at]):
            if heading and not rest and (term.open or NOW.search(clause.text)):
                continue
            yield from _made(setting, at, term, duties, calendar)


def _made(setting: Setting, at: int, term: Term, duties: dict[int, Duty], calendar: Calendar) -> Iterator[Dated]:
    """Make deadlines of a term in a clause."""
    clause = setting.clauses[at]
    duty = duties.get(at)
    agency = duty.agency if duty and duty.organised else ""
    covers = -1
    if not agency and TIME_FIELD.match(clause.text):
        covers = next(
            (
                other
                for other in range(at - 1, -1, -1)
                if setting.clauses[other].parent == clause.parent and other in duties
            ),
            -1,
        )
        agency = duties[covers].agency if covers >= 0 else ""
    event = calendar.of(setting.scopes[at])
    name = next((each.fact.name for each in calendar.events if each.fact.id in event), "")
    words = phrases("deadlines")
    for who, what in who_and_what(clause.text, term, agency or setting.scopes[at]):
        whole = bool(TIME_FIELD.match(clause.text)) or not _says_what(what)
        if whole and covers >= 0:
            what = duties[covers].what[:200]
        elif whole and name and setting.topics[at] in ("schedule", "form", "composition"):
            what = words["held" if term.held else "event"].format(event=name)
        elif whole:
            head = next((held for held in setting.heads[at][1:] if held and not held.isupper()), "")
            title = setting.front.title
            subject = head or (title[:1].lower() + title[1:160])
            what = words["heading"].format(heading=subject) if subject else words["bare"]
        source = source_of(clause)
        held = term.held or (isinstance(term.due, Span) and bool(name) and not agency)
        yield _dated(at, term, agency or who, what, source, event, held, covers, whole)


def _says_what(text: str) -> bool:
    """Tell whether words name something to do, rather than for whom and how long."""
    if re.match(r"(?:đợt|giai đoạn|vòng|bước)\s+(?:\d|[IVX])", text.strip(), re.IGNORECASE):
        return True
    said = re.sub(r"^(?:đ[ốôo]i với|đại hội|hội nghị|cấp)[^:]{2,200}:", "", text.strip(), flags=re.IGNORECASE)
    return (
        len([word for word in key(re.sub(r"\([^)]*\)?", "", said)).split() if word.isalpha() and word not in IDLE]) > 1
    )


def _dated(
    at: int,
    term: Term,
    who: str,
    what: str,
    source: Source,
    event: tuple[str, ...],
    held: bool,
    covers: int,
    whole: bool,
) -> Dated:
    missing = "" if term.due is not None else "end" if term.open else "year"
    fact = None
    if term.due is not None:
        open_end = isinstance(term.due, Span) and term.due.end is None and term.open
        missing = "end" if open_end else missing
        sure = SURE if who and not isinstance(term.due, Recurring) else LIKELY
        made = Deadline(
            section=source.section,
            event=event,
            what=what or term.phrase,
            who=who,
            phrase=term.phrase,
            due=term.due,
            held=held,
        )
        fact = Found(made, source, sure)
    return Dated(at, "", term.phrase, term.due, who, what, source, fact, missing, covers, whole)


def _of_closing(setting: Setting) -> Iterator[Dated]:
    for paragraph in setting.layout.closing:
        source = Source("lời kết", paragraph.place, paragraph.page, paragraph.text[:600])
        for term in terms(paragraph.text, setting, "closing"):
            for who, what in who_and_what(paragraph.text, term, ""):
                yield _dated(-1, term, who, what, source, (), False, -1, False)


def _of_rows(setting: Setting, table: tuple[Row, ...]) -> Iterator[Dated]:
    """Give the deadlines in the columns for times."""
    for row in table:
        source = Source(f"Phụ lục.{row.number}", row.place, row.page, f"{row.what} | {row.time}"[:600])
        for term in terms(row.time, setting, "schedule", field=True):
            each = _dated(-1, term, row.lead, row.what[:200], source, (), False, -1, False)
            yield replace(each, row=row)

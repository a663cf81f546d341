"""Drafts all facts of a document: joins what the finders of each kind give, with sources and doubts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from knowledge.documents.agendas import Programme, programmes
from knowledge.documents.annexes import Row, work_rows
from knowledge.documents.citations import citations
from knowledge.documents.clauses import Clause
from knowledge.documents.dated import Dated, dated_terms
from knowledge.documents.events import Calendar, find_events
from knowledge.documents.found import LIKELY, SURE, UNSURE, Found, Source, source_of
from knowledge.documents.ordinals import ordinals
from knowledge.documents.phrasing import phrases
from knowledge.documents.setting import Setting
from knowledge.documents.sized import numbers_of
from knowledge.documents.statements import anniversaries, movements, statements, troubles
from knowledge.documents.submissions import submissions
from knowledge.documents.tasks import Duty, closing_duties, duties
from knowledge.facts import Agenda, Document, Fact, Gap, Headcount, Limit, Share, Task
from knowledge.plan_terms import PARTS

ATTACHED = re.compile(r"\(?\s*(?:ban hành\s+)?kèm theo", re.IGNORECASE)
CHANGES = re.compile(r"(?:về việc\s+)?(?:sửa đổi|bổ sung|điều chỉnh|đính chính)", re.IGNORECASE)
"""How the title of a plan begins that changes another."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """Facts by the plan's fields, and what the findings of `kehoach import` are made of.

    `given` pairs each duty with the ids of its deadlines; `table` holds the rows of tables that give out work.
    """

    facts: dict[str, tuple[Found[Fact], ...]]
    given: tuple[tuple[Duty, tuple[str, ...]], ...]
    terms: tuple[Dated, ...]
    table: tuple[Row, ...]
    agendas: tuple[Programme, ...]
    calendar: Calendar


def draft_facts(setting: Setting) -> Drafted:
    """Find every fact of a document."""
    calendar = find_events(setting)
    agendas = programmes(setting)
    table = tuple(work_rows([*setting.layout.paragraphs, *setting.layout.annexes]))
    members = {at for each in agendas for at in each.members}
    given = [duty for duty in duties(setting) if duty.at not in members]
    terms = dated_terms(setting, given, table, calendar, members)
    deadlines = [each.found for each in terms if each.found]
    tasks, pairs = _tasks(setting, given, terms, table)
    used = {duty.at for duty in given if duty.organised} | members | {each.at for each in terms if each.whole}
    numbers = numbers_of(setting, calendar)
    facts: dict[str, tuple[Found[Fact], ...]] = {
        "documents": tuple(_documents(setting)),
        "events": calendar.events,
        "deadlines": tuple(deadlines),
        "limits": tuple(each for each in numbers if isinstance(each.fact, Limit)),
        "shares": tuple(each for each in numbers if isinstance(each.fact, Share)),
        "headcounts": tuple(each for each in numbers if isinstance(each.fact, Headcount)),
        "agendas": tuple(_agendas(setting, agendas, calendar)),
        "tasks": tuple(tasks),
        "submissions": tuple(submissions(tasks)),
        "statements": (
            *statements(setting, used),
            *movements(setting),
            *anniversaries(setting),
            *troubles(setting),
            *ordinals(setting),
        ),
        "gaps": tuple(_gaps(setting, terms, numbers)),
    }
    whole = {name: tuple(_placed(each) for each in found) for name, found in facts.items()}
    return Drafted(whole, tuple(pairs), tuple(terms), table, tuple(agendas), calendar)


def _placed(found: Found[Fact]) -> Found[Fact]:
    """Give a fact a clause that a plan file can name, and texts without blanks around them."""
    fact = found.fact
    section = fact.section or "lời dẫn"
    if section[0].islower() and section not in PARTS:
        section = f"Điểm {section}"
    texts = {each.name: value.strip() for each in fields(fact) if isinstance(value := getattr(fact, each.name), str)}
    texts["section"] = section
    return replace(found, fact=replace(fact, **texts))  # type: ignore[arg-type]  # all of them are texts


def _documents(setting: Setting) -> Iterator[Found[Document]]:
    """Give the documents cited: basis in the opening, mentions elsewhere, each number once in its part."""
    layout = setting.layout
    parts: list[tuple[str, str, int, int | None, str]] = [
        ("căn cứ", each.text, each.place, each.page, "mentions" if ATTACHED.match(each.text) else "basis")
        for each in layout.opening
    ]
    parts += [(each.section, each.text, each.place, each.page, "mentions") for each in layout.clauses if not each.cells]
    parts += [("lời kết", each.text, each.place, each.page, "mentions") for each in layout.closing]
    seen: set[tuple[str, str]] = set()
    for changed in _changed(setting):
        seen |= {(relation, changed.fact.number) for relation in ("basis", "mentions", "amends")}
        yield changed
    for section, text, place, page, relation in parts:
        for cited in citations(text):
            name = cited.number or f"{cited.kind} {cited.subject} {cited.day}"
            if (
                (relation, name) in seen
                or ("basis", name) in seen
                or (cited.number and cited.number == setting.front.number and cited.day in (None, setting.front.day))
            ):
                continue
            relation_here = "replaces" if cited.replaces else relation
            seen.add((relation_here, name))
            fact = Document(
                section=section,
                kind=cited.kind,
                number=cited.number,
                issuer=cited.issuer,
                day=cited.day,
                subject=cited.subject,
                relation=relation_here,
            )
            yield Found(
                fact,
                Source(section, place, page, " ".join(text[cited.start : cited.end].split())),
                SURE if cited.number else LIKELY,
            )


def _changed(setting: Setting) -> Iterator[Found[Document]]:
    """Give the plans that the title says are changed by this one."""
    title = setting.front.title
    for cited in citations(title):
        if CHANGES.match(title) and "KH" in cited.number:
            fact = Document(
                section="đầu văn bản",
                kind=cited.kind,
                number=cited.number,
                issuer=cited.issuer,
                day=cited.day,
                subject=cited.subject,
                relation="amends",
            )
            yield Found(fact, Source("đầu văn bản", 1, None, title[:300]), SURE)


def _agendas(setting: Setting, agendas: list[Programme], calendar: Calendar) -> Iterator[Found[Agenda]]:
    for each in agendas:
        scope = setting.scopes[each.at] if each.at >= 0 else ""
        event = calendar.of(scope) or tuple(found.fact.id for found in calendar.events)
        fact = Agenda(section=each.source.section, event=event, items=each.items, decided_by=each.decided_by)
        yield Found(fact, each.source, SURE)


def _tasks(
    setting: Setting, given: list[Duty], terms: list[Dated], table: tuple[Row, ...]
) -> tuple[list[Found[Task]], list[tuple[Duty, tuple[str, ...]]]]:
    """Give the tasks with their deadlines, and each duty with the ids of its deadlines."""
    tasks: list[Found[Task]] = []
    pairs: list[tuple[Duty, tuple[str, ...]]] = []
    for duty in given:
        clause = setting.clauses[duty.at]
        ids = tuple(each.id for each in terms if each.id and each.at == duty.at and not each.row)
        ids = ids or tuple(each.id for each in terms if each.id and each.covers == duty.at)
        pairs.append((duty, ids))
        tasks.append(_task(duty, clause, ids[0] if ids else ""))
    for duty, paragraph in closing_duties(setting):
        ids = tuple(
            each.id
            for each in terms
            if each.id and each.at == -1 and each.found and each.found.source.place == paragraph.place
        )
        fact = Task(
            section="lời kết", agency=duty.agency, what=duty.what[:400], role=duty.role, deadline=ids[0] if ids else ""
        )
        tasks.append(Found(fact, Source("lời kết", paragraph.place, paragraph.page, duty.what[:300]), LIKELY))
    for row in table:
        if not row.lead:
            continue
        own = next((each.id for each in terms if each.row == row and each.id), "")
        fact = Task(
            section=f"Phụ lục.{row.number}",
            agency=row.lead,
            what=row.what[:400],
            role="leads" if row.partner else "does",
            partners=(row.partner,) if row.partner else (),
            deadline=own,
            note="" if own else row.time[:120],
        )
        tasks.append(Found(fact, Source(f"Phụ lục.{row.number}", row.place, row.page, row.what[:300]), SURE))
    return tasks, pairs


def _task(duty: Duty, clause: Clause, deadline: str) -> Found[Task]:
    fact = Task(
        section=clause.section,
        agency=duty.agency,
        what=duty.what[:600],
        role=duty.role,
        partners=duty.partners,
        deadline=deadline,
    )
    doubts = ("misread",) if clause.misread else ()
    return Found(fact, source_of(clause), (SURE if duty.organised else LIKELY) if not doubts else UNSURE, doubts)


def _gaps(
    setting: Setting, terms: list[Dated], numbers: list[Found[Limit | Share | Headcount]]
) -> Iterator[Found[Gap]]:
    """Give what the document leaves open: number, day, years, the end of a period, the bound of a rule."""
    words = phrases("gaps")
    top = Source("đầu văn bản", 1, None, " ".join(line.text for line in setting.layout.above)[:200])
    if not setting.front.number:
        yield Found(Gap(section="đầu văn bản", kind="number", about=words["number_about"], text=words["number"]), top)
    if setting.front.day is None:
        yield Found(Gap(section="đầu văn bản", kind="issued", about=words["issued_about"], text=words["issued"]), top)
    for each in terms:
        if each.missing:
            about = words[f"{each.missing}_about"].format(phrase=each.phrase)
            yield Found(
                Gap(section=each.source.section, kind="deadline", about=about[:240], text=words[each.missing]),
                each.source,
                UNSURE,
                (each.missing,),
            )
    heads = [each.fact for each in numbers if isinstance(each.fact, Headcount)]
    for low in heads:
        high = next(
            (other for other in heads if other.section == low.section and other.above == low.below and low.below), None
        )
        if high and not low.at and not high.at:
            about = words["bound_about"].format(number=low.below)
            text = words["bound"].format(number=low.below)
            source = next(each.source for each in numbers if each.fact == low)
            yield Found(
                Gap(section=low.section, event=low.event, kind="headcount", about=f"{low.who}: {about}", text=text),
                source,
            )

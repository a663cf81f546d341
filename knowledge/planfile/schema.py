"""The tables and keys of a plan file, as pydantic models; docs/plan-format.md describes them.

To add a table: write a model for one of its rows, and give it a field in `PlanTable`. Models hold
what is true of one value. What ties several values together is in `knowledge.planfile.checks`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from knowledge.planfile.form_schema import RegistrationTable
from knowledge.planfile.values import (
    Code,
    Count,
    Day,
    EventKind,
    FactKind,
    FindingId,
    GapKind,
    Id,
    Level,
    Line,
    MonthName,
    Percent,
    QuarterName,
    Recipients,
    Relation,
    Role,
    Section,
    Short,
    Text,
    Texts,
    Year,
)


class Table(BaseModel):
    """Any table of a plan file: values of exactly the right type, and no key that is not known."""

    model_config = ConfigDict(strict=True, extra="forbid")


class FactTable(Table):
    """The keys that every fact may carry."""

    section: Section
    id: Id | None = None
    event: list[Id] = []
    words: Texts = []
    note: Line = ""


class SignerTable(Table):
    """`[signer]`, absent where nobody has signed."""

    name: Line = ""
    title: Line = ""
    authority: Line = ""


class DocumentTable(FactTable):
    """`[[documents]]`; number, issuer and subject are empty where the plan does not say them."""

    relation: Relation
    kind: Text
    number: Line = ""
    day: Annotated[Day | None, Field(alias="date")] = None
    issuer: Line = ""
    subject: Line = ""


class RecipientsTable(Table):
    """`[recipients]`."""

    section: Recipients
    items: Texts


class FormTable(FactTable):
    """An event's `form`."""

    items: Annotated[Texts, Field(min_length=1)]
    chosen_by: Line = ""


class StatedTable(FactTable):
    """An event's `duration` or `venue`."""

    text: Text


class EventTable(FactTable):
    """`[[events]]`, which others name by their id."""

    id: Id
    name: Text
    kind: EventKind
    label: Text
    levels: list[Level] = []
    units: Line = ""
    names: Texts = []
    form: FormTable | None = None
    duration: StatedTable | None = None
    venue: StatedTable | None = None


class DeadlineTable(FactTable):
    """`[[deadlines]]`; exactly one typed value is there, which the checks see to."""

    what: Text
    who: Line = ""
    phrase: Text
    held: bool = False
    day: Day | None = None
    before: Day | None = None
    by: Day | None = None
    month: MonthName | None = None
    quarter: QuarterName | None = None
    year: Year | None = None
    start: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None
    offset: int | None = None
    anchor: Text | None = None
    working: bool = False
    recurring: Text | None = None


class LimitTable(FactTable):
    """`[[limits]]`."""

    phrase: Text
    most: Count | None = None
    about: Count | None = None
    same_as: Id | None = None
    decided_by: Line = ""
    decided_section: Section | None = None


class ShareTable(FactTable):
    """`[[shares]]`."""

    percent: Percent
    who: Text
    phrase: Text


class HeadcountTable(FactTable):
    """`[[headcounts]]`."""

    who: Text
    then: Text
    phrase: Text
    below: Count | None = None
    above: Count | None = None
    at: bool = False


class AgendaItemTable(Table):
    """`[[agendas.items]]`."""

    title: Text
    when: Line = ""
    detail: Line = ""
    names: Texts = []


class AgendaTable(FactTable):
    """`[[agendas]]`."""

    items: Annotated[list[AgendaItemTable], Field(min_length=1)]
    decided_by: Line = ""


class TaskTable(FactTable):
    """`[[tasks]]`."""

    agency: Text
    what: Text
    role: Role = "does"
    partners: Texts = []
    deadline: Id | None = None


class SubmissionTable(FactTable):
    """`[[submissions]]`."""

    who: Text
    items: Annotated[Texts, Field(min_length=1)]
    to: Line = ""
    via: Line = ""
    deadline: Id | None = None


class StatementTable(FactTable):
    """`[[statements]]`; a text or items, or both, which the checks see to."""

    kind: FactKind
    about: Text
    text: Line = ""
    items: Texts = []


class GapTable(FactTable):
    """`[[gaps]]`."""

    kind: GapKind
    about: Text
    text: Text


class PlanTable(Table):
    """A whole plan file: its head, and its tables."""

    format: Literal[1]
    id: Id
    code: Code
    number: Line = ""
    issuer: Text
    issuer_short: Text
    level: Level
    place: Text
    day: Annotated[Day | None, Field(alias="date")] = None
    dated: Line = ""
    title: Text
    subject: Text
    short: Short
    names: Texts = []
    seen: list[FindingId] = []
    signer: SignerTable | None = None
    documents: list[DocumentTable] = []
    recipients: RecipientsTable | None = None
    events: list[EventTable] = []
    deadlines: list[DeadlineTable] = []
    limits: list[LimitTable] = []
    shares: list[ShareTable] = []
    headcounts: list[HeadcountTable] = []
    agendas: list[AgendaTable] = []
    tasks: list[TaskTable] = []
    submissions: list[SubmissionTable] = []
    statements: list[StatementTable] = []
    gaps: list[GapTable] = []
    forms: list[RegistrationTable] = []

"""The tables and keys of a plan file's registration forms, `[[forms]]` and what is within."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from knowledge.form_facts import FIELD_KINDS, RULE_KINDS, SOURCES
from knowledge.planfile.values import Count, Day, Id, Level, Line, Percent, Section, Short, Text, Texts, one_of

FieldKind = Annotated[str, AfterValidator(one_of(FIELD_KINDS))]
RuleKind = Annotated[str, AfterValidator(one_of(RULE_KINDS))]
Source = Annotated[str, AfterValidator(one_of(SOURCES))]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class Part(BaseModel):
    """Any table within a form: values of exactly the right type, and no key that is not known."""

    model_config = ConfigDict(strict=True, extra="forbid")


class WhenTable(Part):
    """A `when` of a field or rule."""

    field: Id
    among: Annotated[Texts, Field(min_length=1)]


class ChoiceTable(Part):
    """One of a field's `choices`."""

    label: Label
    event: Id | None = None
    levels: list[Level] = []
    names: Texts = []


class RuleTable(Part):
    """One of a field's `rules`."""

    kind: RuleKind
    deadline: Id | None = None
    of: Id | None = None
    percent: Percent | None = None
    most: Count | None = None
    section: Section | None = None
    phrase: Line = ""
    when: WhenTable | None = None


class FieldTable(Part):
    """`[[forms.fields]]`, which others name by their id."""

    id: Id
    kind: FieldKind
    label: Label
    ask: Text
    help: Line = ""
    required: bool = True
    choices: list[ChoiceTable] = []
    source: Source | None = None
    of: Id | None = None
    words: Texts = []
    least: Annotated[int, Field(ge=0)] | None = None
    most: Count | None = None
    when: WhenTable | None = None
    rules: list[RuleTable] = []


class RegistrationTable(Part):
    """`[[forms]]`."""

    id: Id
    section: Section
    name: Text
    short: Short
    event: list[Id] = []
    levels: list[Level] = []
    opens: Day | None = None
    closes: list[Id] = []
    correctable: bool = True
    correct_until: Day | None = None
    keep_days: Count | None = None
    note: Line = ""
    fields: Annotated[list[FieldTable], Field(min_length=1)]

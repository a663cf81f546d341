"""Facts of a plan (kế hoạch) as frozen values; docs/plan-format.md shows how a file states them.

Strings are Vietnamese text in NFC. `section` is the clause as printed (`II.3`), or one of
`plan_terms.PARTS` for what stands outside of the numbered sections.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.days import Due
from knowledge.form_facts import RegistrationForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What all facts of a plan share.

    `event` names the events (ids) that the fact is about; empty means the whole plan.
    `words` are further words that people use when they ask for it. `note` is a condition or an
    oddity that belongs in the answer; empty where there is none.
    """

    section: str
    id: str = ""
    event: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Fact):
    """The forms of organisation (hình thức tổ chức) that an event may take, in the plan's order."""

    items: tuple[str, ...]
    chosen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Fact):
    """A short value as the plan states it: a duration, a venue, a time of day."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """An occasion that a plan arranges: đại hội, hội nghị, đợt thi đua.

    `levels` are those of `plan_terms.LEVELS` that hold or belong to it, `units` the bodies in the plan's
    words. `form`, `duration`, `venue` are None where the plan is silent.
    """

    name: str
    kind: str
    label: str
    levels: tuple[str, ...]
    units: str = ""
    names: tuple[str, ...] = ()
    form: Form | None = None
    duration: Stated | None = None
    venue: Stated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Fact):
    """A day or period by which something is to be done, or in which it takes place (thời hạn).

    `phrase` is the plan's own short phrase; `due` its typed value; `what` completes a sentence
    ("gửi báo cáo kết quả"); `who` are those whom it binds. `held` is true where the phrase says
    when the event itself takes place rather than when it must be over.
    """

    what: str
    who: str
    phrase: str
    due: Due
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Fact):
    """A number of delegates (đại biểu): at `most`, or `about` so many.

    `same_as` is the id of an event whose limit bounds this one. None of these holds where somebody
    decides the number (`decided_by`, as `decided_section` says).
    """

    phrase: str
    most: int | None = None
    about: int | None = None
    same_as: str = ""
    decided_by: str = ""
    decided_section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Fact):
    """A share of the delegates, `percent` 0 to 100 of all who are summoned, for the group `who`."""

    percent: int
    who: str
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount(Fact):
    """A rule by the number of staff: `below` or `above` (both exclusive) that many, `then` follows.

    `at` is true where the bound itself is included. `who` are the bodies concerned.
    """

    who: str
    then: str
    phrase: str
    below: int | None = None
    above: int | None = None
    at: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of an agenda: its title, the condition under which it is held, details, other names."""

    title: str
    when: str = ""
    detail: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Fact):
    """The items of an event's programme (chương trình) in order; `decided_by` fixes the details."""

    items: tuple[AgendaItem, ...]
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Fact):
    """A duty of an agency. `role` is `leads` (chủ trì), `with` (phối hợp) or `does`.

    `partners` work with it. `deadline` is the id of a `Deadline`, empty where there is none.
    """

    agency: str
    what: str
    role: str = "does"
    partners: tuple[str, ...] = ()
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Fact):
    """What is sent (hồ sơ, báo cáo) by whom, to whom, through whom, by which `Deadline` (id)."""

    who: str
    items: tuple[str, ...]
    to: str
    via: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """Any further fact, of one of `plan_terms.FACT_KINDS`: what it is `about`, and what holds.

    `items` list what belongs together (movements, groups of guests), in the plan's order.
    """

    kind: str
    about: str
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Fact):
    """What a reader would ask and the plan leaves open or contradicts itself on.

    `kind` is the kind of question it answers (`headcount`, `limit`, `venue` …).
    """

    kind: str
    about: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Fact):
    """A document that a plan cites, replaces, amends or mentions.

    `kind` is its type (Kế hoạch, Hướng dẫn), `number` with its symbol as printed, `day` None
    where it is not said, `relation` is `basis`, `replaces`, `amends` or `mentions`.
    """

    kind: str
    number: str
    issuer: str
    day: date | None
    subject: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signed: name, title, and the authority abbreviation (`KT.`, `TM.`) or nothing."""

    name: str
    title: str
    authority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan with all of its facts.

    `number` is empty where the document leaves it blank; `day` is None where the day is not known, and
    `dated` then says what is (`tháng 02/2025`), or is empty. `seen` are ids of findings that are not told.
    """

    id: str
    code: str
    number: str
    issuer: str
    issuer_short: str
    level: str
    place: str
    day: date | None
    dated: str
    title: str
    subject: str
    short: str
    signer: Signer
    names: tuple[str, ...]
    seen: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    recipients: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    limits: tuple[Limit, ...] = ()
    shares: tuple[Share, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    tasks: tuple[Task, ...] = ()
    submissions: tuple[Submission, ...] = ()
    statements: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    forms: tuple[RegistrationForm, ...] = ()

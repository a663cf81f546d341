"""What comes of a question: a status, what was found, where it stands, and why it was read so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from knowledge.talk import Talk

Status = Literal["answered", "choose", "unknown", "chatter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where an answer stands: a plan id and a clause as printed."""

    plan: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A plan that the question may mean, with a label for its button."""

    plan: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in one plan: the answer template that says it, and the values for it."""

    plan: str
    template: str
    values: dict[str, object]
    sections: tuple[str, ...]


class Reason(NamedTuple):
    """One step on the way to an outcome, for people who ask why.

    `step` is `chatter`, `mended`, `plans`, `stranger`, `kinds`, `levels`, `agencies` or `words`, with what was
    found in `values`; or `found` or `refused`, then `values` are the plan, the kind of its best fact and
    what it lacks. `by` tells how plans were found or why a fact was refused, `weights` go with kinds and facts.
    """

    step: str
    values: tuple[str, ...]
    by: str = ""
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of reading and answering one question.

    `chatter` (thanks, greeting, acknowledgement …) is named in `kind` and is no question.
    `near` are questions that can be answered nearby. `talk` is the context after this question.
    """

    status: Status
    kind: str
    findings: tuple[Finding, ...] = ()
    citations: tuple[Citation, ...] = ()
    options: tuple[Option, ...] = ()
    near: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    talk: Talk = field(default_factory=Talk)

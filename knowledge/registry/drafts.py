"""Forms half filled in, as they are kept, and what each person is in the middle of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from knowledge.forms.answers import Answers, UnitName, dump, load
from knowledge.forms.draft import Draft
from knowledge.records import Records

State = Literal["open", "sent", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A draft as it is kept: whose it is, of which plan and form, for which unit (None until it is named).

    `registration` is the id of the registration that it corrects, or None. `chat` and `topic` are those
    of the group that it began in, or None.
    """

    id: int
    person: int
    plan: str
    form: str
    draft: Draft
    unit: int | None = None
    registration: int | None = None
    state: State = "open"
    chat: int | None = None
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """What a person's next text is for: a draft, or the `reason` or `until` of something; its id."""

    kind: str
    target: int


_SELECT = (
    "SELECT id, person, plan, form, unit, registration, answers, skipped, field, pending, revision, state, chat, topic"
    " FROM drafts "
)


class Drafts:
    """The drafts; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def begin(self, held: Held, at: datetime) -> Held:
        """Store a new draft, whose id does not count, and give it with its id."""
        draft, now = held.draft, at.isoformat()
        with self._records.transaction():
            self._records.write(
                "INSERT INTO drafts (person, plan, form, unit, registration, answers, skipped, field, pending,"
                " revision, state, chat, topic, created_at, updated_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?)",
                *(held.person, held.plan, held.form, held.unit, held.registration),
                *(dump(draft.answers), json.dumps(draft.skipped), draft.at, draft.pending, draft.revision),
                *(held.chat, held.topic, now, now),
            )
            (row,) = self._records.rows(_SELECT + "WHERE id = last_insert_rowid()")
            stored = _held(row)
            self._note(stored, {}, draft.answers, held.person, at)
            self.focus(held.person, Focus("draft", stored.id), at)
        return stored

    def keep(self, before: Held, draft: Draft, unit: int | None, at: datetime) -> None:
        """Store what a step made of a draft, with what it changed."""
        with self._records.transaction():
            done = self._records.write(
                "UPDATE drafts SET answers = ?, skipped = ?, field = ?, pending = ?, revision = ?, unit = ?,"
                " updated_at = ? WHERE id = ? AND revision = ? AND state = 'open'",
                *(dump(draft.answers), json.dumps(draft.skipped), draft.at, draft.pending, draft.revision, unit),
                *(at.isoformat(), before.id, before.draft.revision),
            )
            if done != 1:
                raise LookupError(f"draft {before.id} is not at revision {before.draft.revision}")
            self._note(before, before.draft.answers, draft.answers, before.person, at, draft.revision)

    def draft(self, id: int) -> Held | None:
        """Give a draft by its id, or None."""
        return self._first("WHERE id = ?", id)

    def of_person(self, person: int) -> tuple[Held, ...]:
        """Give a person's open drafts, the latest first."""
        return self._all("WHERE person = ? AND state = 'open' ORDER BY updated_at DESC, id DESC", person)

    def of_unit(self, plan: str, form: str, unit: int) -> Held | None:
        """Give the open draft of a unit for a form, or None."""
        return self._first("WHERE plan = ? AND form = ? AND unit = ? AND state = 'open'", plan, form, unit)

    def correcting(self, registration: int) -> Held | None:
        """Give the open draft that corrects a registration, or None."""
        return self._first("WHERE registration = ? AND state = 'open'", registration)

    def end(self, held: Held, state: State, person: int, at: datetime) -> None:
        """Close a draft, and let all who were in the middle of it go."""
        with self._records.transaction():
            self._records.write(
                "UPDATE drafts SET state = ?, updated_at = ? WHERE id = ?", state, at.isoformat(), held.id
            )
            self._record(held, person, at, state)
            self._records.write("DELETE FROM focuses WHERE kind = 'draft' AND target = ?", held.id)

    def hand_over(self, held: Held, person: int, at: datetime) -> None:
        """Give a draft to another person, who is in the middle of it from now on; buttons shown before are void."""
        with self._records.transaction():
            self._records.write(
                "UPDATE drafts SET person = ?, revision = revision + 1, updated_at = ? WHERE id = ?",
                *(person, at.isoformat(), held.id),
            )
            self._record(held, person, at, "taken_over", str(held.person), str(person))
            self._records.write("DELETE FROM focuses WHERE kind = 'draft' AND target = ?", held.id)
            self.focus(person, Focus("draft", held.id), at)

    def focused(self, person: int) -> Focus | None:
        """Give what a person is in the middle of, or None."""
        rows = self._records.rows("SELECT kind, target FROM focuses WHERE person = ?", person)
        return Focus(*rows[0]) if rows else None

    def focus(self, person: int, focus: Focus | None, at: datetime) -> None:
        """Note what a person is in the middle of, or that it is nothing."""
        if focus is None:
            self._records.write("DELETE FROM focuses WHERE person = ?", person)
        else:
            values = (person, focus.kind, focus.target, at.isoformat())
            self._records.write("INSERT OR REPLACE INTO focuses VALUES (?, ?, ?, ?)", *values)

    def _note(
        self, held: Held, was: Answers, now: Answers, person: int, at: datetime, revision: int | None = None
    ) -> None:
        """Note each answer that differs."""
        for field, old, new in differing(was, now):
            self._record(held, person, at, "answered", old, new, field, revision)

    def _record(
        self,
        held: Held,
        person: int,
        at: datetime,
        action: str,
        was: str = "",
        now: str = "",
        field: str = "",
        revision: int | None = None,
    ) -> None:
        self._records.write(
            "INSERT INTO changes (draft, revision, person, at, action, field, was, now, note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
            *(held.id, held.draft.revision if revision is None else revision, person, at.isoformat()),
            *(action, field, was, now),
        )

    def _first(self, where: str, *values: object) -> Held | None:
        return next(iter(self._all(where, *values)), None)

    def _all(self, where: str, *values: object) -> tuple[Held, ...]:
        return tuple(_held(row) for row in self._records.rows(_SELECT + where, *values))


def named_unit(answers: Answers) -> UnitName | None:
    """Give the unit that answers name, or None."""
    return next((answer for answer in answers.values() if isinstance(answer, UnitName)), None)


def differing(was: Answers, now: Answers) -> Iterable[tuple[str, str, str]]:
    """Give each field whose answer differs, with both answers as JSON (empty: none)."""
    for field in sorted(was.keys() | now.keys()):
        if was.get(field) != now.get(field):
            yield field, _one(was, field), _one(now, field)


def _one(answers: Answers, field: str) -> str:
    return dump({field: answers[field]}) if field in answers else ""


def _held(row: tuple[Any, ...]) -> Held:
    id, person, plan, form, unit, registration, answers, skipped, field, pending, revision, state, chat, topic = row
    draft = Draft(
        answers=load(answers), skipped=tuple(json.loads(skipped)), at=field, pending=pending, revision=revision
    )
    return Held(
        id=id,
        person=person,
        plan=plan,
        form=form,
        draft=draft,
        unit=unit,
        registration=registration,
        state=state,
        chat=chat,
        topic=topic,
    )

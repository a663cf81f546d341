"""What was sent: registrations with their codes, their status and their whole history."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from knowledge.codec import decode, encode
from knowledge.forms.answers import Answers, dump, load
from knowledge.forms.limits import Flag
from knowledge.records import Records
from knowledge.registry.drafts import Held, differing
from knowledge.registry.units import changed

Status = Literal["sent", "accepted", "returned", "withdrawn"]
STATUSES: tuple[Status, ...] = ("sent", "accepted", "returned", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A registration as it stands; all but withdrawn ones are live.

    `person` sent or corrected it last; `reason` says why the office returned it, else it is empty.
    `chat` and `topic` are those of the group that it was begun in, or None.
    """

    id: int
    code: str
    plan: str
    form: str
    unit: int
    unit_name: str
    status: Status
    answers: Answers
    flags: tuple[Flag, ...]
    reason: str
    revision: int
    person: int
    chat: int | None
    topic: int | None
    submitted_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a registration: when, by whom (None: erased), what was done, to which field.

    `was` and `now` are answers as JSON, empty where there was or is none; `note` a reason or nothing.
    """

    revision: int
    person: int | None
    at: datetime
    action: str
    field: str
    was: str
    now: str
    note: str


_SELECT = (
    "SELECT id, code, plan, form, unit, unit_name, status, answers, flags, reason, revision, person, chat, topic,"
    " submitted_at, updated_at FROM registrations "
)


class Registrations:
    """The registrations; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def send(self, held: Held, code: str, unit_name: str, flags: tuple[Flag, ...], at: datetime) -> Registration:
        """Make a registration of a draft, under the next code (`TN25-0042`) that begins with `code`.

        sqlite3.IntegrityError where the unit has a live one.
        """
        answers, now = held.draft.answers, at.isoformat()
        with self._records.transaction():
            sql = "SELECT coalesce(max(number), 0) + 1 FROM registrations WHERE code LIKE ? || '-%'"
            number = int(self._records.rows(sql, code)[0][0])
            self._records.write(
                "INSERT INTO registrations (code, number, plan, form, unit, unit_name, status, answers, flags, reason,"
                " revision, person, chat, topic, submitted_at, updated_at)"
                " VALUES (?, ?, ?, ?, ?, ?, 'sent', ?, ?, '', 1, ?, ?, ?, ?, ?)",
                *(f"{code}-{number:04}", number, held.plan, held.form, held.unit, unit_name, dump(answers)),
                *(_flags_text(flags), held.person, held.chat, held.topic, now, now),
            )
            (row,) = self._records.rows(_SELECT + "WHERE id = last_insert_rowid()")
            sent = _registration(row)
            self._note(sent.id, 1, held.person, at, "sent", differing({}, answers), draft=held.id)
            changed(self._records, "registrations")
        return sent

    def correct(
        self, before: Registration, answers: Answers, flags: tuple[Flag, ...], person: int, at: datetime
    ) -> Registration:
        """Put corrected answers in the place of those before; the office has to look at it again."""
        with self._records.transaction():
            revision = before.revision + 1
            self._note(before.id, revision, person, at, "corrected", differing(before.answers, answers))
            self._records.write(
                "UPDATE registrations SET answers = ?, flags = ?, status = 'sent', reason = '', revision = ?,"
                " person = ?, updated_at = ? WHERE id = ?",
                *(dump(answers), _flags_text(flags), revision, person, at.isoformat(), before.id),
            )
            changed(self._records, "registrations")
        return self._again(before)

    def decide(self, before: Registration, status: Status, person: int, at: datetime, reason: str = "") -> Registration:
        """Give a registration another status: accepted, returned with a reason, withdrawn."""
        with self._records.transaction():
            revision = before.revision + 1
            self._note(before.id, revision, person, at, status, [("", before.status, status)], note=reason)
            self._records.write(
                "UPDATE registrations SET status = ?, reason = ?, revision = ?, updated_at = ? WHERE id = ?",
                *(status, reason, revision, at.isoformat(), before.id),
            )
            changed(self._records, "registrations")
        return self._again(before)

    def registration(self, id: int) -> Registration | None:
        """Give a registration by its id, or None."""
        return next(iter(self._all("WHERE id = ?", id)), None)

    def by_code(self, code: str) -> Registration | None:
        """Give a registration by its code, or None."""
        return next(iter(self._all("WHERE code = ?", code.upper())), None)

    def live(self, plan: str, form: str, unit: int) -> Registration | None:
        """Give the live registration of a unit for a form, or None."""
        where = "WHERE plan = ? AND form = ? AND unit = ? AND status <> 'withdrawn'"
        return next(iter(self._all(where, plan, form, unit)), None)

    def all(self, plan: str = "") -> tuple[Registration, ...]:
        """Give all registrations, or those of a plan, in the order of their sending."""
        return self._all("WHERE ? IN ('', plan) ORDER BY id", plan)

    def listed(
        self,
        plan: str,
        status: str,
        units: Iterable[int] | None,
        offset: int,
        limit: int,
        plans: Iterable[str] | None = None,
    ) -> tuple[int, tuple[Registration, ...]]:
        """Count those of a plan (one of `plans`), status and units, empty or None for any; give some, latest first."""
        where = "WHERE ? IN ('', plan) AND ? IN ('', status)"
        values: list[object] = [plan, status]
        if units is not None:
            where += " AND unit IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(list(units)))
        if plans is not None:
            where += " AND plan IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(sorted(plans)))
        (count,) = self._records.rows(f"SELECT count(*) FROM registrations {where}", *values)[0]  # noqa: S608 - own text
        return int(count), self._all(
            where + " ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?", *values, limit, offset
        )

    def of_person(self, person: int) -> tuple[Registration, ...]:
        """Give what a person sent, and what the units sent to which they were confirmed to belong; latest first."""
        return self._all(
            "WHERE person = ?1 OR unit IN (SELECT unit FROM members WHERE person = ?1 AND status = 'confirmed')"
            " ORDER BY status = 'withdrawn', updated_at DESC, id DESC",
            person,
        )

    def history(self, id: int) -> tuple[Change, ...]:
        """Give all changes of a registration, the first sending too, in order."""
        sql = (
            "SELECT revision, person, at, action, field, was, now, note FROM changes WHERE registration = ? ORDER BY id"
        )
        return tuple(
            Change(
                revision=revision,
                person=person,
                at=datetime.fromisoformat(at),
                action=action,
                field=field,
                was=was,
                now=now,
                note=note,
            )
            for revision, person, at, action, field, was, now, note in self._records.rows(sql, id)
        )

    def registered_units(self, plan: str, form: str) -> frozenset[int]:
        """Give the units that have a live registration for a form."""
        sql = "SELECT unit FROM registrations WHERE plan = ? AND form = ? AND status <> 'withdrawn'"
        return frozenset(unit for (unit,) in self._records.rows(sql, plan, form))

    def _note(
        self,
        id: int,
        revision: int,
        person: int,
        at: datetime,
        action: str,
        fields: Iterable[tuple[str, str, str]],
        *,
        note: str = "",
        draft: int | None = None,
    ) -> None:
        """Write a row a field; one at least, so that no change goes without."""
        for field, was, now in tuple(fields) or (("", "", ""),):
            self._records.write(
                "INSERT INTO changes (draft, registration, revision, person, at, action, field, was, now, note)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *(draft, id, revision, person, at.isoformat(), action, field, was, now, note),
            )

    def _again(self, before: Registration) -> Registration:
        return self._all("WHERE id = ?", before.id)[0]

    def _all(self, where: str, *values: object) -> tuple[Registration, ...]:
        return tuple(_registration(row) for row in self._records.rows(_SELECT + where, *values))


def _flags_text(flags: tuple[Flag, ...]) -> str:
    return json.dumps(encode(flags), ensure_ascii=False)


def _registration(row: tuple[Any, ...]) -> Registration:
    id, code, plan, form, unit, unit_name, status, answers, flags, reason, revision, person, chat, topic = row[:14]
    return Registration(
        id=id,
        code=code,
        plan=plan,
        form=form,
        unit=unit,
        unit_name=unit_name,
        status=status,
        answers=load(answers),
        flags=tuple(decode(Flag, flag) for flag in json.loads(flags)),
        reason=reason,
        revision=revision,
        person=person,
        chat=chat,
        topic=topic,
        submitted_at=datetime.fromisoformat(row[14]),
        updated_at=datetime.fromisoformat(row[15]),
    )

"""The purge of a night: records of people that have had their time go, or lose the persons in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from knowledge.outbox import Outbox
from knowledge.privacy.erasing import note_erasure
from knowledge.privacy.held import personal
from knowledge.privacy.impersonal import Kinds, anonymise, drop_drafts
from knowledge.privacy.retention import Retention
from knowledge.records import Records
from knowledge.registry.units import changed

UNANSWERED = 1
"""Days for which what waits for somebody's consent is kept."""


GIVEN_UP = 1
"""Days for which a form that was cancelled is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A form's last day (None: it has none, or is no longer held) and its own days of retention (None: the usual)."""

    last: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """What a purge asks of forms: the kinds of their fields, and their terms by plan, form and unit."""

    kinds: Kinds
    term: Callable[[str, str, int], Term]


def last_night(records: Records) -> date | None:
    """Give the last night whose purge was done, or None."""
    found = records.rows("SELECT max(night) FROM purges")[0][0]
    return date.fromisoformat(found) if found else None


def purge(records: Records, retention: Retention, forms: Forms, night: date, now: datetime) -> int:
    """Purge for a night, in one transaction, and give how many records went or lost their persons."""
    with records.transaction():
        gone = _registrations(records, retention, forms, night, now)
        if retention.drafts:
            gone += drop_drafts(records, "updated_at < ?", _before(night, retention.drafts))
        gone += _rows(records, retention, night) + _loose_ends(records, retention, night, now)
        last = int(records.rows("SELECT coalesce(max(rowid), 0) FROM answers_sent")[0][0])
        records.write("INSERT OR REPLACE INTO purges VALUES (?, ?, ?)", night.isoformat(), last, gone)
        if gone:
            note_erasure(records)
    return gone


def _registrations(records: Records, retention: Retention, forms: Forms, night: date, now: datetime) -> int:
    """Take the persons out of registrations whose forms are long over."""
    due: list[int] = []
    for id, plan, form, unit, updated in records.rows(
        "SELECT id, plan, form, unit, updated_at FROM registrations r WHERE updated_at < ? AND NOT EXISTS"
        " (SELECT 1 FROM changes c WHERE c.registration = r.id AND c.action = 'expired' AND c.revision = r.revision)",
        night.isoformat(),
    ):
        term = forms.term(plan, form, unit)
        days = retention.registrations if term.days is None else term.days
        over = max(term.last or date.min, datetime.fromisoformat(updated).date())
        if days and over + timedelta(days=days) < night:
            due.append(id)
    for id in due:
        anonymise(records, id, forms.kinds, now, "expired")
    drop_drafts(
        records,
        "state <> 'open' AND EXISTS (SELECT 1 FROM registrations r WHERE r.id IN (SELECT value FROM json_each(?))"
        " AND (r.plan, r.form, r.unit) = (drafts.plan, drafts.form, drafts.unit))",
        json.dumps(due),
    )
    if due:
        changed(records, "registrations")
    return len(due)


def _rows(records: Records, retention: Retention, night: date) -> int:
    """Delete the rows of all tables for which held.toml names a setting and a day."""
    gone = 0
    for table in personal():
        days = int(getattr(retention, table.days)) if table.days else 0
        if days:
            where = f"{table.since} < ? AND ({table.ended or '1'})"
            gone += records.write(f"DELETE FROM {table.name} WHERE {where}", _before(night, days))  # noqa: S608 - our file
    return gone


def _loose_ends(records: Records, retention: Retention, night: date, now: datetime) -> int:
    """Delete what has no day of its own, or a shorter one."""
    gone = records.write("DELETE FROM asks WHERE kind = 'consent' AND at < ?", _before(night, UNANSWERED))
    gone += drop_drafts(records, "state = 'cancelled' AND updated_at < ?", _before(night, GIVEN_UP))
    if retention.log:
        gone += records.write(
            "DELETE FROM changes WHERE registration IS NULL AND draft IS NULL AND at < ?",
            _before(night, retention.log),
        )
    if retention.talks:
        gone += records.write(
            "DELETE FROM answers_sent WHERE rowid < (SELECT max(rowid) FROM answers_sent) AND rowid <="
            " (SELECT answers FROM purges WHERE night < ? ORDER BY night DESC LIMIT 1)",
            _before(night, retention.talks),
        )
    if retention.outbox:
        Outbox(records).forget_before(now - timedelta(days=retention.outbox))
    return gone


def _before(night: date, days: int) -> str:
    """Give the day before which records are older than so many days; instants of that day sort behind it."""
    return (night - timedelta(days=days)).isoformat()

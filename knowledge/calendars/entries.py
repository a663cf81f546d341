"""Calendar entries of deadlines, with what calendars were told of each, so that changes can be told as such."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta

from knowledge.days import Span
from knowledge.digest.dated import dated
from knowledge.facts import Deadline, Plan
from knowledge.outbox import instant
from knowledge.records import Records

LONGEST = 62
"""The most days over which an entry stretches; longer periods stand on their last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One all-day entry: its days from `first` on up to `last`, both included, as ISO text, and what it says.

    `uid` stays the same for as long as the plan has this deadline; `who`, `phrase`, `section` are the
    fact's, `short` and `number` the plan's.
    """

    uid: str
    plan: str
    first: str
    last: str
    what: str
    who: str
    phrase: str
    section: str
    short: str
    number: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry as calendars know it: how often it was changed, whether it was withdrawn, and since when."""

    entry: Entry
    sequence: int
    cancelled: bool
    changed: datetime


def entries(plan: Plan) -> tuple[Entry, ...]:
    """Give the entries of a plan's deadlines that have a day."""
    found: list[Entry] = []
    nameless: dict[str, int] = {}
    for deadline in plan.deadlines:
        item = dated(plan.id, deadline)
        if item is None:
            continue
        place = deadline.id
        if not place:
            nameless[deadline.section] = nameless.get(deadline.section, 0) + 1
            place = f"{deadline.section}-{nameless[deadline.section]}"
        found.append(_entry(plan, deadline, place, item.last))
    return tuple(found)


def _entry(plan: Plan, deadline: Deadline, place: str, last: date) -> Entry:
    """Make the entry of a deadline."""
    start = deadline.due.first_day if isinstance(deadline.due, Span) else None
    stretches = start is not None and start <= last <= start + timedelta(days=LONGEST - 1)
    return Entry(
        uid=f"{hashlib.sha256(f'{plan.id}/{place}'.encode()).hexdigest()[:32]}@kehoach",
        plan=plan.id,
        first=(start if start is not None and stretches else last).isoformat(),
        last=last.isoformat(),
        what=deadline.what,
        who=deadline.who,
        phrase=deadline.phrase,
        section=deadline.section,
        short=plan.short,
        number=plan.number,
        held=deadline.held,
    )


def tell(records: Records, current: Iterable[Entry], plans: Iterable[str], now: datetime) -> tuple[Told, ...]:
    """Note the present entries of some plans, and give all that calendars are to know of those plans.

    An entry that changed has its number raised; one that is gone stays as cancelled.
    """
    present = {entry.uid: entry for entry in current}
    wanted = tuple(plans)
    with records.transaction():
        known = _known(records, wanted)
        for uid, entry in present.items():
            before = known.get(uid)
            if before is None:
                known[uid] = Told(entry=entry, sequence=0, cancelled=False, changed=now)
            elif before.entry != entry or before.cancelled:
                known[uid] = Told(entry=entry, sequence=before.sequence + 1, cancelled=False, changed=now)
            if known[uid] is not before:
                _keep(records, known[uid])
        for uid, told in known.items():
            if uid not in present and not told.cancelled:
                known[uid] = replace(told, sequence=told.sequence + 1, cancelled=True, changed=now)
                _keep(records, known[uid])
    return tuple(sorted(known.values(), key=lambda told: (told.entry.last, told.entry.uid)))


def plans_told(records: Records) -> tuple[str, ...]:
    """Give the plans of which calendars know anything."""
    return tuple(plan for (plan,) in records.rows("SELECT DISTINCT plan FROM calendar_entries ORDER BY plan"))


def _known(records: Records, plans: tuple[str, ...]) -> dict[str, Told]:
    """Read what calendars were told of some plans, by uid."""
    rows = records.rows(
        "SELECT uid, body, sequence, cancelled, changed FROM calendar_entries"
        " WHERE plan IN (SELECT value FROM json_each(?))",
        json.dumps(plans),
    )
    return {
        uid: Told(
            entry=_read(json.loads(body)),
            sequence=sequence,
            cancelled=bool(cancelled),
            changed=datetime.fromisoformat(changed),
        )
        for uid, body, sequence, cancelled, changed in rows
    }


def _read(body: Mapping[str, str]) -> Entry:
    """Read an entry."""
    texts = {name: str(body[name]) for name in Entry.__dataclass_fields__ if name != "held"}
    return Entry(**texts, held=bool(body["held"]))


def _keep(records: Records, told: Told) -> None:
    """Write what calendars are told of an entry."""
    records.write(
        "INSERT OR REPLACE INTO calendar_entries (uid, plan, body, sequence, cancelled, changed)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        told.entry.uid,
        told.entry.plan,
        json.dumps(asdict(told.entry), ensure_ascii=False),
        told.sequence,
        told.cancelled,
        instant(told.changed),
    )

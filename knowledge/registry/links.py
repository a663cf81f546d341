"""Deep links that carry authority, signed so that none can be made up; and texts that buttons lead back to."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.records import Records

KEPT = timedelta(days=30)
"""How long a link to a form leads anywhere."""

INVITES = timedelta(days=7)
"""How long an invitation to a unit holds."""

OFFICE = "office"
"""The kind of links that invite into the office; its plans stand in `plan` with commas between, none for all."""

OFFICE_INVITES = timedelta(days=3)
"""How long an invitation into the office holds; one person may use it, once."""

_PAYLOAD = re.compile(r"r([0-9]{1,12})-([A-Za-z0-9_-]{16})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a link leads to: a `form` (of a plan or any, from a group or none), a `unit` or the `office` to join.

    `person` made it, None where nobody in particular did.
    """

    kind: str
    plan: str = ""
    form: str = ""
    unit: int | None = None
    chat: int | None = None
    topic: int | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A text that somebody typed, kept for the buttons that were offered with the reply."""

    person: int
    kind: str
    text: str
    chat: int | None = None
    topic: int | None = None


class Links:
    """The links and kept texts; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def make(self, link: Link, at: datetime) -> str:
        """Store a link and give its payload, at most 64 letters, digits, `_` and `-`.

        A link to a form that leads to the same place and holds for half its time yet is given again.
        """
        expires = at + {"unit": INVITES, OFFICE: OFFICE_INVITES}.get(link.kind, KEPT)
        same = (
            "SELECT id FROM links WHERE kind = 'form' AND ? = 'form' AND plan = ? AND form = ? AND chat IS ?"
            " AND topic IS ? AND expires > ? LIMIT 1"
        )
        until = (at + KEPT / 2).isoformat()
        for (id,) in self._records.rows(same, link.kind, link.plan, link.form, link.chat, link.topic, until):
            return f"r{id}-{self._signature(id)}"
        with self._records.transaction():
            self._records.write(
                "INSERT INTO links (kind, plan, form, unit, chat, topic, person, expires)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                *(link.kind, link.plan, link.form, link.unit, link.chat, link.topic, link.person, expires.isoformat()),
            )
            ((id,),) = self._records.rows("SELECT last_insert_rowid()")
        return f"r{id}-{self._signature(id)}"

    def open(self, payload: str, at: datetime) -> Link | None:
        """Give what a payload leads to; None where it is made up, altered or too old."""
        found = _PAYLOAD.fullmatch(payload)
        if not found or not hmac.compare_digest(self._signature(int(found[1])), found[2]):
            return None
        sql = "SELECT kind, plan, form, unit, chat, topic, person, expires FROM links WHERE id = ?"
        for kind, plan, form, unit, chat, topic, person, expires in self._records.rows(sql, int(found[1])):
            if at <= datetime.fromisoformat(expires):
                return Link(kind=kind, plan=plan, form=form, unit=unit, chat=chat, topic=topic, person=person)
        return None

    def use(self, payload: str, at: datetime) -> Link | None:
        """Give what a payload leads to, as `open` does, and let it lead nowhere from now on."""
        link, found = self.open(payload, at), _PAYLOAD.fullmatch(payload)
        if link is not None and found:
            over = (at - timedelta(seconds=1)).isoformat()
            self._records.write("UPDATE links SET expires = ? WHERE id = ?", over, int(found[1]))
        return link

    def ask(self, ask: Ask, at: datetime) -> int:
        """Keep a text and give its id."""
        with self._records.transaction():
            self._records.write(
                "INSERT INTO asks (person, kind, text, chat, topic, at) VALUES (?, ?, ?, ?, ?, ?)",
                *(ask.person, ask.kind, ask.text, ask.chat, ask.topic, at.isoformat()),
            )
            ((id,),) = self._records.rows("SELECT last_insert_rowid()")
        return int(id)

    def asked(self, id: int, kind: str, person: int) -> Ask | None:
        """Give a kept text of a kind, if that person typed it; else None."""
        sql = "SELECT person, kind, text, chat, topic FROM asks WHERE id = ? AND kind = ? AND person = ?"
        for who, what, text, chat, topic in self._records.rows(sql, id, kind, person):
            return Ask(person=who, kind=what, text=text, chat=chat, topic=topic)
        return None

    def _signature(self, id: int) -> str:
        key: bytes = self._records.rows("SELECT key FROM link_keys")[0][0]
        digest = hmac.new(key, str(id).encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest[:12]).decode()

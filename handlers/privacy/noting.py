"""Notes of who looked at or took out personal data, written in the transaction of the look."""

from __future__ import annotations

from datetime import timedelta

from handlers.desk import Desk
from handlers.message import Incoming
from knowledge.privacy.accesses import Access, Accesses, Action
from knowledge.privacy.held import NOBODY
from knowledge.registry import Held, Registration

ONE_LOOK = timedelta(minutes=10)
"""Within this time the same person looking at the same thing again is one look."""


def looked(action: Action, sent: Registration, incoming: Incoming, desk: Desk) -> None:
    """Note that somebody looked at a registration or its history, unless they sent it themselves."""
    person = incoming.person.id
    if person == sent.person:
        return
    subject = None if sent.person == NOBODY else sent.person
    found = Access(action=action, person=person, subject=subject, plan=sent.plan, code=sent.code)
    _note(found, desk)


def took_over(held: Held, incoming: Incoming, desk: Desk) -> None:
    """Note that somebody took over another's draft, and so saw what it held."""
    _note(Access(action="viewed", person=incoming.person.id, subject=held.person, plan=held.plan), desk)


def took(action: Action, plan: str, count: int, incoming: Incoming, desk: Desk) -> None:
    """Note that somebody took out registrations of a plan (empty: of all), or looked at questions."""
    _note(Access(action=action, person=incoming.person.id, plan=plan, count=count), desk)


def _note(access: Access, desk: Desk) -> None:
    accesses = Accesses(desk.records)
    if access.action == "exported" or not accesses.noted(access, desk.now - ONE_LOOK):
        accesses.note(access, desk.now)

"""What the office types after a button: why a registration is returned, until when a unit has more time."""

from __future__ import annotations

from datetime import date, timedelta

from handlers.desk import Desk
from handlers.message import Incoming, Reply
from handlers.registering.cards import card, manages
from handlers.registering.case import form_of
from handlers.registering.notices import tell
from handlers.registering.office import give_back
from handlers.standing import of_office, scope
from knowledge.forms import reading
from knowledge.forms.sheet import closing
from knowledge.forms.words import command
from knowledge.registry import Drafts, Extensions, Links, Registrations, Units
from knowledge.registry.drafts import Focus

LONGEST = 500
"""The most characters of a reason."""

KINDS = ("reason", "until", "unit")
"""What may be awaited: a reason, a day for a registration's unit, a day for a unit that has none yet."""


def text(incoming: Incoming, desk: Desk) -> list[Reply] | None:
    """Take a text that was awaited of the office; None where none was."""
    drafts = Drafts(desk.records)
    focus = drafts.focused(incoming.person.id)
    if focus is None or focus.kind not in KINDS or not of_office(incoming.person, desk):
        return None
    if (command(incoming.text) or ("", 0))[0] in ("cancel", "later"):
        drafts.focus(incoming.person.id, None, desk.now)
        return [desk.say("forms/awaiting", kind="dropped", unit="", code="")]
    if focus.kind == "unit":
        return _waiting(focus, incoming, desk)
    sent = Registrations(desk.records).registration(focus.target)
    if sent is not None and not manages(sent, incoming, desk):
        return [_not_theirs(incoming, desk)]
    if sent is None or sent.status == "withdrawn":
        drafts.focus(incoming.person.id, None, desk.now)
        return [desk.say("forms/notice", reason="withdrawn")]
    if focus.kind == "reason":
        drafts.focus(incoming.person.id, None, desk.now)
        return [give_back(sent, " ".join(incoming.text.split())[:LONGEST], incoming, desk)]
    until = _until(sent.plan, sent.form, incoming, desk)
    if isinstance(until, Reply):
        return [until]
    _extend(sent.plan, sent.form, sent.unit, until, (sent.person,), incoming, desk)
    return [desk.say("forms/extended", unit=sent.unit_name, until=until), card(sent, incoming, desk)]


def _waiting(focus: Focus, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Extend for a unit of /chuadangky; the kept text names plan, form and unit."""
    ask = Links(desk.records).asked(focus.target, "extend", incoming.person.id)
    plan, form, id = ask.text.split("|") if ask else ("", "", "0")
    unit = Units(desk.records).unit(int(id))
    if not scope(incoming.person, desk).covers(plan):
        return [_not_theirs(incoming, desk)]
    if unit is None:
        return [desk.say("forms/notice", reason="stale")]
    until = _until(plan, form, incoming, desk)
    if isinstance(until, Reply):
        return [until]
    _extend(plan, form, unit.id, until, (), incoming, desk)
    return [desk.say("forms/extended", unit=unit.name, until=until)]


def _not_theirs(incoming: Incoming, desk: Desk) -> Reply:
    """Refuse what was begun for a plan that is not the person's any more."""
    Drafts(desk.records).focus(incoming.person.id, None, desk.now)
    return desk.say("refusals", reason="other_plan")


def _until(plan: str, form: str, incoming: Incoming, desk: Desk) -> date | Reply:
    """Read the day until which a unit gets more time; it lies behind the form's end and today."""
    found = form_of(plan, form, desk)
    end = closing(*found) if found else None
    first = max(desk.today, (end or desk.today) + timedelta(days=1))
    read = reading.day(incoming.text, desk.today, None)
    if read is None or read.day is None or read.day < first:
        return desk.say("forms/notice", reason="no_until", first=first)
    return read.day


def _extend(
    plan: str, form: str, unit: int, until: date, people: tuple[int, ...], incoming: Incoming, desk: Desk
) -> None:
    Extensions(desk.records).extend(plan, form, unit, until, incoming.person.id, desk.now)
    Drafts(desk.records).focus(incoming.person.id, None, desk.now)
    found = form_of(plan, form, desk)
    told = (*people, *Units(desk.records).people(unit))
    key = f"extended-{plan}-{form}-{unit}-{until.isoformat()}"
    tell(told, key, "forms/told_extended", desk, form=found[1] if found else None, until=until)

"""The office: lists registrations, accepts them, returns them with a reason, confirms people, extends."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.message import Button, Incoming, Person, Reply
from handlers.registering.cards import card, data, manages
from handlers.registering.case import form_of
from handlers.registering.filtering import read_filter
from handlers.registering.notices import tell
from handlers.registering.view import short
from handlers.standing import of_office, scope
from knowledge.registry import Drafts, Links, Registration, Registrations, Units
from knowledge.registry.drafts import Focus
from knowledge.registry.links import Ask

PAGE = 8
"""How many registrations stand on a page."""

ACTIONS = ("a", "b", "x", "k")
"""What only the office does, as it stands in buttons: accept, return, extend, confirm who sent."""


def listing(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /dangkydanhsach: all registrations, those of a plan, a status or a unit, or the one of a code."""
    sent = Registrations(desk.records).by_code(incoming.text.strip().upper())
    if sent is not None and manages(sent, incoming, desk):
        return [card(sent, incoming, desk)]
    if (plan := read_filter(incoming.text, desk).plan) and not scope(incoming.person, desk).covers(plan):
        return [desk.say("refusals", reason="other_plan")]
    ask = Ask(person=incoming.person.id, kind="list", text=incoming.text)
    return [_page(ask, Links(desk.records).ask(ask, desk.now), 0, desk)]


def turned(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show another page of a list (`<kept text>:<page from 0>`)."""
    id, _, page = incoming.button.partition(":")
    if not all(part.isascii() and part.isdigit() and len(part) < 13 for part in (id, page)):
        return [desk.notice("forms/notice", reason="stale")]
    ask = Links(desk.records).asked(int(id), "list", incoming.person.id)
    if ask is None:
        return [desk.notice("forms/notice", reason="stale")]
    return [_page(ask, int(id), int(page), desk, edits=True)]


def act(sent: Registration, action: str, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Do what only the office does with a registration."""
    if not manages(sent, incoming, desk):
        return [desk.notice("refusals", reason="other_plan" if of_office(incoming.person, desk) else "office_only")]
    if sent.status == "withdrawn":
        return [desk.notice("forms/notice", reason="stale")]
    if action == "a":
        return _accept(sent, incoming, desk)
    if action == "k":
        Units(desk.records).confirm(sent.person, sent.unit, incoming.person.id, desk.now)
        notice = desk.notice("forms/notice", reason="confirmed", name=sent.unit_name)
        return [notice, card(sent, incoming, desk, edits=True)]
    kind = "reason" if action == "b" else "until"
    Drafts(desk.records).focus(incoming.person.id, Focus(kind, sent.id), desk.now)
    return [desk.say("forms/awaiting", kind=kind, unit=sent.unit_name, code=sent.code)]


def give_back(sent: Registration, reason: str, incoming: Incoming, desk: Desk) -> Reply:
    """Return a registration to its unit with a reason; the unit is told and can correct it."""
    returned = Registrations(desk.records).decide(sent, "returned", incoming.person.id, desk.now, reason)
    _tell(returned, "forms/told_returned", desk)
    return card(returned, incoming, desk)


def _accept(sent: Registration, incoming: Incoming, desk: Desk) -> list[Reply]:
    if sent.status == "accepted":
        return [desk.notice("forms/notice", reason="already")]
    accepted = Registrations(desk.records).decide(sent, "accepted", incoming.person.id, desk.now)
    _tell(accepted, "forms/told_accepted", desk)
    return [card(accepted, incoming, desk, edits=True)]


def _tell(sent: Registration, template: str, desk: Desk) -> None:
    """Tell the people of a unit what the office did."""
    found = form_of(sent.plan, sent.form, desk)
    people = (sent.person, *Units(desk.records).people(sent.unit))
    tell(people, f"{sent.code}-{sent.revision}", template, desk, sent=sent, form=found[1] if found else None)


def _page(ask: Ask, id: int, page: int, desk: Desk, *, edits: bool = False) -> Reply:
    wanted = read_filter(ask.text, desk)
    own = scope(Person(id=ask.person), desk)
    if wanted.plan and not own.covers(wanted.plan):
        return desk.say("refusals", reason="other_plan")
    total, sent = Registrations(desk.records).listed(
        wanted.plan, wanted.status or "", wanted.units, page * PAGE, PAGE, own.plans
    )
    pages = max(-(-total // PAGE), 1)
    if page >= pages:
        return desk.notice("forms/notice", reason="stale")
    rows = tuple((Button(label=short(f"{each.code} – {each.unit_name}"), data=data(each, "v")),) for each in sent)
    return desk.say(
        "forms/listed",
        buttons=(*rows, *desk.turns("o", page, pages, id)),
        edits=edits,
        total=total,
        sent=sent,
        page=page,
        pages=pages,
        text=ask.text,
    )

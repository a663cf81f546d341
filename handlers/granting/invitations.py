"""Invitations into the office: signed links that one person may use, once, for a few days."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.granting.office import named, plans_of, put
from handlers.message import Incoming, Reply
from knowledge.outbox import Text
from knowledge.registry import Link, Links
from knowledge.registry.links import OFFICE, OFFICE_INVITES
from knowledge.rights.roles import Change, Roles


def invite(plans: tuple[str, ...], incoming: Incoming, desk: Desk, *, edits: bool = False) -> Reply:
    """Make an invitation for some plans, or all of them."""
    link = Link(kind=OFFICE, plan=",".join(plans), person=incoming.person.id)
    payload = Links(desk.records).make(link, desk.now)
    roles = Roles(desk.records)
    for plan in plans or ("",):
        roles.note(Change(by=incoming.person.id, at=desk.now, action="invite", source="private", plan=plan))
    names = [head.short for head in desk.library.heads(plans)] if plans else []
    days = OFFICE_INVITES.days
    return desk.say("rights/invited", edits=edits, name=desk.name, payload=payload, plans=names, days=days)


def joined(payload: str, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Follow an invitation into the office; it is used up by that, and the owners are told."""
    person, links = incoming.person, Links(desk.records)
    if person.id in desk.owners or person.id == 0:
        return [desk.say("rights/notice", reason="owner", name="")]
    link = links.open(payload, desk.now)
    if link is None or not (link.person == 0 or link.person in desk.owners):
        return [desk.say("forms/notice", reason="bad_link")]
    links.use(payload, desk.now)
    roles = Roles(desk.records)
    for plan in link.plan.split(","):
        change = Change(by=link.person, at=desk.now, action="join", source="link", person=person.id, plan=plan)
        roles.grant(change, person.name)
    officer = next(each for each in roles.officers() if each.person == person.id)
    plans = plans_of(officer, desk)
    words = desk.renderer.render("rights/joined.html.j2", officer=officer, plans=plans)
    text = Text(pages=(words,), buttons=(((named(desk)["take_all"], f"q:x:{person.id}"),),))
    for owner in sorted(desk.owners):
        put(owner, f"joined:{payload}", text, desk)
    return [desk.say("rights/told", what="granted", officer=officer, plans=plans)]

"""The people of the office: who they are, one of them with what they manage, a right given, a right taken."""

from __future__ import annotations

from datetime import timedelta

from handlers.desk import Desk
from handlers.message import Button, Incoming, Person, Reply
from knowledge.outbox import Letter, Outbox, Text
from knowledge.registry.links import OFFICE_INVITES
from knowledge.rights.acquaintances import Acquaintances
from knowledge.rights.groups import Groups
from knowledge.rights.roles import Change, Officer, Roles, Source

NOT_PEOPLE = (1087968824, 136817688, 777000)
"""Ids of Telegram's that are nobody's: anonymous administrators, channels, Telegram itself."""

HOLDS = timedelta(days=3)
"""How long it is worth telling somebody of a right."""

SHOWN = 30
"""The most people of the office that are shown at once."""


def overview(desk: Desk, *, edits: bool = False) -> Reply:
    """Show who is of the office, how many groups wait, and what else can be done."""
    officers = Roles(desk.records).officers()
    labels = named(desk)
    rows = tuple((Button(label=_called(each, desk), data=f"q:p:{each.person}"),) for each in officers[:SHOWN])
    waiting = len(Groups(desk.records).listed("waiting"))
    more = (
        (Button(label=labels["invite"], data="q:i"), Button(label=labels["groups"], data="q:n")),
        (Button(label=labels["log"], data="q:l"), Button(label=labels["attempts"], data="q:t")),
        (Button(label=labels["accesses"], data="q:d"),),
    )
    return desk.say(
        "rights/overview",
        buttons=(*rows, *more),
        edits=edits,
        owners=sorted(desk.owners),
        officers=[(each, plans_of(each, desk)) for each in officers[:SHOWN]],
        more=len(officers) - SHOWN,
        waiting=waiting,
        approves=desk.approve_groups,
        days=OFFICE_INVITES.days,
    )


def card(person: int, desk: Desk, *, reason: str = "", edits: bool = False) -> Reply:
    """Show what a person manages, after something was done (`reason`) or not, with what can be done."""
    labels = named(desk)
    officer = next((each for each in Roles(desk.records).officers() if each.person == person), None)
    rows: tuple[tuple[Button, ...], ...] = ()
    if officer and officer.scope.plans is not None:
        held = plans_of(officer, desk)
        rows = tuple((Button(label=labels["take"].format(name), data=f"q:x:{person}:{id}"),) for id, name in held)
        rows += ((Button(label=labels["add"], data=f"q:m:{person}:0"),),)
    if officer:
        rows += ((Button(label=labels["take_all"], data=f"q:x:{person}"),),)
    rows += ((Button(label=labels["back"], data="q:h"),),)
    plans = plans_of(officer, desk) if officer else []
    return desk.say(
        "rights/officer", buttons=rows, edits=edits, done=reason, person=person, officer=officer, plans=plans
    )


def grant(person: Person, plans: tuple[str, ...], source: Source, incoming: Incoming, desk: Desk) -> str:
    """Give a person some plans, or all of them, and give the reason that it is said with."""
    if person.id in desk.owners or person.id == 0:
        return "owner"
    if person.anonymous or person.id in NOT_PEOPLE or person.id < 0:
        return "nobody"
    roles = Roles(desk.records)
    given = [
        roles.grant(_change("grant", person.id, plan, source, incoming, desk), person.name) for plan in plans or ("",)
    ]
    if not any(given):
        return "held"
    tell(person.id, "granted", desk)
    return "granted"


def revoke(person: int, plans: tuple[str, ...], source: Source, incoming: Incoming, desk: Desk) -> str:
    """Take some plans from a person, or all that they have, and give the reason that it is said with."""
    if person in desk.owners:
        return "owner"
    roles = Roles(desk.records)
    if plans and roles.scope(person).plans is None:
        return "has_all"
    taken = [roles.revoke(_change("revoke", person, plan, source, incoming, desk)) for plan in plans or ("",)]
    if not any(taken):
        return "not_held"
    tell(person, "revoked", desk)
    return "revoked"


def tell(person: int, what: str, desk: Desk) -> None:
    """Tell a person whom the bot has met what they manage now."""
    if not Acquaintances(desk.records).includes(person):
        return
    officer = next((each for each in Roles(desk.records).officers() if each.person == person), None)
    plans = plans_of(officer, desk) if officer else []
    words = desk.renderer.render("rights/told.html.j2", what=what, officer=officer, plans=plans)
    put(person, f"{what}:{desk.now.isoformat()}", Text(pages=(words,)), desk)


def put(person: int, key: str, text: Text, desk: Desk) -> None:
    """Write a letter about rights into the outbox."""
    Outbox(desk.records).put(
        Letter(kind="rights", chat=person, key=key, due=desk.now, expires=desk.now + HOLDS, text=text)
    )


def plans_of(officer: Officer, desk: Desk) -> list[tuple[str, str]]:
    """Give the plans that a person manages, each by its id and short name; nothing for all of them."""
    ids = sorted(officer.scope.plans or ())
    known = {head.id: head.short for head in desk.library.heads(tuple(ids))} if ids else {}
    return [(id, known.get(id, id)) for id in ids]


def named(desk: Desk) -> dict[str, str]:
    """Give the labels of buttons by what they do."""
    lines = desk.renderer.render("rights/labels.txt.j2").splitlines()
    return {act: label for act, _, label in (line.partition("=") for line in lines)}


def _called(officer: Officer, desk: Desk) -> str:
    labels = named(desk)
    plans = plans_of(officer, desk)
    what = labels["all_plans"] if officer.scope.plans is None else ", ".join(name for _, name in plans)
    return f"{officer.name or officer.person} – {what}"[:60]


def _change(action: str, person: int, plan: str, source: Source, incoming: Incoming, desk: Desk) -> Change:
    return Change(
        by=incoming.person.id,
        at=desk.now,
        action="grant" if action == "grant" else "revoke",
        source=source,
        person=person,
        chat=incoming.chat.id if source == "group" else None,
        plan=plan,
    )

"""What a person is to the bot: an owner, of the office for some plans or all, or neither."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.message import Incoming, Person
from handlers.route import Right
from knowledge.rights.acquaintances import Acquaintances
from knowledge.rights.roles import EVERYTHING, NOTHING, Roles, Scope


def owns(person: Person, desk: Desk) -> bool:
    """Whether a person runs the bot: an owner of the settings, or whoever sits at its terminal."""
    return not person.anonymous and (person.id in desk.owners or person.id == 0)


def scope(person: Person, desk: Desk) -> Scope:
    """Give the plans whose office a person is of; owners are of all."""
    if owns(person, desk):
        return EVERYTHING
    return NOTHING if person.anonymous else Roles(desk.records).scope(person.id)


def of_office(person: Person, desk: Desk) -> bool:
    """Whether a person is of the office, for one plan at least."""
    return bool(scope(person, desk))


def lacking(right: Right, incoming: Incoming, desk: Desk) -> str:
    """Name the reason why a person may not use a route, or nothing; what the host does not know counts as no."""
    person = incoming.person
    if right == "owner":
        return "" if owns(person, desk) else "owners_only"
    if right == "office":
        return "" if of_office(person, desk) else "office_only"
    if right == "everyone" or incoming.chat.kind == "private" or person.anonymous or incoming.admin is True:
        return ""
    return "admins_only"


def meet(person: Person, desk: Desk) -> None:
    """Note that the bot has met a person, who said hello or asked something."""
    if person.id > 0 and not person.anonymous:
        Acquaintances(desk.records).meet(person.id)


def met(person: Person, desk: Desk) -> bool:
    """Whether the bot knows a person: has met them, filled in a form with them, or they are of the office."""
    return Acquaintances(desk.records).includes(person.id) or of_office(person, desk)

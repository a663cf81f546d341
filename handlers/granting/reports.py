"""What owners look up: the groups, the log of rights, what was refused, who looked at personal data."""

from __future__ import annotations

from datetime import timedelta

from handlers.admission import choices
from handlers.desk import Desk
from handlers.granting.office import named
from handlers.message import Button, Reply
from knowledge.privacy.accesses import Accesses
from knowledge.rights.attempts import Attempts
from knowledge.rights.groups import Groups
from knowledge.rights.roles import Roles

GROUPS, ENTRIES, TALLIES = 12, 20, 20
"""How many groups, entries of the log and attempts are shown at once."""

SINCE = timedelta(days=7)
"""Of how many days attempts are shown."""


def groups(desk: Desk, *, edits: bool = False) -> Reply:
    """Show the groups, those that wait first, with the buttons that decide on them."""
    found = Groups(desk.records).all()
    rows = tuple(
        tuple(Button(label=f"{each.label}: {place + 1}", data=each.data) for each in choices(group, desk))
        for place, group in enumerate(found[:GROUPS])
    )
    return desk.say(
        "rights/groups",
        buttons=(*rows, _back(desk)),
        edits=edits,
        groups=found[:GROUPS],
        total=len(found),
        approves=desk.approve_groups,
    )


def log(desk: Desk, *, edits: bool = False) -> Reply:
    """Show the latest changes of rights: who, when, what, to whom, from where."""
    roles = Roles(desk.records)
    people = {each.person: each.name for each in roles.officers() if each.name}
    titles = {each.chat: each.title for each in Groups(desk.records).all()}
    return desk.say(
        "rights/log",
        buttons=(_back(desk),),
        edits=edits,
        entries=roles.log(ENTRIES),
        people=people,
        owners=desk.owners,
        groups=titles,
    )


def attempts(desk: Desk, *, edits: bool = False) -> Reply:
    """Show what was refused in the last days: to whom, what, why, how often."""
    found = Attempts(desk.records).since(desk.today - SINCE)
    values = {"tallies": found[:TALLIES], "total": sum(each.times for each in found), "days": SINCE.days}
    return desk.say("rights/attempts", buttons=(_back(desk),), edits=edits, **values)


def accesses(desk: Desk, *, edits: bool = False) -> Reply:
    """Show who looked at or took out personal data, the latest first."""
    found = Accesses(desk.records).all(limit=ENTRIES)
    people = {each.person: each.name for each in Roles(desk.records).officers() if each.name}
    return desk.say("rights/accesses", buttons=(_back(desk),), edits=edits, found=found, people=people)


def _back(desk: Desk) -> tuple[Button, ...]:
    return (Button(label=named(desk)["back"], data="q:h"),)

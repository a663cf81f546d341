"""`kehoach rights`: who is of the office, which groups are served, what was changed and what was refused."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.assembly import Assembly
from bot.clock import Clock
from bot.failures import refused
from bot.settings import Settings
from handlers.admission import decided
from handlers.desk import Desk
from handlers.granting import office
from handlers.message import Chat, Incoming, Person
from handlers.plans import named
from knowledge.codec import encode
from knowledge.rights.attempts import Attempts
from knowledge.rights.groups import Groups
from knowledge.rights.roles import Change, Roles

DONE, REFUSED = 0, 2
"""Exit codes."""

MACHINE = Incoming(key="machine", person=Person(id=0), chat=Chat(id=0))
"""Whoever may run the program; in the log it stands as 0."""

SINCE = timedelta(days=30)
"""Of how many days attempts are shown."""


def rights(
    settings: Settings, clock: Clock, action: str, targets: Sequence[str], plans: Sequence[str], *, as_json: bool
) -> int:
    """Show or change rights; ids are numbers of Telegram's."""
    with Assembly(settings, clock) as assembly:
        desk = assembly.desk()
        shown: dict[str, Callable[[Desk], list[object]]] = {
            "list": lambda desk: list(Roles(desk.records).officers()),
            "groups": lambda desk: list(Groups(desk.records).all()),
            "log": lambda desk: list(Roles(desk.records).log(-1)),
            "attempts": lambda desk: list(Attempts(desk.records).since(desk.today - SINCE)),
        }
        if action in shown and not targets and not plans:
            _print(action, shown[action](desk), desk, as_json=as_json)
            return DONE
        if action not in ("grant", "revoke", "approve", "refuse") or not targets:
            return _refuse("rights_usage")
        return _change(action, targets, plans, desk)


def _change(action: str, targets: Sequence[str], plans: Sequence[str], desk: Desk) -> int:
    """Change something for each target; nothing is changed where one of them, or a plan, is unknown."""
    ids: list[str] = []
    for plan in plans:
        found = named(plan, desk.library)
        if len(found) != 1:
            held = [head.id for head in found or desk.library.heads()]
            return _refuse("which_plan" if found else "unknown_plan", got=plan, ids=held)
        ids.append(found[0].id)
    numbers = [_number(target) for target in targets]
    if None in numbers:
        return _refuse("no_id", got=targets[numbers.index(None)])
    done = True
    with desk.records.transaction():
        for number in numbers:
            assert number is not None, "looked at above"
            role = action in ("grant", "revoke")
            done &= _role(action, number, ids, desk) if role else _group(action, number, desk)
    return DONE if done else REFUSED


def _role(action: str, person: int, plans: Sequence[str], desk: Desk) -> bool:
    """Give or take a right, and say what came of it; tell whether it is as was wanted."""
    if action == "grant":
        reason = office.grant(Person(id=person), tuple(plans), "machine", MACHINE, desk)
    else:
        reason = office.revoke(person, tuple(plans), "machine", MACHINE, desk)
    return _said(reason, desk, got=person)


def _group(action: str, chat: int, desk: Desk) -> bool:
    """Approve or refuse a group, of which the bot may not have heard yet, and say so."""
    groups = Groups(desk.records)
    group = groups.of(chat)
    if chat >= 0:
        return _said("no_group", desk, got=chat)
    change = Change(by=0, at=desk.now, action="approve" if action == "approve" else "refuse", source="machine")
    name = desk.renderer.render("rights/machine.html.j2")
    decided(group or groups.knock(chat, "", None, desk.now, noted=False), change, desk, by=name)
    return _said("approved" if action == "approve" else "refused", desk, got=chat)


def _said(reason: str, desk: Desk, got: int) -> bool:
    """Say what came of a change, on standard error where it is not as was wanted."""
    wanted = reason in ("granted", "revoked", "held", "not_held", "approved", "refused")
    words = desk.renderer.render("rights/changed.txt.j2", reason=reason, got=got)
    print(words, file=sys.stdout if wanted else sys.stderr)
    return wanted


def _print(action: str, found: Sequence[object], desk: Desk, *, as_json: bool) -> None:
    """Print what was looked up, a line each."""
    if as_json:
        for each in found:
            print(json.dumps(encode(each), ensure_ascii=False, default=sorted))
        return
    people = {officer.person: officer.name for officer in Roles(desk.records).officers() if officer.name}
    titles = {group.chat: group.title for group in Groups(desk.records).all()}
    values = {"what": action, "found": found, "people": people, "owners": desk.owners, "groups": titles}
    print(desk.renderer.plain("rights/listed.html.j2", **values))


def _number(text: str) -> int | None:
    """Read an id, which is negative for groups."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None


def _refuse(reason: str, **values: object) -> int:
    print(refused(reason, **values), file=sys.stderr)
    return REFUSED

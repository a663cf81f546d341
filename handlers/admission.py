"""New groups: each waits until an owner approves it, hears that once, and nothing else until then."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.standing import owns
from knowledge.outbox import Letter, Outbox, Text
from knowledge.rights.groups import Group, Groups
from knowledge.rights.roles import Change
from knowledge.subscriptions import Subscriptions

KIND = "group"
"""The kind of letters about a group; those to owners have its id as their note."""

HOLDS = timedelta(days=3)
"""How long such a letter is worth delivering."""

MOST_ASKED = 10
"""For how many groups of a day the owners are asked one by one; further ones stand in /quyen."""

_DATA = re.compile(r"([0-9]{1,12}):([ar])")


def admitted(incoming: Incoming, desk: Desk) -> list[Reply] | None:
    """Give what is done in a group that is not approved, None where it is (or needs not be)."""
    if incoming.chat.kind != "group":
        return [] if incoming.joined else None
    group = Groups(desk.records).of(incoming.chat.id)
    if group is not None and group.state == "refused":
        return [Reply(leaves=incoming.chat.id, refused="" if incoming.joined else "group_refused")]
    if not desk.approve_groups or (group is not None and group.state == "approved"):
        return [] if incoming.joined else None
    known = group or _knocked(incoming, desk)
    if known.state == "waiting":
        _ask(known, incoming, desk)
    return [] if incoming.joined else [Reply(refused="group_waiting")]


def unwelcome(chat: int, desk: Desk) -> bool:
    """Whether a group was refused, so that nothing is to be said there even unprompted."""
    group = Groups(desk.records).of(chat)
    return group is not None and group.state == "refused"


def press(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Take an owner's decision on a group (`<group>:a` or `<group>:r`)."""
    found = _DATA.fullmatch(incoming.button)
    group = Groups(desk.records).group(int(found[1])) if found else None
    if found is None or group is None:
        return [desk.notice("refusals", reason="stale")]
    change = Change(
        by=incoming.person.id, at=desk.now, action="approve" if found[2] == "a" else "refuse", source="private"
    )
    return decided(group, change, desk, by=incoming.person.name)


def decided(group: Group, change: Change, desk: Desk, *, by: str) -> list[Reply]:
    """Approve or refuse a group, and tell the group and the other owners; say what it is where that is nothing new."""
    now = Groups(desk.records).decide(group, change)
    if now is None:
        return [desk.say("rights/group", edits=True, group=group, by="", asks=False, new=False)]
    outbox = Outbox(desk.records)
    told = desk.renderer.render("rights/group.html.j2", group=now, by=by, asks=False, new=True)
    outbox.reword(
        (each.id for each in outbox.noted(KIND, str(group.id)) if each.chat != change.by), Text(pages=(told,))
    )
    subscriptions = Subscriptions(desk.records)
    if now.state == "approved":
        subscriptions.resume(now.chat)
        outbox.put(
            _letter(now.chat, f"approved:{desk.now.isoformat()}", desk, _words("rights/approved", desk, name=desk.name))
        )
    else:
        subscriptions.stop(now.chat, "refused")
        outbox.withhold(now.chat, "refused")
    reply = desk.say("rights/group", edits=True, group=now, by="", asks=False, new=True)
    return [reply] if now.state == "approved" else [reply, Reply(leaves=now.chat)]


def choices(group: Group, desk: Desk) -> tuple[Button, ...]:
    """Make the buttons that decide on a group; what is decided can be decided otherwise."""
    labels = desk.renderer.plain("rights/choices.html.j2").splitlines()
    wanted = {"waiting": "ar", "approved": "r", "refused": "a"}[group.state]
    return tuple(
        Button(label=label, data=f"g:{group.id}:{act}")
        for act, label in zip("ar", labels, strict=True)
        if act in wanted
    )


def _knocked(incoming: Incoming, desk: Desk) -> Group:
    """Let a group wait that is new; one to which an owner added the bot is approved by that."""
    groups, chat = Groups(desk.records), incoming.chat
    person = incoming.person.id if incoming.joined and not incoming.person.anonymous else None
    group = groups.knock(chat.id, chat.title, person, desk.now)
    if incoming.joined and owns(incoming.person, desk):
        change = Change(by=incoming.person.id, at=desk.now, action="approve", source="telegram")
        return groups.decide(group, change) or group
    outbox = Outbox(desk.records)
    outbox.put(_letter(chat.id, f"waits:{group.id}", desk, _words("rights/waits", desk), topic=chat.topic))
    return group


def _ask(group: Group, incoming: Incoming, desk: Desk) -> None:
    """Ask the owners about a group that waits: once, and again on a later day where it is still spoken to there."""
    groups = Groups(desk.records)
    groups.retitle(group, incoming.chat.title)
    midnight = desk.now.replace(hour=0, minute=0, second=0, microsecond=0)
    if groups.knocked_since(midnight) > MOST_ASKED:
        return
    group = replace(group, title=incoming.chat.title or group.title)
    by = incoming.person.name if incoming.joined else ""
    words = desk.renderer.render("rights/group.html.j2", group=group, by=by, asks=True, new=True)
    buttons = (tuple((each.label, each.data) for each in choices(group, desk)),)
    key = f"{group.id}:{desk.today.isoformat()}"
    if any(letter.key == key for letter in Outbox(desk.records).noted(KIND, str(group.id))):
        return
    Outbox(desk.records).put_all(
        replace(_letter(owner, key, desk, Text(pages=(words,), buttons=buttons)), note=str(group.id))
        for owner in sorted(desk.owners)
    )


def _letter(chat: int, key: str, desk: Desk, text: Text, *, topic: int | None = None) -> Letter:
    return Letter(kind=KIND, chat=chat, key=key, due=desk.now, expires=desk.now + HOLDS, text=text, topic=topic)


def _words(template: str, desk: Desk, **values: object) -> Text:
    return Text(pages=(desk.renderer.render(f"{template}.html.j2", **values),))

"""The buttons of /quyen; each is for owners, in their private chat."""

from __future__ import annotations

from collections.abc import Callable

from handlers.desk import Desk
from handlers.granting import invitations, office, reports
from handlers.granting.orders import LONGEST_ID
from handlers.message import Button, Incoming, Person, Reply
from handlers.plans import choices


def press(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Take a press (`<what>`, `<what>:<person or plan>`, `<what>:<person>:<plan or page>`)."""
    what, _, rest = incoming.button.partition(":")
    first, _, second = rest.partition(":")
    shown: dict[str, Callable[..., Reply]] = {
        "h": office.overview,
        "n": reports.groups,
        "l": reports.log,
        "t": reports.attempts,
        "d": reports.accesses,
    }
    if incoming.chat.kind != "private":
        return [desk.notice("refusals", reason="stale")]
    if what in shown and not rest:
        return [shown[what](desk, edits=True)]
    if what == "i":
        return [_inviting(rest, incoming, desk)]
    if what in ("p", "x", "g", "m") and first.isascii() and first.isdigit() and len(first) <= LONGEST_ID:
        return [_about(what, int(first), second, incoming, desk)]
    return [desk.notice("refusals", reason="stale")]


def _about(what: str, person: int, more: str, incoming: Incoming, desk: Desk) -> Reply:
    """Show a person, take a right of theirs, give one, or offer plans to give."""
    if what == "p":
        return office.card(person, desk, edits=True)
    if what == "x":
        reason = office.revoke(person, (more,) if more else (), "private", incoming, desk)
        return office.card(person, desk, reason=reason, edits=True)
    if what == "m":
        return _offered(person, more, desk)
    if more not in desk.library.plan_ids():
        return desk.notice("refusals", reason="stale")
    reason = office.grant(Person(id=person), (more,), "private", incoming, desk)
    return office.card(person, desk, reason=reason, edits=True)


def _offered(person: int, page: str, desk: Desk) -> Reply:
    """Offer plans to give to a person."""
    heads = desk.library.heads()
    if not (page.isascii() and page.isdigit() and len(page) < 5 and int(page) * 8 < len(heads)):
        return desk.notice("refusals", reason="stale")
    buttons = choices(heads, int(page), f"q:g:{person}", f"q:m:{person}", desk)
    back = (Button(label=office.named(desk)["back"], data=f"q:p:{person}"),)
    return desk.say("rights/choose", buttons=(*_fitting(buttons), back), edits=True)


def _inviting(rest: str, incoming: Incoming, desk: Desk) -> Reply:
    """Ask for which plans somebody is invited, or make the invitation (`*` for all, a plan's id for one)."""
    labels = office.named(desk)
    if not rest:
        everything = (Button(label=labels["all_plans"], data="q:i:*"),)
        buttons = choices(desk.library.heads(), 0, "q:i", "", desk)
        back = (Button(label=labels["back"], data="q:h"),)
        return desk.say("rights/choose", buttons=(everything, *_fitting(buttons), back), edits=True)
    if rest == "*":
        return invitations.invite((), incoming, desk, edits=True)
    if rest in desk.library.plan_ids():
        return invitations.invite((rest,), incoming, desk, edits=True)
    return desk.notice("refusals", reason="stale")


def _fitting(rows: tuple[tuple[Button, ...], ...]) -> tuple[tuple[Button, ...], ...]:
    """Leave out buttons whose data are longer than a host takes; such plans can be typed."""
    return tuple(row for row in rows if all(len(each.data.encode()) <= 64 for each in row))

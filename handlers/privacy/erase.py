"""/xoadulieu: a person's data erased after they confirmed it, and said what the office keeps without them."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.privacy.forms import forms_of
from handlers.registering.case import private
from handlers.registering.consent import labels
from knowledge.privacy import held
from knowledge.privacy.erasing import counts, erase
from knowledge.text import key

YES = ("xoa", "xoa du lieu", "xoa du lieu cua toi", "dong y", "dong y xoa")
"""What may be typed to confirm, without marks."""


UNNAMED = ("registrations", "changes")
"""Tables whose rows stay without the person, which is said in words of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A kind of data: its heading, how much there is, and why it is kept (empty: it goes).

    `days` is for how many days it is kept, 0 where that has no end; `unlinked` tells that it only loses the person.
    """

    title: str
    count: int
    why: str = ""
    days: int = 0
    unlinked: bool = False


def ask(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /xoadulieu: say what would go and what is kept, and ask."""
    if not private(incoming):
        return [desk.say("forms/notice", reason="private_only")]
    found = counts(desk.records, incoming.person.id)
    if not found:
        return [_said("nothing", desk)]
    named = labels(desk)
    buttons = (
        (Button(label=named["erase"], data=_data("y", desk)),),
        (Button(label=named["leave"], data=_data("n", desk)),),
    )
    parts, sent = _parts(found, desk), found.get("registrations", 0)
    stays = [part for part in parts if part.why]
    if stays == parts and not sent:
        return [desk.say("privacy/erased", what="kept", sent=0, stays=stays, backups=0)]
    goes = [part for part in parts if not part.why and not part.unlinked]
    loses = [part for part in parts if part.unlinked]
    backups = desk.privacy.backups
    return [desk.say("privacy/erase", buttons=buttons, goes=goes, loses=loses, stays=stays, sent=sent, backups=backups)]


def pressed(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Erase, or leave all as it is (`y` or `n`, and the day on which it was asked)."""
    if not private(incoming) or incoming.button not in (_data(answer, desk).partition(":")[2] for answer in "yn"):
        return [desk.notice("refusals", reason="stale")]
    if incoming.button.startswith("n"):
        return [_said("left", desk, edits=True)]
    return [_erased(incoming, desk, edits=True)]


def typed(incoming: Incoming, desk: Desk) -> list[Reply] | None:
    """Take the confirmation as a word, while its question is what was said last; None for all else."""
    if incoming.edited or incoming.forwarded or key(incoming.text).removesuffix(" a") not in YES:
        return None
    if _data("y", desk) not in desk.records.offer(incoming.chat.id, incoming.person.id):
        return None
    return [_erased(incoming, desk)]


def _erased(incoming: Incoming, desk: Desk, *, edits: bool = False) -> Reply:
    """Erase and say what is left."""
    person = incoming.person.id
    sent = counts(desk.records, person).get("registrations", 0)
    erase(desk.records, person, forms_of(desk).kinds, desk.now)
    left = counts(desk.records, person)
    return desk.say(
        "privacy/erased", edits=edits, what="done", sent=sent, stays=_parts(left, desk), backups=desk.privacy.backups
    )


def _said(what: str, desk: Desk, *, edits: bool = False) -> Reply:
    return desk.say("privacy/erased", edits=edits, what=what, sent=0, stays=(), backups=0)


def _parts(found: dict[str, int], desk: Desk) -> list[Part]:
    """Give the kinds of data that were counted, but for registrations and their history, in their order."""
    return [
        Part(
            title=table.title,
            count=found[table.name],
            why=table.why,
            days=int(getattr(desk.privacy.retention, table.days)) if table.days else 0,
            unlinked=table.erase == "unlink",
        )
        for table in held.personal()
        if table.name in found and table.name not in UNNAMED
    ]


def _data(answer: str, desk: Desk) -> str:
    """Give the data of an answer, which holds on the day on which it was asked."""
    return f"xd:{answer}{desk.today:%Y%m%d}"

"""The plans that are held: a list of them, and one of them in brief."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from knowledge.errors import UnknownPlan
from knowledge.library import Head, Library
from knowledge.text import key

PAGE = 8
"""Plans on a page of a list."""


def plans(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /kehoach: all plans, or the one that was named, or those that the name may mean."""
    found = named(incoming.text, desk.library)
    if incoming.text and len(found) == 1:
        return [_summary(found[0].id, desk)]
    return [_list(found, 0, incoming.text, desk)]


def summary(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show the plan whose button was pressed (its id)."""
    try:
        return [_summary(incoming.button, desk, edits=True)]
    except UnknownPlan:
        return [desk.notice("refusals", reason="stale")]


def listing(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show another page of the list of all plans (its number from 0)."""
    page = page_pressed(incoming, desk)
    if page is None:
        return [desk.notice("refusals", reason="stale")]
    return [_list(desk.library.heads(), page, "", desk, edits=True)]


def named(text: str, library: Library) -> tuple[Head, ...]:
    """Find the plans of an exact id, number or short name, else those that have every word typed."""
    heads = library.heads()
    wanted = key(text)
    exact = tuple(head for head in heads if wanted in {key(head.id), key(head.number), key(head.short)} - {""})
    return exact or tuple(head for head in heads if _has_words(head, wanted))


def page_pressed(incoming: Incoming, desk: Desk) -> int | None:
    """Read the page (from 0) of the list of all plans that a button asks for; None if there is none such."""
    data = incoming.button
    if not (data.isascii() and data.isdigit() and len(data) < 6):
        return None
    return int(data) if int(data) * PAGE < len(desk.library.heads()) else None


def choices(heads: tuple[Head, ...], page: int, pick: str, turn: str, desk: Desk) -> tuple[tuple[Button, ...], ...]:
    """Offer the plans of a page, a row each, and the pages beside it; `pick` and `turn` are prefixes."""
    shown = heads[page * PAGE : (page + 1) * PAGE]
    rows = tuple((Button(label=head.short, data=f"{pick}:{head.id}"),) for head in shown)
    return rows + (desk.turns(turn, page, -(-len(heads) // PAGE)) if turn else ())


def _list(heads: tuple[Head, ...], page: int, name: str, desk: Desk, *, edits: bool = False) -> Reply:
    """Say a page of the plans that a name may mean, or of all where it is empty; only those turn pages."""
    shown = heads[page * PAGE : (page + 1) * PAGE]
    buttons = choices(heads, page, "k", "" if name else "l", desk)
    return desk.say("plans", buttons=buttons, edits=edits, heads=shown, total=len(heads), name=name)


def _summary(plan: str, desk: Desk, *, edits: bool = False) -> Reply:
    """Say a plan in brief."""
    return desk.say("plan", edits=edits, plan=desk.library.plan(plan), today=desk.today)


def _has_words(head: Head, wanted: str) -> bool:
    """Whether the words typed all stand in what names the plan."""
    words = set(key(f"{head.id} {head.number} {head.issuer} {head.issuer_short} {head.short} {head.subject}").split())
    return words.issuperset(wanted.split())

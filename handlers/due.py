"""/han: what is due, for a plan, a unit or a stretch of days; anything else is a question for a deadline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.ask import deadline
from handlers.blocks import Block, paged
from handlers.desk import Desk
from handlers.due_lines import items, undated_html
from handlers.limits import LONGEST
from handlers.message import Incoming, Reply
from handlers.plans import named
from knowledge.digest import Dated, timeline_of
from knowledge.digest.concerns import FIRST_DAY, LAST_DAY, concerning, read_unit, registered_for
from knowledge.digest.period import no_month, read_period
from knowledge.library import Head
from knowledge.records import Question
from knowledge.text import key

DUE = "due"
"""The kind under which a list is kept among the questions, for its pages."""

COMING = timedelta(days=92)
"""How far /han alone looks ahead where the chat is bound to no plan."""

MOST = 200
"""The most deadlines in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list is about: plans (None: all), a unit's name or nothing, two days, both included, or None."""

    plans: tuple[Head, ...] | None = None
    unit: str = ""
    days: tuple[date, date] | None = None


def due(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /han: a list where it is asked for one, else an answer to a question."""
    if month := no_month(incoming.text[:LONGEST]):
        return [desk.say("refusals", reason="no_month", month=month)]
    bound = desk.records.binding(incoming.chat.id)
    pages = _pages(incoming.text, bound, desk) if len(incoming.text) <= LONGEST else None
    if pages is None:
        return deadline(incoming, desk)
    person = None if incoming.person.anonymous else incoming.person.id
    id = desk.records.note_question(
        Question(
            chat=incoming.chat.id,
            person=person,
            text=incoming.text,
            at=desk.now,
            asked_kind=DUE,
            plan=bound,
            status="answered",
            kind=DUE,
        )
    )
    return [Reply(html=pages[0], buttons=desk.turns("hn", 0, len(pages), id), edits=incoming.edited)]


def turn(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show another page of a list (`<question>:<page from 0>`), as of the day on which it was asked for."""
    id, _, page = incoming.button.partition(":")
    if not all(part.isascii() and part.isdigit() and len(part) < 16 for part in (id, page)):
        return [desk.notice("refusals", reason="stale")]
    asked = desk.records.question(int(id))
    if asked is None or asked.chat != incoming.chat.id or asked.asked_kind != DUE:
        return [desk.notice("refusals", reason="stale")]
    pages = _pages(asked.text, asked.plan, replace(desk, now=asked.at))
    if pages is None or int(page) >= len(pages):
        return [desk.notice("refusals", reason="stale")]
    return [Reply(html=pages[int(page)], buttons=desk.turns("hn", int(page), len(pages), int(id)), edits=True)]


def _pages(text: str, bound: str | None, desk: Desk) -> tuple[str, ...] | None:
    """Write the pages of the list that a text asks for; None where it asks for none."""
    listing = _listing(text, bound, desk)
    if listing is None:
        return None
    found = _found(listing, desk)
    if listing.unit and not found and not listing.days:
        return None
    blocks = list(items(found[:MOST], "", desk.today, desk.library, desk.renderer))
    if listing.plans and len(listing.plans) == 1 and not listing.days and not listing.unit:
        plan = listing.plans[0].id
        heading = desk.renderer.render("digest/heading.html.j2", name="undated")
        loose = timeline_of(desk.library).undated(plan)
        blocks += [Block(undated_html(plan, each, desk.library, desk.renderer), heading) for each in loose]
    parts = paged(blocks) if blocks else ("",)
    return tuple(
        desk.renderer.render(
            "digest/listing.html.j2", listing=listing, total=len(found), body=part, page=n + 1, pages=len(parts)
        )
        for n, part in enumerate(parts)
    )


def _listing(text: str, bound: str | None, desk: Desk) -> Listing | None:
    """Read what a list is asked for; None where the text is a question."""
    period = read_period(text, desk.today)
    days = (period.first, period.last) if period else None
    rest = period.rest if period else text.strip()
    if not key(rest):
        own = desk.library.heads((bound,)) if bound else None
        return Listing(plans=own or None, days=days or (None if own else (desk.today, desk.today + COMING)))
    heads = named(rest, desk.library)
    exact = tuple(head for head in heads if key(rest) in {key(head.id), key(head.number), key(head.short)})
    if exact or (heads and days):
        return Listing(plans=exact or heads, days=days)
    return Listing(unit=rest, days=days) if days or len(key(rest).split()) > 1 else None


def _found(listing: Listing, desk: Desk) -> list[Dated]:
    """Find the deadlines of a list, in order."""
    timeline = timeline_of(desk.library)
    first, last = listing.days or (FIRST_DAY, LAST_DAY)
    plans = tuple(head.id for head in listing.plans) if listing.plans else ()
    occasions = desk.registered.occasions(plans or None) if not listing.unit else ()
    found = timeline.between(first, last, plans, occasions)
    if not listing.unit:
        return found
    unit = read_unit(listing.unit)
    own = [item for item in registered_for(unit, timeline, desk.registered) if first <= item.last <= last]
    by_plan: dict[str, list[Dated]] = {}
    for item in found:
        by_plan.setdefault(item.plan, []).append(item)
    concerned = [item for plan, held in by_plan.items() for item in concerning(unit, desk.library.plan(plan), held)]
    return sorted(own + concerned, key=lambda item: (item.last, item.plan))

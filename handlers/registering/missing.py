"""/chuadangky: which units of the directory have not registered for a form yet."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.registering.case import form_of
from handlers.registering.offers import offers
from handlers.registering.view import short
from handlers.standing import scope
from knowledge.facts import Plan
from knowledge.form_facts import RegistrationForm
from knowledge.registry import Drafts, Links, Registrations, Units
from knowledge.registry.drafts import Focus
from knowledge.registry.links import Ask
from knowledge.registry.units import expected
from knowledge.units import Unit

PAGE = 15
"""How many units stand on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A form and how its units stand: how many are expected, and which have not registered."""

    plan: Plan
    form: RegistrationForm
    expected: int
    missing: tuple[Unit, ...]


def missing(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /chuadangky: for the plan that is named or bound, else for each form that is open."""
    found, _ = offers(incoming.text, incoming.chat.id, desk)
    own = scope(incoming.person, desk)
    if found and not any(own.covers(offer.plan.id) for offer in found):
        return [desk.say("refusals", reason="other_plan")]
    gaps = [gap(offer.plan, offer.form, desk) for offer in found if own.covers(offer.plan.id)]
    known = [each for each in gaps if each.expected]
    if not known:
        return [desk.say("forms/missing", gaps=(), page=0, pages=1, units=())]
    if len(known) > 1:
        rows = tuple((Button(label=_label(each), data=_data(each, 0, incoming, desk)),) for each in known[:12])
        return [desk.say("forms/missing", buttons=rows, gaps=known[:12], page=0, pages=1, units=())]
    return [_page(known[0], 0, incoming, desk)]


def turned(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show another page (`<kept form>:<page from 0>`), or ask until when a unit gets time (`<kept>:u<unit>`)."""
    id, _, rest = incoming.button.partition(":")
    unit = rest.removeprefix("u")
    if not all(part.isascii() and part.isdigit() and len(part) < 13 for part in (id, unit)):
        return [desk.notice("forms/notice", reason="stale")]
    ask = Links(desk.records).asked(int(id), "missing", incoming.person.id)
    plan, _, form = ask.text.partition("|") if ask else ("", "", "")
    found = form_of(plan, form, desk)
    if ask is None or found is None:
        return [desk.notice("forms/notice", reason="stale")]
    if not scope(incoming.person, desk).covers(plan):
        return [desk.notice("refusals", reason="other_plan")]
    if rest.startswith("u"):
        return [_extending(ask, int(unit), incoming, desk)]
    return [_page(gap(*found, desk), int(rest), incoming, desk, edits=True)]


def gap(plan: Plan, form: RegistrationForm, desk: Desk) -> Gap:
    """Find the units that are expected to register for a form and have not."""
    directory = Units(desk.records).directory()
    waited = expected(directory, plan.id, plan.place, form.levels)
    done = Registrations(desk.records).registered_units(plan.id, form.id)
    return Gap(
        plan=plan, form=form, expected=len(waited), missing=tuple(unit for unit in waited if unit.id not in done)
    )


def _page(found: Gap, page: int, incoming: Incoming, desk: Desk, *, edits: bool = False) -> Reply:
    pages = max(-(-len(found.missing) // PAGE), 1)
    if page >= pages:
        return desk.notice("forms/notice", reason="stale")
    units = found.missing[page * PAGE : (page + 1) * PAGE]
    kept = _data(found, 0, incoming, desk).split(":")[1]
    rows = tuple((Button(label=short(unit.name), data=f"u:{kept}:u{unit.id}"),) for unit in units)
    turns = desk.turns("u", page, pages, int(kept))
    return desk.say(
        "forms/missing", buttons=(*rows, *turns), edits=edits, gaps=(found,), page=page, pages=pages, units=units
    )


def _label(found: Gap) -> str:
    return short(f"{found.form.short} – {found.plan.short}: {len(found.missing)}/{found.expected}")


def _data(found: Gap, page: int, incoming: Incoming, desk: Desk) -> str:
    ask = Ask(person=incoming.person.id, kind="missing", text=f"{found.plan.id}|{found.form.id}")
    return f"u:{Links(desk.records).ask(ask, desk.now)}:{page}"


def _extending(ask: Ask, id: int, incoming: Incoming, desk: Desk) -> Reply:
    """Ask until when a unit that has not registered is to have time."""
    unit = Units(desk.records).unit(id)
    if unit is None:
        return desk.notice("forms/notice", reason="stale")
    kept = Ask(person=incoming.person.id, kind="extend", text=f"{ask.text}|{id}")
    target = Links(desk.records).ask(kept, desk.now)
    Drafts(desk.records).focus(incoming.person.id, Focus("unit", target), desk.now)
    return desk.say("forms/awaiting", kind="until", unit=unit.name, code="")

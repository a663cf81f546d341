"""/dangky: choose a form, with what was typed along; from a group by way of the private chat."""

from __future__ import annotations

from dataclasses import replace

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.registering.case import Case, case_of, private
from handlers.registering.consent import require
from handlers.registering.gate import stop, with_unit
from handlers.registering.offers import Offer, Said, best, offers, opened, said
from handlers.registering.view import labels, short, view
from knowledge.forms import draft as machine
from knowledge.forms.draft import Draft, Frame, Step
from knowledge.forms.parse import listed
from knowledge.forms.sheet import opening
from knowledge.registry import Drafts, Held, Link, Links, Units
from knowledge.registry.drafts import Focus, named_unit
from knowledge.registry.links import Ask

MOST = 12
"""The most forms offered at once; who wants another names its plan."""


def register(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /dangky, with or without answers behind it."""
    if not private(incoming):
        return [_invited(incoming, desk)]
    ask = Ask(person=incoming.person.id, kind="begin", text=incoming.text)
    return _begin(ask, incoming.chat.id, desk)


def linked(link: Link, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Follow a link from a group to its plan's forms."""
    heads = desk.library.heads((link.plan,)) if link.plan else ()
    text = heads[0].id if heads else ""
    ask = Ask(person=incoming.person.id, kind="begin", text=text, chat=link.chat, topic=link.topic)
    return _begin(ask, incoming.chat.id, desk)


def chosen(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Begin the form whose button was pressed (`<kept text>:<place of the form>`)."""
    id, place = [*incoming.button.split(":"), ""][:2]
    numbers = all(part.isascii() and part.isdigit() and len(part) < 13 for part in (id, place))
    ask = Links(desk.records).asked(int(id), "begin", incoming.person.id) if numbers and private(incoming) else None
    if ask is None:
        return [desk.notice("forms/notice", reason="stale")]
    found, rest = offers(ask.text, incoming.chat.id, desk)
    wanted = [offer for offer in found if opened(offer, desk)][:MOST]
    if int(place) >= len(wanted):
        return [desk.notice("forms/notice", reason="stale")]
    return _begun(said(wanted[int(place)], rest, desk), rest, ask, desk, edits=True)


def _begin(ask: Ask, chat: int, desk: Desk) -> list[Reply]:
    """Begin the form that a text fills best, or offer those that are open and the drafts in hand."""
    found, rest = offers(ask.text, chat, desk)
    wanted = [offer for offer in found if opened(offer, desk)]
    mine = Drafts(desk.records).of_person(ask.person)
    meant = best([said(offer, rest, desk) for offer in found]) if rest else None
    if meant:
        return _begun(meant, rest, ask, desk) if meant.offer in wanted else [_closed(meant.offer, desk)]
    if len(wanted) == 1 and (rest or not mine):
        return _begun(said(wanted[0], rest, desk), rest, ask, desk)
    if wanted or (mine and not found):
        if rest:
            require(ask.person, None, desk)
        return [_offered(wanted[:MOST], mine, ask, desk)]
    if found:
        return [_closed(found[0], desk)]
    return [desk.say("forms/notice", reason="no_forms")]


def _closed(offer: Offer, desk: Desk) -> Reply:
    """Say that a form is not open, and until when it was, or that it is not open yet."""
    early = (opening(offer.plan, offer.form) or desk.today) > desk.today
    return desk.say("forms/closed", plan=offer.plan, form=offer.form, unit="", early=early)


def _offered(wanted: list[Offer], mine: tuple[Held, ...], ask: Ask, desk: Desk) -> Reply:
    """Offer the drafts in hand and the forms that may be begun."""
    id = Links(desk.records).ask(ask, desk.now)
    going = [case for held in mine[:5] if (case := case_of(held, desk))]
    rows = tuple((_going_on(case, desk),) for case in going)
    for place, offer in enumerate(wanted):
        rows += ((Button(label=short(f"{offer.form.short} – {offer.plan.short}"), data=f"d:{id}:{place}"),),)
    return desk.say("forms/offered", buttons=rows, drafts=len(going), forms=len(wanted), text=ask.text)


def _going_on(case: Case, desk: Desk) -> Button:
    unit = named_unit(case.draft.answers)
    name = f"{case.form.short}, {unit.name}" if unit else f"{case.form.short}, {case.plan.short}"
    label = short(labels(desk)["resume"].format(name))
    return Button(label=label, data=f"t:{case.held.id}:{case.draft.revision}:t")


def _begun(begun: Said, text: str, ask: Ask, desk: Desk, *, edits: bool = False) -> list[Reply]:
    """Begin a form for a person with what was typed along; a draft of it that has no unit yet goes on."""
    drafts = Drafts(desk.records)
    offer, frame, step = begun.offer, begun.frame, begun.step
    require(ask.person, offer, desk)
    if not text:
        for held in drafts.of_person(ask.person):
            going = case_of(held, desk) if _same(held, offer) else None
            if going:
                drafts.focus(ask.person, Focus("draft", held.id), desk.now)
                return [view(going, desk, edits=edits)]
        step = _own_unit(frame, offer, ask, desk) or step
    step = with_unit(step, desk)
    unit = named_unit(step.draft.answers)
    held = Held(
        id=0, person=ask.person, plan=offer.plan.id, form=offer.form.id, draft=Draft(), chat=ask.chat, topic=ask.topic
    )
    if unit and unit.id is not None:
        stopped = stop(held, Case(held=held, frame=frame), unit, desk)
        if stopped is not None:
            return stopped
        Units(desk.records).claim(ask.person, unit.id, desk.now)
    stored = drafts.begin(replace(held, draft=step.draft, unit=unit.id if unit else None), desk.now)
    case = case_of(stored, desk)
    assert case is not None
    return [view(case, desk, step, edits=edits, begins=True)]


def _same(held: Held, offer: Offer) -> bool:
    """Whether a draft is of that form, and has no unit yet or nothing was sent for it."""
    return (held.plan, held.form) == (offer.plan.id, offer.form.id) and held.registration is None


def _own_unit(frame: Frame, offer: Offer, ask: Ask, desk: Desk) -> Step | None:
    """Fill in the unit of a person who was confirmed to belong to just one that the form is for."""
    field = frame.sheet.unit_field()
    levels = offer.form.levels
    own = [unit for unit in Units(desk.records).of_person(ask.person) if not levels or unit.level in levels]
    if field is None or len(own) != 1:
        return None
    return Step(draft=machine.begin(frame, {field.id: listed(own[0])}), filled=(field.id,))


def _invited(incoming: Incoming, desk: Desk) -> Reply:
    """Lead from a group to the private chat, for the group's plan or the one that is named."""
    if not desk.name:
        return desk.say("forms/notice", reason="private_only")
    found, _ = offers(incoming.text, incoming.chat.id, desk)
    plans = {offer.plan.id for offer in found}
    plan = plans.pop() if len(plans) == 1 else ""
    chat = incoming.chat if incoming.chat.kind == "group" else None
    link = Link(kind="form", plan=plan, chat=chat.id if chat else None, topic=chat.topic if chat else None)
    url = f"https://t.me/{desk.name}?start={Links(desk.records).make(link, desk.now)}"
    open_now = [offer for offer in found if opened(offer, desk)][:MOST]
    button = Button(label=labels(desk)["open"], url=url)
    return desk.say("forms/invited", buttons=((button,),), offers=open_now)

"""The buttons of /bantin. Each says what it sets, so that a second press changes nothing."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.message import Button, Reply
from handlers.plans import PAGE
from knowledge.digest import Subscription

TIMES = ("0600", "0630", "0700", "0730", "0800", "0900", "1130", "1330", "1600", "1700", "1900", "2000")
"""Times of day that are offered; others can be typed."""

AHEAD = (7, 14, 30, 60)
"""Numbers of days ahead that are offered; others can be typed."""

Rows = tuple[tuple[Button, ...], ...]


def menu(wanted: Subscription, desk: Desk, here: int | None) -> Rows:
    """Offer to change each thing that is set; `here` is the topic in which it is offered, or None."""
    labels = iter(desk.renderer.plain("digest/menu.html.j2", wanted=wanted).splitlines())

    def flag(what: str, value: bool) -> Button:
        return Button(label=next(labels), data=f"bt:{what}:{0 if value else 1}")

    switch = flag("o", wanted.on)
    show = Button(label=next(labels), data="bt:x")
    at = Button(label=next(labels), data="bt:t")
    plans = Button(label=next(labels), data="bt:p:0")
    ahead = tuple(Button(label=next(labels), data=f"bt:a:{days}") for days in AHEAD)
    days, sound = flag("w", wanted.workdays), flag("q", wanted.silent)
    pin, empty = flag("g", wanted.pinned), flag("e", wanted.empty)
    topic = flag("c", wanted.topic is not None)
    rows = ((switch, show), (at, plans), ahead, (days,), (sound, pin), (empty,))
    return rows if here is None and wanted.topic is None else (*rows, (topic,))


def time_menu(wanted: Subscription, desk: Desk) -> Reply:
    """Offer times of day."""
    buttons = tuple(Button(label=f"{at[:2]}:{at[2:]}", data=f"bt:h:{at}") for at in TIMES)
    rows = tuple(buttons[place : place + 4] for place in range(0, len(buttons), 4))
    return desk.say("digest/times", buttons=(*rows, _back(desk)), wanted=wanted)


def plan_menu(wanted: Subscription, page: int, desk: Desk) -> Reply:
    """Offer the plans of a page (from 0), those chosen marked; none chosen means all."""
    heads = desk.library.heads()
    pages = max(1, -(-len(heads) // PAGE))
    page = min(page, pages - 1)
    shown = heads[page * PAGE : (page + 1) * PAGE]
    rows = tuple(
        (Button(label=f"✓ {head.short}", data=f"bt:l:-{head.id}"),)
        if head.id in wanted.plans
        else (Button(label=head.short, data=f"bt:l:+{head.id}"),)
        for head in shown
    )
    all_plans = (Button(label=desk.renderer.plain("digest/all_plans.html.j2", wanted=wanted), data="bt:l:*"),)
    buttons = (*rows, all_plans, *desk.turns("bt:p", page, pages), _back(desk))
    return desk.say("digest/choose_plans", buttons=buttons, wanted=wanted)


def _back(desk: Desk) -> tuple[Button, ...]:
    """Offer the way back to what is set."""
    return (Button(label=desk.renderer.plain("digest/back.html.j2"), data="bt:s"),)

"""/bantin: whether, when and about what a chat gets its daily digest, by typing or by buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from handlers.desk import Desk
from handlers.digests import preview
from handlers.message import Incoming, Reply
from handlers.plans import named
from handlers.subscribe_buttons import menu, plan_menu, time_menu
from knowledge.digest import Subscription
from knowledge.digest.orders import Orders, read_orders
from knowledge.digest.subscription import MOST_AHEAD
from knowledge.subscriptions import Subscriptions
from knowledge.text import compose, fold

_FLAGS: dict[str, tuple[str, bool]] = {
    "on": ("on", True),
    "off": ("on", False),
    "workdays": ("workdays", True),
    "everyday": ("workdays", False),
    "silent": ("silent", True),
    "loud": ("silent", False),
    "pinned": ("pinned", True),
    "unpinned": ("pinned", False),
    "empty": ("empty", True),
    "filled": ("empty", False),
}
"""The field that each wish sets, and to what; the first of two that are opposite wins."""


def subscription(incoming: Incoming, desk: Desk) -> Subscription:
    """Give a chat's subscription, or the one that it would begin with: switched off, on the plan it is bound to."""
    kept = Subscriptions(desk.records).of(incoming.chat.id)
    if kept is not None:
        return kept
    bound = desk.records.binding(incoming.chat.id)
    plans = (bound,) if bound else ()
    return Subscription(chat=incoming.chat.id, at=desk.rules.time, on=False, plans=plans, topic=incoming.chat.topic)


def bantin(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /bantin: show what is set, or set what was typed."""
    wanted = subscription(incoming, desk)
    if not incoming.text:
        return [state(_back(wanted, incoming, desk), desk, incoming.chat.topic)]
    fresh = Subscriptions(desk.records).of(incoming.chat.id) is None
    orders = read_orders(incoming.text)
    if orders.no_time:
        return [desk.say("digest/not_understood", said="", no_time=orders.no_time)]
    plans, unknown = _plans(orders, desk)
    if unknown:
        return [desk.say("digest/not_understood", said=_as_typed(unknown, incoming.text))]
    if orders.ahead is not None and not 1 <= orders.ahead <= MOST_AHEAD:
        return [desk.say("digest/not_understood", said="", most=MOST_AHEAD)]
    if "show" in orders.wishes:
        return [preview(wanted, desk)]
    changed = _changed(wanted, orders, incoming.chat.topic, fresh=fresh)
    if plans is not None:
        changed = replace(changed, plans=plans)
    return [_keep(changed, incoming, desk)]


def _changed(wanted: Subscription, orders: Orders, topic: int | None, *, fresh: bool) -> Subscription:
    """Apply wishes; a time, or the first thing that a chat sets, switches the digest on."""
    flags = {field: value for wish, (field, value) in _FLAGS.items() if wish in orders.wishes}
    if "on" not in flags and (orders.at or fresh):
        flags["on"] = True
    changed = replace(wanted, **flags)  # type: ignore[arg-type]  # all of these are flags
    if orders.at:
        changed = replace(changed, at=orders.at)
    if orders.ahead:
        changed = replace(changed, ahead=orders.ahead)
    if "topic" in orders.wishes:
        changed = replace(changed, topic=topic)
    if "no_topic" in orders.wishes:
        changed = replace(changed, topic=None)
    return changed


def _as_typed(name: str, text: str) -> str:
    """Give a folded name as it stands in what was typed, or as it is."""
    typed = compose(text)
    at = fold(typed).find(name)
    return typed[at : at + len(name)] if at >= 0 else name


def _plans(orders: Orders, desk: Desk) -> tuple[tuple[str, ...] | None, str]:
    """Find the plans that were named: their ids, empty for all, None where none was; and what is no plan."""
    if "all_plans" in orders.wishes:
        return (), ""
    found: list[str] = []
    for name in orders.plans:
        heads = named(name, desk.library)
        if len(heads) != 1:
            return None, name
        found.append(heads[0].id)
    return (tuple(dict.fromkeys(found)) if found else None), ""


def pressed(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Set what a button says, or open the choices behind it (`<what>:<value>`)."""
    wanted = subscription(incoming, desk)
    what, _, value = incoming.button.partition(":")
    if what in ("t", "p", "s", "x"):
        return [_opened(what, value, wanted, desk, incoming.chat.topic)]
    changed = _set(wanted, what, value, incoming.chat.topic, desk)
    if changed is None:
        return [desk.notice("refusals", reason="stale")]
    reply = _keep(changed, incoming, desk)
    if what == "l":
        return [replace(plan_menu(changed, 0, desk), edits=True)]
    return [replace(reply, edits=True)]


def _opened(what: str, value: str, wanted: Subscription, desk: Desk, here: int | None) -> Reply:
    """Open a choice: times, plans, the state, or today's digest as it would be."""
    page = int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 0
    if what == "t":
        return replace(time_menu(wanted, desk), edits=True)
    if what == "p":
        return replace(plan_menu(wanted, page, desk), edits=True)
    if what == "x":
        return replace(preview(wanted, desk, page), edits=bool(value))
    return replace(state(wanted, desk, here), edits=True)


def _set(wanted: Subscription, what: str, value: str, topic: int | None, desk: Desk) -> Subscription | None:
    """Set one thing to what a button says; None where the button makes no sense (any more)."""
    flags = {"o": "on", "w": "workdays", "q": "silent", "g": "pinned", "e": "empty"}
    if what in flags and value in ("0", "1"):
        return replace(wanted, **{flags[what]: value == "1"})  # type: ignore[arg-type]  # all of these are flags
    if what == "h" and len(value) == 4 and value.isascii() and value.isdigit() and value < "2360" and value[2] < "6":
        return replace(wanted, at=time(int(value[:2]), int(value[2:])), on=True)
    if what == "a" and value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= MOST_AHEAD:
        return replace(wanted, ahead=int(value))
    if what == "c" and value in ("0", "1"):
        return replace(wanted, topic=topic if value == "1" else None)
    if what == "l" and value == "*":
        return replace(wanted, plans=())
    if what == "l" and value[1:] in desk.library.plan_ids():
        kept = tuple(plan for plan in wanted.plans if plan != value[1:])
        return replace(wanted, plans=(*kept, value[1:]) if value[0] == "+" else kept)
    return None


def _keep(wanted: Subscription, incoming: Incoming, desk: Desk) -> Reply:
    """Keep a subscription, and show what is set."""
    kept = replace(wanted, stopped="")
    Subscriptions(desk.records).keep(kept, incoming.person.id)
    return state(kept, desk, incoming.chat.topic)


def _back(wanted: Subscription, incoming: Incoming, desk: Desk) -> Subscription:
    """Write to a chat again that had been given up, since somebody there asks."""
    Subscriptions(desk.records).resume(incoming.chat.id)
    return replace(wanted, stopped="")


def state(wanted: Subscription, desk: Desk, here: int | None) -> Reply:
    """Show what is set, with buttons for all of it; `here` is the topic in which it is shown, or None."""
    plans = [head.short for head in desk.library.heads(wanted.plans)] if wanted.plans else []
    return desk.say("digest/state", buttons=menu(wanted, desk, here), wanted=wanted, plans=plans)

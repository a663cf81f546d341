"""`kehoach digest`: what the bot would post on a day, to all chats that want it or to one."""

from __future__ import annotations

import sys
from datetime import date, timedelta

from bot.assembly import Assembly
from bot.clock import Clock
from bot.failures import refused, served
from bot.settings import Settings
from handlers.desk import Desk
from handlers.digests import composed, digest_text
from handlers.render import plain
from knowledge.digest import Subscription
from knowledge.subscriptions import Subscriptions

DONE, REFUSED = 0, 2


def digest(settings: Settings, clock: Clock, day: str | None, chat: int | None) -> int:
    """Print the digests of a day (ISO, None: today) for one chat, or for all; nothing is posted or kept.

    Where no chat wants any yet, it is the first digest of a chat that follows all plans.
    """
    try:
        today = date.fromisoformat(day) if day else clock.now().date()
    except ValueError:
        return _refuse("line_day", got=day or "")
    with Assembly(settings, clock) as assembly:
        if assembly.mistakes:
            print(served(assembly.mistakes), file=sys.stderr)
        desk = assembly.desk()
        subscriptions = Subscriptions(desk.records)
        if chat is None:
            wanted = subscriptions.active() or [Subscription(chat=0, at=desk.rules.time)]
        else:
            one = subscriptions.of(chat)
            if one is None:
                return _refuse("no_subscription", got=chat)
            wanted = [one]
        for each in wanted:
            print(_shown(each, desk, today))
    return DONE


def _shown(wanted: Subscription, desk: Desk, today: date) -> str:
    """Write what a chat would get."""
    before = wanted.composed
    since = min(before, today - timedelta(days=1)) if before else None
    found = composed(wanted, desk, today, since)
    posted = wanted.on and (found.holds or since is None or wanted.empty)
    pages = [plain(page) for page in digest_text(found, desk).pages] if posted else []
    return desk.renderer.render("digest/command.txt.j2", wanted=wanted, day=today, pages=pages) + "\n"


def _refuse(reason: str, **values: object) -> int:
    """Say on standard error why nothing can be shown."""
    print(refused(reason, **values), file=sys.stderr)
    return REFUSED

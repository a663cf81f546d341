"""`kehoach calendar`: deadlines as iCalendar on standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.assembly import Assembly
from bot.clock import Clock
from bot.failures import refused, served
from bot.settings import Settings
from handlers.calendar import calendar_file
from handlers.plans import named

DONE, REFUSED = 0, 2


def calendar(settings: Settings, clock: Clock, names: Sequence[str]) -> int:
    """Print the calendar of the plans of these ids, numbers or names, or of all."""
    with Assembly(settings, clock) as assembly:
        if assembly.mistakes:
            print(served(assembly.mistakes), file=sys.stderr)
        desk = assembly.desk()
        plans: list[str] = []
        for name in names:
            found = named(name, desk.library)
            if len(found) != 1:
                ids = [head.id for head in found or desk.library.heads()]
                reason = "which_plan" if found else "unknown_plan"
                print(refused(reason, got=name, ids=ids), file=sys.stderr)
                return REFUSED
            plans.append(found[0].id)
        content = calendar_file(plans or desk.library.plan_ids(), desk, everything=not plans)
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    return DONE

"""The purge that is due once a night; a night that was missed is made up for at the next look."""

from __future__ import annotations

from datetime import date, timedelta

from handlers.desk import Desk
from handlers.privacy.forms import forms_of
from handlers.unprompted import local
from knowledge.privacy.purging import last_night, purge


def night_of(desk: Desk) -> date:
    """Give the last night that has begun: today's from the set time on, until then yesterday's."""
    now = local(desk)
    return now.date() if now.time() >= desk.privacy.time else now.date() - timedelta(days=1)


def purge_due(desk: Desk) -> int | None:
    """Purge if the last night that has begun has not been purged; give how many records went, None if not due."""
    night, last = night_of(desk), last_night(desk.records)
    if last is not None and last >= night:
        return None
    return purge(desk.records, desk.privacy.retention, forms_of(desk), night, desk.now)

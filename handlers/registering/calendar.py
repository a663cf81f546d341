"""The inline calendar: the one place that knows the library which draws it and reads its presses."""

from __future__ import annotations

import json
from datetime import date, timedelta

from telegram_bot_calendar import DetailedTelegramCalendar, Style, WMonthTelegramCalendar

from handlers.message import Button
from handlers.registering.case import Case
from knowledge.forms.parse import last_day
from knowledge.forms.sheet import opening

AHEAD = timedelta(days=366)
"""How far the calendar reaches where no deadline ends it."""


def month(case: Case) -> tuple[tuple[Button, ...], ...]:
    """Draw the month to begin with: today's, or the first that may be chosen."""
    markup, _ = _calendar(case).build()
    return _rows(markup)


def pressed(case: Case, data: str) -> date | tuple[tuple[Button, ...], ...] | None:
    """Read a press: the day chosen, another month to show, or None for one that means nothing."""
    chosen, markup, _ = _calendar(case).process(data)
    if isinstance(chosen, date):
        return chosen
    return _rows(markup) if markup else None


def _calendar(case: Case) -> DetailedTelegramCalendar:
    asked = case.frame.sheet.field(case.draft.at)
    today = case.frame.today
    last = last_day(case.frame.sheet, asked, case.draft.answers) or today + AHEAD
    first = min(max(today, opening(case.plan, case.form) or today), last)
    return WMonthTelegramCalendar(
        calendar_id=f"{case.held.id}-{case.draft.revision}",
        locale="vi",
        current_date=first,
        min_date=first,
        max_date=last,
        style=Style(prev="‹", next="›", no_page=" "),
    )


def _rows(markup: object) -> tuple[tuple[Button, ...], ...]:
    """Take over the library's keyboard; hosts without one have the day typed."""
    rows = (
        tuple(Button(label=str(key["text"]), data=f"w:{key['callback_data']}", typed="") for key in row)
        for row in json.loads(str(markup))["inline_keyboard"]
    )
    return tuple(row for row in rows if any(button.label.strip() for button in row))

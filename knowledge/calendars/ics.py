"""Writes calendar entries as an iCalendar file (RFC 5545): all-day dates as dates, no time zone to get wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from knowledge.calendars.entries import Entry, Told

PRODUCT = "-//kehoach//VI"

Words = Callable[[Entry], tuple[str, str]]
"""Gives an entry's title and description."""


def write(told: Iterable[Told], name: str, words: Words) -> bytes:
    """Write a calendar of that name; withdrawn entries are in it as cancelled, so that calendars drop them."""
    from icalendar import Calendar, Event  # slow to import, and no question needs it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for each in told:
        entry, event = each.entry, Event()
        title, description = words(entry)
        event.add("uid", entry.uid)
        event.add("dtstamp", each.changed)
        event.add("last-modified", each.changed)
        event.add("sequence", each.sequence)
        event.add("dtstart", date.fromisoformat(entry.first))
        event.add("dtend", date.fromisoformat(entry.last) + timedelta(days=1))
        event.add("summary", title)
        event.add("description", description)
        event.add("categories", [entry.short])
        event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())

"""The typed value of a deadline, from the keys of a plan file and back to them."""

from __future__ import annotations

from knowledge.days import Before, By, Due, Month, Offset, OnDay, Quarter, Recurring, Span, Year
from knowledge.planfile.schema import DeadlineTable


def due_of(row: DeadlineTable) -> Due:
    """Give the typed value of a deadline."""
    if row.day:
        return OnDay(row.day)
    if row.before:
        return Before(row.before)
    if row.by:
        return By(row.by)
    if row.month:
        return Month(int(row.month[:4]), int(row.month[5:]))
    if row.quarter:
        return Quarter(int(row.quarter[:4]), int(row.quarter[6:]))
    if row.year:
        return Year(row.year)
    if row.offset is not None:
        return Offset(row.offset, row.anchor or "", row.working)
    if row.recurring:
        return Recurring(row.recurring)
    return Span(row.start, row.end)


def due_keys(due: Due) -> dict[str, object]:
    """Give the keys, and their values, by which a plan file writes a typed value."""
    match due:
        case OnDay(day):
            return {"day": day}
        case Before(day):
            return {"before": day}
        case By(day):
            return {"by": day}
        case Month(year, month):
            return {"month": f"{year}-{month:02}"}
        case Quarter(year, quarter):
            return {"quarter": f"{year}-Q{quarter}"}
        case Year(year):
            return {"year": year}
        case Span(start, end):
            return {key: day for key, day in (("from", start), ("to", end)) if day}
        case Offset(days, anchor, working):
            return {"offset": days, "anchor": anchor} | ({"working": True} if working else {})
        case Recurring(rule):
            return {"recurring": rule}

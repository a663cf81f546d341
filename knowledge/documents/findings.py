"""What was found in a document, under the keys by which a careful reader's findings are written down."""

from __future__ import annotations

from knowledge.days import OnDay, Recurring
from knowledge.documents.agencies import agency_key
from knowledge.documents.dated import Dated
from knowledge.documents.deadlines import ends, is_exclusive
from knowledge.documents.draft import Draft
from knowledge.documents.identity import known_from
from knowledge.documents.levels import levels_of
from knowledge.facts import Agenda, Document, Event, Limit

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def findings(draft: Draft) -> dict[str, Json]:
    """Give what was found; keys that the document does not fill are null or empty."""
    front = draft.front
    day = front.day.isoformat() if front.day else None
    documents = [each.fact for each in draft.facts["documents"] if isinstance(each.fact, Document)]
    replaced = next((each for each in documents if each.relation == "replaces"), None)
    found: dict[str, Json] = {
        "number": front.number or None,
        "issuer": front.issuer or None,
        "place": front.place or None,
        "date": day,
        "date_partial": None if day else known_from(None, front.dated) or None,
        "title": front.title or None,
        "signer": front.signer or None,
        "signer_title": front.signer_title or None,
        "supersedes": replaced.number if replaced else None,
        "basis": list(dict.fromkeys(each.number for each in documents if each.relation == "basis" and each.number)),
        "deadlines": [_deadline(each) for each in draft.rows.terms if each.found or (each.missing and not each.row)],
        "delegate_limits": [_limit(each.fact, draft) for each in draft.facts["limits"] if isinstance(each.fact, Limit)],
        "agendas": [_agenda(each.fact, draft) for each in draft.facts["agendas"] if isinstance(each.fact, Agenda)],
        "tasks": _tasks(draft),
        "appendix_tasks": [_row(draft, number) for number, row in enumerate(draft.rows.table) if row.lead],
        "events": [_event(each.fact, draft) for each in draft.facts["events"] if isinstance(each.fact, Event)],
        "recipients": len(front.recipients),
    }
    return found


def _deadline(each: Dated) -> Json:
    start, end = ends(each.due)
    given: dict[str, Json] = {
        "what": each.what,
        "scope": each.who or None,
        "text": each.phrase,
        "from": start.isoformat() if start else None,
        "to": end.isoformat() if end else None,
        "section": each.source.section,
        "page": each.source.page,
    }
    if is_exclusive(each.due):
        given["exclusive"] = True
    if isinstance(each.due, Recurring):
        given["recurring"] = each.due.rule
    return given


def _limit(limit: Limit, draft: Draft) -> Json:
    return {
        "event": _named(limit.event, draft),
        "text": limit.phrase,
        "max": limit.most,
        "approx": limit.about,
        "same_as": _named((limit.same_as,), draft) if limit.same_as else None,
        "decided_by": limit.decided_by or None,
        "section": limit.section,
    }


def _agenda(agenda: Agenda, draft: Draft) -> Json:
    return {
        "event": _named(agenda.event, draft),
        "section": agenda.section,
        "items": [item.title for item in agenda.items],
    }


def _named(ids: tuple[str, ...], draft: Draft) -> str | None:
    """Give the names of events, the title's where none is named."""
    names = [each.fact.name for each in draft.rows.calendar.events if each.fact.id in ids]
    return "; ".join(names) or None


def _event(event: Event, draft: Draft) -> Json:
    days = [
        each.due.day
        for each in draft.rows.terms
        if isinstance(each.due, OnDay) and each.found and each.found.fact.held and event.id in each.found.fact.event
    ]
    day = next(iter(days), None)
    return {
        "what": event.name,
        "date": day.isoformat() if day else None,
        "venue": event.venue.text if event.venue else None,
        "duration": event.duration.text if event.duration else None,
    }


def _tasks(draft: Draft) -> Json:
    """Give the tasks body by body: one without a day, or one for each of its days."""
    bodies: dict[str, str] = {}
    gist: dict[str, str] = {}
    days: dict[str, list[str]] = {}
    undated: set[str] = set()
    organised = [pair for pair in draft.rows.given if pair[0].organised] or list(draft.rows.given)
    by_id = {each.id: each for each in draft.rows.terms if each.id}
    for duty, ids in organised:
        name = agency_key(duty.agency)
        bodies.setdefault(name, duty.agency)
        gist.setdefault(name, duty.what[:160])
        own = [end.isoformat() for each in ids if (end := ends(by_id[each].due)[1])]
        days.setdefault(name, []).extend(own)
        undated |= set() if own else {name}
    for each in draft.rows.terms:
        name = next((name for name, body in bodies.items() if _same_body(body, each.who)), "")
        end = ends(each.due)[1]
        if name and end and not each.row and each.found and not each.found.fact.held:
            days[name].append(end.isoformat())
    given: list[Json] = []
    for name, body in bodies.items():
        found: list[str | None] = list(dict.fromkeys(days[name]))
        if not found or (len(found) > 1 and name in undated):
            found.insert(0, None)
        given.extend({"agency": body, "gist": gist[name], "deadline": day} for day in found)
    return given


def _same_body(one: str, other: str) -> bool:
    """Tell whether two names are of one body: the same words, or people's committees of the same level."""
    if not one or not other:
        return False
    first, second = agency_key(one), agency_key(other)
    both = all(name.startswith("uy ban nhan dan") and not name.endswith("nhan dan") for name in (first, second))
    return first == second or (both and levels_of(one) == levels_of(other) != ())


def _row(draft: Draft, number: int) -> Json:
    row = draft.rows.table[number]
    due = next((each.due for each in draft.rows.terms if each.row == row and each.due), None)
    end = ends(due)[1]
    return {
        "no": row.number,
        "lead": row.lead or None,
        "with": row.partner or None,
        "time": row.time or None,
        "deadline": end.isoformat() if end else None,
    }

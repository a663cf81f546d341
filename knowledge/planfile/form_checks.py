"""What ties the values of a plan file's registration forms together: fields, events and deadlines that are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge.planfile.slips import Place, Slip, nearest

Row = Mapping[str, object]
NEEDS = {"share": ("of", "percent"), "part": ("of",), "count": ("most", "section")}
"""Keys that a rule of a kind cannot do without."""


def check_forms(data: Row, events: list[str], deadlines: list[str]) -> Iterator[Slip]:
    """Give every mistake between the values of the forms."""
    for index, form in enumerate(_rows(data.get("forms"))):
        place: Place = ("forms", index)
        yield from _listed(form, "closes", place, "unknown_deadline", deadlines)
        earlier: list[str] = []
        for number, field in enumerate(_rows(form.get("fields"))):
            yield from _field(field, (*place, "fields", number), earlier, events, deadlines)
            if isinstance(own := field.get("id"), str):
                earlier.append(own)


def _field(field: Row, place: Place, earlier: list[str], events: list[str], deadlines: list[str]) -> Iterator[Slip]:
    own = field.get("id")
    if own in earlier:
        yield Slip((*place, "id"), "duplicate_id", "", own)
    if field.get("kind") in ("choice", "choices") and not (field.get("choices") or field.get("source")):
        yield Slip((*place, "kind"), "needs", "choices", "")
    if field.get("source") == "headcount" and not field.get("of"):
        yield Slip((*place, "source"), "needs", "of", "")
    yield from _earlier(field, place, earlier)
    for number, choice in enumerate(_rows(field.get("choices"))):
        yield from _named(choice, "event", (*place, "choices", number), "unknown_event", events)
    for number, rule in enumerate(_rows(field.get("rules"))):
        at = (*place, "rules", number)
        yield from _earlier(rule, at, earlier)
        yield from _named(rule, "deadline", at, "unknown_deadline", deadlines)
        for key in NEEDS.get(str(rule.get("kind")), ()):
            if key not in rule:
                yield Slip((*at, "kind"), "needs", key, "")


def _earlier(row: Row, place: Place, earlier: list[str]) -> Iterator[Slip]:
    """Conditions and comparisons look back at fields that were asked before."""
    yield from _named(row, "of", place, "choice", earlier)
    if isinstance(when := row.get("when"), dict):
        yield from _named(when, "field", (*place, "when"), "choice", earlier)


def _listed(row: Row, key: str, place: Place, kind: str, known: list[str]) -> Iterator[Slip]:
    named = row.get(key)
    for index, each in enumerate(named if isinstance(named, list) else ()):
        if isinstance(each, str) and each not in known:
            yield Slip((*place, key, index), kind, nearest(each, known), each)


def _named(row: Row, key: str, place: Place, kind: str, known: list[str]) -> Iterator[Slip]:
    named = row.get(key)
    if isinstance(named, str) and named not in known:
        yield Slip((*place, key), kind, nearest(named, known) if known else "", named)


def _rows(value: object) -> list[Row]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []

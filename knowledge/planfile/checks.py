"""What ties the values of a plan file together: ids, references, exactly one of several keys.

The checks read the file's plain TOML values, so that they also find their mistakes in tables that
have others. Values of a wrong type are passed over: the schema reports those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath

from knowledge.planfile.form_checks import check_forms
from knowledge.planfile.slips import Place, Slip, nearest
from knowledge.planfile.values import DUE_KEYS

Row = Mapping[str, object]


def check(data: Row, name: str) -> Iterator[Slip]:
    """Give every mistake between the values of the file called `name`."""
    stem = PurePath(name).stem
    if isinstance(data.get("id"), str) and data["id"] != stem:
        yield Slip(("id",), "file_name", stem, data["id"])
    yield from _duplicates(data)
    yield from _references(data)
    yield from check_forms(data, _ids(data, "events"), _ids(data, "deadlines"))
    for table, rule in RULES.items():
        for place, row in _rows(data, table):
            for slip in rule(row):
                yield Slip((*place, *slip.place), slip.kind, slip.expected, slip.got)


def _rows(data: Row, table: str) -> Iterator[tuple[Place, Row]]:
    rows = data.get(table)
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield (table, index), row


def _duplicates(data: Row) -> Iterator[Slip]:
    """Ids name facts within the plan, whatever their table."""
    seen: dict[str, str] = {}
    for table in data:
        for place, row in _rows(data, table):
            own = row.get("id")
            if isinstance(own, str) and own in seen:
                yield Slip((*place, "id"), "duplicate_id", "", f"{own} ({seen[own]})")
            elif isinstance(own, str):
                seen[own] = f"{place[0]}[{place[1]}]"


def _references(data: Row) -> Iterator[Slip]:
    """Events and deadlines that are named are there."""
    events, deadlines = _ids(data, "events"), _ids(data, "deadlines")
    for table in data:
        for place, row in _rows(data, table):
            named = row.get("event")
            for index, event in enumerate(named if isinstance(named, list) else ()):
                yield from _unknown((*place, "event", index), "unknown_event", event, events)
            yield from _unknown((*place, "same_as"), "unknown_event", row.get("same_as"), events)
            yield from _unknown((*place, "deadline"), "unknown_deadline", row.get("deadline"), deadlines)


def _ids(data: Row, table: str) -> list[str]:
    return [own for _, row in _rows(data, table) if isinstance(own := row.get("id"), str)]


def _unknown(place: Place, kind: str, named: object, known: list[str]) -> Iterator[Slip]:
    if isinstance(named, str) and named not in known:
        yield Slip(place, kind, nearest(named, known), named)


def _deadline(row: Row) -> Iterator[Slip]:
    """Exactly one typed value; `from` and `to` are one together."""
    given = [key for key in DUE_KEYS if key in row]
    if len(given) != 1 and given != ["from", "to"]:
        yield Slip((), "one_value", ", ".join(DUE_KEYS), ", ".join(given))
    start, end = row.get("from"), row.get("to")
    if isinstance(start, date) and isinstance(end, date) and str(start) > str(end):
        yield Slip(("from",), "order", f"<= {end}", start)
    if "offset" in row and "anchor" not in row:
        yield Slip(("offset",), "needs", "anchor", "")
    for key in ("anchor", "working"):
        if key in row and "offset" not in row:
            yield Slip((key,), "needs", "offset", "")


def _limit(row: Row) -> Iterator[Slip]:
    """One number or reference, unless somebody decides it."""
    given = [key for key in ("most", "about", "same_as") if key in row]
    if len(given) > 1 or not (given or row.get("decided_by")):
        yield Slip((), "one_value", "most, about, same_as, decided_by", ", ".join(given))
    if "decided_section" in row and not row.get("decided_by"):
        yield Slip(("decided_section",), "needs", "decided_by", "")


def _headcount(row: Row) -> Iterator[Slip]:
    """Want a bound on one side at least, and the lower one below the upper."""
    below, above = row.get("below"), row.get("above")
    if below is None and above is None:
        yield Slip((), "one_value", "below, above", "")
    if isinstance(below, int) and isinstance(above, int) and above >= below:
        yield Slip(("above",), "order", f"< {below}", above)


def _statement(row: Row) -> Iterator[Slip]:
    if not (row.get("text") or row.get("items")):
        yield Slip((), "one_value", "text, items", "")


RULES = {"deadlines": _deadline, "limits": _limit, "headcounts": _headcount, "statements": _statement}
"""What must hold between the keys of one row, by its table."""

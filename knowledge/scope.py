"""Which plans a question means: by number, by place, by year, by name, by the talk or the chat."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.places import Found, find
from knowledge.reading import Reading
from knowledge.shelf import Shelf, bare_place
from knowledge.talk import Talk
from knowledge.text import compose, fold, key

OPEN = 8
"""How many plans are looked at where nothing says which is meant."""

_NUMBERED = re.compile(r"\b(?:kh|ke hoach)(?: so)? ?0*(\d{1,4})\b(?! ?(?:/\d|ngay|dai bieu|db|nguoi|nam|phan|muc|%))")
_DOCUMENT = re.compile(
    r"\b(?:chi thi|ct|quyet dinh|qd|huong dan|hd|to trinh|ttr|nghi quyet|nq|cong van|cv)(?: so)? ?0*(\d{1,4})\b(?! ?(?:/\d|ngay|nguoi|nam))"
)
_TYPES = {"tinh": "province", "pho": "district", "tp": "district", "huyen": "district", "xa": "commune", "phuong": "commune"}


@dataclass(frozen=True, slots=True)
class Scope:
    """The plans that may be meant.

    `how` is `number`, `place`, `name`, `talk`, `chat` or `open`. `level` is that of a place named
    (huyện Đức Linh), empty where none was. `stranger` is a number, place or year that no plan here
    has; then `plans` is empty.
    """

    plans: tuple[str, ...]
    how: str
    level: str = ""
    stranger: str = ""
    places: tuple[Found, ...] = ()
    words: frozenset[int] = frozenset()
    documents: tuple[int, ...] = ()


def resolve(reading: Reading, shelf: Shelf, bound: str | None, talk: Talk) -> Scope:
    """Tell which plans a question means; a number or place that it names wins over talk and chat."""
    places = find(reading.said)
    spans = frozenset(at for found in places for at in range(found.start, found.end))
    numbered = _by_number(reading, shelf)
    if numbered is not None:
        level = next((f.place.level for f in places if f.place.level != "province" and f.typed), "")
        own = frozenset(at for plan in numbered.plans for at in _at(reading, bare_place(shelf.head(plan).place)))
        return replace(_prefer(numbered, bound, talk), words=spans | own, level=level)
    named = _by_place(reading, shelf)
    if named is not None and named.stranger and bound is not None and _speaks_of(named.stranger, bound, shelf):
        return Scope((bound,), "chat")
    if named is not None and (named.plans or named.stranger):
        return _narrow(named, reading, shelf, bound, talk)
    if talk.plans and bound is None or (talk.plans and bound in talk.plans):
        return Scope(talk.plans, "talk")
    if bound is not None:
        return Scope((bound,), "chat")
    return _open(reading, shelf)


def _speaks_of(place: str, plan: str, shelf: Shelf) -> bool:
    return key(place) in shelf.view(plan).rarity or key(place) in shelf.view(plan).about or _in_text(place, plan, shelf)


def _in_text(place: str, plan: str, shelf: Shelf) -> bool:
    parts = key(place).split()
    view = shelf.view(plan)
    known = view.about | view.rarity.keys()
    return all(f"{a} {b}" in known for a, b in zip(parts, parts[1:], strict=False))


def _by_number(reading: Reading, shelf: Shelf) -> Scope | None:
    folded = fold(compose(reading.text.lower()))
    asked = [(v.number, key(v.symbol)) for v in reading.of("document")]
    asked += [(int(m[1]), "") for m in _NUMBERED.finditer(folded) if not 1900 < int(m[1]) < 2100]
    asked = [(number, symbol) for number, symbol in asked if symbol in ("", "kh ubnd", "kh") or symbol.startswith("kh ")]
    others = tuple(int(m[1]) for m in _DOCUMENT.finditer(folded)) + tuple(v.number for v in reading.of("document"))
    if not asked and not others:
        return None
    rows = shelf.library.names([f"#{number}" for number in {*(n for n, _ in asked), *others}], kinds=("number", "document"))
    plans = tuple(dict.fromkeys(row.plan for row in rows if row.kind == "number" and int(row.phrase[1:]) in dict(asked)))
    if plans:
        return Scope(plans, "number")
    citing = tuple(dict.fromkeys(row.plan for row in rows if row.kind == "document"))
    if citing:
        numbers = tuple(int(row.phrase[1:]) for row in rows)
        near = _by_place(reading, shelf)
        both = tuple(plan for plan in citing if near is not None and plan in near.plans)
        return Scope(both or citing, "number", documents=numbers)
    return None if others else Scope((), "number", stranger=f"số {asked[0][0]}")


def _prefer(scope: Scope, bound: str | None, talk: Talk) -> Scope:
    """Keep the chat's or the talk's plan where it is among several."""
    for preferred in ((bound,), talk.plans):
        kept = tuple(plan for plan in scope.plans if plan in preferred)
        if len(scope.plans) > 1 and kept:
            return replace(scope, plans=kept)
    return scope


def _grams(reading: Reading) -> list[str]:
    said = [word.folded for word in reading.said]
    return [" ".join(said[at : at + size]) for size in (1, 2, 3, 4) for at in range(len(said) - size + 1)]


def _by_place(reading: Reading, shelf: Shelf) -> Scope | None:
    rows = shelf.library.names(_grams(reading), kinds=("place", "initials"))
    places = find(reading.said)
    plans: dict[str, None] = {}
    refused = ""
    for row in rows:
        if row.kind == "initials" and f" {row.phrase} " not in reading.flat:
            continue
        kinds = _kinds_before(reading, row.phrase)
        if kinds and row.target not in kinds and not (kinds == {"district"} and row.target == "province" and False):
            refused = refused or _name(reading, row.phrase)
            continue
        plans[row.plan] = None
    level, stranger = "", ""
    for found in places:
        near = _plans_of(found, shelf)
        if not near and bare_place(found.place.name) not in {bare_place(shelf.head(p).place) for p in plans}:
            stranger = stranger or f"{found.place.type} {found.place.name}"
        elif found.place.level != "province" and not any(bare_place(shelf.head(p).place) == key(found.place.name) for p in near):
            level = found.place.level
            plans.update(dict.fromkeys(near)) if not plans else None
        elif not plans:
            plans.update(dict.fromkeys(near))
    if plans:
        spent = frozenset(at for row in rows for at in _at(reading, row.phrase))
        return Scope(tuple(plans), "place", level=level, places=tuple(places), words=spent)
    if refused or stranger:
        return Scope((), "place", stranger=refused or stranger, places=tuple(places))
    return None


def _at(reading: Reading, phrase: str) -> list[int]:
    """Return the places of a plan's name among the words, its type before it too."""
    said, parts = [word.folded for word in reading.said], phrase.split()
    found: list[int] = []
    for start in range(len(said) - len(parts) + 1):
        if said[start : start + len(parts)] == parts:
            found.extend(range(start, start + len(parts)))
    return found


def _name(reading: Reading, phrase: str) -> str:
    at = reading.flat.split().index(phrase.split()[0])
    before = reading.said[max(0, at - 1)].typed
    return " ".join([before, *(w.typed for w in reading.said[at : at + len(phrase.split())])])


def _kinds_before(reading: Reading, phrase: str) -> set[str]:
    said = [word.folded for word in reading.said]
    size = len(phrase.split())
    kinds: set[str] = set()
    for at in range(len(said) - size + 1):
        if " ".join(said[at : at + size]) == phrase and at:
            kind = _TYPES.get(said[at - 1], "")
            if not kind:
                return set()
            kinds.add(kind)
    return kinds


def _plans_of(found: Found, shelf: Shelf) -> list[str]:
    place = found.place
    names = {place.province, place.now}
    rows = shelf.library.names([key(name) for name in names], kinds=("place",))
    plans = [row.plan for row in rows if row.target == "province"]
    if place.district:
        rows = shelf.library.names([bare_place(place.district)], kinds=("place",))
        plans += [row.plan for row in rows if row.target == "district"]
    if place.level != "province":
        rows = shelf.library.names([key(place.name)], kinds=("place",))
        plans += [row.plan for row in rows if row.target == place.level]
    merged = place.province != place.now
    heads = {head.id: head for head in shelf.library.heads(plans)} if plans else {}
    kept = []
    for plan in dict.fromkeys(plans):
        day = heads[plan].day
        new = day is not None and (day.year, day.month) >= (2025, 7)
        own = key(place.province) == bare_place(heads[plan].place) or heads[plan].level != "province"
        if own or (merged and new):
            kept.append(plan)
    return kept


def _narrow(scope: Scope, reading: Reading, shelf: Shelf, bound: str | None, talk: Talk) -> Scope:
    plans = scope.plans
    years = {value.year for value in reading.of("year")}
    if len(plans) > 1 and years:
        fitting = tuple(plan for plan in plans if str(next(iter(years))) in shelf.head(plan).short)
        plans = fitting or plans
    for preferred in (talk.plans, (bound,)):
        both = tuple(plan for plan in plans if plan in preferred)
        if len(plans) > 1 and both and len(set(map(lambda p: shelf.head(p).place, plans))) == 1:
            plans = both
            break
    return replace(scope, plans=plans)


def _open(reading: Reading, shelf: Shelf) -> Scope:
    folded = [reading.said[at].folded for at in reading.content]
    pairs = [f"{reading.said[at].folded} {reading.said[at + 1].folded}" for at in reading.content if at + 1 < len(reading.said)]
    terms = folded + pairs or [word.folded for word in reading.said]
    plans = tuple(plan for plan, _ in shelf.library.plans_for(terms, OPEN))
    return Scope(plans or shelf.library.plan_ids()[:OPEN], "open")

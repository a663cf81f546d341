"""Places and plans named in a question: whose plan is meant, at which level, or that no plan is here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from knowledge.library import Name
from knowledge.name_bounds import cut_off, in_a_number, with_type
from knowledge.place_names import bare_place
from knowledge.places import LONGEST, Found, Place, find, gazetteer
from knowledge.reading import Reading
from knowledge.shelf import Shelf
from knowledge.text import key
from knowledge.values import ROMAN

_TYPES = {
    "tinh": "province",
    "pho": "district",
    "tp": "district",
    "huyen": "district",
    "xa": "commune",
    "phuong": "commune",
}
_GENERAL = frozenset({"cap", "cac", "nhung", "moi", "phuong", "xa", "tran"})
"""Words before the word for a type that take it for any unit of that type."""

_ABOVE = frozenset({"province", "district"})
"""Levels of places whose communes are named after them in short ("chủ tịch xã Bình Thuận")."""

_OF_A_PLACE = "xa tinh thanh pho tp huyen phuong cua o ben"
_BETWEEN = frozenset(f"{_OF_A_PLACE} uy ban nhan dan so va voi".split())


@dataclass(slots=True, eq=False)
class Named:
    """What a question names.

    `plans` are the plans of the places named, each with where in the words; `as_plans` those of a
    place that stands behind "kế hoạch". `level` is that of a place that is not a plan's own;
    `stranger` a place that has no plan. `unsure` tells that several places of that name have plans. `words`
    are the places of all these names in the words, `refused` plans of that name but of another level
    (tỉnh Lạng Sơn for the city's). `around` is the name of a place for which plans of other places hold,
    `author` tells that a plan of its own is meant.
    """

    plans: dict[str, int] = field(default_factory=dict)
    as_plans: tuple[str, ...] = ()
    level: str = ""
    stranger: str = ""
    words: frozenset[int] = frozenset()
    refused: tuple[str, ...] = ()
    unsure: bool = False
    around: str = ""
    author: bool = False


def value_words(reading: Reading) -> frozenset[int]:
    """Return the places of the figures of days, months and quarters that are only claimed."""
    told = {part for value in reading.of("day", "month", "quarter") for part in (value.number, value.month, value.year)}
    figures = {str(part) for part in told} | {roman for roman, part in ROMAN.items() if part in told}
    return frozenset(at for at, word in enumerate(reading.said) if word.folded.lstrip("0") in figures)


def day_words(reading: Reading, days: Collection[tuple[int, int, int]]) -> frozenset[int]:
    """Return the places of the figures of days that a plan knows, which may only tell which event is meant."""
    dated = {*days, *((day, month, 0) for day, month, _ in days)}
    known = [value for value in reading.of("day") if (value.number, value.month, value.year) in dated]
    figures = {str(part) for value in known for part in (value.number, value.month, value.year)}
    return frozenset(at for at, word in enumerate(reading.said) if word.folded.lstrip("0") in figures)


def phrase_spans(reading: Reading, phrase: str) -> list[range]:
    """Return where a folded phrase stands among the words."""
    said, parts = [word.folded for word in reading.said], phrase.split()
    return [
        range(start, start + len(parts))
        for start in range(len(said) - len(parts) + 1)
        if said[start : start + len(parts)] == parts
    ]


def named_places(reading: Reading, shelf: Shelf) -> Named:
    """Find the places that a question names and the plans that are theirs."""
    named = Named()
    refused = _own_places(reading, shelf, named)
    found = [one for one in find(reading.said) if one.typed or not _astride(one, reading)]
    found = [one for one in found if not in_a_number(reading, one.start)]
    found = [one for one in found if not (one.typed and cut_off(reading, one.start))]
    for _, alike in groupby(found, key=lambda one: (one.start, one.end)):
        _other_place(list(alike), shelf, named, bool(_CITED & set(reading.cues)), [w.folded for w in reading.said])
    spans = {at for one in found for at in range(one.start, one.end)}
    named.words = frozenset(named.words | spans)
    if not named.plans:
        named.stranger = refused or named.stranger
    named.unsure = named.unsure and len({bare_place(shelf.head(plan).place) for plan in named.plans}) > 1
    return named


def _astride(found: Found, reading: Reading) -> bool:
    """Tell whether a name begins inside a body's name and ends behind it (Ban Dân vận làm gì)."""
    bodies = (m for m in reading.matches if m.meaning.role == "agency")
    return any(m.start < found.start < m.end < found.end for m in bodies)


def _own_places(reading: Reading, shelf: Shelf, named: Named) -> str:
    said = [word.folded for word in reading.said]
    bodies = [range(match.start, match.end) for match in reading.matches if match.meaning.role == "agency"]
    refused, words, as_plans = "", set[int](), list[str]()
    rows = shelf.library.names_among(said, LONGEST, kinds=("place", "initials"))
    whole = {row.plan for row in rows if row.kind == "place"}
    told = {row.phrase for row in rows if row.kind == "initials" and row.plan in whole}
    for row in rows:
        if row.kind == "initials" and row.phrase in told and row.plan not in whole:
            continue  # BT (Bình Thuận): which of the places is meant is said beside
        spans = [span for span in phrase_spans(reading, row.phrase) if not _straddles(span, bodies)]
        if not spans:
            continue
        if row.kind == "initials" and not any(reading.said[span.start].typed.isupper() for span in spans):
            continue
        kinds = {"" if cut_off(reading, span.start) else _type_before(said, span.start) for span in spans}
        shared = (
            row.kind == "initials" and row.phrase not in told and "" in kinds and _places(row.phrase, rows, shelf) > 1
        )
        among = row.kind == "place" and kinds == {"commune"} and row.target in _ABOVE
        named.unsure = named.unsure or among or shared
        its_own = (row.kind, row.target, *kinds) == ("initials", "province", "district")  # huyện BT
        if not {"", row.target} & kinds and not among and not its_own:
            named.refused = (*named.refused, row.plan)
            refused = refused or with_type(reading, spans[0])
            continue
        named.plans.setdefault(row.plan, spans[0].start)
        words.update(at for span in spans for at in span)
        if any(_behind_plan(said, span.start) for span in spans):
            as_plans.append(row.plan)
    named.words, named.as_plans = frozenset(words), tuple(as_plans)
    return refused


def _places(initials: str, rows: list[Name], shelf: Shelf) -> int:
    """Return how many places the initials may mean."""
    return len({bare_place(shelf.head(row.plan).place) for row in rows if row.phrase == initials})


def _straddles(span: range, bodies: list[range]) -> bool:
    """Tell whether words are partly those of a body's name and partly what is beside it (cựu chiến binh thành phố)."""
    pairs = ((span, body) if span.start < body.start else (body, span) for body in bodies)
    return any(one.start < other.start < one.stop < other.stop for one, other in pairs)


def _type_before(said: list[str], start: int) -> str:
    """Return the level of the type before a name; "cấp xã" or "phường, xã Bình Thuận" says nothing of Bình Thuận's."""
    if not start or (start > 1 and said[start - 2] in _GENERAL):
        return ""
    return _TYPES.get(said[start - 1], "")


def _behind_plan(said: list[str], start: int) -> bool:
    at, beside = start - 1, False
    while at >= 0 and (said[at] in _BETWEEN or (beside and said[at].isdigit())):
        beside = beside or said[at] in ("va", "voi")
        at -= 1
    return at >= 0 and said[at] == "hoach"


def _own_plan(said: list[str], start: int) -> bool:
    """Tell whether a place stands behind "kế hoạch của": the plan that it wrote itself is meant."""
    before = [word for word in said[max(start - 9, 0) : start] if word not in _TYPES and word not in _OFFICE]
    return before[-3:] == ["ke", "hoach", "cua"]


_OFFICE = frozenset(("ubnd", "uy", "ban", "nhan", "dan", "thanh", "chinh", "quyen"))

_CITED = frozenset({"basis", "edition", "award", "movement", "number", "issued"})
"""Kinds of question that a plan answers about a place that it only speaks of."""


def _other_place(alike: list[Found], shelf: Shelf, named: Named, cited: bool, said: list[str]) -> None:
    """Note the plans that hold at a place named, which may be one of several of that name.

    `cited` tells that something is asked which a plan says of a place that it only speaks of.
    """
    one = alike[0]
    own = {bare_place(shelf.head(plan).place) for plan in named.plans}
    if key(one.place.name) in own and not named.unsure:
        return
    plans = list(dict.fromkeys(plan for each in alike for plan in _plans_of(each, shelf)))
    plans = plans or _before_merging(one, shelf)
    if key(one.place.name) in own:
        named.plans.update(dict.fromkeys(plans, one.start))
        return
    if not plans:
        named.stranger = named.stranger or f"{one.place.type} {one.place.name}"
        return
    if one.place.level != "province":
        named.level = one.place.level
    if not named.plans:
        told = [plan for plan in plans if tells_of(one.place.name, plan, shelf)] if len(plans) > 1 else []
        district = next((each.place for each in alike if each.place.level == "district"), None)
        below = _below(district, shelf) if cited and not told and district else []
        named.plans.update(dict.fromkeys(below or told or plans, one.start))
        named.around, named.author = one.place.name, _own_plan(said, one.start)
        named.unsure = len(named.plans) > 1


def _before_merging(one: Found, shelf: Shelf) -> list[str]:
    """Return the plans of the district whose name a commune took over in 2025 (phường Phan Thiết)."""
    if one.place.level != "commune":
        return []
    rows = (Place._make(row[0]) for row in gazetteer().get(key(one.place.name), ()))
    old = (row for row in rows if row.level == "district" and row.now == one.place.now)
    return [plan for row in old for plan in _plans_of(one._replace(place=row), shelf)]


def _below(place: Place, shelf: Shelf) -> list[str]:
    """Return the plans of communes that speak of their district by its name."""
    known = [plan for plan, _ in shelf.library.plans_for([key(place.name)], NEAR)]
    heads = (shelf.head(plan) for plan in known)
    return [head.id for head in heads if head.level == "commune" and tells_of(place.name, head.id, shelf)]


NEAR = 4
"""How many plans that speak of a district are looked at for those of its communes."""


def tells_of(name: str, plan: str, shelf: Shelf) -> bool:
    """Tell whether a plan's own facts speak of a place by its whole name."""
    parts, view = key(name).split(), shelf.view(plan)
    return len(parts) > 1 and all(f"{a} {b}" in view.rarity for a, b in pairwise(parts))


def _plans_of(found: Found, shelf: Shelf) -> list[str]:
    """Return the plans that hold at a place: its province's, its old district's, its own."""
    place = found.place
    wanted = [(place.province, "province"), (place.now, "province"), (place.name, place.level)]
    wanted += [(place.district, "district")] if place.district else []
    levels = {(bare_place(name), level) for name, level in wanted}
    rows = shelf.library.names([name for name, _ in levels], kinds=("place",))
    plans = list(dict.fromkeys(row.plan for row in rows if (row.phrase, row.target) in levels))
    heads = {head.id: head for head in shelf.library.heads(plans)} if plans else {}
    return [plan for plan in plans if _holds(heads[plan].place, heads[plan].day, heads[plan].level, found)]


def _holds(place: str, day: object, level: str, found: Found) -> bool:
    """Tell whether a province's plan covers a place: a province joined to it since 1/7/2025 only by later plans."""
    if level != "province" or bare_place(place) == key(found.place.province):
        return True
    return str(day) >= "2025-07-01"

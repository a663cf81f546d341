"""Places of Việt Nam: which province a district or commune belongs to, and of which level it is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from knowledge import text
from knowledge.kept import kept
from knowledge.lexicon import FOLDER
from knowledge.text import Word, key, words

LEVEL_OF_TYPE = {
    "tỉnh": "province",
    "thành phố": "district",
    "thị xã": "district",
    "huyện": "district",
    "quận": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
"""The level that each type of unit has; a thành phố under the state is given as `province`."""

_TYPE_WORDS = {type: key(type).split() for type in LEVEL_OF_TYPE}

LONGEST = 4
"""Words in the longest name that is looked for."""


class Place(NamedTuple):
    """A unit: its name, type, level, its province before and since 1/7/2025, a commune's old district."""

    name: str
    type: str
    level: str
    province: str
    now: str
    district: str = ""


class Found(NamedTuple):
    """A place named in words `start` to `end` (exclusive); `typed` tells that its type stood before it."""

    start: int
    end: int
    place: Place
    typed: bool


Row = tuple[tuple[str, ...], bool, bool]
"""The fields of a `Place`, whether it needs its type, and whether it needs its marks."""

_Table = tuple[dict[str, list[Row]], dict[str, int]]
"""Rows by folded name, and words in the longest name by its first word."""


def gazetteer() -> dict[str, list[Row]]:
    """Return places by folded name."""
    return _table()[0]


@cache
def _table() -> _Table:
    files = [FOLDER / "places.toml", FOLDER / "communes.toml", Path(__file__), Path(text.__file__)]
    return cast(_Table, kept("places", files, _read_table))


def _read_table() -> _Table:
    data = tomllib.loads((FOLDER / "places.toml").read_text(encoding="utf-8"))
    communes = tomllib.loads((FOLDER / "communes.toml").read_text(encoding="utf-8"))
    needs_type = set(data["words"]) | set(communes.get("words", ()))
    needs_marks = set(data["unmarked"]) | set(communes.get("unmarked", ()))
    table: dict[str, list[Row]] = {}
    now = {row["name"]: row.get("merged_into", row["name"]) for row in data["province"]}
    for row in data["province"]:
        place = (row["name"], row["type"], "province", row["name"], now[row["name"]], "")
        for name in (row["name"], *row.get("short", ())):
            table.setdefault(key(name), []).append((place, row["name"] in needs_type, name in needs_marks))
    for row in (*data["place"], *communes["commune"]):
        province = row["province"]
        for name in row["names"]:
            level = LEVEL_OF_TYPE.get(row["type"], "district")
            place = (name, row["type"], level, province, now.get(province, province), row.get("district", ""))
            lone = name in needs_type or level == "commune" or name.isdigit()
            table.setdefault(key(name), []).append((place, lone, name in needs_marks))
    reach: dict[str, int] = {}
    for name in table:
        parts = name.split()
        reach[parts[0]] = max(reach.get(parts[0], 0), min(len(parts), LONGEST))
    return table, reach


_VERBS = (["thong", "nhat", "voi"], ["thong", "nhat", "y"], ["thong", "nhat", "de"])
"""Words that fold like a place's name where they are none."""


def find(said: tuple[Word, ...]) -> list[Found]:
    """Return the places named in the words, the longest where they overlap."""
    table, reach = _table()
    folded = [word.folded for word in said]
    found: list[Found] = []
    for start, first in enumerate(folded):
        if first not in reach:
            continue
        for end in range(start + 1, min(start + reach[first], len(said)) + 1):
            rows = table.get(" ".join(folded[start:end]))
            if rows and folded[start : end + 1] not in _VERBS:
                found += _of_rows(rows, said, folded, start, end)
    return _longest(found) if found else found


def _of_rows(rows: list[Row], said: tuple[Word, ...], folded: list[str], start: int, end: int) -> Iterator[Found]:
    """Give the places of a folded name that words mean."""
    so_named = _named_so(said, start)
    for plain, needs_type, needs_marks in rows:
        place = Place._make(plain)
        typed = _type_before(folded, start, place)
        if (typed or not so_named) and _stands(said[start:end], place, typed, needs_type, needs_marks):
            yield Found(start, end, place, typed)


_FAMILIES = frozenset(
    ("nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "đặng", "bùi", "đỗ", "ngô", "dương")
) | frozenset(("ma", "nông", "trịnh", "đinh", "lương", "trương", "tô", "triệu", "lâm", "phùng"))
"""Family names, of which a name of three words begins: Ma Khánh Sơn is nobody's district."""


def _named_so(said: tuple[Word, ...], start: int) -> bool:
    """Tell whether a family name stands right before what folds like a place's name, in words with marks."""
    return start > 0 and said[start - 1].typed in _FAMILIES and any(word.marked for word in said)


def _stands(span: tuple[Word, ...], place: Place, typed: bool, needs_type: bool, needs_marks: bool) -> bool:
    """Tell whether words that fold like a place's name mean it; `typed` tells that its type stands before them."""
    if typed:
        return not all(word.marked and word.typed != own for word, own in _side_by_side(span, place.name))
    if needs_type:
        return False
    marked = [word.typed for word in span] == [word.typed for word in words(place.name)]
    if (needs_marks and not marked) or (not marked and any(word.marked for word in span)):
        return False
    return marked or len(span) > 1 or len(span[0].folded) <= 2


def _side_by_side(span: tuple[Word, ...], name: str) -> Iterator[tuple[Word, str]]:
    return zip(span, (word.typed for word in words(name)), strict=False)


def _type_before(folded: list[str], start: int, place: Place) -> bool:
    kind = _TYPE_WORDS[place.type]
    if kind == ["huyen"] and folded[max(0, start - 1) : start] == ["dao"]:
        start -= 1  # huyện đảo Phú Quý
    return folded[max(0, start - len(kind)) : start] == kind


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    spans: dict[tuple[int, int], bool] = {}
    taken: set[int] = set()
    for one in sorted(found, key=lambda f: (f.start - f.end, not f.typed, f.start)):
        span = (one.start, one.end)
        if (span in spans and (one.typed or not spans[span])) or (span not in spans and taken.isdisjoint(range(*span))):
            spans[span] = spans.get(span, False) or one.typed
            taken.update(range(*span))
            kept.append(one)
    return kept

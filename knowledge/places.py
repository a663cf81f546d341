"""Places of Việt Nam: which province a district or commune belongs to, and of which level it is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: its name, type, level, its province before and since 1/7/2025, a commune's old district."""

    name: str
    type: str
    level: str
    province: str
    now: str
    district: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A place named in words `start` to `end` (exclusive); `typed` tells that its type stood before it."""

    start: int
    end: int
    place: Place
    typed: bool


@cache
def gazetteer() -> dict[str, tuple[tuple[Place, bool, bool], ...]]:
    """Return places by folded name: each with whether it needs its type, and whether it needs its marks."""
    data = tomllib.loads((FOLDER / "places.toml").read_text(encoding="utf-8"))
    communes = tomllib.loads((FOLDER / "communes.toml").read_text(encoding="utf-8"))
    needs_type = set(data["words"]) | set(communes.get("words", ()))
    needs_marks = set(data["unmarked"]) | set(communes.get("unmarked", ()))
    table: dict[str, list[tuple[Place, bool, bool]]] = {}
    now = {row["name"]: row.get("merged_into", row["name"]) for row in data["province"]}
    for row in data["province"]:
        place = Place(row["name"], row["type"], "province", row["name"], now[row["name"]])
        for name in (row["name"], *row.get("short", ())):
            table.setdefault(key(name), []).append((place, row["name"] in needs_type, name in needs_marks))
    for row in (*data["place"], *communes["commune"]):
        province = row["province"]
        for name in row["names"]:
            level = LEVEL_OF_TYPE.get(row["type"], "district")
            place = Place(name, row["type"], level, province, now.get(province, province), row.get("district", ""))
            lone = name in needs_type or level == "commune" or name.isdigit()
            table.setdefault(key(name), []).append((place, lone, name in needs_marks))
    return {name: tuple(rows) for name, rows in table.items()}


@cache
def syllables() -> frozenset[str]:
    """Return the folded words of which names of places are made."""
    return frozenset(part for name in gazetteer() for part in name.split() if len(part) > 1)


def find(said: tuple[Word, ...]) -> list[Found]:
    """Return the places named in the words, the longest where they overlap."""
    table = gazetteer()
    found: list[Found] = []
    for start in range(len(said)):
        for end in range(start + 1, min(start + 4, len(said)) + 1):
            for place, needs_type, needs_marks in table.get(" ".join(w.folded for w in said[start:end]), ()):
                typed = _type_before(said, start, place)
                written = tuple(w.typed for w in words(place.name))
                marked = tuple(w.typed for w in said[start:end]) == written
                wrong_marks = any(w.marked for w in said[start:end]) and not marked
                if (needs_type and not typed) or (needs_marks and not (marked or typed)) or (wrong_marks and not typed):
                    continue
                if end - start == 1 and not typed and not marked and len(said[start].folded) > 2:
                    continue
                found.append(Found(start, end, place, typed))
    return _longest(found)


def _type_before(said: tuple[Word, ...], start: int, place: Place) -> bool:
    kind = key(place.type).split()
    return [w.folded for w in said[max(0, start - len(kind)) : start]] == kind


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, not f.typed, f.start)):
        if all((one.start, one.end) == (k.start, k.end) or one.end <= k.start or one.start >= k.end for k in kept):
            if any((one.start, one.end) == (k.start, k.end) and k.typed and not one.typed for k in kept):
                continue
            kept.append(one)
    return kept

"""Finds the line of a plan file on which a key stands, for people who must mend it."""

from __future__ import annotations

import re

HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
KEY = re.compile(r"\s*([\w-]+)\s*=")


def key_of(place: tuple[str | int, ...]) -> str:
    """Write a place in a file as people write it: `agendas[1].items[0].title`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")


def line_of(text: str, place: tuple[str | int, ...]) -> int | None:
    """Give the number of the line, from 1, that comes nearest to a place; None for the file itself."""
    best, length = None, 0
    counts: dict[str, int] = {}
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        here = table
        if header := HEADER.match(line):
            here = table = _table(header[2], header[1] == "[[", counts)
        elif key := KEY.match(line):
            here = (*table, key[1])
        if len(here) > length and place[: len(here)] == here:
            best, length = number, len(here)
    return best


def _table(name: str, array: bool, counts: dict[str, int]) -> tuple[str | int, ...]:
    """Give the place of the table that a header opens, and count the rows of arrays in `counts`."""
    if array:
        counts[name] = counts.get(name, -1) + 1
        for inner in [known for known in counts if known.startswith(name + ".")]:
            del counts[inner]
    place: list[str | int] = []
    parts = name.split(".")
    for depth, part in enumerate(parts, 1):
        place.append(part)
        if (index := counts.get(".".join(parts[:depth]))) is not None:
            place.append(index)
    return tuple(place)

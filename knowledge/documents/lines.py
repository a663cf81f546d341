"""A document as it was read: its lines, each with its page and place, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph as the file has it, in NFC and without marks of emphasis.

    `place` counts from 1; `page` too, None where the file has no pages. `cells` are those of a table's
    row, empty elsewhere. `gap` is true after an empty line, `whole` where a line is a paragraph.
    `columns` are what wide spaces part, empty where there are none.
    """

    text: str
    place: int
    page: int | None = None
    cells: tuple[str, ...] = ()
    gap: bool = False
    whole: bool = False
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """All lines of a document; `kind` is its kind of file, `charset` the old font it was written in."""

    kind: str
    lines: tuple[Line, ...]
    charset: str = ""

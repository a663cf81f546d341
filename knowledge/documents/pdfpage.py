"""Puts the letters of a PDF page into lines: by height, then by place; columns and tables kept apart."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

COLUMN_GAP = 2.4
"""Heights of a letter by which columns without rules stand apart; words in a line never do."""

NEAR = 3.0
"""Points within which two rules are one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word between `left` and `right`, standing on `base`, in points; `base` counts up from the page's foot."""

    text: str
    left: float
    right: float
    base: float
    tall: float

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(self.tall, 4.0)

    @property
    def middle(self) -> float:
        """A height inside of its small letters."""
        return self.base + 0.3 * self.height


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line of a table: at `at`, from `start` to `end` on the other axis."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its text in one or more columns, or a table's row where `table` is true.

    `spans` are the left and right ends of the columns of a line outside of tables.
    """

    cells: tuple[str, ...]
    left: float
    right: float
    y: float
    height: float
    table: bool = False
    spans: tuple[tuple[float, float], ...] = ()

    @property
    def text(self) -> str:
        """All columns in one."""
        return " | ".join(self.cells) if self.table else " ".join(filter(None, self.cells))


def page_lines(words: list[Word], uprights: list[Rule], levels: list[Rule]) -> list[PageLine]:
    """Give a page's lines from top to bottom; words between a table's rules come row by row."""
    given: list[PageLine] = []
    rows: dict[tuple[float, float], dict[int, list[Word]]] = {}
    for line in _lines(words):
        columns = _columns(line, uprights)
        if len(columns) < 4:
            given.append(_line(line))
            continue
        for word in line:
            row = _row(word, columns, levels)
            rows.setdefault(row, {}).setdefault(bisect(columns, word.left + NEAR) - 1, []).append(word)
    given.extend(_table_row(cells, uprights) for cells in rows.values())
    return sorted(given, key=lambda line: -line.y)


def _lines(words: list[Word]) -> Iterator[list[Word]]:
    """Give the words line by line, each from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=lambda each: -each.base):
        if line and line[0].base - word.base > 0.22 * max(line[0].height, word.height):
            yield sorted(line, key=lambda each: each.left)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda each: each.left)


def _columns(line: list[Word], uprights: list[Rule]) -> list[float]:
    """Give the places of the upright rules that a line stands between, none where it stands in no table."""
    y = line[0].middle
    places: list[float] = []
    for rule in sorted(uprights, key=lambda each: each.at):
        if rule.start - NEAR <= y <= rule.end + NEAR and (not places or rule.at - places[-1] > NEAR):
            places.append(rule.at)
    if len(places) < 4 or line[0].right < places[0] or line[0].left > places[-1]:
        return []
    return places


def _row(word: Word, columns: list[float], levels: list[Rule]) -> tuple[float, float]:
    """Give the level rules between which a word stands, as far as they cross its column."""
    crossing = [rule.at for rule in levels if rule.start - NEAR <= word.left and word.right <= rule.end + NEAR]
    below = max((at for at in crossing if at <= word.middle), default=-1.0)
    above = min((at for at in crossing if at > word.middle), default=1e6)
    long = [rule.at for rule in levels if rule.end - rule.start > 0.6 * (columns[-1] - columns[0])]
    below = max((at for at in long if at <= word.middle), default=below)
    above = min((at for at in long if at > word.middle), default=above)
    return round(below / NEAR), round(above / NEAR)


def _table_row(cells: dict[int, list[Word]], uprights: list[Rule]) -> PageLine:
    words = [word for held in cells.values() for word in held]
    count = max(len(_columns([word], uprights)) for word in words) - 1
    texts = tuple(
        " ".join(" ".join(word.text for word in line) for line in _lines(cells.get(at, [])))
        for at in range(max(count, max(cells) + 1))
    )
    top = max(word.base for word in words)
    return PageLine(
        texts, min(word.left for word in words), max(word.right for word in words), top, words[0].height, True
    )


def _line(line: list[Word]) -> PageLine:
    """Put a line's words together, columns apart where the gap is wide."""
    groups = [[line[0]]]
    for before, word in pairwise(line):
        if word.left - before.right > COLUMN_GAP * max(before.height, word.height):
            groups.append([word])
        else:
            groups[-1].append(word)
    return PageLine(
        tuple(" ".join(word.text for word in group) for group in groups),
        line[0].left,
        line[-1].right,
        line[0].base,
        max(word.height for word in line),
        spans=tuple((group[0].left, group[-1].right) for group in groups),
    )


def columns_apart(lines: list[PageLine]) -> list[PageLine]:
    """Give the lines of a head or foot in two columns, the left one first; others stay as they are."""
    split = _split(lines)
    if split is None:
        return lines
    sides: tuple[list[PageLine], list[PageLine]] = ([], [])
    for line in lines:
        for cell, (left, right) in zip(line.cells, line.spans, strict=True):
            side = sides[left >= split]
            side.append(PageLine((cell,), left, right, line.y, line.height, spans=((left, right),)))
    return [*sides[0], *sides[1]]


def _split(lines: list[PageLine]) -> float | None:
    """Give a place that no text crosses and that has text on both sides beside each other, if there is one."""
    spans = [span for line in lines for span in line.spans]
    if any(line.table for line in lines):
        return None
    for place in sorted(left - 1 for left, _ in spans):
        beside = sum(right < place for _, right in spans)
        if beside >= 2 and len(spans) - beside >= 2 and not any(left < place < right for left, right in spans):
            return place
    return None

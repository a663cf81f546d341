"""The automatic numbering of Word paragraphs, as Word prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST = 4000
"""Numbers above this are printed as they are: nobody numbers so far."""


class Node(Protocol):
    """An element of a Word file's XML, as far as it is read here."""

    tag: str

    def find(self, path: str) -> Node | None:
        """Give the first element at a path."""

    def findall(self, path: str) -> list[Node]:
        """Give all elements at a path."""

    def get(self, key: str) -> str | None:
        """Give an attribute."""

    def __iter__(self) -> Iterator[Node]: ...


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a numbered list: its kind of number, its text (`%1.%2.`) and its first number."""

    kind: str
    text: str
    start: int


def value(node: Node | None, path: str = "") -> str:
    """Give the `val` of an element, or of one below it; nothing where there is none."""
    found = node.find(path) if node is not None and path else node
    return (found.get(f"{W}val") or "") if found is not None else ""


def written(number: int, kind: str) -> str:
    """Write a number in a kind that Word knows.

    >>> written(4, "upperRoman"), written(2, "lowerLetter"), written(3, "decimalZero"), written(1, "bullet")
    ('IV', 'b', '03', '-')
    """
    if kind in ("bullet", "none"):
        return "-" if kind == "bullet" else ""
    if not 0 < number < MOST:
        return str(number)
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    signs = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    text = ""
    for each, sign in signs:
        text += sign * (number // each)
        number %= each
    return text


class Numbering:
    """Counts the numbered paragraphs of a Word file, list by list."""

    def __init__(self, numbering: Node | None, styles: Node | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._based: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_lists(self, numbering: Node) -> None:
        for each in numbering.findall(f"{W}abstractNum"):
            own = each.get(f"{W}abstractNumId") or ""
            self._levels[own] = dict(_level(level) for level in each.findall(f"{W}lvl"))
        for each in numbering.findall(f"{W}num"):
            own, abstract = each.get(f"{W}numId") or "", value(each, f"{W}abstractNumId")
            self._lists[own] = abstract
            changed = dict(_override(over, self._levels.get(abstract, {})) for over in each.findall(f"{W}lvlOverride"))
            if changed:
                self._lists[own] = own_key = f"{abstract}/{own}"
                self._levels[own_key] = self._levels.get(abstract, {}) | changed

    def _read_styles(self, styles: Node) -> None:
        for style in styles.findall(f"{W}style"):
            own = style.get(f"{W}styleId") or ""
            self._based[own] = value(style, f"{W}basedOn")
            number = style.find(f"{W}pPr/{W}numPr")
            if number is not None and value(number, f"{W}numId"):
                self._styles[own] = (value(number, f"{W}numId"), _int(value(number, f"{W}ilvl")))

    def label(self, paragraph: Node) -> str:
        """Give the number that Word prints before a paragraph, and count it; nothing where there is none."""
        which, depth = self._list_of(paragraph)
        levels = self._levels.get(self._lists.get(which, ""), {})
        level = levels.get(depth)
        if level is None or which == "0":
            return ""
        counts = self._counts[self._lists[which]]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [held for held in counts if held > depth]:
            del counts[deeper]
        if level.kind == "bullet":
            return "+" if level.text.strip() == "+" else "-"
        text = level.text
        for at in range(depth + 1):
            held = levels.get(at)
            if held is not None:
                text = text.replace(f"%{at + 1}", written(counts.get(at, held.start), held.kind))
        return text.strip()

    def _list_of(self, paragraph: Node) -> tuple[str, int]:
        number = paragraph.find(f"{W}pPr/{W}numPr")
        style = value(paragraph, f"{W}pPr/{W}pStyle")
        inherited = ("", 0)
        for _ in range(20):
            if style in self._styles:
                inherited = self._styles[style]
                break
            style = self._based.get(style, "")
            if not style:
                break
        if number is None:
            return inherited
        depth = value(number, f"{W}ilvl")
        return value(number, f"{W}numId") or inherited[0], _int(depth) if depth else inherited[1]


def _level(level: Node) -> tuple[int, Level]:
    kind = value(level, f"{W}numFmt") or "decimal"
    start = value(level, f"{W}start")
    return _int(level.get(f"{W}ilvl") or ""), Level(kind, value(level, f"{W}lvlText"), _int(start) if start else 1)


def _override(over: Node, levels: dict[int, Level]) -> tuple[int, Level]:
    depth = _int(over.get(f"{W}ilvl") or "")
    whole = over.find(f"{W}lvl")
    if whole is not None:
        return _level(whole)
    held = levels.get(depth, Level("decimal", "%1.", 1))
    start = value(over, f"{W}startOverride")
    return depth, Level(held.kind, held.text, _int(start) if start else held.start)


def _int(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0

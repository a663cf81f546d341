"""Messages of many blocks under headings, put on pages that read well on their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.render import plain

PAGE = 1700
"""The most characters of a page's blocks, counted without tags; what stands above them is short."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of HTML that is never cut, and the heading that it stands under, or none."""

    html: str
    heading: str = ""


def paged(blocks: Sequence[Block], most: int = PAGE) -> tuple[str, ...]:
    r"""Put blocks on pages, one or more; a heading is said again on each page that goes on under it.

    >>> paged([Block("a", "H"), Block("b", "H")])
    ('H\na\n\nb',)
    >>> paged([Block("a", "H"), Block("b", "H")], most=2)
    ('H\na', 'H\nb')
    """
    pages: list[str] = []
    held, heading, used = "", "", 0
    for block in blocks:
        size = len(plain(block.html)) + len(plain(block.heading))
        if held and used + size > most:
            pages.append(held)
            held, heading, used = "", "", 0
        if block.heading and (block.heading != heading or not held):
            held += ("\n\n" if held else "") + f"{block.heading}\n{block.html}"
        else:
            held += ("\n\n" if held else "") + block.html
        heading = block.heading
        used += size
    return (*pages, held)

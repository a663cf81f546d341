"""Long texts cut into pages that read well on their own."""

from __future__ import annotations

from handlers.render import plain

PAGE = 1400
"""The most characters of a page, counted without tags."""


def pages(markup: str, most: int = PAGE) -> list[str]:
    r"""Cut a reply's HTML into pages of whole lines, the source on each of them.

    Tags may not reach over a line's end. The last paragraph, where it stands behind an empty line,
    is the source and closes every page. A line longer than a page has a page to itself.

    >>> pages("a\nb\nc\n\nKH 1", most=9)
    ['a\nb\n\nKH 1', 'c\n\nKH 1']
    """
    if len(plain(markup)) <= most:
        return [markup]
    body, gap, source = markup.rpartition("\n\n")
    if not gap:
        body, source = markup, ""
    found: list[str] = []
    room = most - len(plain(source)) - len(gap)
    held: list[str] = []
    for line in body.splitlines():
        if held and len(plain("\n".join([*held, line]))) > room:
            found.append("\n".join(held))
            held = []
        held.append(line)
    found.append("\n".join(held))
    return [f"{part.strip()}{gap}{source}" for part in found]

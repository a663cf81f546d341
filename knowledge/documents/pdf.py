"""Reads .pdf files that hold text: lines in reading order, tables by their rules, running heads left out."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from knowledge.documents.errors import Damaged, Locked, NoWords, TooLarge
from knowledge.documents.legacy import convert, detect
from knowledge.documents.lines import Line, Pages
from knowledge.documents.pdfpage import PageLine, Rule, Word, columns_apart, page_lines
from knowledge.documents.structure import KINDS, RECIPIENTS
from knowledge.text import compose, key

MOST_PAGES = 400
MOST_LETTERS = 20_000
"""Letters of one page that are read; a full page has some four thousand."""

MOST_RULES = 6000
"""Drawn paths of one page that are looked at."""

FEWEST = 60
"""Letters a page, on average, under which the pages of a PDF are pictures."""


class Letter(NamedTuple):
    """A letter with its box in points, and the height of the line that it stands on."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float


def read_pdf(content: bytes, name: str) -> Pages:
    """Read a .pdf file; raises an error of the DocumentError family for what cannot be taken."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Locked(name) from error
        raise Damaged(name, str(error)[:200]) from error
    try:
        return _read(document, name)
    except pypdfium2.PdfiumError as error:
        raise Damaged(name, str(error)[:200]) from error
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument, name: str) -> Pages:
    count = len(document)
    if count > MOST_PAGES:
        raise TooLarge(name, "pages", MOST_PAGES)
    pages: list[list[PageLine]] = []
    letters = 0
    for number in range(count):
        page = document[number]
        words = list(_words(page, name))
        letters += sum(len(word.text) for word in words)
        pages.append(page_lines(words, *_rules(page)) if words else [])
        page.close()
    if letters < FEWEST * count:
        raise NoWords(name, scanned=True)
    charset = detect("\n".join(line.text for page in pages for line in page))
    return Pages("pdf", tuple(_numbered(_in_reading_order(_without_running(pages)), charset)), charset)


def _in_reading_order(pages: list[list[PageLine]]) -> list[list[PageLine]]:
    """Put the head over the title, and the foot from the recipients on, into their two columns."""
    given = []
    for number, page in enumerate(pages):
        title = next((at for at, line in enumerate(page) if key(line.text) in KINDS), 0) if number == 0 else 0
        foot = next(
            (at for at, line in enumerate(page) if any(RECIPIENTS.match(cell) for cell in line.cells)), len(page)
        )
        end = next((at for at in range(foot, len(page)) if page[at].table), len(page))
        given.append([*columns_apart(page[:title]), *page[title:foot], *columns_apart(page[foot:end]), *page[end:]])
    return given


def _words(page: pypdfium2.PdfPage, name: str) -> Iterator[Word]:
    """Give the words of a page with their boxes."""
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_LETTERS:
        raise TooLarge(name, "letters", MOST_LETTERS)
    box = [ctypes.c_double() for _ in range(4)]
    origin = [ctypes.c_double() for _ in range(2)]
    held: list[Letter] = []
    for at in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(text, at))
        if not letter.strip() or ord(letter) < 32 or letter in "\ufffe\uffff":
            yield from _word(held)
            held = []
            continue
        if not pdfium.FPDFText_GetCharBox(text, at, *(ctypes.byref(each) for each in box)):
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, *(ctypes.byref(each) for each in origin))
        left, right, bottom, top = (each.value for each in box)
        found = Letter(letter, left, right, bottom, top, origin[1].value)
        if held and _apart(held[-1], found):
            yield from _word(held)
            held = []
        held.append(found)
    yield from _word(held)
    text.close()


def _apart(before: Letter, letter: Letter) -> bool:
    """Tell whether a letter stands too far from the one before it to be of the same word."""
    height = max(letter.top - letter.bottom, before.top - before.bottom, 4.0)
    gap = letter.left - before.right
    return gap > 0.9 * height or gap < -height or abs(letter.base - before.base) > height / 2


def _word(held: list[Letter]) -> Iterator[Word]:
    if held:
        yield Word(
            "".join(each.text for each in held),
            min(each.left for each in held),
            max(each.right for each in held),
            held[0].base,
            max(each.top for each in held) - held[0].base,
        )


def _rules(page: pypdfium2.PdfPage) -> tuple[list[Rule], list[Rule]]:
    """Give the upright and level rules that are drawn on a page."""
    uprights: list[Rule] = []
    levels: list[Rule] = []
    for number, drawn in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number > MOST_RULES:
            break
        left, bottom, right, top = drawn.get_bounds()
        wide, high = right - left, top - bottom
        if wide < 3 < high:
            uprights.append(Rule((left + right) / 2, bottom, top))
        elif high < 3 < wide:
            levels.append(Rule((bottom + top) / 2, left, right))
        elif wide > 8 and high > 8:
            uprights.extend(Rule(at, bottom, top) for at in (left, right))
            levels.extend(Rule(at, left, right) for at in (bottom, top))
    return uprights, levels


def _without_running(pages: list[list[PageLine]]) -> list[list[PageLine]]:
    """Leave out the first and last lines that repeat from page to page."""
    edges = Counter(_bare(line) for page in pages for line in {*page[:2], *page[-2:]})
    often = {text for text, times in edges.items() if times >= max(3, len(pages) // 2)}
    return [
        [line for at, line in enumerate(page) if not (_bare(line) in often and (at < 2 or at >= len(page) - 2))]
        for page in pages
    ]


def _bare(line: PageLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _numbered(pages: list[list[PageLine]], charset: str) -> Iterator[Line]:
    """Make lines of the document; a paragraph's first line is known by its indent or the space above it."""
    body = [line for page in pages for line in page if not line.table]
    left = _margin([line.left for line in body])
    right = max((line.right for line in body), default=0.0)
    pitch = median([above.y - line.y for page in pages for above, line in pairwise(page) if above.y > line.y] or [14.0])
    place = 0
    for number, page in enumerate(pages, 1):
        for at, line in enumerate(page):
            place += 1
            spaced = at > 0 and page[at - 1].y - line.y > 1.45 * pitch
            centred = abs((line.left - left) - (right - line.right)) < 18 and line.left - left > 14
            indented = line.left - left > 14 and not centred
            cells = tuple(_tidy(cell, charset) for cell in line.cells)
            shown = cells if line.table or len(cells) > 1 else ()
            text = _tidy(line.text, charset)
            if text:
                yield Line(text, place, number, shown, spaced or indented or line.table, False)


def _margin(lefts: list[float]) -> float:
    """Give where most lines begin."""
    return Counter(round(left / 2) * 2 for left in lefts).most_common(1)[0][0] if lefts else 0.0


def _tidy(text: str, charset: str) -> str:
    return " ".join(compose(convert(text, charset)).split())

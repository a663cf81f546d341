"""The word-for-word text of an imported document, kept beside its plan file, each line with its clause.

`song-lam-2026.text.tsv` lies beside `song-lam-2026.toml`: a line of the document a line, as clause,
page (empty where there are no pages) and words, with tabs between them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from knowledge.errors import Mistake, PlanFileError


class TextLine(NamedTuple):
    """A line of a document in its clause (`section`); `page` counts from 1, None where there are no pages."""

    section: str
    page: int | None
    line: str


def text_path(plan_file: Path) -> Path:
    """Give the path of the text that belongs to a plan file."""
    return plan_file.with_suffix(".text.tsv")


def dump_text(lines: Iterable[TextLine]) -> str:
    """Write a document's lines; tabs and line breaks within a line become spaces."""
    return "".join(
        f"{' '.join(section.split())}\t{page or ''}\t{' '.join(line.split())}\n" for section, page, line in lines
    )


def parse_text(content: bytes, name: str) -> list[TextLine]:
    """Read the content of the text file called `name`; PlanFileError holds all of its mistakes."""
    lines: list[TextLine] = []
    mistakes: list[Mistake] = []
    text = unicodedata.normalize("NFC", content.decode("utf-8-sig", errors="replace"))
    for number, row in enumerate(text.splitlines(), 1):
        section, _, rest = row.partition("\t")
        page, tab, line = rest.partition("\t")
        if tab and (page.isdecimal() or not page):
            lines.append(TextLine(section, int(page) if page else None, line))
        else:
            mistakes.append(
                Mistake(file=name, key="", expected="section, page, text", got=row[:80], kind="syntax", line=number)
            )
    if mistakes:
        raise PlanFileError(mistakes)
    return lines

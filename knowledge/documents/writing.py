"""Writes a draft as a plan file for a person to edit, each fact with its source and doubts as a comment."""

from __future__ import annotations

import re

from knowledge.documents.draft import Draft
from knowledge.documents.found import UNSURE, Found
from knowledge.facts import Fact
from knowledge.library.clauses import dump_text
from knowledge.planfile import dump

HEADER = re.compile(r"\[\[(\w+)\]\]")
LONGEST = 160
"""Characters of the source that a comment shows."""


def draft_file(draft: Draft) -> str:
    """Write the draft's plan file; reading it gives the draft's plan."""
    given: list[str] = []
    at: dict[str, int] = {}
    for line in dump(draft.plan).split("\n"):
        if (header := HEADER.fullmatch(line)) and header[1] in draft.facts:
            number = at.get(header[1], -1) + 1
            at[header[1]] = number
            given.append(_comment(draft.facts[header[1]][number]))
        given.append(line)
    return "\n".join(given)


def draft_text(draft: Draft) -> str:
    """Write the document's text as it lies beside a plan file."""
    return dump_text(draft.lines)


def _comment(found: Found[Fact]) -> str:
    """Say where a fact comes from; a mark stands before what a person must look at."""
    words = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", found.source.words).split())
    shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    mark = f" ? {', '.join(found.doubts)}" if found.doubts else " ?" if found.confidence <= UNSURE else ""
    page = f" trang {found.source.page}" if found.source.page else ""
    return f"#{mark}{page} [{found.source.section or '-'}] {shown}"

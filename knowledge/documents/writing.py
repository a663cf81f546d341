"""Writes a draft as a plan file for a person to edit, each fact with its source and doubts as a comment."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from knowledge.documents.draft import Draft
from knowledge.documents.found import UNSURE, Found
from knowledge.facts import Fact, Plan
from knowledge.library.clauses import dump_text
from knowledge.planfile import dump

HEADER = re.compile(r"\[\[(\w+)\]\]")
LONGEST = 160
"""Characters of the source that a comment shows."""


def draft_file(draft: Draft) -> str:
    """Write the draft's plan file; reading it gives the draft's plan."""
    return commented(draft.plan, {name: [_comment(each) for each in found] for name, found in draft.facts.items()})


def commented(plan: Plan, comments: Mapping[str, Sequence[str]]) -> str:
    """Write a plan's file, over each fact its comment; `comments` has them by the plan's fields, in order."""
    given: list[str] = []
    at: dict[str, int] = {}
    for line in dump(plan).split("\n"):
        if (header := HEADER.fullmatch(line)) and header[1] in comments:
            number = at.get(header[1], -1) + 1
            at[header[1]] = number
            given.append(comments[header[1]][number])
        given.append(line)
    return "\n".join(given)


def draft_text(draft: Draft) -> str:
    """Write the document's text as it lies beside a plan file."""
    return dump_text(draft.lines)


def _comment(found: Found[Fact]) -> str:
    """Say where a fact comes from; a mark stands before what a person must look at."""
    mark = f" ? {', '.join(found.doubts)}" if found.doubts else " ?" if found.confidence <= UNSURE else ""
    return comment(found.source.section, found.source.page, found.source.words, mark)


def comment(section: str, page: int | None, words: str, mark: str = "") -> str:
    """Write the comment that says where a fact comes from."""
    words = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", words).split())
    shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return f"#{mark}{f' trang {page}' if page else ''} [{section or '-'}] {shown}"

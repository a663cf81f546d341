"""An answer worked out as far as it can be before anything is written down: what was found, and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.answering import answer_html
from handlers.paging import pages
from handlers.render import Renderer
from knowledge.answers import Asked, answer
from knowledge.library import Library
from knowledge.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOut:
    """An answer: its outcome, without what only its words tell, and the pages of these, none for chatter."""

    outcome: Outcome
    parts: tuple[str, ...]


def work_out(asked: Asked, library: Library, renderer: Renderer) -> WorkedOut:
    """Answer a question and put the answer into words."""
    outcome = answer(asked, library)
    if outcome.status == "chatter":
        return WorkedOut(outcome=outcome, parts=())
    parts = pages(answer_html(outcome, renderer, library, asked.today))
    return WorkedOut(outcome=replace(outcome, findings=(), citations=(), reasons=()), parts=tuple(parts))


Ahead = Callable[[Asked], WorkedOut | None]
"""Gives the answer to a question where it was worked out ahead, else None."""


def nothing_ahead(_: Asked) -> WorkedOut | None:
    """Give None: nothing is worked out ahead."""
    return None

"""`kehoach check [FILE…]`: every mistake of plan files, then what looks odd in the plans and between them.

Mistakes make the exit code 1. Findings do not: they are for a person to look at, who may mark them as seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from bot.settings import Settings
from bot.stores import plans_folder, published_plans
from handlers.render import Renderer
from knowledge.documents.attentive import Finding, ranked, review, unseen
from knowledge.documents.attentive_plans import across
from knowledge.errors import Mistake, PlanFileError, StorageError
from knowledge.facts import Plan
from knowledge.library.clauses import TextLine, parse_text, text_path
from knowledge.planfile.read import load

DONE, MISTAKEN = 0, 1
"""Exit codes."""

Held = tuple[Plan, list[TextLine]]
"""A plan, and its document's text as far as it lies beside the plan file."""


def check(settings: Settings, files: Sequence[Path]) -> int:
    """Check plan files, all that are in use where none is named, and print mistakes and findings."""
    folders = {plans_folder(settings), published_plans(settings)}
    paths = files or sorted(path for folder in folders for path in folder.glob("*.toml"))
    held: list[Held] = []
    mistakes: list[Mistake] = []
    for path in paths:
        try:
            held.append((load(path), _text(path)))
        except PlanFileError as error:
            mistakes += error.mistakes
    click.echo(Renderer().render("checked.txt.j2", count=len(paths), mistakes=mistakes, findings=_findings(held)))
    return MISTAKEN if mistakes else DONE


def _text(plan_file: Path) -> list[TextLine]:
    """Read the text beside a plan file; no lines where there is none."""
    path = text_path(plan_file)
    try:
        return parse_text(path.read_bytes(), path.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error


def _findings(held: Iterable[Held]) -> list[Finding]:
    """Give what is odd in each plan and between them, but for what a plan's file marks as seen."""
    by_id = {plan.id: (plan, lines) for plan, lines in held}
    plans = [plan for plan, _ in by_id.values()]
    found = [finding for plan, lines in by_id.values() for finding in review(plan, lines)]
    return unseen(ranked([*found, *across(plans)]), {id for plan in plans for id in plan.seen})

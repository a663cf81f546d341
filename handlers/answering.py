"""An outcome put into words: the findings by plan, each group followed by its source."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from types import SimpleNamespace

from handlers.render import Renderer
from knowledge.library import Library
from knowledge.outcome import Outcome
from knowledge.shelf import shelf_of


def answer_html(outcome: Outcome, renderer: Renderer, library: Library, today: date) -> str:
    """Return the answer as Telegram's HTML: the value first, then plan, number, date and clause."""
    groups = []
    for plan, found in groupby(outcome.findings, key=lambda finding: finding.plan):
        head = library.head(plan) if plan else None
        told = [finding.values | {"template": finding.template, "head": head} for finding in found]
        rows = [finding for finding in outcome.findings if finding.plan == plan]
        sections = list(dict.fromkeys(section for finding in rows for section in finding.sections))
        later = shelf_of(library).newer(plan) if head else ()
        findings = [SimpleNamespace(**values) for values in told]
        groups.append(SimpleNamespace(plan=head, findings=findings, sections=sections, later=later[:2]))
    return renderer.render("answer.html.j2", outcome=outcome, groups=groups, today=today)

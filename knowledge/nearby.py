"""Questions that a plan does answer, offered where it does not answer the one that was asked."""

from __future__ import annotations

import tomllib
from collections.abc import Collection

from knowledge.entries import View
from knowledge.lexicon import FOLDER

QUESTIONS: dict[str, str] = tomllib.loads((FOLDER / "near.toml").read_text(encoding="utf-8"))["questions"]
"""How to ask for each kind of fact, the most wanted first; `{plan}` is the short name of the plan."""

MOST = 3
"""How many questions are offered."""


def nearby(view: View, asked: Collection[str]) -> tuple[str, ...]:
    """Return questions that a plan answers, of other kinds than those asked, the most wanted first."""
    told = [kind for kind in QUESTIONS if kind not in asked and _states(view, kind)]
    return tuple(QUESTIONS[kind].format(plan=view.plan.short) for kind in told[:MOST])


def _states(view: View, kind: str) -> bool:
    """Tell whether a plan states a fact of a kind, and does not only leave it open."""
    return any(place < view.facts for place in view.kinds.get(kind, ()))

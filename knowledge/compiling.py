"""Compiles plans for answering, anew where the plans or what works on them changed.

Nothing that works on plans is loaded where nothing changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from knowledge.facts import Plan
from knowledge.kept import digest
from knowledge.lexicon import FOLDER
from knowledge.library import compile_library

MODULES = (
    *("codec", "days", "entries", "facts", "form_facts", "forms/answers", "forms/sheet", "indexing", "layout"),
    *("lexicon", "outlines", "packing", "patterns", "place_names", "spelling", "teaching", "terms", "text", "values"),
    "versions",
)
"""The modules on which it depends what is worked out of a plan."""


def compile_plans(folder: Path, path: Path, more: Path | None = None) -> bool:
    """Make the library at `path` from the plan files in `folder`, as `compile_library` does, for answering.

    It is made anew where the language of questions or what works on it changed, too.
    """
    return compile_library(folder, path, _index, _weigh, _lay_out, version=version(), more=more)


def version() -> str:
    """Return what tells the state of the language and of the code that works the indexes out."""
    here = Path(__file__).parent
    return digest([*sorted(FOLDER.glob("*.toml")), *(here / f"{module}.py" for module in MODULES)])


def _index(plan: Plan) -> Iterable[tuple[str, str, str]]:
    from knowledge.indexing import index

    return index(plan)


def _weigh(plan: Plan) -> Iterable[tuple[str, float]]:
    from knowledge.indexing import weigh

    return weigh(plan)


def _lay_out(plan: Plan) -> bytes:
    from knowledge.indexing import lay_out

    return lay_out(plan)

"""The short phrases of phrases.toml, by which drafts name gaps and deadlines."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def phrases(table: str) -> dict[str, str]:
    """Give one of the tables of phrases.toml."""
    text = files("knowledge.documents").joinpath("phrases.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)[table]
    return found

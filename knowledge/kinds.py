"""How kinds of questions and kinds of facts go together, read from knowledge/language/kinds.toml."""

from __future__ import annotations

import tomllib

from knowledge.lexicon import FOLDER

_DATA = tomllib.loads((FOLDER / "kinds.toml").read_text(encoding="utf-8"))

SCOPED: frozenset[str] = frozenset(_DATA["scoped"])
"""Kinds that differ from level to level; for a level that a plan does not know they are not guessed."""

VALUES: frozenset[str] = frozenset(_DATA["values"])
"""Kinds that ask for one value; words shared with some other fact should not lead away from it."""

HEADS: frozenset[str] = frozenset(_DATA["heads"])
"""Kinds of facts of a plan's head and foot, which hold few words to share with a question."""

LEANS: dict[str, dict[str, float]] = _DATA["leans"]
"""How far a phrase for one kind of question speaks for facts of another kind, 0 to 1."""

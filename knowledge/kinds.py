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

DISTINCT: frozenset[str] = frozenset(_DATA["distinct"])
"""Kinds whose phrases are not answered with a fact of another kind that does not hold their words."""

JOINED: frozenset[str] = frozenset(_DATA["joined"])
"""Kinds of which two may be asked for in one breath."""

LISTING: frozenset[str] = frozenset(_DATA["listing"])
"""Kinds whose facts list things; a number asked for has to stand in them."""

SAME: dict[str, str] = _DATA["same"]
"""Kinds of questions that facts of another kind answer."""

MOST: dict[str, int] = _DATA["most"]
"""How many facts of a kind an answer holds at the most."""

WIDTH: dict[str, float] = _DATA["width"]
"""How far below the best a fact of the same kind may score and still belong to the answer."""

LEVELS: dict[str, str] = _DATA["levels"]
"""What levels are called in answers."""

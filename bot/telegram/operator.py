"""How the host speaks to the person who runs it, and the codes that it ends with."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import Protocol

from handlers.render import Renderer


class Exit(IntEnum):
    """What `kehoach run` ends with, for whatever starts it again or does not."""

    STOPPED = 0
    FAILED = 1
    SETTINGS = 2
    TOKEN_REFUSED = 3
    CONFLICT = 4
    IN_USE = 5
    STORAGE = 6


class Tell(Protocol):
    """Says one sentence to the operator: why, and the values for it."""

    def __call__(self, reason: str, **values: object) -> None:
        """Say the sentence of the template for a reason."""


class StandardError:
    """Says sentences on standard error."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def __call__(self, reason: str, **values: object) -> None:
        """Print the sentence for a reason."""
        sys.stderr.write(self._renderer.render("telegram.txt.j2", reason=reason, **values) + "\n")
        sys.stderr.flush()

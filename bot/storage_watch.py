"""Watches whether the storage takes what is written, and tells the operator once when that changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from knowledge.errors import StorageError

AGAIN = 60.0
"""Seconds after which the operator is told of a fault that had gone and came back."""


class Tell(Protocol):
    """Says one sentence to the operator: why, and the values for it."""

    def __call__(self, reason: str, **values: object) -> None:
        """Say the sentence of the template for a reason."""


class StorageWatch:
    """Keeps in mind whether the storage is failing; `probe` writes something, and raises if that fails.

    `clock` counts seconds. Used by one thread, but for `probe`, which the owner of the databases calls.
    """

    def __init__(self, tell: Tell, probe: Callable[[], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell, self.probe, self._clock = tell, probe, clock
        self._kind: str | None = None
        self._told = False
        self._silent: dict[str, float] = {}

    @property
    def failing(self) -> bool:
        """Whether what was written last could not be kept."""
        return self._kind is not None

    def failed(self, error: StorageError) -> None:
        """Take note of a fault, and tell of it unless it has been told."""
        if self._kind == error.kind:
            return
        self._kind = error.kind
        now = self._clock()
        if now >= self._silent.get(error.kind, now):
            self._told = True
            self._tell("storage_failing", path=error.path, kind=error.kind, cause=error.cause)
        self._silent[error.kind] = now + AGAIN

    def worked(self) -> None:
        """Take note that the storage takes what is written again."""
        if self._kind is not None:
            self._kind = None
            if self._told:
                self._told = False
                self._tell("storage_back")


def unwatched() -> StorageWatch:
    """Give a watch that tells nobody."""

    def nothing(*_: object, **__: object) -> None:
        return None

    return StorageWatch(nothing, nothing)

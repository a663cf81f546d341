"""Claims on a file or folder that other processes see, and that end with their process however it ends."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from knowledge.errors import StorageError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE = 0.02
"""Seconds between two tries."""


class Claim:
    """A claim that is held until it is released, or the process ends."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def __enter__(self) -> Self:
        """Give the claim itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Release it."""
        self.release()

    def release(self) -> None:
        """Give the claim up; once is enough."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def claim(path: Path, *, shared: bool = False, wait: float = 0.0) -> Claim:
    """Claim what the file at a path stands for; StorageError of kind `in_use` where another process has it.

    `shared` lets others share it, and on Windows keeps nobody out. `wait` is for how many seconds to try.
    OSError where the file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    until = time.monotonic() + wait
    while not _locked(handle, shared):
        if time.monotonic() >= until:
            os.close(handle)
            raise StorageError(path, "in use by another process", "in_use")
        time.sleep(_PAUSE)
    return Claim(handle)


def _locked(handle: int, shared: bool) -> bool:
    """Try to lock an open file, and tell whether that succeeded."""
    try:
        if sys.platform == "win32":
            if not shared:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

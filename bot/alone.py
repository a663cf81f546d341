"""One host of a kind at a time on a storage folder; the second is told so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from knowledge.claims import claim
from knowledge.errors import StorageError
from knowledge.storage_faults import fault


class OccupiedError(StorageError):
    """Another host of this kind runs on the folder at `path`; `process` is its number, empty where unknown."""

    def __init__(self, folder: Path, process: str) -> None:
        super().__init__(folder, "another host runs here", "in_use")
        self.process = process


@contextmanager
def alone(folder: Path, host: Literal["run", "chat"], wait: float = 0.0) -> Iterator[None]:
    """Be the one host of a kind on a folder while this lasts; OccupiedError if another is after `wait` seconds.

    However the process ends, the next one finds the folder free.
    """
    path = folder / f"{host}.lock"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = claim(path, wait=wait)
    except StorageError as error:
        raise OccupiedError(folder, _process(path)) from error
    except OSError as error:
        raise fault(path, error) from error
    with held:
        with suppress(OSError):
            path.write_text(f"{os.getpid()}\n", "ascii")
        yield


def _process(path: Path) -> str:
    """Read the number of the process that holds a lock."""
    with suppress(OSError, ValueError):
        found = path.read_text("ascii").strip()
        return found if found.isdigit() else ""
    return ""

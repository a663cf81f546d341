"""What tells that a restoring of a storage folder was decided and broken off; whoever comes next ends it."""

from __future__ import annotations

from pathlib import Path

READY = ".restore"
"""The folder within a storage folder that holds what is to come, from the moment when that is decided."""


def finish(storage: Path) -> None:
    """Bring a restoring to its end if one was broken off; StorageError where that cannot be."""
    if (storage / READY).exists():
        from knowledge.backups.restoring import resume  # slow to import, and hardly ever needed

        resume(storage)

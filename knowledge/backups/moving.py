"""Moves files so that a killed process leaves each in its old place or in its new one, and can go on."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path


def move(source: Path, target: Path, *, over: bool = False) -> None:
    """Move a file, unless it has been moved; one that stands at the target stays unless it goes `over` it."""
    if not source.exists() or (target.exists() and not over):
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy(source, target)
        source.unlink()


def copy_aside(source: Path, target: Path) -> None:
    """Have a file at another place too, unless it is there, so that it never misses at its own."""
    if not source.exists() or target.exists():
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:  # a file system without links
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    """Copy a file, at a stroke and on the disk."""
    part = target.with_name(f"{target.name}.part")
    shutil.copy2(source, part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)

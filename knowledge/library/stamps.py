"""Database files told apart, and looked at before they are opened."""

from __future__ import annotations

import os
from pathlib import Path

from knowledge.errors import LibraryError


def stamp_of(status: os.stat_result) -> tuple[int, ...]:
    """Give what tells one file from another that later stands in its place."""
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size


def examine(path: Path) -> tuple[int, ...]:
    """Give the stamp of a database file; LibraryError if its header is wrong or its end is missing."""
    with path.open("rb") as file:
        header, status = file.read(100), os.fstat(file.fileno())
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise LibraryError(path, "no database")
    page, pages = int.from_bytes(header[16:18]), int.from_bytes(header[28:32])
    if status.st_size < pages * (page if page > 1 else 65536):
        raise LibraryError(path, "truncated")
    return stamp_of(status)

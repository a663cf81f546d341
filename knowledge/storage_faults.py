"""What the system says of a failing disk or database, as an error with the kind of the fault."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from typing import TypeVar

from knowledge.errors import FaultKind, KehoachError, StorageError

_SQLITE: dict[int, FaultKind] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_PERM: "readonly",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_CANTOPEN: "io",
}
"""Kinds by SQLite's primary result codes (sqlite.org/rescode.html)."""

_SYSTEM: dict[int, FaultKind] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.EIO: "io",
}

E = TypeVar("E", bound=Exception)


def fault(path: Path, error: E) -> E | StorageError:
    """Give the StorageError that an error of SQLite or the system at a path is, or the error itself.

    A constraint that is violated, for instance, is no fault of the storage.
    """
    if isinstance(error, KehoachError):
        return error
    if isinstance(error, OSError):
        return StorageError(path, error.strerror or str(error), _SYSTEM.get(error.errno or 0, ""))
    code = getattr(error, "sqlite_errorcode", None)
    kind = _SQLITE.get(code & 0xFF, "") if code is not None else ""
    if not kind:
        return error
    return StorageError(path, str(error), _looked_into(kind, path))


def _looked_into(kind: FaultKind, path: Path) -> FaultKind:
    """Tell a full disk, or a folder that takes nothing, where SQLite only says that it failed."""
    if kind != "io":
        return kind
    folder = path.parent
    try:
        if hasattr(os, "statvfs") and os.statvfs(folder).f_bavail == 0:
            return "full"
        if folder.exists() and not os.access(folder, os.W_OK):
            return "readonly"
    except OSError:
        return kind
    return kind


SQLITE_HEAD = b"SQLite format 3\0"
"""The bytes that a database file begins with."""


def put_durably(source: Path, target: Path, *, over: bool) -> None:
    """Give a finished file its name, at a stroke and on the disk; FileExistsError if it may not go over another."""
    with source.open("rb+") as file:
        os.fsync(file.fileno())
    if over:
        source.replace(target)
    else:
        try:
            os.link(source, target)
            source.unlink()
        except FileExistsError:
            raise
        except OSError as error:  # a file system without links
            if target.exists():
                raise FileExistsError(errno.EEXIST, "exists", str(target)) from error
            source.replace(target)
    settle_folder(target.parent)


def settle_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system knows how."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""What takes long to work out of the shipped files, kept in a folder for the next process.

Nothing is kept before a folder is named, and all of it can be worked out anew at any time: what is
damaged, or came of other files or another version of Python, is not used, and what cannot be written is let go.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from knowledge.packing import FORMAT, pack, unpack

_folder: Path | None = None


def keep_in(folder: Path | None) -> None:
    """Keep what is worked out from now on in a folder; None keeps nothing any more."""
    global _folder
    _folder = folder


def digest(files: Iterable[Path]) -> str:
    """Return what tells the state of some files, and the version of Python, from any other."""
    found = hashlib.sha256(FORMAT.encode())
    for file in files:
        content = file.read_bytes()
        found.update(b"%d:" % len(content) + content)
    return found.hexdigest()


def kept(name: str, files: Iterable[Path], work_out: Callable[[], object]) -> object:
    """Return what is kept under a name, or else work it out of its files: plain values as in `packing`."""
    if _folder is None:
        return work_out()
    path = _folder / f"{name}-{digest(files)[:16]}.bin"
    with contextlib.suppress(OSError, ValueError):
        return unpack(path.read_bytes())
    value = work_out()
    with contextlib.suppress(OSError):
        _write(path, name, pack(value))
    return value


def _write(path: Path, name: str, content: bytes) -> None:
    """Put a whole file in place at a stroke, and remove those of other states or left unfinished."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
    with open(handle, "wb") as file:  # noqa: PTH123 - a handle
        file.write(content)
    os.replace(unfinished, path)  # noqa: PTH105 - names of files
    for other in path.parent.glob(f"{name}-*"):
        if other != path:
            other.unlink(missing_ok=True)

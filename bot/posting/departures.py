"""Which letters have left this machine: marks that outlive a killed process, though not a power failure.

A letter that was marked as on its way in the database but never left can be posted again without doubt.
The marks are written without waiting for the disk, at the very moment of leaving; they count as long as
the machine has not been started anew since.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

BOOT = Path("/proc/sys/kernel/random/boot_id")
"""Where Linux tells one start of the machine from another; elsewhere no mark is relied on."""

_RECORD = struct.Struct("<q")


class Departures:
    """Marks in a file, one a letter; its first line names the start of the machine under which they were made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    @property
    def reliable(self) -> bool:
        """Whether marks made here tell after a crash what left."""
        return bool(_boot())

    def left(self) -> frozenset[int] | None:
        """Give the letters that have left since the last `begin`, None where that cannot be known."""
        boot = _boot()
        try:
            held = self._path.read_bytes()
        except OSError:
            return None
        if not boot or not held.startswith(boot):
            return None
        marks = held[len(boot) :]
        whole = len(marks) - len(marks) % _RECORD.size
        return frozenset(id for (id,) in _RECORD.iter_unpack(marks[:whole]))

    def begin(self) -> None:
        """Forget all marks, and take new ones from now on."""
        self.close()
        self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        os.write(self._file, _boot())

    def note(self, id: int) -> None:
        """Mark that a letter leaves now; may be called from any thread."""
        if self._file is not None:
            os.write(self._file, _RECORD.pack(id))

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _boot() -> bytes:
    """Give what names this start of the machine, empty where nothing does."""
    try:
        return BOOT.read_bytes().strip() + b"\n"
    except OSError:
        return b""

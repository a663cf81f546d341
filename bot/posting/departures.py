"""How far messages got on their way out of this machine: marks that outlive a killed process, not a power failure.

What was marked in the database as about to be sent but never left can be sent without doubt after a
crash. The marks lie in a small file that is held in memory: making one takes less than a microsecond
and waits for no disk. They count as long as the machine has not been started anew since.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.storage_faults import fault

BOOT = Path("/proc/sys/kernel/random/boot_id")
"""Where Linux tells one start of the machine from another; elsewhere no mark is relied on."""

SLOTS = 4096
"""For how many things there is room at first: those on their way, and those not yet settled in the database."""

_HEAD = 64
_AT_WORK = struct.Struct("<q")
_SLOT = struct.Struct("<qII")


@dataclass(frozen=True, slots=True)
class Way:
    """How far the messages of one letter or answer got: how many left, and of those how many surely arrived."""

    left: int
    arrived: int = 0


class Departures:
    """Marks by the ids of what is sent; the file's head names the start of the machine under which they were made.

    Before the marks stands the id of the one thing at work, 0 for none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._map: mmap.mmap | None = None
        self._taken: dict[int, int] = {}
        self._free: list[int] = []

    @property
    def reliable(self) -> bool:
        """Whether marks made here tell after a crash what left."""
        return bool(_boot())

    def left(self) -> Mapping[int, Way] | None:
        """Give how far things got since the last `begin`, None where that cannot be known."""
        boot, held = _boot(), self._read()
        if not boot or not held.startswith(boot):
            return None
        marks = held[_place(0) :]
        whole = len(marks) - len(marks) % _SLOT.size
        return {id: Way(left, arrived) for id, left, arrived in _SLOT.iter_unpack(marks[:whole]) if id}

    def left_at_work(self) -> int:
        """Give the id of what was at work when an earlier process died, 0 for nothing."""
        held = self._read()[_HEAD : _HEAD + _AT_WORK.size]
        return int(_AT_WORK.unpack(held)[0]) if len(held) == _AT_WORK.size else 0

    def begin(self, kept: Mapping[int, Way] | None = None) -> None:
        """Forget all marks but those kept, and take new ones from now on; StorageError where there is no room."""
        self.close()
        kept = kept or {}
        slots = max(SLOTS, 2 * len(kept))
        content = bytearray(_boot().ljust(_place(slots), b"\0"))
        for slot, (id, way) in enumerate(kept.items()):
            _SLOT.pack_into(content, _place(slot), id, way.left, way.arrived)
        fresh = self._path.with_suffix(".new")
        try:
            fresh.write_bytes(content)
            with fresh.open("r+b") as file:
                self._map = mmap.mmap(file.fileno(), len(content))
            fresh.replace(self._path)
        except OSError as error:
            raise fault(self._path, error) from error
        self._taken = {id: slot for slot, id in enumerate(kept)}
        self._free = list(range(len(kept), slots))

    def note(self, id: int, left: int = 1, arrived: int = 0) -> None:
        """Mark how many messages of a thing have left and arrived; may be called from any thread."""
        if self._map is None:
            return
        slot = self._taken.get(id)
        if slot is None:
            if not self._free:
                self._grow(self._map)
            slot = self._taken[id] = self._free.pop()
        _SLOT.pack_into(self._map, _place(slot), id, left, arrived)

    def forget(self, id: int) -> None:
        """Take back the marks of what the database knows the end of."""
        slot = self._taken.pop(id, None)
        if slot is not None and self._map is not None:
            _SLOT.pack_into(self._map, _place(slot), 0, 0, 0)
            self._free.append(slot)

    def at_work(self, id: int) -> None:
        """Mark what is at work from now on, 0 for nothing."""
        if self._map is not None:
            _AT_WORK.pack_into(self._map, _HEAD, id)

    def close(self) -> None:
        """Let go of the file."""
        if self._map is not None:
            self._map.close()
            self._map = None

    def _grow(self, held: mmap.mmap) -> None:
        """Make room for twice as many marks."""
        slots = len(self._taken)
        held.resize(_place(2 * slots))
        self._free = list(range(slots, 2 * slots))

    def _read(self) -> bytes:
        """Read the file, empty where there is none."""
        try:
            return self._path.read_bytes()
        except OSError:
            return b""


def _place(slot: int) -> int:
    """Give where a mark begins in the file."""
    return _HEAD + _AT_WORK.size + slot * _SLOT.size


def _boot() -> bytes:
    """Give what names this start of the machine, empty where nothing does."""
    try:
        return BOOT.read_bytes().strip() + b"\n"
    except OSError:
        return b""

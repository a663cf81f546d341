"""Plain values as bytes that are read back many times quicker than any text format.

The bytes hold for one version of Python; whoever keeps them notes `FORMAT` beside them.
"""

from __future__ import annotations

import marshal
import sys
from zlib import crc32

FORMAT = f"{sys.implementation.cache_tag}-{marshal.version}"
"""Tells bytes of one version of Python from those of another."""


def pack(value: object) -> bytes:
    """Write tuples, lists, sets, dictionaries, texts and numbers; ValueError for other values."""
    content = marshal.dumps(value)  # type: ignore[arg-type]
    return crc32(content).to_bytes(4, "big") + content


def unpack(content: bytes) -> object:
    """Read what `pack` wrote; ValueError where it is not whole."""
    if len(content) < 5 or crc32(memoryview(content)[4:]) != int.from_bytes(content[:4], "big"):
        raise ValueError("damaged")
    # What has this sum was written by `pack`, so nothing else than its values is read.
    value: object = marshal.loads(memoryview(content)[4:])  # noqa: S302
    return value

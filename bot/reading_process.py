"""A process that reads one document and ends: from standard input, its outcome to standard output.

What a hostile file can do ends with it: its memory and its time are limited, and it gives way to other processes.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from bot.recognising import recognised
from knowledge.readings import read, written

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space that reading a document may take."""

SECONDS = 60
"""Seconds of computing that reading a document may take."""


def limit() -> None:
    """Bound memory and time, where the platform can, and give way to other processes."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(AttributeError, OSError):
        os.nice(10)


def main() -> None:
    """Read the document named by the only argument."""
    limit()
    content, name = sys.stdin.buffer.read(), sys.argv[1]
    outcome = read(content, name)
    if outcome.scanned and (worded := recognised(content)):
        outcome = read(worded, name)
    sys.stdout.buffer.write(written(outcome))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

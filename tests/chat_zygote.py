"""Starts `kehoach chat` processes quickly: everything is imported once, and each gets a fork of that.

Reads JSON lists, one a line: a file to read from, a file to write to, and the command line. Answers
each with the process id, and with how it ended.
"""

from __future__ import annotations

import json
import os
import sys
import threading

import bot.assembly
import bot.commands
import bot.terminal  # noqa: F401 - what a chat needs
from bot.cli import execute


def main() -> None:
    """Fork for every line, one process at a time."""
    assert threading.active_count() == 1, "a fork takes no threads along"
    for line in sys.stdin:
        source, target, command = json.loads(line)
        child = os.fork()
        if child == 0:
            sys.stdin = open(source, encoding="utf-8")  # noqa: SIM115, PTH123 - for as long as the process lives
            sys.stdout = open(target, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - as above
            os._exit(execute(command))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()

"""Starts `kehoach` processes quickly: everything is imported and read once, and each command line gets a fork of that.

Reads command lines as JSON lists, one a line; answers each with the process id, and with how it ended.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from pathlib import Path

import bot.telegram.run  # noqa: F401 - what a run needs
from bot.assembly import Assembly
from bot.cli import execute
from bot.clock import Clock, moment
from bot.settings import load
from bot.telegram.transport import trust
from handlers.digests import preview
from knowledge.digest import Subscription


def warm_up() -> None:
    """Have everything read that a process would read on its way to its first digest."""
    trust()
    with Assembly(load(), Clock(moment("2025-08-10T06:00"))) as assembly:
        preview(Subscription(chat=0, at=assembly.desk().rules.time), assembly.desk())


def main() -> None:
    """Fork for every line, one process at a time."""
    warm_up()
    gc.freeze()
    assert threading.active_count() == 1, "a fork takes no threads along"
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            sys.stdin = Path(os.devnull).open()  # noqa: SIM115 - for as long as the process lives
            os._exit(execute(json.loads(line)))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()

"""Whole processes: `kehoach ask` beside the bare import of the Telegram library.

Run it with the project's Python: `python tests/benchmarks/bench_process.py`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 15
COMMANDS = {
    "kehoach ask": ["-m", "bot", "--now", "2025-08-10T08:00", "ask", "hạn cấp cơ sở Thái Nguyên 2025?"],
    "kehoach plans": ["-m", "bot", "plans"],
    "import telegram.ext": ["-c", "import telegram.ext"],
}


def seconds(arguments: list[str], folder: str) -> float:
    """Time one process from its start to its end; what it compiles is kept for the next, as for what is installed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KEHOACH_CONFIG": "", "PYTHONDONTWRITEBYTECODE": ""}
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    """Time each command in turn, so that the machine's moods reach all alike, and print the medians."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        for arguments in COMMANDS.values():
            seconds(arguments, folder)
        for _ in range(ROUNDS):
            for name, arguments in COMMANDS.items():
                times[name].append(seconds(arguments, folder))
    peer = statistics.median(times["import telegram.ext"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:22} {median * 1000:6.0f} ms   {median / peer:5.2f} of importing telegram.ext")


if __name__ == "__main__":
    main()

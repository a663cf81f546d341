"""A long run under mixed traffic: memory, records and time a message must not grow without bound.

First the handlers alone, then a real process of the bot with a Bot API on the loopback interface of whose
calls one in twenty fails. Run it by `make soak`, or with the project's Python:
`python tests/benchmarks/soak.py [MESSAGES] [MINUTES]`; `SOAK_MINUTES` sets the minutes too (0: none).
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent.parent)]

from stand import Talker, assembly_in  # noqa: E402 - found by the line above
from storm_crowd import Crowd, Scale  # noqa: E402
from storm_stage import percentile, storm  # noqa: E402

from handlers.message import Person  # noqa: E402

SAYINGS = (
    "hạn cấp cơ sở Thái Nguyên 2025?",
    "còn cấp tỉnh?",
    "cấp xã ở Thái Nguyên tối đa bao nhiêu đại biểu",
    "chuong trinh hoi nghi cap phuong lang son",
    "cảm ơn ad",
    "/kehoach",
    "2",
    "/chonkehoach",
    "thời tiết hôm nay thế nào?",
    "x" * 4096,
)
PEOPLE = 50
REPORTS = 10
MINUTES = 10.0


def handlers_alone(messages: int) -> None:
    """Let many people talk to the handlers for a long time and print what it took, part by part."""
    print("The handlers alone")
    with tempfile.TemporaryDirectory() as folder, assembly_in(Path(folder)) as assembly:
        people = [Talker(assembly, Person(id=number)) for number in range(1, PEOPLE + 1)]
        times: list[float] = []
        for number in range(messages):
            begun = time.perf_counter()
            people[number % PEOPLE].says(SAYINGS[number // PEOPLE % len(SAYINGS)])
            times.append(time.perf_counter() - begun)
            if len(times) == max(messages // REPORTS, 1):
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                print(
                    f"{number + 1:8} messages  {statistics.median(times) * 1000:6.2f} ms median"
                    f"  {max(times) * 1000:7.1f} ms at most  {memory >> 10:5} MiB  {_kib(Path(folder)):6} KiB stored"
                )
                times.clear()


def _kib(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("records.db*")) >> 10


class Reporter:
    """Prints what a run has come to, so many times in all."""

    def __init__(self, folder: Path, seconds: float) -> None:
        self._folder, self._every = folder, seconds / REPORTS
        self._began = time.monotonic()
        self._next, self._seen = self._every, 0

    def __call__(self, crowd: Crowd, process: int) -> None:
        """Print a line where it is time."""
        if (gone := time.monotonic() - self._began) < self._next:
            return
        self._next += self._every
        prompts, self._seen = crowd.prompts[self._seen :], len(crowd.prompts)
        waits = sorted(p.answered - p.said for p in prompts if p.answered is not None)
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
        print(
            f"{gone:8.0f} s  {len(prompts):6} prompts  {percentile(waits, 0.5) * 1000:6.0f} ms median"
            f"  {percentile(waits, 0.99) * 1000:7.0f} ms 99th percentile  {pages * 4096 >> 20:5} MiB"
            f"  {_kib(self._folder):6} KiB stored",
            flush=True,
        )


def whole_process(minutes: float) -> None:
    """Let a crowd talk with a process of the bot for some minutes, with digests every minute."""
    print(f"A process of the bot, {minutes:g} minutes")
    seconds = 60 * minutes
    scale = Scale(
        groups=int(200 * max(minutes, 1)),
        minutes=min(max(int(minutes), 1), 60),
        people=100,
        pause=12.0,
        seconds=seconds,
        timeout=10,
        silence=30.0,
        calm=60.0,
        share=0.05,
    )
    with tempfile.TemporaryDirectory() as folder:
        aftermath = storm(Path(folder), scale, Reporter(Path(folder), seconds))
    states = ", ".join(f"{count} {state}" for state, count in sorted(aftermath.states().items()))
    print(f"  outbox: {states}; prompts not answered: {len(aftermath.unanswered)}")


if __name__ == "__main__":
    handlers_alone(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    lasting = float(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("SOAK_MINUTES", MINUTES))
    if lasting:
        whole_process(lasting)

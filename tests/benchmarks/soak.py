"""A long run of the handlers: memory, records and time a message must not grow without bound.

Run it with the project's Python: `python tests/benchmarks/soak.py [MESSAGES]`.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent.parent)]

from stand import Talker, assembly_in  # noqa: E402 - found by the line above

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


def main(messages: int) -> None:
    """Let many people talk for a long time and print what it took, part by part."""
    with tempfile.TemporaryDirectory() as folder, assembly_in(Path(folder)) as assembly:
        people = [Talker(assembly, Person(id=number)) for number in range(1, PEOPLE + 1)]
        times: list[float] = []
        for number in range(messages):
            begun = time.perf_counter()
            people[number % PEOPLE].says(SAYINGS[number // PEOPLE % len(SAYINGS)])
            times.append(time.perf_counter() - begun)
            if len(times) == max(messages // REPORTS, 1):
                size = (Path(folder) / "records.db").stat().st_size
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                print(
                    f"{number + 1:8} messages  {statistics.median(times) * 1000:6.2f} ms median"
                    f"  {max(times) * 1000:7.1f} ms at most  {memory >> 10:5} MiB  records {size >> 10:6} KiB"
                )
                times.clear()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)

"""Five hundred kills at random moments under the traffic of twenty people, and what came of it.

Run by `make bench`, or alone: `python tests/benchmarks/bench_kills.py [kills [seed]]`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [path for path in (str(TESTS.parent), str(TESTS)) if path not in sys.path]

from kill_campaign import run  # noqa: E402 - only found once the path is set

KILLS, SEED = 500, 1


def main() -> None:
    """Print the figures, and end with 1 where anything was lost or done twice."""
    kills, seed = (*map(int, sys.argv[1:]), *(KILLS, SEED)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as folder:
        figures = run(Path(folder), kills, seed)
    print(f"Kills at random moments under the traffic of twenty people, seed {seed}")
    print(f"  {figures}")
    print(f"  lost, false or twice: {len(figures.faults)}, at most 0")
    for fault in figures.faults:
        print(f"    {fault}")
    sys.exit(bool(figures.faults))


if __name__ == "__main__":
    main()

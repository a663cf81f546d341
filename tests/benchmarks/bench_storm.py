"""Two minutes in which a third of all calls of the Bot API fails, under mixed traffic and digests to many chats.

A real process of the bot talks with a Bot API on the loopback interface. Prints what failed and what came
of it, beside the bars: every message of the outbox arrived once, or stands as uncertain with the operator
told; answers where Telegram answers, under two seconds at the 99th percentile.

Run by `make bench`, or alone: `python tests/benchmarks/bench_storm.py [SECONDS]`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [path for path in (str(TESTS.parent), str(TESTS)) if path not in sys.path]

from storm_crowd import Scale  # noqa: E402 - only found once the path is set
from storm_stage import Aftermath, percentile, storm  # noqa: E402 - only found once the path is set

SCALE = Scale(groups=1200, minutes=2, people=100, pause=20.0, seconds=120.0, timeout=10, silence=30.0, calm=90.0)
MOST_SECONDS = 2.0


def show(aftermath: Aftermath) -> None:
    """Print the figures beside their bars."""
    plan, waits, felt = aftermath.plan, aftermath.waits(), aftermath.waits(felt=True)
    calls = sum(plan.calls.values())
    print(f"Storm: {calls} calls, {plan.count()} of them ({plan.count() / calls:.0%}) failed in {len(plan.drawn)} ways")
    floods = sum(call.status == 429 and call.fault != "flood" for call in aftermath.api.calls)
    print(f"  {floods} calls were refused by Telegram's own limits")
    print("  outbox        " + ", ".join(f"{n} {state}" for state, n in sorted(aftermath.states().items())))
    counts = [(row, aftermath.times_arrived(row)) for row in aftermath.rows if row.kind == "digest"]
    doubles = sum(times > 1 for _, times in counts)
    lost = sum(times == 0 and row.state == "sent" for row, times in counts)
    untold = {row.id for row in aftermath.rows if row.state == "uncertain" and row.kind != "notice"} - aftermath.told()
    print(f"  digests       {sum(times == 1 for _, times in counts)} once, {doubles} twice, {lost} sent and not there")
    print(f"  uncertain     {len(untold)} of which the operator was not told")
    answered = len([p for p in aftermath.prompts if p.answered is not None])
    print(f"  prompts       {len(aftermath.prompts)}, {answered} answered, {len(aftermath.unanswered)} fetched and not")
    print(
        f"  answers       {len(waits)} where Telegram answered: median {percentile(waits, 0.5):.3f} s,"
        f" 99th percentile {percentile(waits, 0.99):.3f} s, under {MOST_SECONDS:.0f} s"
    )
    print(
        f"  as people felt it, with lost polls: median {percentile(felt, 0.5):.2f} s,"
        f" 95th {percentile(felt, 0.95):.2f} s, 99th {percentile(felt, 0.99):.2f} s"
    )


def main(seconds: float) -> None:
    """Let the storm pass and print what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        scale = Scale(**{name: getattr(SCALE, name) for name in SCALE.__slots__} | {"seconds": seconds})
        aftermath = storm(Path(folder), scale)
        show(aftermath)
        if "-v" in sys.argv:
            print(aftermath.plan.drawn)
            print(aftermath.log)


if __name__ == "__main__":
    main(float(next((each for each in sys.argv[1:] if each != "-v"), SCALE.seconds)))

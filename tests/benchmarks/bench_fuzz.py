"""Two hundred thousand random and mutated updates through the whole host on a Telegram inside the process.

Prints how many a second, what memory and records grew to, and whatever should not be: errors in the log,
refusals by Telegram's limits, markup that is not clean.

Run by `make bench`, or alone: `python tests/benchmarks/bench_fuzz.py [UPDATES] [SEED]`.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [path for path in (str(TESTS.parent), str(TESTS)) if path not in sys.path]

from fuzzing.campaign import Campaign, Outcome  # noqa: E402 - only found once the path is set

UPDATES = 200_000


def show(outcome: Outcome) -> None:
    """Print the figures, and what should not be."""
    rate = outcome.updates / outcome.seconds
    print(
        f"Fuzzing: {outcome.updates} updates in {outcome.seconds:.0f} s, {rate:.0f} a second, {outcome.answers} answers"
    )
    for done, resident, size in outcome.sizes:
        print(f"  after {done:7} updates  {resident:6.0f} MB resident  {size:6.1f} MB of records")
    print(f"  errors logged      {len(outcome.errors)}, none allowed")
    print(f"  refused by limits  {sum(outcome.refusals.values())}, none allowed")
    print(f"  markup not clean   {len(outcome.unclean)}, none allowed")
    print(f"  slowest answer     {max(outcome.slowest)[0]:.3f} s")
    print(f"  answers after all  {'yes' if outcome.alive else 'NO'}")


def details(outcome: Outcome) -> None:
    """Print what should not be, one by one."""
    for line in dict.fromkeys(outcome.errors):
        print("ERROR  ", line)
    for said, times in outcome.refusals.most_common(20):
        print("REFUSED", times, said)
    for said in list(dict.fromkeys(outcome.unclean))[:20]:
        print("UNCLEAN", said)
    for said, times in outcome.warnings.most_common(20):
        print("warning", times, said)
    for took, said in sorted(outcome.slowest, reverse=True)[:10]:
        print(f"slow    {took:.3f} s {said}")


def main(count: int, seed: int) -> None:
    """Run the campaign and print what came of it."""
    logging.getLogger().addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory() as folder:
        outcome = Campaign(Path(folder), seed).run(count)
    show(outcome)
    if outcome.errors or outcome.refusals or outcome.unclean or "-v" in sys.argv:
        details(outcome)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    main(numbers[0] if numbers else UPDATES, numbers[1] if len(numbers) > 1 else 1)

"""Asks every golden question once more after each single disturbance, and tells how many stay right.

python -m tests.disturb [DISTURBANCE…] [--variants N] [--failures N]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS)] if str(TESTS) not in sys.path else []

from disturbances import DISTURBANCES  # noqa: E402 - only found once the path is set
from golden import VERDICTS, Engine, engine, golden_questions, run  # noqa: E402
from grading import Grade, Question, Said, grade  # noqa: E402


@dataclass(frozen=True, slots=True)
class Disturbed:
    """A question asked again: how it was typed, what came back, and how that is graded."""

    question: Question
    text: str
    said: Said
    grade: Grade


def typed(question: Question, disturbance: str, variant: int = 0) -> str:
    """Disturb a question; chance depends on its id, the disturbance and the variant alone."""
    return DISTURBANCES[disturbance](question.question, Random(f"{disturbance} {question.id} {variant}"))


def disturb(questions: Iterable[Question], disturbance: str, bot: Engine, variants: int = 1) -> list[Disturbed]:
    """Ask questions after a disturbance, those left out in which it finds nothing to disturb."""
    done = []
    for question in questions:
        if not _may_be(question, disturbance):
            continue
        for text in dict.fromkeys(typed(question, disturbance, variant) for variant in range(variants)):
            if text != question.question:
                said = bot.reply(question, text)
                done.append(Disturbed(question, text, said, grade(question, said)))
    return done


def _may_be(question: Question, disturbance: str) -> bool:
    """Tell whether a disturbance makes sense: no second slip in a word, no courtesy around mere courtesy."""
    if disturbance in ("telex slip", "wrong letter"):
        return question.style != "typo"
    return disturbance != "politeness" or question.kind != "smalltalk"


def shares(done: Sequence[Disturbed]) -> dict[str, float]:
    """Return the share of each verdict, 0 to 1."""
    counts = Counter[str](one.grade.verdict for one in done)
    return {verdict: counts[verdict] / max(len(done), 1) for verdict in VERDICTS}


def main(arguments: list[str] | None = None) -> None:
    """Print how questions that are answered right fare after each disturbance."""
    parser = argparse.ArgumentParser(prog="python -m tests.disturb", description=__doc__)
    parser.add_argument("disturbances", nargs="*", metavar="DISTURBANCE", help=", ".join(DISTURBANCES))
    parser.add_argument("--variants", type=int, default=1, help="how often chance is tried on each question")
    parser.add_argument("--failures", type=int, default=0, help="how many failures to show of each disturbance")
    given = parser.parse_args(arguments)
    with engine() as bot:
        undisturbed = run(golden_questions(), bot)
        right = [question for question, _, found in undisturbed.rows if found.verdict == "right"]
        print(f"{len(right)} of {len(undisturbed.rows)} golden questions are answered right undisturbed; of these")
        print(f"\n{'':<14}{'n':>6}" + "".join(f"{verdict:>11}" for verdict in VERDICTS))
        for name in given.disturbances or DISTURBANCES:
            done = disturb(right, name, bot, given.variants)
            print(f"{name:<14}{len(done):>6}" + "".join(f"{share:>11.1%}" for share in shares(done).values()))
            _show([one for one in done if one.grade.verdict != "right"][: given.failures])


def _show(failures: Iterable[Disturbed]) -> None:
    for one in failures:
        print(f"\n  {one.question.id} {one.grade.verdict}: {one.grade.reason}")
        print(f"    ? {one.question.question[:200]}\n    ~ {one.text[:200]}")
        print(f"    > {' '.join(one.said.text.split())[:200]}")


if __name__ == "__main__":
    main()

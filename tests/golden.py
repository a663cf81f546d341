"""Runs golden questions through the engine in process and grades the answers.

python -m tests.golden [FILE…] [--by kind|style|file] [--failures N] [--write-known]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS)] if str(TESTS) not in sys.path else []

from grading import Grade, Question, Said, grade, questions_of  # noqa: E402 - only found once the path is set

import knowledge  # noqa: E402 - only found once the path is set
from handlers.answering import answer_html  # noqa: E402
from handlers.limits import LONGEST  # noqa: E402
from handlers.paging import pages  # noqa: E402
from handlers.render import Renderer, plain  # noqa: E402
from knowledge.answers import Asked, answer  # noqa: E402
from knowledge.compiling import compile_plans  # noqa: E402
from knowledge.library import Library  # noqa: E402
from knowledge.outcome import Outcome  # noqa: E402
from knowledge.talk import Talk  # noqa: E402
from knowledge.text import compose  # noqa: E402

FOLDER = TESTS / "questions"
PLANS = Path(knowledge.__file__).parent / "plans"
KNOWN_MISSES = FOLDER / "known-misses.txt"
SAMPLE = TESTS.parent.parent / "shared" / "questions" / "dev.jsonl"
"""A sample of questions kept beside the checkout, which may not be there."""

VERDICTS = ("right", "wrong", "abstained")
_ABOUT_KNOWN = "# Golden questions that are not answered right yet, by id. The list may only shrink.\n"


@dataclass
class Engine:
    """The bot's answers in process, each with the talk that went before it."""

    library: Library
    renderer: Renderer = field(default_factory=Renderer)
    _talks: dict[tuple[object, ...], Talk] = field(default_factory=dict)

    def reply(self, question: Question, text: str | None = None) -> Said:
        """Answer a question, or another wording of it, after the messages before it."""
        outcome = self.outcome(question.question if text is None else text, question, self.talk(question))
        found = (*(cited.plan for cited in outcome.citations), *(finding.plan for finding in outcome.findings))
        return Said(
            status="unknown" if outcome.status == "chatter" else outcome.status,
            text=self.words(outcome, question),
            plans=frozenset(plan for plan in found if plan),
            offered=frozenset(option.plan for option in outcome.options),
        )

    def outcome(self, text: str, question: Question, talk: Talk) -> Outcome:
        """Answer one message; one that is empty or too long never reaches the plans."""
        asked = compose(text).strip()
        if not asked or len(asked) > LONGEST:
            return Outcome(status="unknown", kind="", talk=talk)
        return answer(Asked(text=asked, today=question.today, plan=question.chat_plan, talk=talk), self.library)

    def words(self, outcome: Outcome, question: Question) -> str:
        """Give the first page of an answer as plain text."""
        if outcome.status == "chatter":
            return self.renderer.plain("chatter.html.j2", kind=outcome.kind)
        return plain(pages(answer_html(outcome, self.renderer, self.library, question.today))[0])

    def talk(self, question: Question) -> Talk:
        """Give the talk before a question, made once for all its wordings."""
        key = (question.context, question.chat_plan, question.today)
        if key not in self._talks:
            talk = Talk()
            for said in question.context:
                talk = self.outcome(said, question, talk).talk
            self._talks[key] = talk
        return self._talks[key]


@dataclass(frozen=True)
class Run:
    """The grades of some questions, in their order."""

    rows: tuple[tuple[Question, Said, Grade], ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many questions got each verdict."""
        return Counter(given.verdict for _, _, given in self.rows)

    def share(self, verdict: str) -> float:
        """Return the share of a verdict, 0 to 1."""
        return self.counts[verdict] / max(len(self.rows), 1)

    @property
    def missed(self) -> frozenset[str]:
        """The ids of the questions that were not answered right."""
        return frozenset(question.id for question, _, given in self.rows if given.verdict != "right")


@contextmanager
def engine() -> Iterator[Engine]:
    """Open the engine on the shipped plans, its library made for this one use."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        compile_plans(PLANS, path)
        with Library.open(path) as library:
            yield Engine(library)


def golden_files() -> list[Path]:
    """Return the files of golden questions."""
    return sorted(FOLDER.glob("*.jsonl"))


def golden_questions() -> list[Question]:
    """Return all golden questions, in the order of their files."""
    return [question for file in golden_files() for question in questions_of(file)]


def run(questions: Iterable[Question], bot: Engine) -> Run:
    """Ask all questions and grade the answers."""
    said = ((question, bot.reply(question)) for question in questions)
    return Run(tuple((question, reply, grade(question, reply)) for question, reply in said))


def known_misses() -> frozenset[str]:
    """Return the ids of the questions that are known not to be answered right."""
    lines = KNOWN_MISSES.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def write_known_misses(missed: Iterable[str]) -> None:
    """Write the list of known misses."""
    KNOWN_MISSES.write_text(_ABOUT_KNOWN + "".join(f"{id}\n" for id in sorted(missed)), encoding="utf-8")


def table(groups: dict[str, Counter[str]], heading: str) -> str:
    """Lay out the shares of the verdicts in each group, the largest group first."""
    width = max(len(name) for name in (heading, *groups))
    lines = [f"{heading:<{width}}  {'n':>5}  " + "  ".join(f"{verdict:>9}" for verdict in VERDICTS)]
    for name, counts in sorted(groups.items(), key=lambda group: (-group[1].total(), group[0])):
        shares = "  ".join(f"{counts[verdict] / counts.total():>9.1%}" for verdict in VERDICTS)
        lines.append(f"{name:<{width}}  {counts.total():>5}  {shares}")
    return "\n".join(lines)


def _groups(done: Run, by: str) -> dict[str, Counter[str]]:
    groups: dict[str, Counter[str]] = {}
    for question, _, given in done.rows:
        name = {"kind": question.kind, "style": question.style, "file": question.id.rpartition("-")[0]}[by]
        groups.setdefault(name, Counter())[given.verdict] += 1
    return groups


def main(arguments: list[str] | None = None) -> None:
    """Print how the questions fare, and what went wrong first."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="all golden questions where none is given")
    parser.add_argument("--by", choices=("kind", "style", "file"), default="file")
    parser.add_argument("--failures", type=int, default=0, help="how many failures to show")
    parser.add_argument("--write-known", action="store_true", help="write the list of known misses anew")
    given = parser.parse_args(arguments)
    questions = [question for file in given.files or golden_files() for question in questions_of(file)]
    with engine() as bot:
        done = run(questions, bot)
    print(table({"all": done.counts}, ""), table(_groups(done, given.by), given.by), sep="\n\n")
    failures = sorted((row for row in done.rows if row[2].verdict != "right"), key=lambda row: -len(row[2].verdict))
    for question, said, why in sorted(failures, key=lambda row: row[2].verdict != "wrong")[: given.failures]:
        print(f"\n{question.id} {why.verdict}: {why.reason}\n  ? {question.question[:200]}")
        print(f"  > {' '.join(said.text.split())[:300]}")
    if given.write_known:
        write_known_misses(done.missed)


if __name__ == "__main__":
    main()

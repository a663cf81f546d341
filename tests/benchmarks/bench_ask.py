"""A question answered in process, from typed text to plain answer, beside three ways of searching the same texts.

Run by `make bench`, or alone: `python tests/benchmarks/bench_ask.py`.
"""

from __future__ import annotations

import math
import re
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [path for path in (str(TESTS.parent), str(TESTS)) if path not in sys.path]

import bm25s  # noqa: E402 - only found once the path is set
from golden import Engine, engine, golden_questions  # noqa: E402
from grading import Question  # noqa: E402
from rapidfuzz import fuzz, process  # noqa: E402

from bot.memory import search_seldom  # noqa: E402
from knowledge.codec import encode  # noqa: E402
from knowledge.library import Library  # noqa: E402
from knowledge.text import compose, key  # noqa: E402

TEXTS = TESTS.parent.parent / "shared" / "plans"
MOST_MEDIAN, MOST_HIGH = 1.0, 5.0
"""Milliseconds that a question may take at the median and at the 99th percentile."""

ROUNDS = 3

Search = Callable[[Question], object]


@dataclass(frozen=True, slots=True)
class Times:
    """What the questions took, in milliseconds."""

    taken: tuple[float, ...]

    @property
    def median(self) -> float:
        """The time that half of the questions keep within."""
        return statistics.median(self.taken)

    @property
    def high(self) -> float:
        """The 99th percentile."""
        return statistics.quantiles(self.taken, n=100)[98]

    def __str__(self) -> str:
        """Lay the figures out in columns."""
        rate = 1000 * len(self.taken) / sum(self.taken)
        return f"{self.median:9.2f} {self.high:9.2f} {max(self.taken):9.2f} {rate:11.0f}"


HEADING = f"{'':28}{'median ms':>10}{'99 % ms':>10}{'most ms':>10}{'a second':>12}"


def times(ask: Callable[[Question], object], questions: Sequence[Question], rounds: int = 1) -> Times:
    """Time one call for each question; of several rounds the best counts, so that a busy machine matters less."""
    taken = [math.inf] * len(questions)
    for _ in range(rounds):
        for at, question in enumerate(questions):
            begun = time.perf_counter()
            ask(question)
            taken[at] = min(taken[at], 1000 * (time.perf_counter() - begun))
    return Times(tuple(taken))


def answered(bot: Engine, question: Question) -> str:
    """Answer a question as the command line does, from typed to plain text."""
    return bot.words(bot.outcome(compose(question.question), question, bot.talk(question)), question)


def paragraphs(library: Library) -> list[str]:
    """Return the paragraphs of the plan texts; where they are not at hand, the facts as text."""
    files = sorted(TEXTS.glob("*.txt"))
    if files:
        parts = [re.split(r"\n\s*\n", file.read_text(encoding="utf-8")) for file in files]
        return [key(part) for parted in parts for part in parted if key(part)]
    plans = [library.plan(plan) for plan in library.plan_ids()]
    rows = [rows for plan in plans for rows in vars_of(encode(plan)) if isinstance(rows, list)]
    return [key(" ".join(strings(row))) for facts in rows for row in facts]


def vars_of(value: object) -> Iterable[object]:
    """Return the values of a JSON object."""
    return value.values() if isinstance(value, dict) else ()


def strings(value: object) -> list[str]:
    """Return all texts within a JSON value."""
    if isinstance(value, str):
        return [value]
    parts = value if isinstance(value, list) else list(vars_of(value))
    return [text for part in parts for text in strings(part)]


def full_text(texts: list[str]) -> Search:
    """Search with SQLite's FTS5, ranked by bm25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE parts USING fts5(text)")
    database.executemany("INSERT INTO parts VALUES (?)", [(text,) for text in texts])
    query = "SELECT text FROM parts WHERE parts MATCH ? ORDER BY bm25(parts) LIMIT 1"

    def search(question: Question) -> object:
        wanted = " OR ".join(f'"{word}"' for word in key(question.question).split())
        return database.execute(query, (wanted,)).fetchone() if wanted else None

    return search


def ranked(texts: list[str]) -> Search:
    """Search with bm25s."""
    index = bm25s.BM25()
    index.index([text.split() for text in texts], show_progress=False)

    def search(question: Question) -> object:
        wanted = [word for word in key(question.question).split() if word in index.vocab_dict]
        return index.retrieve([wanted], k=1, show_progress=False) if wanted else None

    return search


def fuzzy(texts: list[str]) -> Search:
    """Search with rapidfuzz."""
    return lambda question: process.extractOne(key(question.question), texts, scorer=fuzz.token_set_ratio)


PEERS = {"FTS5, bm25": full_text, "bm25s": ranked, "rapidfuzz extractOne": fuzzy}


def main() -> bool:
    """Print what a question takes here and with the peers, and tell whether the bars are kept."""
    questions = golden_questions()
    with engine() as bot:
        texts = paragraphs(bot.library)
        search_seldom()
        ours = times(partial(answered, bot), questions, ROUNDS)
    print(f"{len(questions)} questions, {len(texts)} paragraphs\n{HEADING}\n{'kehoach':28}{ours}")
    for name, prepare in PEERS.items():
        print(f"{name:28}{times(prepare(texts), questions, ROUNDS)}")
    print(f"at most {MOST_MEDIAN:.2f} ms median and {MOST_HIGH:.2f} ms at the 99th percentile")
    return ours.median <= MOST_MEDIAN and ours.high <= MOST_HIGH


if __name__ == "__main__":
    sys.exit(0 if main() else 1)

"""Makes the model of what kind of question a wording leans to, from the golden questions, and tells what it is worth.

python -m tests.learning           writes knowledge/language/leaning.json
python -m tests.learning --folds 5 asks each fifth with a model that was made from the others, and without any

It needs scikit-learn: `pip install -e .[learn]`.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS)] if str(TESTS) not in sys.path else []

from golden import Engine, engine, golden_questions, run, table  # noqa: E402 - only found once the path is set
from grading import Question, grade  # noqa: E402

from knowledge.leaning import FILE, Leaning, Stored, terms_of  # noqa: E402
from knowledge.reading import read  # noqa: E402
from knowledge.scope import resolve  # noqa: E402
from knowledge.shelf import shelf_of  # noqa: E402
from knowledge.talk import Talk  # noqa: E402

NO_MODEL = Leaning((), (), 1.0, {}, [], memoryview(b""))

FEWEST = 5
"""Questions of a kind from which on the model knows it."""

RAREST = 3
"""Questions that hold a word or pair of words from which on the model weighs it."""

FREEDOM = 30.0
"""How freely the weights may differ from none (the inverse strength of the regularization)."""

TOO_VAGUE = frozenset({"list", "title", "event", "other"})
"""Kinds of facts that have no wordings of their own."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its terms and the kind of fact that answers it, empty where none does."""

    question: Question
    terms: list[str]
    kind: str


def examples(questions: Iterable[Question], bot: Engine) -> list[Example]:
    """Return the questions that stand alone and are answered right, with the kind of fact that answered."""
    shelf, found = shelf_of(bot.library), []
    for question in questions:
        if question.context or grade(question, bot.reply(question)).verdict != "right":
            continue
        outcome = bot.outcome(question.question, question, Talk())
        if outcome.status == "chatter":
            continue
        reading = read(question.question, shelf.mender, shelf.spell_out)
        reading = replace(reading, named=resolve(reading, shelf, question.chat_plan, Talk()).words)
        kind = outcome.kind if outcome.status != "unknown" or outcome.citations else ""
        found.append(Example(question, terms_of(reading), kind))
    return found


def learn(given: Iterable[Example]) -> Stored:
    """Fit the model to examples."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # an extra, not there where tests are collected
    from sklearn.linear_model import LogisticRegression

    rows = list(given)
    counts = Counter(row.kind for row in rows)
    kinds = [row.kind if counts[row.kind] >= FEWEST and row.kind not in TOO_VAGUE else "" for row in rows]
    vectorizer = TfidfVectorizer(analyzer=_as_given, min_df=RAREST, binary=True)
    model = LogisticRegression(C=FREEDOM, max_iter=500).fit(vectorizer.fit_transform([r.terms for r in rows]), kinds)
    weights = model.coef_.T * vectorizer.idf_[:, None]
    unit = float(np.abs(weights).max()) / 127
    packed = b64encode(zlib.compress(np.rint(weights / unit).astype(np.int8).tobytes(), 9)).decode()
    return Stored(
        kinds=[str(kind) for kind in model.classes_],
        bias=[round(float(bias), 4) for bias in model.intercept_],
        terms=[str(term) for term in vectorizer.get_feature_names_out()],
        rarity=[round(float(rarity) * 100) for rarity in vectorizer.idf_],
        unit=unit,
        weights=packed,
    )


def _as_given(terms: list[str]) -> list[str]:
    return terms


def _folds(questions: list[Question], given: list[Example], folds: int, bot: Engine) -> dict[str, Counter[str]]:
    """Count the verdicts without a model, and with models that never saw the questions asked."""
    shelf, counts = shelf_of(bot.library), {"without": Counter[str](), "with": Counter[str]()}
    for fold in range(folds):
        held = [question for at, question in enumerate(questions) if at % folds == fold]
        ids = {question.id for question in held}
        model = Leaning.from_stored(learn(row for row in given if row.question.id not in ids))
        for name, each in (("without", NO_MODEL), ("with", model)):
            shelf.leaning = each
            counts[name] += run(held, Engine(bot.library, bot.renderer)).counts
    return counts


def main(arguments: list[str] | None = None) -> None:
    """Write the model, or print what models are worth on questions that they have not seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.learning", description=__doc__)
    parser.add_argument("--folds", type=int, default=0, help="into how many parts to divide the questions")
    folds = parser.parse_args(arguments).folds
    questions = golden_questions()
    with engine() as bot:
        shelf_of(bot.library).leaning = NO_MODEL
        given = examples(questions, bot)
        if folds:
            print(table(_folds(questions, given, folds, bot), "model"))
            return
    stored = learn(given)
    FILE.write_text(json.dumps(stored, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{FILE.name}: {len(given)} questions, {len(stored['terms'])} terms, {len(stored['kinds'])} kinds")


if __name__ == "__main__":
    main()

"""Reports how well plans as drafted from their texts answer the golden questions that the plans made by hand answer.

    python -m tests.score_drafts [--misses]

The texts are those of `../shared/plans`. The names by which people call a plan are taken from the plan made by
hand: no text says them, and whoever looks a draft through gives them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS)] if str(TESTS) not in sys.path else []

from golden import FOLDER, PLANS, Engine  # noqa: E402 - only found once the path is set
from grading import Question, grade, questions_of  # noqa: E402 - only found once the path is set

from knowledge.compiling import compile_plans  # noqa: E402 - as above
from knowledge.documents.draft import draft_document  # noqa: E402 - as above
from knowledge.documents.writing import commented  # noqa: E402 - as above
from knowledge.library import Library  # noqa: E402 - as above
from knowledge.planfile import load  # noqa: E402 - as above

TEXTS = TESTS.parent.parent / "shared" / "plans"


def draft_all(folder: Path) -> None:
    """Write the plan files drafted from all texts."""
    for text in sorted(TEXTS.glob("*.txt")):
        hand = load(PLANS / f"{text.stem}.toml")
        plan = draft_document(text.read_bytes(), text.name, text.stem).plan
        named = replace(plan, code=hand.code, short=hand.short, names=hand.names)
        (folder / f"{text.stem}.toml").write_text(commented(named, {}), encoding="utf-8")


def right(question: Question, engine: Engine) -> bool:
    """Tell whether a question is answered right."""
    return grade(question, engine.reply(question)).verdict == "right"


def main(arguments: Sequence[str]) -> None:
    """Print for each plan how many questions the plan made by hand answers right, and how many the draft."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        drafts = Path(folder, "plans")
        drafts.mkdir()
        draft_all(drafts)
        engines = []
        for plans, name in ((PLANS, "hand.db"), (drafts, "draft.db")):
            compile_plans(plans, Path(folder, name))
            engines.append(Engine(stack.enter_context(Library.open(Path(folder, name)))))
        for text in sorted(TEXTS.glob("*.txt")):
            questions = list(questions_of(FOLDER / f"{text.stem}.jsonl"))
            by_hand, by_draft = ([right(each, engine) for each in questions] for engine in engines)
            share = sum(by_draft) / max(1, sum(by_hand))
            print(f"{text.stem:20} by hand {sum(by_hand):4}  drafted {sum(by_draft):4}  {share:.3f}")
            if "--misses" in arguments:
                missed = (q for q, hand, draft in zip(questions, by_hand, by_draft, strict=True) if hand and not draft)
                print(*(f"    {each.id} {each.question}" for each in missed), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])

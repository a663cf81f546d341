"""Golden questions: each is answered as it should be, but for a list of known misses that may only shrink."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from golden import SAMPLE, Engine, Run, engine, golden_files, golden_questions, known_misses, run
from grading import Grade, Question, Said, grade, questions_of

LEAST_RIGHT = 0.99
"""Of all golden questions. The bar is 0.97; this is where the engine stands, to be raised with it."""

MOST_WRONG = 0.005
"""Of all golden questions: an answer is claimed that is not right. The bar is 0.01; as above."""

SAMPLE_LEAST_RIGHT, SAMPLE_MOST_WRONG = 0.97, 0.01
"""Of the sample kept beside the checkout."""

SHIPPED = Path(__file__).parent.parent / "knowledge" / "plans"

LEAST_QUESTIONS, LEAST_UNANSWERABLE = 1000, 100
"""How many golden questions there are at least, and of them such that must not be answered."""


@pytest.fixture(scope="module")
def bot() -> Iterator[Engine]:
    """Give the engine on the shipped plans."""
    with engine() as opened:
        yield opened


@pytest.fixture(scope="module")
def done(bot: Engine) -> Run:
    """Give all golden questions with their answers graded."""
    return run(golden_questions(), bot)


def test_golden_questions_are_many_and_each_has_its_own_id() -> None:
    """The set is as broad as it is said to be, over every shipped plan."""
    questions = golden_questions()
    assert len(questions) >= LEAST_QUESTIONS
    assert len({question.id for question in questions}) == len(questions)
    assert sum(question.expect == "unknown" for question in questions) >= LEAST_UNANSWERABLE
    plans = {plan for question in questions for plan in question.plan}
    assert plans >= {file.stem for file in SHIPPED.glob("*.toml")}


def test_only_known_questions_miss(done: Run) -> None:
    """A question that was answered right stays so."""
    missed = done.missed - known_misses()
    assert not missed, "\n".join(
        f"{question.id} {given.verdict}: {given.reason}" for question, _, given in done.rows if question.id in missed
    )


def test_known_misses_do_miss(done: Run) -> None:
    """What is answered right by now leaves the list: `python -m tests.golden --write-known`."""
    assert known_misses() <= done.missed, sorted(known_misses() - done.missed)


def test_golden_questions_are_answered_right(done: Run) -> None:
    """Enough are right, and hardly any answer that is claimed is wrong."""
    assert done.share("right") >= LEAST_RIGHT
    assert done.share("wrong") <= MOST_WRONG


def test_what_no_plan_says_is_not_answered(bot: Engine) -> None:
    """No unknown one of the questions that must not be answered is answered."""
    unanswerable = run(questions_of(golden_files()[0].with_name("unanswerable.jsonl")), bot)
    assert len(unanswerable.rows) >= LEAST_UNANSWERABLE
    answered = {question.id for question, said, given in unanswerable.rows if given.verdict == "wrong"}
    assert answered <= known_misses(), sorted(answered - known_misses())


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample lies beside the checkout")
def test_a_sample_of_other_questions_is_answered_right(bot: Engine) -> None:
    """Questions that nobody here has written fare as well."""
    sample = run(questions_of(SAMPLE), bot)
    assert sample.share("right") >= SAMPLE_LEAST_RIGHT
    assert sample.share("wrong") <= SAMPLE_MOST_WRONG


ASKED = Question(
    id="q-1",
    question="hạn chót?",
    kind="deadline",
    style="formal",
    expect="answer",
    plan=("song-lam-2026",),
    must=(("31/8/2025", "hết tháng 8"), ("150",)),
    must_not=("1.000",),
)
UNKNOWN = ASKED.model_copy(update={"expect": "unknown", "plan": (), "must": (), "or_says": ("không nêu",)})
CHOOSE = ASKED.model_copy(update={"expect": "choose", "plan": ("a", "b"), "must": (), "must_not": ()})

GRADES = (
    (
        ASKED,
        "answered",
        "Trước 31/08/2025, 150 người",
        "song-lam-2026",
        "right",
        "a zero before the month is no matter",
    ),
    (ASKED, "answered", "NGÀY 31 tháng 8 năm 2025: 150", "song-lam-2026", "right", "days are written in many ways"),
    (ASKED, "answered", "Hết tháng 08, 150 người", "song-lam-2026", "right", "the second of the alternatives"),
    (ASKED, "answered", "Trước 31/8/2025", "song-lam-2026", "wrong", "the second group is missing"),
    (ASKED, "answered", "31/8/2025, 1150 người", "song-lam-2026", "wrong", "150 within another number"),
    (
        ASKED,
        "answered",
        "31/8/2025, 150 trên 1000",
        "song-lam-2026",
        "wrong",
        "what must not stand there, without its dot",
    ),
    (ASKED, "answered", "31/8/2025, 150", "binh-thuan-2025", "wrong", "another plan"),
    (ASKED, "answered", "31/8/2025, 150" + " " * 1500, "song-lam-2026", "wrong", "too long"),
    (ASKED, "unknown", "31/8/2025, 150", "song-lam-2026", "abstained", "nothing was claimed"),
    (ASKED, "choose", "31/8/2025, 150", "song-lam-2026", "abstained", "asks back needlessly"),
    (UNKNOWN, "unknown", "", "", "right", "silence where nothing is known"),
    (UNKNOWN, "answered", "Kế hoạch không nêu", "song-lam-2026", "right", "says that nothing is known"),
    (UNKNOWN, "answered", "150", "song-lam-2026", "wrong", "claims something"),
    (UNKNOWN, "choose", "", "", "abstained", "asks back for nothing"),
    (CHOOSE, "choose", "", "a b c", "right", "offers both"),
    (CHOOSE, "choose", "", "a", "abstained", "offers one of two"),
    (CHOOSE, "answered", "", "a b", "right", "one answer for both"),
    (CHOOSE, "answered", "", "a", "wrong", "answers for one as if it were the only one"),
)


@pytest.mark.parametrize(("question", "status", "text", "plans", "verdict", "why"), GRADES, ids=[r[5] for r in GRADES])
def test_answers_are_graded(question: Question, status: str, text: str, plans: str, verdict: str, why: str) -> None:
    """An answer is right, claimed and not right, or not claimed."""
    named = frozenset(plans.split())
    offered = named if status == "choose" else frozenset()
    given = grade(question, Said(status=status, text=text, plans=named - offered, offered=offered))
    assert given.verdict == verdict, why
    assert given == Grade("right") or given.reason

"""Questions for a clause by its number get what the plan says there, and nothing else does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from golden import Engine, engine
from grading import Question
from invented import SONG_LAM

from knowledge.by_clause import clause_named
from knowledge.compiling import compile_plans
from knowledge.library import Library
from knowledge.library.clauses import TextLine, dump_text, text_path
from knowledge.talk import Talk

NUMBERS = [
    ("mục V nói về gì", "V", "a clause of the first step"),
    ("muc iii.13 quy dinh gi", "III.13", "small letters, no marks"),
    ("điểm a khoản 2 mục II", "II.2.a", "from the smallest to the largest"),
    ("mục II khoản 2, điểm c", "II.2.c", "from the largest to the smallest"),
    ("mục 7 phần VI là gì", "VI.7", "a part with a clause of its own"),
    ("điểm đ mục I.1 nói gì", "I.1.đ", "đ is not d"),
    ("II.2.1 có gì", "II.2.1", "a number by itself"),
    ("phần v ad", "V", "a small letter behind the word for a part"),
]

NONE = [
    ("mục 2 nói gì", "without a Roman number it may be an item of an agenda"),
    ("đại hội lần thứ VI", "a Roman number of something else"),
    ("vi phạm thì sao", "a word that begins like a number"),
    ("hạn cấp xã là khi nào v", "a closing word"),
    ("chương trình gồm mấy phần v", "a closing word behind a count of parts"),
]


@pytest.mark.parametrize(("text", "number", "why"), NUMBERS)
def test_a_clause_is_read_from_its_number_however_it_is_put(text: str, number: str, why: str) -> None:
    """A clause is known by its Roman number and the smaller parts beside it."""
    found = clause_named(text)
    assert found is not None, why
    assert found.number == number, why


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_names_no_clause_is_read_as_before(text: str, why: str) -> None:
    """A question without a clause's number names no clause."""
    assert clause_named(text) is None, why


def _asked(text: str, plan: str) -> Question:
    fields = {"kind": "other", "style": "keywords", "expect": "answer", "plan": (), "must": (), "must_not": ()}
    return Question.model_validate({"id": "", "question": text, "chat_plan": plan, **fields})


def test_a_clause_is_told_in_short_and_cited() -> None:
    """Every clause that a shipped plan's facts stand in is told within one message, and cited by its number."""
    with engine() as bot:
        for plan_id in bot.library.plan_ids():
            plan = bot.library.plan(plan_id)
            facts = (*plan.statements, *plan.tasks, *plan.deadlines)
            numbers = {fact.section for fact in facts if fact.section[0] in "IVX"}
            for number in sorted(numbers | {number.split(".")[0] for number in numbers}):
                question = _asked(f"mục {number} quy định gì", plan_id)
                outcome = bot.outcome(question.question, question, Talk())
                assert outcome.status == "answered", (plan_id, number)
                assert len(bot.words(outcome, question)) <= 1500, (plan_id, number)
                assert {cited.section.split(".")[0] for cited in outcome.citations} >= {number.split(".")[0]}


def test_a_clause_that_no_fact_stands_in_is_not_guessed() -> None:
    """A plan without such a clause is said to tell nothing of it."""
    with engine() as bot:
        question = _asked("mục IX nói gì", "thai-nguyen-2025")
        outcome = bot.outcome(question.question, question, Talk())
        assert outcome.status == "unknown"
        assert "mục IX" in bot.words(outcome, question)


def test_a_clause_of_a_document_held_is_told_word_for_word(tmp_path: Path) -> None:
    """Where the document is held, its clause is quoted, as far as that fits an answer."""
    plan_file = Path(shutil.copy(SONG_LAM, tmp_path))
    lines = [TextLine("II.7", None, "7. Nước suối để trên bàn"), *(TextLine("V", None, "ơ" * 400) for _ in range(5))]
    text_path(plan_file).write_text(dump_text(lines), encoding="utf-8")
    compile_plans(tmp_path, tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as library:
        bot = Engine(library)
        short, long = (_asked(f"mục {number} nói gì", "song-lam-2026") for number in ("II.7.a", "V"))
        assert "7. Nước suối để trên bàn" in bot.words(bot.outcome(short.question, short, Talk()), short)
        said = bot.words(bot.outcome(long.question, long, Talk()), long)
        assert said.count("ơ" * 400) == 2, "what does not fit is said to go on"
        assert "còn tiếp" in said

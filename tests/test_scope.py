"""Which plans a question means: what it names wins over the talk, and the talk over nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from engine_stage import NUI_XANH, SONG_LAM, SONG_TIEU, Stage
from invented import alike, write_plan

from knowledge.compiling import compile_plans
from knowledge.facts import Plan
from knowledge.library import Library
from knowledge.scope import OPEN
from knowledge.talk import Talk


@pytest.mark.parametrize(
    ("text", "plans", "how", "reason"),
    [
        ("KH 34 ai ký", [SONG_TIEU], "number", "a number alone"),
        ("kế hoạch số 012 ai ký", [SONG_LAM], "number", "a number with a nought before it"),
        ("12/KH-UBND và 34/KH-UBND", [SONG_LAM, SONG_TIEU], "number", "two numbers"),
        ("kế hoạch 99", [], "number", "a number that no plan has"),
        ("KH 12 ngày 02/3/2026", [SONG_LAM], "number", "a number with its day"),
        ("hướng dẫn 31 ban hành khi nào", [SONG_LAM], "number", "a document that a plan cites"),
        ("kế hoạch 34 của Sông Lam", [SONG_TIEU], "number", "a number wins over a place"),
        ("hạn của Sông Lam", [SONG_LAM], "place", "a place"),
        ("Sông Lam và Sông Tiêu", [SONG_LAM, SONG_TIEU], "place", "two places"),
        ("hạn ở Hà Giang", [], "place", "a place without a plan"),
        ("ngày 12/8/2026 có gì", [NUI_XANH], "date", "a day that one plan alone knows"),
        ("hạn khi nào", [NUI_XANH, SONG_LAM, SONG_TIEU], "open", "nothing names a plan"),
        ("năm 2025 hạn khi nào", [SONG_TIEU], "open", "a year"),
        ("kế hoạch 60 ngày", [NUI_XANH, SONG_LAM, SONG_TIEU], "open", "a count of days is no number of a plan"),
    ],
)
def test_what_a_question_names(three: Stage, text: str, plans: list[str], how: str, reason: str) -> None:
    """Numbers, places and days name plans; otherwise all are in question."""
    scope = three.scope(text)
    assert (sorted(scope.plans), scope.how) == (sorted(plans), how), reason


TIEU = Talk(plans=(SONG_TIEU,), kind="deadline")


@pytest.mark.parametrize(
    ("text", "bound", "talk", "plan", "how", "reason"),
    [
        ("hạn khi nào", NUI_XANH, Talk(), NUI_XANH, "chat", "the chat's plan"),
        ("hạn khi nào", None, TIEU, SONG_TIEU, "talk", "the talk's plan"),
        ("hạn khi nào", NUI_XANH, TIEU, SONG_TIEU, "talk", "a few words go on about the plan just spoken of"),
        ("hạn cấp tỉnh khi nào", NUI_XANH, TIEU, NUI_XANH, "chat", "the chat's plan, where more is asked than goes on"),
        ("hạn khi nào", SONG_TIEU, TIEU, SONG_TIEU, "talk", "the talk's plan is the chat's"),
        ("hạn của Sông Lam", NUI_XANH, TIEU, SONG_LAM, "place", "a place wins over both"),
        ("KH 12 hạn khi nào", NUI_XANH, TIEU, SONG_LAM, "number", "a number wins over both"),
        ("ngày 12/8/2026", SONG_LAM, Talk(), NUI_XANH, "date", "a day that the chat's plan does not know"),
        ("năm 2025", None, Talk(offered=(SONG_LAM, SONG_TIEU)), SONG_TIEU, "talk", "one of the plans offered"),
    ],
)
def test_what_is_named_wins(
    three: Stage, text: str, bound: str | None, talk: Talk, plan: str, how: str, reason: str
) -> None:
    """What a question names wins over the chat's plan, and this over the talk's, but for a few words that go on."""
    scope = three.scope(text, bound, talk)
    assert (scope.plans, scope.how) == ((plan,), how), reason


@pytest.mark.parametrize(
    ("text", "stranger"), [("kế hoạch 99", "số 99"), ("hạn ở Hà Giang", "tỉnh Hà Giang"), ("hạn của Sông Lam", "")]
)
def test_what_is_not_held_is_named(three: Stage, text: str, stranger: str) -> None:
    """The number or place that no plan has is told, so that the reply can name it."""
    assert three.scope(text).stranger == stranger


def test_a_document_cited_is_told_from_the_plan(three: Stage) -> None:
    """A number of a document that a plan cites leads to the plan, and is kept as what is asked about."""
    assert three.scope("hướng dẫn 31").documents == (31,)
    assert three.scope("kế hoạch 12").documents == ()


def test_where_plans_were_named_is_told(three: Stage) -> None:
    """The words that name plans are known, each plan with its own."""
    scope = three.scope("Sông Lam với Sông Tiêu")
    assert dict(scope.spots) == {SONG_LAM: 0, SONG_TIEU: 3}
    assert scope.words == {0, 1, 3, 4}


def test_no_more_plans_than_can_be_looked_at(three: Stage) -> None:
    """Where nothing says which plan is meant, only so many are looked at, each once."""
    plans = three.scope("hạn").plans
    assert len(plans) == len(set(plans)) <= OPEN


def test_a_place_tells_plans_of_one_number_apart(tmp_path: Path, song_lam: Plan) -> None:
    """Every office has a plan 12; the place named says whose is meant."""
    others = [replace(alike(song_lam, number), number="12/KH-UBND") for number in (1, 2, 3)]
    folder = tmp_path / "plans"
    folder.mkdir()
    for plan in others:
        write_plan(folder, plan)
    compile_plans(folder, tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as library:
        stage = Stage(library)
        assert stage.scope("KH 12 của Sông Số 2 hạn khi nào").plans == ("song-so-2",)
        assert len(stage.scope("KH 12 hạn khi nào").plans) == len(others)

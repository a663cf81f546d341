"""Why a question was answered so, in words that people can read."""

from __future__ import annotations

import re
import tomllib

import pytest
from engine_stage import NUI_XANH, SONG_LAM, Stage

from handlers.render import Renderer
from knowledge.doubts.table import DOUBTS
from knowledge.lexicon import FOLDER
from knowledge.outcome import Reason

RENDERER = Renderer()


def explained(*reasons: Reason) -> str:
    """Put reasons into words."""
    return RENDERER.render("explained.txt.j2", reasons=reasons)


@pytest.mark.parametrize(
    ("text", "plan", "told", "reason"),
    [
        ("hanj choots cấp tỉnh", SONG_LAM, "– Sửa chữ: hanj → hạn; choots → chốt", "what was mended"),
        ("hạn cấp tỉnh", SONG_LAM, "– Kế hoạch: song-lam-2026 (theo kế hoạch của nhóm)", "the chat's plan"),
        ("hạn của Sông Lam", None, "– Kế hoạch: song-lam-2026 (theo địa danh)", "a place"),
        ("hạn cấp tỉnh", SONG_LAM, "– Cấp: cấp tỉnh", "a level"),
        ("Sở Nội vụ làm gì", SONG_LAM, "– Cơ quan: Sở Nội vụ", "a body"),
        ("hạn ở Hà Giang", None, "– Chưa có kế hoạch nào ứng với: tỉnh Hà Giang (theo địa danh)", "a stranger"),
        ("cảm ơn ad", SONG_LAM, "– Không phải câu hỏi: lời cảm ơn", "chatter"),
        ("Sở Y tế làm gì", SONG_LAM, "không trả lời: kế hoạch không nhắc cơ quan này (so-y-te)", "a refusal"),
        ("cấp tỉnh bao nhiêu đại biểu", None, "– song-tieu-2025: gần nhất là số đại biểu", "each plan of a choice"),
    ],
)
def test_steps_are_told_in_words(three: Stage, text: str, plan: str | None, told: str, reason: str) -> None:
    """Each step names what was found, and how."""
    assert told in explained(*three.answer(text, plan).reasons), reason


def test_steps_without_anything_found_are_left_out(three: Stage) -> None:
    """No line is empty."""
    lines = explained(*three.answer("hạn", NUI_XANH).reasons).splitlines()
    assert [line for line in lines if not re.match(r"– \S.*: .+", line)] == []


@pytest.mark.parametrize("kind", sorted(tomllib.loads((FOLDER / "cues.toml").read_text("utf-8"))))
def test_every_kind_of_question_has_a_name(kind: str) -> None:
    """Kinds are told in Vietnamese, but for what is no kind."""
    assert kind == "none" or kind not in explained(Reason("kinds", (kind,), weights=(3.0,)))


@pytest.mark.parametrize("why", sorted({why for why, _ in DOUBTS.all}))
def test_every_refusal_has_words(why: str) -> None:
    """Each doubt's reason is told in Vietnamese."""
    assert "không trả lời: " in explained(Reason("refused", ("p", "task"), why, (1.0,)))


@pytest.mark.parametrize("sort", sorted(tomllib.loads((FOLDER / "chatter.toml").read_text("utf-8"))))
def test_every_sort_of_chatter_has_a_name(sort: str) -> None:
    """Sorts of chatter that can be an outcome are told in Vietnamese."""
    assert sort in ("asking", "opening") or not explained(Reason("chatter", (sort,))).endswith(sort)

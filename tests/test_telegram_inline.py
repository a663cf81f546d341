"""Inline mode: each reply is a result that carries the full answer."""

from __future__ import annotations

from telegram_api import inline
from telegram_echo import BINH, ROW, Echo
from telegram_stage import Stage

from handlers.message import Reply

pytest_plugins = ["telegram_fixtures"]


def test_inline_queries_are_answered_for_one_person(stage: Stage, echo: Echo) -> None:
    """Each reply is a result that carries the full answer; others do not get it from a cache."""
    echo.replies = [Reply(html=f"<b>{n} đại biểu</b>\nKH 21 – mục {n}", buttons=(ROW,)) for n in range(60)]
    asked = inline(stage.api, "đại biểu", BINH)
    stage.settle()
    assert asked.results is not None
    assert len(asked.results) == 50
    first = asked.results[0]
    assert (first["title"], first["description"]) == ("0 đại biểu", "KH 21 – mục 0")
    assert first["shown"] == "0 đại biểu\nKH 21 – mục 0"
    assert first["reply_markup"] == {"inline_keyboard": [[{"text": "Nguồn", "url": "https://kehoach.vn"}]]}
    assert (asked.options.flag("is_personal"), asked.options.number("cache_time")) == (True, 10)
    assert (echo.last.chat.kind, echo.last.text) == ("inline", "đại biểu")


def test_odd_inline_queries_do_no_harm(stage: Stage, echo: Echo) -> None:
    """Equal replies make one result, silent ones none; a late answer is dropped."""
    echo.replies = [Reply(html="a"), Reply(html="a"), Reply(html=""), Reply(notice="b")]
    asked, late = inline(stage.api, "a"), inline(stage.api, "b", late=True)
    stage.settle()
    assert asked.results is not None
    assert [result["shown"] for result in asked.results] == ["a"]
    assert late.results is None

"""The conversation over two text streams."""

import io
from pathlib import Path

import pytest
from stand import assembly_in

from bot.terminal import PROMPT, Terminal, shown
from handlers.dispatch import dispatch
from handlers.message import Button, File, Reply


def conversation(folder: Path, typed: str, *, interactive: bool = False) -> str:
    """Give all that the terminal shows while some lines are typed."""
    target = io.StringIO()
    with assembly_in(folder) as assembly:
        Terminal(assembly.desk, io.StringIO(typed), target, interactive=interactive).run()
    return target.getvalue()


def test_the_welcome_shows_three_things_to_try(tmp_path: Path) -> None:
    """They are numbered, and the number tries them."""
    text = conversation(tmp_path, "1\n")
    welcome, answer = text.split(f"{PROMPT}1\n")
    assert [line.strip()[:2] for line in welcome.splitlines() if line.startswith("  ")] == ["1.", "2.", "3."]
    assert "mục II.4" in answer


def test_piped_questions_stand_before_their_answers(tmp_path: Path) -> None:
    """There is no prompt but before what was read; empty lines are passed over."""
    text = conversation(tmp_path, "\nhạn cấp cơ sở Thái Nguyên 2025?\n  \ncòn cấp tỉnh?")
    first, second = text.split(PROMPT)[1:]
    assert first.startswith("hạn cấp cơ sở Thái Nguyên 2025?\n")
    assert "31/8/2025" in first
    assert second.startswith("còn cấp tỉnh?\n")
    assert "31/10/2025" in second


def test_a_person_is_prompted_and_not_echoed(tmp_path: Path) -> None:
    """One prompt a line and one at the end."""
    text = conversation(tmp_path, "cảm ơn\n", interactive=True)
    assert text.count(PROMPT) == 2
    assert "> cảm ơn" not in text
    assert "Dạ, không có gì ạ." in text


@pytest.mark.parametrize("word", ["thoát", "Thoat", "exit", "QUIT"])
def test_a_word_ends_the_conversation(tmp_path: Path, word: str) -> None:
    """What comes after it is not read."""
    assert "31/8" not in conversation(tmp_path, f"{word}\nhạn cấp cơ sở Thái Nguyên?\n")


def test_each_conversation_begins_afresh(tmp_path: Path) -> None:
    """What was talked about the last time is no context, and old numbers choose nothing."""
    conversation(tmp_path, "hạn cấp cơ sở Thái Nguyên 2025?\n/kehoach\n")
    text = conversation(tmp_path, "còn cấp tỉnh?\n")
    assert "31/10/2025" not in text


HARD = [
    ("x" * 100_000, "dài quá 2.000 ký tự", "far too long"),
    ("\x1b[31mhạn\x07 cấp cơ sở Thái Nguyên 2025?", "31/8/2025", "control characters"),
    ("hạn\u0323 cấp cơ sở Thái Nguyên 2025?", "Thái Nguyên", "marks in excess"),
]


@pytest.mark.parametrize(("typed", "expected", "reason"), HARD)
def test_hard_input_gets_a_sentence(tmp_path: Path, typed: str, expected: str, reason: str) -> None:
    """Nothing that is typed breaks the conversation or the terminal."""
    text = conversation(tmp_path, f"{typed}\ncảm ơn\n")
    assert expected in text, reason
    assert "Dạ, không có gì ạ." in text
    assert "\x1b" not in text
    assert "\x07" not in text
    assert max(map(len, text.splitlines())) < 2000


def test_a_failure_is_said_and_the_conversation_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person reads one sentence and may ask again."""
    calls = iter(range(10))
    monkeypatch.setattr("bot.terminal.dispatch", lambda *each: dispatch(*each) if next(calls) != 1 else 1 / 0)
    text = conversation(tmp_path, "hạn cấp cơ sở Thái Nguyên 2025?\nhạn cấp cơ sở Thái Nguyên 2025?\n")
    assert text.count("Có lỗi khi trả lời") == 1
    assert text.count("mục II.4") == 1


def test_all_of_a_reply_has_its_place_in_text() -> None:
    """Buttons are counted through all replies; links, files and notices are lines."""
    rows = ((Button(label="Một", data="a:1"), Button(label="Web", url="https://example.org")),)
    replies = [
        Reply(html="<b>A</b> &amp; B", buttons=rows),
        Reply(buttons=((Button(label="Hai", data="a:2"),),), files=(File(name="b.csv", content=b""),), notice="Xong"),
    ]
    assert shown(replies).splitlines() == [
        "A & B",
        "  1. Một",
        "  Web: https://example.org",
        "Xong",
        "[b.csv]",
        "  2. Hai",
    ]

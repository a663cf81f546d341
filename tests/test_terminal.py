"""The conversation over two text streams."""

import io
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from stand import assembly_in, settings_in

from bot.terminal import PROMPT, Terminal, shown
from handlers.dispatch import dispatch
from handlers.message import Button, File, Reply

NOW = ("--now", "2025-08-10T08:00")
ROOT = Path(__file__).parent.parent


def conversation(folder: Path, typed: str, *, echo: bool = True) -> str:
    """Give all that the terminal shows while some lines are typed."""
    target = io.StringIO()
    with assembly_in(folder) as assembly:
        Terminal(assembly.desk, io.StringIO(typed).readline, target, echo=echo).run()
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


def read_until(terminal: int, end: str | None) -> str:
    """Read what a terminal shows until it ends in a text, or, for None, until it is closed."""
    seen = b""
    deadline = time.monotonic() + 30
    while end is None or not seen.endswith(end.encode()):
        assert time.monotonic() < deadline, seen
        if select.select([terminal], [], [], 1)[0]:
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
    return seen.decode()


def test_what_a_person_types_is_not_echoed(tmp_path: Path) -> None:
    """It stands on the terminal already."""
    text = conversation(tmp_path, "cảm ơn\n", echo=False)
    assert PROMPT not in text
    assert "Dạ, không có gì ạ." in text


def test_a_person_is_prompted_until_the_input_ends(tmp_path: Path) -> None:
    """On a real terminal, where Ctrl+D ends the conversation with exit code 0."""
    settings_in(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KEHOACH_STORAGE__FOLDER": str(tmp_path), "TERM": "dumb"}
    controller, terminal = pty.openpty()
    command = [sys.executable, "-m", "bot", *NOW, "chat"]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment) as running:
        os.close(terminal)
        read_until(controller, PROMPT)
        os.write(controller, "cảm ơn ad\n".encode())
        assert "Dạ, không có gì ạ." in read_until(controller, PROMPT)
        os.write(controller, b"\x04")
        read_until(controller, None)
    os.close(controller)
    assert running.returncode == 0


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


def test_choices_that_the_text_lists_are_not_listed_twice() -> None:
    """Numbers in the text are those of the buttons."""
    rows = tuple((Button(label=label, data=label),) for label in ("Một", "Hai"))
    assert shown([Reply(html="Chọn:\n1. Một\n2. Hai", buttons=rows)]) == "Chọn:\n1. Một\n2. Hai"
    assert shown([Reply(html="Chọn:\n1. Hai", buttons=rows)]) == "Chọn:\n1. Hai\n  1. Một\n  2. Hai"


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


def test_files_are_put_where_their_reader_finds_them(tmp_path: Path) -> None:
    """For the owner's eyes only, and shown with their paths; a name leads nowhere else."""
    target = io.StringIO()
    with assembly_in(tmp_path) as assembly:
        read = io.StringIO("/lich\n").readline
        Terminal(assembly.desk, read, target, echo=False, files=tmp_path / "files").run()
    for name in ("timeline.png", "kehoach.ics"):
        path = tmp_path / "files" / name
        assert f"[{path}]" in target.getvalue()
        assert oct(path.stat().st_mode)[-3:] == "600"
    assert (tmp_path / "files" / "timeline.png").read_bytes().startswith(b"\x89PNG")

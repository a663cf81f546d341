"""What is said on the terminal and on Telegram reads the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from players import PLAYERS, play_on_telegram, play_on_terminal

CONVERSATIONS = {
    "follow-ups": ["hạn cấp cơ sở Thái Nguyên 2025?", "còn cấp tỉnh?", "cấp xã tối đa bao nhiêu đại biểu?"],
    "commands": ["/trogiup", "/kehoach", "/chonkehoach", "1", "/han cấp cơ sở", "/daibieu", "/chuongtrinh"],
    "a plan to choose": ["hạn cấp cơ sở?", "2", "9"],
    "not in the plans": ["đại hội tỉnh họp ở hội trường nào?", "thời tiết hôm nay?", "/khongco", "???"],
    "chatter": ["cảm ơn ad", "chào bạn", "ok"],
    "odd input": ["<b>hạn</b> & <i>cấp</i>", "/hoi", "x" * 4000, "\u0000\u200b", "0", "99999"],
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_both_hosts_say_the_same(tmp_path: Path, name: str) -> None:
    """Line by line, texts and numbered buttons are alike."""
    lines = CONVERSATIONS[name]
    terminal = play_on_terminal(tmp_path / "a", [line for line in lines if line.strip()])
    telegram = play_on_telegram(tmp_path / "b", lines)
    assert terminal == telegram
    assert any(terminal)


@pytest.mark.parametrize("host", PLAYERS)
def test_a_conversation_leads_somewhere(tmp_path: Path, host: str) -> None:
    """A question, a follow-up and thanks are answered on each host."""
    first, then, last = PLAYERS[host](tmp_path, ["hạn cấp cơ sở Thái Nguyên 2025?", "còn cấp tỉnh?", "cảm ơn ad"])
    assert "31/8/2025" in first
    assert "mục II.4" in first
    assert "31/10/2025" in then
    assert last == "Dạ, không có gì ạ."

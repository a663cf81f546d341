"""What is said on the terminal and on Telegram reads the same, odd input too."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialogue import Dialogue, Turn, on_telegram, on_terminal

CONVERSATIONS = {
    "follow-ups": ["hạn cấp cơ sở Thái Nguyên 2025?", "còn cấp tỉnh?", "cấp xã tối đa bao nhiêu đại biểu?"],
    "commands": ["/trogiup", "/kehoach", "/chonkehoach", "1", "/han cấp cơ sở", "/daibieu", "/chuongtrinh"],
    "a plan to choose": ["hạn cấp cơ sở?", "2", "9"],
    "not in the plans": ["đại hội tỉnh họp ở hội trường nào?", "thời tiết hôm nay?", "/khongco", "???"],
    "chatter": ["cảm ơn ad", "chào bạn", "ok"],
    "odd input": ["<b>hạn</b> & <i>cấp</i>", "/hoi", "0", "99999"],
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_both_hosts_say_the_same(tmp_path: Path, name: str) -> None:
    """Line by line, texts and numbered buttons are alike."""
    dialogue = Dialogue(clock="2025-08-10T08:00", turns=tuple(Turn(say=line) for line in CONVERSATIONS[name]))
    folders = tmp_path / "terminal", tmp_path / "telegram"
    for folder in folders:
        folder.mkdir()
    assert on_terminal(dialogue, folders[0]) == on_telegram(dialogue, folders[1])

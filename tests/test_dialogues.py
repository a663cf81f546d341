"""Whole conversations, played on both hosts from the same files."""

from pathlib import Path

import pytest
from dialogue import DIALOGUES, on_telegram, on_terminal, read


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_a_dialogue_goes_as_written(path: Path, tmp_path: Path) -> None:
    """Each reply holds what it must and nothing that it must not."""
    dialogue = read(path)
    for turn, answer in zip(dialogue.turns, on_terminal(dialogue, tmp_path), strict=True):
        assert [phrase for phrase in turn.reply if phrase not in answer] == [], f"{turn.say} → {answer}"
        assert [phrase for phrase in turn.never if phrase in answer] == [], f"{turn.say} → {answer}"
        assert len(answer) <= 1500


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_both_hosts_read_the_same(path: Path, tmp_path: Path) -> None:
    """What the terminal shows is what stands on Telegram, buttons included."""
    dialogue = read(path)
    (tmp_path / "terminal").mkdir()
    (tmp_path / "telegram").mkdir()
    assert on_telegram(dialogue, tmp_path / "telegram") == on_terminal(dialogue, tmp_path / "terminal")

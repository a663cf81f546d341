"""A damaged library: told when it is opened or when the damage is met, and made anew by compiling."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import SONG_LAM, edit

from knowledge.errors import LibraryError
from knowledge.library import Library, compile_library


def foreign(path: Path) -> None:
    """Make a database that is no library."""
    path.unlink()
    edit(path, "CREATE TABLE people (name TEXT)")


DAMAGES: tuple[tuple[Callable[[Path], object], str], ...] = (
    (lambda path: path.unlink(), "missing"),
    (lambda path: path.write_bytes(b""), "empty"),
    (lambda path: path.write_text("Kế hoạch " * 99, encoding="utf-8"), "a text"),
    (lambda path: os.truncate(path, 60), "cut within the header"),
    (lambda path: os.truncate(path, path.stat().st_size // 2), "cut in the middle"),
    (lambda path: os.truncate(path, path.stat().st_size - 1), "cut by a byte"),
    (lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * (path.stat().st_size - 100)), "overwritten"),
    (foreign, "a database of something else"),
    (lambda path: edit(path, "UPDATE meta SET value = '0' WHERE key = 'format'"), "another format"),
    (lambda path: edit(path, "DELETE FROM meta"), "no format"),
)


@pytest.mark.parametrize(("damage", "why"), DAMAGES, ids=[row[1] for row in DAMAGES])
def test_a_damaged_library_is_not_opened_and_is_made_anew(
    damage: Callable[[Path], object], why: str, tmp_path: Path
) -> None:
    """What is no whole library of this format is told on opening, and compiling mends it."""
    shutil.copy(SONG_LAM, tmp_path)
    path = tmp_path / "library.db"
    compile_library(tmp_path, path)
    damage(path)
    with pytest.raises(LibraryError) as caught:
        Library.open(path)
    assert caught.value.path == path
    assert caught.value.cause, why
    assert compile_library(tmp_path, path)
    with Library.open(path) as library:
        assert library.plan_ids() == ("song-lam-2026",)


BROKEN = (
    ("UPDATE facts SET body = '{' WHERE kind = 'limits'", "broken JSON"),
    ("UPDATE facts SET body = '{\"most\": 3}' WHERE kind = 'limits'", "a fact without what it must have"),
    ("UPDATE facts SET kind = 'guesses' WHERE kind = 'limits'", "facts of no known kind"),
    ("UPDATE plans SET body = '[]'", "a head of another shape"),
    ("DROP TABLE facts", "no facts"),
    ("DROP TABLE plans", "no plans"),
)


@pytest.mark.parametrize(("statement", "why"), BROKEN, ids=[row[1] for row in BROKEN])
def test_damage_within_is_told_when_it_is_met(statement: str, why: str, tmp_path: Path) -> None:
    """What cannot be read as a plan is an error of the library, and compiling anew takes it from the file."""
    shutil.copy(SONG_LAM, tmp_path)
    path = tmp_path / "library.db"
    compile_library(tmp_path, path)
    edit(path, statement)
    with Library.open(path) as library, pytest.raises(LibraryError):
        library.plan("song-lam-2026")
    compile_library(tmp_path, path, version="2")
    with Library.open(path) as library:
        assert library.plan("song-lam-2026").limits, why

"""Compiling the library: what goes in comes out, only what changed is done again, and nothing half-made is served."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from invented import SONG_LAM, alike, edit, names, terms, write_plan

from knowledge.errors import PlanFileError, StorageError
from knowledge.facts import Plan
from knowledge.library import Library, compile_library


@pytest.fixture
def folder(tmp_path: Path, song_lam: Plan) -> Path:
    """Give a folder with three plan files."""
    folder = tmp_path / "plans"
    folder.mkdir()
    shutil.copy(SONG_LAM, folder)
    for number in (1, 2):
        write_plan(folder, alike(song_lam, number))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of a library that is not there yet."""
    return tmp_path / "library.db"


def rest(path: Path) -> list[str]:
    """Give the names of unfinished libraries beside the one at a path."""
    return [file.name for file in path.parent.glob(f"{path.name}?*")]


def test_plans_come_out_as_they_went_in(folder: Path, path: Path, song_lam: Plan) -> None:
    """A plan from the library equals the plan from its file."""
    assert compile_library(folder, path)
    with Library.open(path) as library:
        assert library.plan_ids() == ("song-lam-2026", "song-so-1", "song-so-2")
        assert library.plan("song-lam-2026") == song_lam
        assert library.plan("song-so-2") == alike(song_lam, 2)


def test_a_folder_without_plans_gives_a_library_without_plans(tmp_path: Path, path: Path) -> None:
    """Nothing to hold is no error."""
    (tmp_path / "plans").mkdir()
    assert compile_library(tmp_path / "plans", path, names, terms)
    with Library.open(path) as library:
        assert (library.plan_ids(), library.heads(), library.vocabulary()) == ((), (), frozenset())
        assert library.names(["Sông Lam"]) == []
        assert library.plans_for(["sông"], 5) == []


def test_weights_of_one_word_in_one_plan_add_up(tmp_path: Path) -> None:
    """A word that comes twice weighs twice."""
    shutil.copy(SONG_LAM, tmp_path)
    compile_library(tmp_path, tmp_path / "library.db", terms=lambda _: [("sông", 1.5), ("lam", 1), ("sông", 2)])
    with Library.open(tmp_path / "library.db") as library:
        assert library.plans_for(["sông"], 1) == [("song-lam-2026", 3.5)]


CHANGES: tuple[tuple[Callable[[Path], object], bool, str], ...] = (
    (lambda folder: None, False, "nothing has changed"),
    (lambda folder: os.utime(folder / "song-so-1.toml", (0, 0)), False, "only content counts"),
    (lambda folder: (folder / "notes.txt").write_text("x"), False, "no plan file"),
    (lambda folder: (folder / "song-so-1.toml").unlink(), True, "a plan less"),
    (lambda folder: (folder / "song-so-1.text.tsv").write_text("I\t\tx\n"), True, "a plan's text has come"),
    (
        lambda folder: (folder / "song-so-1.toml").write_bytes((folder / "song-so-1.toml").read_bytes() + b"# x\n"),
        True,
        "a plan file has changed",
    ),
)


@pytest.mark.parametrize(("change", "anew", "why"), CHANGES, ids=[row[2] for row in CHANGES])
def test_the_library_is_made_anew_only_where_a_plan_has_changed(
    change: Callable[[Path], object], anew: bool, why: str, folder: Path, path: Path
) -> None:
    """Content decides, and what is not made anew stays the very same file."""
    compile_library(folder, path)
    before = path.stat().st_ino, path.stat().st_mtime_ns
    change(folder)
    assert compile_library(folder, path) is anew, why
    assert ((path.stat().st_ino, path.stat().st_mtime_ns) != before) is anew


def test_another_way_of_indexing_makes_the_library_anew(folder: Path, path: Path) -> None:
    """The version that the caller names counts like a plan file."""
    assert compile_library(folder, path, version="1")
    assert not compile_library(folder, path, version="1")
    assert compile_library(folder, path, names, version="2")


def test_an_unchanged_plan_is_taken_from_the_old_library(folder: Path, path: Path) -> None:
    """Only changed files are parsed again, unless the facts have another shape."""
    compile_library(folder, path)
    # A mark in the old library shows where a plan has come from.
    edit(path, "UPDATE plans SET body = replace(body, 'Sông Số 1', 'Từ thư viện') WHERE id = 'song-so-1'")
    (folder / "song-so-2.toml").unlink()
    compile_library(folder, path)
    with Library.open(path) as library:
        assert library.plan("song-so-1").place == "Từ thư viện"
    edit(path, "UPDATE meta SET value = 'other' WHERE key IN ('shape', 'content')")
    compile_library(folder, path)
    with Library.open(path) as library:
        assert library.plan("song-so-1").place == "Sông Số 1"


def test_mistakes_of_all_files_are_told_and_the_library_stays(folder: Path, path: Path) -> None:
    """Wrong plan files replace nothing."""
    compile_library(folder, path)
    before = path.read_bytes()
    (folder / "a.toml").write_text("format = 1", encoding="utf-8")
    (folder / "b.toml").write_text("format = = 1", encoding="utf-8")
    (folder / "song-so-1.text.tsv").write_text("no tabs\n", encoding="utf-8")
    with pytest.raises(PlanFileError) as caught:
        compile_library(folder, path)
    assert {mistake.file for mistake in caught.value.mistakes} == {"a.toml", "b.toml", "song-so-1.text.tsv"}
    assert path.read_bytes() == before
    assert rest(path) == []


def test_a_failure_while_indexing_leaves_the_library_in_place(folder: Path, path: Path) -> None:
    """Any error between reading and replacing leaves neither damage nor litter."""

    def failing(plan: Plan) -> Iterable[tuple[str, str, str]]:
        raise RuntimeError(plan.id)

    compile_library(folder, path)
    before = path.read_bytes()
    with pytest.raises(RuntimeError, match="song-lam-2026"):
        compile_library(folder, path, failing, version="2")
    assert path.read_bytes() == before
    assert rest(path) == []


KILLED = """
import os, pathlib, sys
from knowledge.library import compile_library
pathlib.Path.replace = lambda *given: os._exit(9)
compile_library(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), version="2")
"""


def test_a_process_killed_before_replacing_leaves_the_library_in_place(folder: Path, path: Path) -> None:
    """What it has written is no library, and is swept away once it is old."""
    compile_library(folder, path)
    before = path.read_bytes()
    killed = subprocess.run([sys.executable, "-c", KILLED, folder, path], check=False, timeout=60)
    assert killed.returncode == 9
    assert path.read_bytes() == before
    (left,) = rest(path)
    minute_ago = path.stat().st_mtime - 60
    os.utime(path.parent / left, (minute_ago, minute_ago))
    assert compile_library(folder, path, version="3")
    assert rest(path) == [left], "another process might still be at it"
    os.utime(path.parent / left, (0, 0))
    assert compile_library(folder, path, version="4")
    assert rest(path) == []


def test_what_cannot_be_read_or_written_is_told(folder: Path, tmp_path: Path) -> None:
    """A missing folder of plans, and a place where no file can be, are storage errors."""
    with pytest.raises(StorageError) as caught:
        compile_library(tmp_path / "missing", tmp_path / "library.db")
    assert caught.value.path == tmp_path / "missing"
    (tmp_path / "taken.db").mkdir()
    with pytest.raises(StorageError):
        compile_library(folder, tmp_path / "taken.db")
    assert rest(tmp_path / "taken.db") == []

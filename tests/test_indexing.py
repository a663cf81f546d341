"""Compiling for answering: what is kept is used, made anew when its sources change, and never trusted when damaged."""

from __future__ import annotations

import ast
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented import SONG_LAM, alike, edit, write_plan

import knowledge
from knowledge import compiling, indexing, kept, layout, lexicon, shelf
from knowledge.facts import Plan
from knowledge.lexicon import Lexicon
from knowledge.library import Library, tables
from knowledge.packing import pack, unpack
from knowledge.shelf import Shelf

ROOT = Path(knowledge.__file__).parent
APART = ("errors", "kept", "library")
"""Modules on which the worth of an index does not depend: the library has a format of its own."""


@pytest.fixture
def folder(tmp_path: Path, song_lam: Plan) -> Path:
    """Give a folder with two plan files."""
    folder = tmp_path / "plans"
    folder.mkdir()
    shutil.copy(SONG_LAM, folder)
    write_plan(folder, alike(song_lam, 1))
    return folder


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Iterator[Library]:
    """Give the library of those plans, compiled for answering."""
    compiling.compile_plans(folder, tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as library:
        yield library


def _refuse(*_: object) -> object:
    raise AssertionError("worked out again")


def _imported(module: str) -> set[str]:
    """Return the modules of knowledge that a module imports."""
    tree = ast.parse((ROOT / f"{module}.py").read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "knowledge":
            names = [f"knowledge.{name.name}" for name in node.names] if node.module == "knowledge" else [node.module]
            found |= {name.removeprefix("knowledge.").replace(".", "/") for name in names}
    return {name for name in found if not name.startswith(APART)}


def test_all_code_that_works_indexes_out_counts_for_their_version() -> None:
    """A change of any module that indexing rests on has the library compiled anew."""
    reached, new = set[str](), {"indexing"}
    while new:
        reached |= new
        new = {name for module in new for name in _imported(module)} - reached
    assert reached == set(compiling.MODULES)


def test_a_changed_language_gives_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word more in a language file is another state of the language."""
    shutil.copytree(lexicon.FOLDER, tmp_path / "language")
    monkeypatch.setattr(compiling, "FOLDER", tmp_path / "language")
    before = compiling.version()
    with (tmp_path / "language" / "foreign.toml").open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert compiling.version() != before


def test_another_version_compiles_unchanged_plans_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same plan files with another version make a new library, with the same version none."""
    assert compiling.compile_plans(folder, tmp_path / "library.db")
    assert not compiling.compile_plans(folder, tmp_path / "library.db")
    monkeypatch.setattr(compiling, "version", lambda: "another")
    assert compiling.compile_plans(folder, tmp_path / "library.db")


def test_a_view_comes_from_the_layout_kept_with_the_library(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answering works no words out of texts again, and the view is what working them out gives."""
    plan = library.plan("song-lam-2026")
    made = layout.view_of(plan, layout.work_out(plan, lexicon.lexicon()))
    monkeypatch.setattr(shelf, "work_out", _refuse)
    view = Shelf(library).view("song-lam-2026")
    assert [(e.kind, e.fact, e.body, e.typed) for e in view.entries] == [
        (e.kind, e.fact, e.body, e.typed) for e in made.entries
    ]
    assert (view.holders, view.rarity, view.about, view.names) == (made.holders, made.rarity, made.about, made.names)


@pytest.mark.parametrize("change", ["DELETE FROM layouts", "UPDATE layouts SET body = substr(body, 1, 99)"])
def test_a_layout_that_is_not_whole_is_worked_out_again(change: str, folder: Path, tmp_path: Path) -> None:
    """A missing or damaged layout costs time and nothing else."""
    path = tmp_path / "library.db"
    compiling.compile_plans(folder, path)
    edit(path, change)
    with Library.open(path) as library:
        assert Shelf(library).view("song-lam-2026").rarity


def test_only_plans_that_changed_are_worked_out_again(
    folder: Path, tmp_path: Path, song_lam: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Indexes of plans whose files stayed are copied, and a library made so equals one made anew."""
    path, anew = tmp_path / "library.db", tmp_path / "anew.db"
    compiling.compile_plans(folder, path)
    worked: list[str] = []

    def noted(plan: Plan, language: Lexicon) -> layout.Layout:
        worked.append(plan.id)
        return layout.work_out(plan, language)

    monkeypatch.setattr(indexing, "work_out", noted)
    write_plan(folder, alike(song_lam, 2))
    assert compiling.compile_plans(folder, path)
    assert worked == [alike(song_lam, 2).id]
    compiling.compile_plans(folder, anew)
    assert _indexes(path) == _indexes(anew)


def _indexes(path: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        tables = ("names", "terms", "vocabulary", "openings")
        return [sorted(connection.execute(f"SELECT * FROM {table}")) for table in tables]


def test_names_are_looked_up_only_where_one_begins_so(library: Library) -> None:
    """Words with which no place begins ask the database nothing; a place is found by any of its forms."""
    asked: list[str] = []
    library.names(["x"], kinds=("place", "initials"))
    library._connection.set_trace_callback(asked.append)
    assert library.names(["dai hoi", "cap co so", "han"], kinds=("place", "initials")) == []
    assert asked == []
    library._connection.set_trace_callback(None)
    assert {row.plan for row in library.names(["song lam"], kinds=("place",))} == {"song-lam-2026"}


def test_the_language_is_kept_for_the_next_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was worked out once is read the next time; other files, or damage, have it worked out again."""
    source = tmp_path / "words.toml"
    source.write_text("a", encoding="utf-8")
    kept.keep_in(tmp_path / "kept")
    try:
        assert kept.kept("words", [source], lambda: [1, "a"]) == [1, "a"]
        assert kept.kept("words", [source], _refuse) == [1, "a"]
        source.write_text("b", encoding="utf-8")
        assert kept.kept("words", [source], lambda: [2]) == [2]
        (file,) = (tmp_path / "kept").iterdir()
        file.write_bytes(file.read_bytes()[:-1])
        assert kept.kept("words", [source], lambda: [3]) == [3]
        assert kept.kept("words", [source], _refuse) == [3]
    finally:
        kept.keep_in(None)


def test_a_lexicon_kept_knows_all_that_it_was_taught() -> None:
    """The language is the same read from its files and from what is kept of it."""
    learned = lexicon._taught()
    again = Lexicon.of(unpack(pack(learned)))  # type: ignore[arg-type]
    assert again == lexicon.lexicon()
    assert again.taught() == learned


@pytest.mark.parametrize("content", [b"", b"abc", b"\0\0\0\0abc", pack(["a"])[:-1], pack(["a"]) + b"x"])
def test_bytes_that_are_not_whole_are_refused(content: bytes) -> None:
    """Nothing is made of bytes whose sum is another."""
    with pytest.raises(ValueError, match="damaged"):
        unpack(content)


def test_words_of_nearly_all_of_many_plans_choose_none_of_them(
    folder: Path, tmp_path: Path, song_lam: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A term that too many plans hold is not gone through; the others still tell the plans apart."""
    monkeypatch.setattr(tables, "COMMON", 1)
    for number in (2, 3):
        write_plan(folder, alike(song_lam, number))
    compiling.compile_plans(folder, tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as library:
        assert library.plans_for(["hoi nghi"], 9) == []
        assert [plan for plan, _ in library.plans_for(["hoi nghi", "so 2"], 9)] == ["song-so-2"]
        assert "hoi nghi" in library.vocabulary()

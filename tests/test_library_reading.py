"""Reading the library: plans, names, words and clauses by index, and a replaced file to its end."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from invented import SONG_LAM, alike, names, terms, write_plan

from knowledge.errors import UnknownPlan
from knowledge.facts import Plan
from knowledge.library import Head, Library, Name, TextLine, compile_library, dump_text, text_path
from knowledge.library.reader import PLANS_KEPT

MANY = 300


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory, song_lam: Plan) -> Path:
    """Give the path of a library of many plans, which tests must leave as it is."""
    folder = tmp_path_factory.mktemp("plans")
    for number in range(MANY):
        write_plan(folder, alike(song_lam, number))
    compile_library(folder, folder / "library.db", names, terms)
    return folder / "library.db"


def test_an_unknown_plan_is_an_error_with_its_id(song_lam_library: Library) -> None:
    """Asking for a plan that is not held says which."""
    with pytest.raises(UnknownPlan) as caught:
        song_lam_library.plan("song-ca-2026")
    assert caught.value.plan == "song-ca-2026"


def test_heads_say_what_lists_and_buttons_need(tmp_path: Path, song_lam: Plan) -> None:
    """Heads of all plans or of some hold a plan's own values, by id, with days as days."""
    shutil.copy(SONG_LAM, tmp_path)
    write_plan(tmp_path, alike(song_lam, 1))
    write_plan(tmp_path, replace(alike(song_lam, 2), day=None, dated="tháng 3 năm 2026"))
    compile_library(tmp_path, tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as library:
        heads = library.heads()
        assert [head.id for head in heads] == list(library.plan_ids())
        assert heads[0] == Head(
            id="song-lam-2026",
            number="12/KH-UBND",
            issuer="Ủy ban nhân dân tỉnh Sông Lam",
            issuer_short="UBND tỉnh Sông Lam",
            level="province",
            place="Sông Lam",
            day=date(2026, 3, 2),
            dated="",
            short="Sông Lam 2026",
            subject="Đại hội Thi đua yêu nước các cấp tỉnh Sông Lam",
        )
        assert (heads[-1].day, heads[-1].dated) == (None, "tháng 3 năm 2026")
        assert [head.id for head in library.heads(["song-so-1", "song-ca"])] == ["song-so-1"]


def test_names_are_found_by_phrase_kind_and_plan(large: Path) -> None:
    """Kinds and plans narrow what phrases find; each row says what is named, and where."""
    with Library.open(large) as library:
        assert library.names(["Sông Số 7"]) == [Name("Sông Số 7", "plan", "song-so-7", "song-so-7")]
        assert len(library.names(["cấp tỉnh", "cấp cơ sở", "không có"])) == 2 * MANY
        assert library.names(["cấp tỉnh", "Sông Số 7"], kinds=["plan"]) == library.names(["Sông Số 7"])
        found = library.names(["cấp tỉnh", "Sông Số 7"], kinds=["event"], plan_ids=["song-so-7", "song-so-8"])
        assert found == [Name("cấp tỉnh", "event", "tinh", f"song-so-{number}") for number in (7, 8)]
        assert library.names([]) == library.names(["cấp tỉnh"], kinds=[]) == []
        assert library.names(["cấp tỉnh"], plan_ids=[]) == []


def test_any_number_of_phrases_is_one_query(large: Path) -> None:
    """More phrases than SQLite has variables are no trouble."""
    with Library.open(large) as library:
        phrases = [f"cụm {number}" for number in range(40_000)]
        assert [name.plan for name in library.names([*phrases, "Sông Số 7"])] == ["song-so-7"]


def test_plans_are_ranked_by_the_weights_of_words(large: Path) -> None:
    """Weights add up over different words, a word said twice counts once, equals go by id."""
    with Library.open(large) as library:
        assert library.plans_for(["sông", "7"], 3) == [("song-so-7", 6.0), ("song-so-0", 3.0), ("song-so-1", 3.0)]
        assert library.plans_for(["7", "7"], 3) == [("song-so-7", 3.0)]
        assert library.plans_for(["biển"], 3) == []


def test_the_vocabulary_holds_each_word_once(large: Path, song_lam: Plan) -> None:
    """All words that lead to any plan are in it, and no others."""
    words = {word for task in song_lam.tasks for word in task.what.split()}
    with Library.open(large) as library:
        assert library.vocabulary() == words | {"sông", "số"} | {str(number) for number in range(MANY)}


QUERIES: tuple[tuple[Callable[[Library], object], str], ...] = (
    (lambda library: library.plan("song-so-7"), "a plan with its facts"),
    (lambda library: library.heads(["song-so-7"]), "heads of some plans"),
    (lambda library: library.names(["cấp tỉnh"]), "names anywhere"),
    (lambda library: library.names(["cấp tỉnh"], kinds=["event"]), "names of a kind"),
    (lambda library: library.names(["cấp tỉnh"], plan_ids=["song-so-7"]), "names in a plan"),
    (lambda library: library.names(["cấp tỉnh"], kinds=["event"], plan_ids=["song-so-7"]), "names of a kind in a plan"),
    (lambda library: library.plans_for(["sông"], 5), "plans by words"),
    (lambda library: library.clause("song-so-7", "II.3"), "a clause"),
)


def steps(path: Path, ask: Callable[[Library], object]) -> list[str]:
    """Give the steps by which SQLite answers what is asked of a library."""
    queries: list[str] = []
    with Library.open(path) as library:
        library._connection.set_trace_callback(queries.append)
        ask(library)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return [step for query in queries for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {query}")]


@pytest.mark.parametrize(("ask", "why"), QUERIES, ids=[row[1] for row in QUERIES])
def test_what_a_question_needs_is_found_by_index(ask: Callable[[Library], object], why: str, large: Path) -> None:
    """No table is read from end to end, however many plans there are."""
    done = steps(large, ask)
    assert any(step.startswith("SEARCH") for step in done)
    assert [step for step in done if step.startswith("SCAN") and "json_each" not in step] == [], why


def test_names_in_a_plan_are_found_by_phrase_and_plan_together(large: Path) -> None:
    """A phrase that all plans share costs no more where the plan is known."""
    done = steps(large, lambda library: library.names(["cấp tỉnh"], kinds=["event"], plan_ids=["song-so-7"]))
    assert any("(phrase=? AND plan=? AND kind=?)" in step for step in done)


def test_plans_are_decoded_once_and_the_least_used_are_forgotten(large: Path) -> None:
    """A plan just read is at hand; one that many others have followed is read anew."""
    with Library.open(large) as library:
        first = library.plan("song-so-0")
        assert library.plan("song-so-0") is first
        for number in range(1, PLANS_KEPT):
            library.plan(f"song-so-{number}")
        assert library.plan("song-so-0") is first
        for number in range(1, PLANS_KEPT + 1):
            library.plan(f"song-so-{number}")
        again = library.plan("song-so-0")
        assert again == first
        assert again is not first


def test_a_replaced_library_is_read_to_the_end_as_it_was(tmp_path: Path, song_lam: Plan) -> None:
    """Who has the library open keeps it, learns that it is stale, and finds the new one on opening again."""
    write_plan(tmp_path, alike(song_lam, 1))
    path = tmp_path / "library.db"
    compile_library(tmp_path, path)
    with Library.open(path) as old:
        assert not old.stale()
        write_plan(tmp_path, alike(song_lam, 2))
        (tmp_path / "song-so-1.toml").unlink()
        compile_library(tmp_path, path)
        assert old.stale()
        assert old.plan_ids() == ("song-so-1",)
        assert old.plan("song-so-1") == alike(song_lam, 1)
    with Library.open(path) as new:
        assert not new.stale()
        assert new.plan_ids() == ("song-so-2",)
        path.unlink()
        assert not new.stale(), "nothing newer stands there"


LINES = (
    TextLine("lời dẫn", 1, "Thực hiện công tác thi đua, tỉnh lập kế hoạch."),
    TextLine("II", 1, "II. NỘI DUNG"),
    TextLine("II.1", 1, "1. Tên gọi"),
    TextLine("II.2", 1, "2. Hình thức"),
    TextLine("II.2.a", 2, "a) Đại hội"),
    TextLine("II.10", None, "10. Trang trí\tvà\nkhánh tiết"),
    TextLine("III", 3, "III. TỔ CHỨC THỰC HIỆN"),
)

CLAUSES = (
    ("II.2", "2. Hình thức\na) Đại hội", "a clause holds its points"),
    ("II.1", "1. Tên gọi", "II.10 is no part of II.1"),
    ("II.10", "10. Trang trí và khánh tiết", "tabs and line ends become blanks"),
    (
        "II",
        "II. NỘI DUNG\n1. Tên gọi\n2. Hình thức\na) Đại hội\n10. Trang trí và khánh tiết",
        "in the document's order",
    ),
    ("lời dẫn", LINES[0].line, "a part outside of the numbered clauses"),
    ("IV", None, "no such clause"),
    ("", None, "no clause"),
)


@pytest.mark.parametrize(("section", "text", "why"), CLAUSES, ids=[row[2] for row in CLAUSES])
def test_a_clause_is_shown_word_for_word(section: str, text: str | None, why: str, tmp_path: Path) -> None:
    """The text beside a plan file is given by clause."""
    plan_file = Path(shutil.copy(SONG_LAM, tmp_path))
    text_path(plan_file).write_text(dump_text(LINES), encoding="utf-8")
    compile_library(tmp_path, tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as library:
        assert library.clause("song-lam-2026", section) == text, why
        assert library.clause("song-ca-2026", section) is None


def test_a_plan_without_its_document_has_no_clauses(song_lam_library: Library) -> None:
    """Plans that were not imported show no text."""
    assert song_lam_library.clause("song-lam-2026", "II.3") is None


def test_a_library_is_read_in_the_thread_that_opened_it(song_lam_library: Library) -> None:
    """Handing it to another thread is a mistake of the program, not damage."""
    caught: list[Exception] = []

    def read() -> None:
        try:
            song_lam_library.plan_ids()
        except sqlite3.ProgrammingError as error:
            caught.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert len(caught) == 1


READING = """
import pathlib, sys
from knowledge.library import Library
with Library.open(pathlib.Path(sys.argv[1])) as library:
    library.plan(library.plan_ids()[0])
print(*sorted({"pydantic", "sqlite_utils", "rapidfuzz", "tomllib", "knowledge.planfile"} & set(sys.modules)))
"""


def test_reading_needs_nothing_that_compiling_needs(large: Path) -> None:
    """The path of a question imports no validation, no TOML and no sqlite-utils."""
    done = subprocess.run(
        [sys.executable, "-c", READING, large], check=True, timeout=60, capture_output=True, text=True
    )
    assert done.stdout.strip() == ""

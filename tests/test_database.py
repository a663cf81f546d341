"""A kept database: transactions whole or undone whatever fails, and faults told by their kind."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from stand import MORNING

from knowledge.database import claimed
from knowledge.errors import StorageError
from knowledge.records import Records


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    """Open records with a table of notes."""
    with Records(tmp_path / "records.db") as opened:
        opened.write("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
        yield opened


def notes(records: Records) -> list[str]:
    """Give the notes that another connection sees: those that were committed."""
    with closing(sqlite3.connect(records.path)) as db:
        return [text for (text,) in db.execute("SELECT text FROM notes ORDER BY id")]


def note(records: Records, text: str) -> None:
    """Write a note."""
    records.write("INSERT INTO notes (text) VALUES (?)", text)


def note_all(records: Records, *texts: str) -> None:
    """Write notes in one transaction, each apart; one that cannot be kept is left out."""
    with records.transaction():
        for text in texts:
            with suppress(StorageError), records.apart():
                note(records, text)


def fill(records: Records) -> None:
    """Let the disk be full for whatever needs another page."""
    pages = records.rows("PRAGMA page_count")[0][0]
    records.rows(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_told_as_such_and_undoes_all(records: Records) -> None:
    """What was written before in the same transaction is not kept either, and all works once there is room."""
    fill(records)
    with pytest.raises(StorageError) as caught:
        note_all(records, "một", "x" * 100_000)
    assert caught.value.kind == "full"
    assert notes(records) == []
    records.rows("PRAGMA max_page_count = 1000000")
    note(records, "hai")
    assert notes(records) == ["hai"]


def test_a_commit_that_fails_leaves_no_transaction_open(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else everything after it would seem to be kept and never be."""
    run = records._run

    def failing(sql: str, *values: object) -> sqlite3.Cursor:
        if sql == "COMMIT":
            raise StorageError(records.path, "database or disk is full", "full")
        return run(sql, *values)

    with monkeypatch.context() as patch:
        patch.setattr(records, "_run", failing)
        with pytest.raises(StorageError):
            note(records, "một")
    note(records, "hai")
    assert notes(records) == ["hai"]


def test_what_sqlite_undid_by_itself_is_not_taken_for_kept(records: Records) -> None:
    """A full disk undoes the transaction around a failing part too: nothing of it is kept, nor begun anew inside."""
    fill(records)
    with pytest.raises(StorageError) as caught:
        note_all(records, "một", "x" * 100_000, "hai")
    assert caught.value.kind == "full"
    assert notes(records) == []
    note(records, "ba")
    assert notes(records) == ["ba"]


def test_a_failure_apart_undoes_only_itself(records: Records) -> None:
    """What else is done in the transaction is kept."""
    with records.transaction():
        note(records, "một")
        with pytest.raises(sqlite3.IntegrityError), records.apart():
            records.write("INSERT INTO notes VALUES (2, 'x'), (1, 'x')")
        note(records, "hai")
    assert notes(records) == ["một", "hai"]


def test_a_lock_held_too_long_is_told_as_such(records: Records) -> None:
    """Another process that writes all the time is no error of the disk."""
    records.rows("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(records.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as caught:
            note(records, "một")
        other.execute("ROLLBACK")
    assert caught.value.kind == "locked"
    note(records, "hai")
    assert notes(records) == ["hai"]


def test_a_storage_that_takes_nothing_is_found_out_by_the_probe(records: Records) -> None:
    """The probe writes, and changes nothing."""
    records.probe()
    records.rows("PRAGMA query_only = ON")
    with pytest.raises(StorageError) as caught:
        records.probe()
    assert caught.value.kind == "readonly"


def test_a_violated_constraint_is_no_fault_of_the_storage(records: Records) -> None:
    """It is SQLite's own error, as before."""
    note(records, "một")
    with pytest.raises(sqlite3.IntegrityError):
        records.write("INSERT INTO notes (id) VALUES (1)")


def test_nobody_claims_a_database_that_is_open(records: Records) -> None:
    """Several may have it open; who wants it alone waits until all have closed it."""
    with Records(records.path), pytest.raises(StorageError) as caught:
        claimed(records.path)
    assert caught.value.kind == "in_use"
    records.close()
    claimed(records.path).release()


def test_an_empty_file_is_no_new_database(tmp_path: Path) -> None:
    """Somebody cut it; to begin anew over it would hide that everything is gone."""
    path = tmp_path / "records.db"
    path.write_bytes(b"")
    with pytest.raises(StorageError) as caught:
        Records(path)
    assert caught.value.kind == "damaged"
    assert path.stat().st_size == 0


def test_a_half_made_database_is_made_anew(tmp_path: Path) -> None:
    """A process that was killed while making it leaves nothing in the way."""
    (tmp_path / "records.db.new").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    (tmp_path / "records.db.new-journal").write_bytes(b"x" * 600)
    with Records(tmp_path / "records.db") as records:
        records.examine()
    assert not list(tmp_path.glob("*.new*"))


def test_many_that_make_one_database_at_once_make_one(tmp_path: Path) -> None:
    """None replaces what another has written to already."""
    path = tmp_path / "records.db"

    def begin(number: int) -> None:
        with Records(path) as records:
            records.bind(number, "sl", 1, MORNING)

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Records(path) as records:
        assert len(records.rows("SELECT chat FROM bindings")) == 6


DAMAGES: tuple[tuple[Callable[[bytes], bytes], str], ...] = (
    (lambda whole: b"", "emptied"),
    (lambda whole: b"a text ".ljust(len(whole), b"x"), "no database"),
    (lambda whole: whole[:60], "cut within the header"),
    (lambda whole: whole[: len(whole) // 2], "cut in the middle"),
    (lambda whole: whole[:-4096], "cut by a page"),
    (lambda whole: whole[:4096] + b"\xff" * (len(whole) - 4096), "overwritten"),
    (lambda whole: whole[:4096] + b"\xff" * 4096 + whole[8192:], "a page overwritten"),
)


@pytest.mark.parametrize(("damage", "why"), DAMAGES, ids=[row[1] for row in DAMAGES])
def test_damage_is_found_when_it_is_looked_for(damage: Callable[[bytes], bytes], why: str, tmp_path: Path) -> None:
    """At the opening or by looking through, and what is left of it is not touched."""
    path = tmp_path / "records.db"
    with Records(path) as records:
        records.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    with pytest.raises(StorageError) as caught, Records(path) as records:
        records.examine()
    assert caught.value.kind == "damaged", why
    assert caught.value.path == path


def test_a_log_that_was_taken_away_is_missed(tmp_path: Path) -> None:
    """Without it what was written last is gone, though the rest reads well."""
    path = tmp_path / "records.db"
    records = Records(path)
    records.write("CREATE TABLE notes (text TEXT)")
    copied = tmp_path / "copy" / "records.db"
    copied.parent.mkdir()
    for end in ("", "-shm"):
        copied.with_name(f"records.db{end}").write_bytes(path.with_name(f"records.db{end}").read_bytes())
    records.close()
    with pytest.raises(StorageError) as caught:
        Records(copied)
    assert (caught.value.kind, caught.value.path.name) == ("damaged", "records.db-wal")

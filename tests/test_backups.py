"""Backups hold all that cannot be made again; restoring brings it back, wholly or not at all."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from backup_stage import LATER, Machine
from stand import MORNING
from test_migrations import content, filled, of_version

from knowledge.backups import BackupError, check, make_backup, restore
from knowledge.errors import StorageError
from knowledge.outbox import Letter, Outbox, Text
from knowledge.records import NEWEST, Records


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Give a machine with records and two published plans."""
    return Machine(tmp_path / "a").filled(1, "song-lam-2026", "song-tieu-2025")


@pytest.fixture
def backup(machine: Machine, tmp_path: Path) -> Path:
    """Give a backup of it."""
    return make_backup(machine.records, machine.plans, tmp_path / "backup.db", MORNING).path


def test_a_new_machine_gets_everything_back(machine: Machine, backup: Path, tmp_path: Path) -> None:
    """Records, published plans and their texts, and nothing is moved aside where nothing was."""
    other = Machine(tmp_path / "new" / "storage")
    done = restore(backup, other.folder, other.plans, LATER)
    assert other.held() == machine.held()
    assert done.aside is None
    assert (done.about.plans, done.about.made) == (2, "2025-08-10T08:00:00+07:00")


def test_what_is_replaced_is_kept(backup: Path, tmp_path: Path) -> None:
    """In a folder beside the records, whole; plans that the backup knows nothing of are moved there too."""
    other = Machine(tmp_path / "b").filled(2, "song-lam-2026", "song-so-9")
    (other.plans / "README").write_text("của tôi", "utf-8")
    before, files = other.held()
    done = restore(backup, other.folder, other.plans, LATER)
    assert done.aside == other.folder / "replaced-2025-08-10-110000"
    assert content(done.aside / "records.db", before) == {  # type: ignore[arg-type]
        name: rows
        for name, rows in content(done.aside / "records.db").items()
        if name in before  # type: ignore[operator]
    }
    kept = {file.name: file.read_text("utf-8") for file in (done.aside / "plans").iterdir()}
    assert kept == {name: text for name, text in files.items() if name != "README"}  # type: ignore[attr-defined]
    assert (other.plans / "README").read_text("utf-8") == "của tôi"
    assert {file.stem.partition(".")[0] for file in other.plans.iterdir()} == {
        "README",
        "song-lam-2026",
        "song-tieu-2025",
    }


def test_a_backup_is_for_its_owner_only(backup: Path, tmp_path: Path) -> None:
    """And so are the records restored from it."""
    other = Machine(tmp_path / "b")
    restore(backup, other.folder, other.plans, LATER)
    assert oct(backup.stat().st_mode)[-3:] == "600"
    assert oct(other.records.stat().st_mode)[-3:] == "600"


def test_a_file_that_is_there_is_not_written_over(machine: Machine, backup: Path) -> None:
    """Nor is anything left beside it; a folder that is missing is told, and so are records that are."""
    before = backup.read_bytes()
    for records, target, reason in (
        (machine.records, backup, "exists"),
        (machine.records, backup.parent / "none" / "b.db", "folder"),
        (machine.folder / "nothing.db", backup.parent / "c.db", "nothing"),
    ):
        with pytest.raises(BackupError) as caught:
            make_backup(records, machine.plans, target, MORNING)
        assert caught.value.reason == reason
    assert backup.read_bytes() == before
    assert sorted(path.name for path in backup.parent.iterdir()) == ["a", "backup.db"]


def test_damaged_records_make_no_backup(machine: Machine, tmp_path: Path) -> None:
    """The operator hears that the records are damaged, and no file is left that looks like a backup."""
    whole = machine.records.read_bytes()
    machine.records.write_bytes(whole[:8192] + b"\xff" * 40_000 + whole[48_192:])
    with pytest.raises(StorageError) as caught:
        make_backup(machine.records, machine.plans, tmp_path / "b.db", MORNING)
    assert (caught.value.kind, caught.value.path) == ("damaged", machine.records)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_backup_that_is_told_to_stop_leaves_nothing(machine: Machine, tmp_path: Path) -> None:
    """So that the bot can end at once."""
    with closing(sqlite3.connect(machine.records)) as db:
        db.executemany("INSERT INTO questions VALUES (?, 1, 1, ?, '', NULL, '', '', '', '', '', '')", BULK)
        db.commit()
    with pytest.raises(sqlite3.OperationalError):
        make_backup(machine.records, machine.plans, tmp_path / "b.db", MORNING, lambda: True)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


BULK = [(10_000 + number, "x" * 200) for number in range(5000)]


def test_every_flipped_byte_is_found_or_harmless(backup: Path, tmp_path: Path) -> None:
    """A backup with one changed byte is refused, or brings back just what was in it."""
    whole = backup.read_bytes()
    luck, refused = random.Random(5), 0
    damaged = tmp_path / "damaged.db"
    said = content(backup)
    for place in (*range(100), *(luck.randrange(len(whole)) for _ in range(150))):
        changed = bytearray(whole)
        changed[place] ^= 1 << luck.randrange(8)
        damaged.write_bytes(changed)
        try:
            check(damaged)
        except BackupError as error:
            refused += error.reason in ("damaged", "foreign", "newer")
        else:
            assert content(damaged) == said
    assert refused > 40


NOT_BACKUPS: tuple[tuple[Callable[[Path], object], str, str], ...] = (
    (lambda path: path.unlink(), "missing", "it is not there"),
    (lambda path: path.write_bytes(b""), "damaged", "empty"),
    (lambda path: path.write_text("Sao lưu " * 900, "utf-8"), "foreign", "a text"),
    (lambda path: os.truncate(path, 50), "damaged", "cut within the header"),
    (lambda path: os.truncate(path, path.stat().st_size // 2), "damaged", "cut in the middle"),
    (lambda path: os.truncate(path, path.stat().st_size - 1), "damaged", "cut by a byte"),
    (lambda path: change(path, "DROP TABLE _sqlite_migrations"), "foreign", "another database"),
    (lambda path: change(path, f"PRAGMA user_version = {NEWEST + 1}"), "newer", "of a newer release"),
    (lambda path: change(path, "UPDATE backup_about SET value = '9' WHERE key = 'how'"), "newer", "made up otherwise"),
    (lambda path: change(path, "DELETE FROM bindings"), "damaged", "rows are missing"),
    (lambda path: change(path, "DROP TABLE talks"), "damaged", "a table is missing"),
    (lambda path: change(path, "DELETE FROM backup_digests"), "damaged", "nothing to hold it against"),
    (lambda path: change(path, "UPDATE backup_files SET content = 'x'"), "damaged", "a plan is another"),
)


def change(path: Path, sql: str) -> None:
    """Change a backup by hand."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()


@pytest.mark.parametrize(("damage", "reason", "why"), NOT_BACKUPS, ids=[row[2] for row in NOT_BACKUPS])
def test_what_is_no_whole_backup_is_refused(
    damage: Callable[[Path], object], reason: str, why: str, backup: Path, tmp_path: Path
) -> None:
    """With its reason, and nothing of the machine is touched."""
    other = Machine(tmp_path / "b").filled(2, "song-so-9")
    before = other.held()
    damage(backup)
    with pytest.raises(BackupError) as caught:
        restore(backup, other.folder, other.plans, LATER)
    assert caught.value.reason == reason, why
    assert other.held() == before


def test_records_that_somebody_has_open_are_not_replaced(backup: Path, tmp_path: Path) -> None:
    """A running bot would go on writing into what was taken away."""
    other = Machine(tmp_path / "b").filled(2, "song-so-9")
    with Records(other.records), pytest.raises(StorageError) as caught:
        restore(backup, other.folder, other.plans, LATER)
    assert caught.value.kind == "in_use"
    restore(backup, other.folder, other.plans, LATER)


def test_a_plain_copy_of_the_records_can_be_restored(machine: Machine, tmp_path: Path) -> None:
    """With what still stood in its log; the plans are left as they are then, moved aside like all else."""
    other = Machine(tmp_path / "b").filled(2)
    with Records(machine.records) as records:
        records.bind(77, "song-lam-2026", 1, MORNING)
        copied = tmp_path / "copy.db"
        shutil.copy(machine.records, copied)
        shutil.copy(f"{machine.records}-wal", f"{copied}-wal")
    done = restore(copied, other.folder, other.plans, LATER)
    assert done.about.made == ""
    with Records(other.records) as records:
        assert records.binding(77) == "song-lam-2026"


@pytest.mark.parametrize("version", [6, 11, 16, NEWEST - 1])
def test_a_backup_of_an_older_release_is_brought_up_to_date(version: int, tmp_path: Path) -> None:
    """Without a loss."""
    old, other = tmp_path / "old.db", Machine(tmp_path / "b")
    of_version(old, version)
    before = filled(old, version)
    make_backup(old, tmp_path / "none", tmp_path / "backup.db", MORNING)
    restore(tmp_path / "backup.db", other.folder, other.plans, LATER)
    with Records(other.records) as records:
        records.examine()
    after = content(other.records, before)
    for name, rows in before.items():
        if not name.startswith(("outbox:", "inbox:")):
            assert [row for row in rows if row not in after[name]] == []


def test_letters_that_may_have_been_posted_since_are_left_in_doubt(tmp_path: Path) -> None:
    """Those whose time came between the backup and its restoring; later ones are due as before."""
    machine, other = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    with Records(machine.records) as records:
        for hour in (1, 5):
            due = MORNING + timedelta(hours=hour)
            text = Text(pages=("Bản tin",))
            Outbox(records).put(
                Letter(kind="digest", chat=-hour, key="k", due=due, expires=due + timedelta(hours=9), text=text)
            )
    make_backup(machine.records, machine.plans, tmp_path / "backup.db", MORNING)
    restore(tmp_path / "backup.db", other.folder, other.plans, LATER)
    with Records(other.records) as records:
        outbox = Outbox(records)
        assert [(letter.chat, letter.cause) for letter in outbox.unreported()] == [(-1, "restored")]
        assert [letter.chat for letter in outbox.waiting(LATER + timedelta(hours=4), 9)] == [-5]

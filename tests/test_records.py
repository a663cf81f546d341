"""What people said and chose, kept through restarts and made or undone as a whole."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from stand import MORNING

from knowledge.errors import StorageError
from knowledge.privacy.held import Held, given, shown, tables
from knowledge.privacy.retention import Retention
from knowledge.records import NEWEST, Question, Records
from knowledge.talk import Talk

TALK = Talk(plans=("sl",), kind="deadline", event="tinh", level="province", topic=("hạn", "chót"))
ASKED = Question(
    chat=-5, person=11, text="hạn?", at=MORNING, plan="sl", talk=TALK, options=("a", "b"), near=("Số “đại biểu”?",)
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of records that do not exist yet, nor does their folder."""
    return tmp_path / "new" / "records.db"


@pytest.fixture
def records(path: Path) -> Iterator[Records]:
    """Open new records."""
    opened = Records(path)
    yield opened
    opened.close()


def test_new_records_have_had_every_migration(records: Records, path: Path) -> None:
    """The number that lets them be opened without the migrations is that of the migrations."""
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        assert db.execute("SELECT count(*) FROM _sqlite_migrations").fetchone() == (NEWEST,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


def test_records_that_are_up_to_date_open_without_sqlite_utils(records: Records, path: Path) -> None:
    """Its import would cost each start a tenth of a second."""
    code = (
        f"import sys; from knowledge.records import Records; Records(__import__('pathlib').Path({str(path)!r})).close()"
    )
    done = subprocess.run([sys.executable, "-c", f"{code}; sys.exit('sqlite_utils' in sys.modules)"], check=False)
    assert done.returncode == 0


def test_records_of_a_newer_release_are_left_alone(path: Path) -> None:
    """They are neither read nor migrated backwards."""
    Records(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()
    with pytest.raises(StorageError, match="newer release"):
        Records(path)


def test_what_is_no_database_is_told_with_its_path(path: Path) -> None:
    """A damaged file is an error that a sentence can be made of."""
    path.parent.mkdir()
    path.write_bytes(b"no database at all, though long enough to look at" * 50)
    with pytest.raises(StorageError) as caught:
        Records(path)
    assert caught.value.path == path


def test_everything_kept_is_there_after_a_restart(records: Records, path: Path) -> None:
    """Bindings, talks, questions, offers and answers come back as they were."""
    records.bind(-5, "sl", 11, MORNING)
    records.keep_talk(-5, 11, TALK, MORNING)
    id = records.note_question(ASKED)
    records.note_offer(-5, 11, ("c:1:0", "n:1:0"), MORNING)
    records.note_answer_sent(-5, 70, 71)
    records.close()
    again = Records(path)
    assert again.binding(-5) == "sl"
    assert again.talk(-5, 11) == TALK
    assert again.question(id) == replace(ASKED, id=id)
    assert again.offer(-5, 11) == ("c:1:0", "n:1:0")
    assert again.answer_sent(-5, 70) == 71
    again.close()


def test_what_was_never_kept_is_empty(records: Records) -> None:
    """Nothing known is None, nothing said is an empty talk."""
    assert (records.binding(1), records.question(1), records.answer_sent(1, 1)) == (None, None, None)
    assert (records.talk(1, 1), records.offer(1, 1)) == (Talk(), ())


def test_the_latest_choice_counts(records: Records) -> None:
    """A new binding, talk or offer takes the place of the one before; unbinding leaves none."""
    for plan, kind in (("a", "deadline"), ("b", "agenda")):
        records.bind(1, plan, 11, MORNING)
        records.keep_talk(1, 11, Talk(kind=kind), MORNING)
        records.note_offer(1, 11, (plan,), MORNING)
    assert (records.binding(1), records.talk(1, 11).kind, records.offer(1, 11)) == ("b", "agenda", ("b",))
    records.unbind(1)
    records.note_offer(1, 11, (), MORNING)
    assert (records.binding(1), records.offer(1, 11)) == (None, ())


def test_talks_are_apart_by_person_and_chat(records: Records) -> None:
    """What one is asking about is nobody else's context."""
    records.keep_talk(1, 11, TALK, MORNING)
    records.keep_talk(1, 12, Talk(kind="agenda"), MORNING)
    assert records.talk(1, 11) == TALK
    assert records.talk(2, 11) == Talk()
    records.forget(1, 11)
    assert (records.talk(1, 11), records.talk(1, 12).kind) == (Talk(), "agenda")


def test_a_transaction_that_fails_leaves_nothing(records: Records) -> None:
    """All of an event's changes are undone together, those of the methods inside as well."""

    def break_off() -> None:
        with records.transaction():
            records.bind(1, "a", 11, MORNING)
            records.note_question(ASKED)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert (records.binding(1), records.question(1)) == (None, None)
    records.bind(1, "b", 11, MORNING)
    assert records.binding(1) == "b"


def test_a_chat_that_moved_keeps_all_that_is_its_own(records: Records) -> None:
    """What the new id had already gives way; other chats stay."""
    records.bind(-5, "old", 11, MORNING)
    records.bind(-1005, "new", 11, MORNING)
    records.bind(-6, "other", 11, MORNING)
    records.keep_talk(-5, 11, TALK, MORNING)
    id = records.note_question(ASKED)
    records.note_offer(-5, 11, ("x",), MORNING)
    records.note_answer_sent(-5, 70, 71)
    records.move_chat(-5, -1005)
    assert (records.binding(-5), records.binding(-1005), records.binding(-6)) == (None, "old", "other")
    assert records.talk(-1005, 11) == TALK
    assert records.question(id) == replace(ASKED, id=id, chat=-1005)
    assert records.offer(-1005, 11) == ("x",)
    assert records.answer_sent(-1005, 70) == 71


def test_another_thread_may_take_the_records_over(records: Records) -> None:
    """They are opened by the thread that starts the bot and used by the one that answers."""
    worker = threading.Thread(target=lambda: records.bind(1, "a", 11, MORNING))
    worker.start()
    worker.join()
    assert records.binding(1) == "a"


def test_every_table_and_column_is_accounted_for(records: Records) -> None:
    """Whoever adds one says in knowledge/privacy/held.toml what of a person it holds, and what becomes of that."""
    there = {
        table: {name for (name,) in records.rows("SELECT name FROM pragma_table_info(?)", table)}
        for (table,) in records.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not table.startswith(("_sqlite", "sqlite_"))
    }
    assert {table.name: set(table.columns) for table in tables()} == there


def test_what_is_deleted_is_overwritten(records: Records) -> None:
    """Whatever the database was built to do by itself."""
    assert records.rows("PRAGMA secure_delete") == [(1,)]


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_what_is_said_of_a_table_can_be_done(records: Records, table: Held) -> None:
    """Its expressions are SQL, its columns exist, and what holds a person says what becomes of it."""
    named = {"person", "by", "chat"} & set(table.columns)
    assert set(table.person) | set(table.hidden) | ({table.since} - {""}) <= set(table.columns)
    if not table.person:
        assert table.why, "say what the table holds"
        assert not {"person", "by"} & named
        return
    assert named - {"chat"} <= set(table.person)
    assert table.title
    assert table.erase
    assert bool(table.why) == (table.erase == "keep")
    assert not table.days or (table.since and table.days in {field.name for field in fields(Retention)})
    assert not shown(records, table, 1)
    assert not given(records, table, 1)
    ended = table.ended or "1"
    assert records.rows(f"SELECT 1 FROM {table.name} WHERE {ended}") == []

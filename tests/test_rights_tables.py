"""What earlier releases kept is read as rights: groups served are approved, people met are known."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database
from stand import MORNING

from knowledge.migrations import records as migrations
from knowledge.records import Records
from knowledge.rights.acquaintances import Acquaintances
from knowledge.rights.groups import Groups
from knowledge.rights.roles import Roles

ANONYMOUS = 1087968824


def test_an_earlier_release_goes_on_as_it_was(tmp_path: Path) -> None:
    """Its groups need no approval, its people are known, and anonymous administrators are nobody any more."""
    path = tmp_path / "records.db"
    before = Database(path)
    migrations.apply(before, stop_before="create_offices")
    before.close()
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO bindings VALUES (-5, 'p', ?, 'x')", [ANONYMOUS])
        db.execute("INSERT INTO talks VALUES (-6, 21, '{}', 'x'), (-6, ?, '{}', 'x'), (22, 22, '{}', 'x')", [ANONYMOUS])
    db.close()
    records = Records(path)
    groups = Groups(records)
    assert {group.chat for group in groups.listed("approved")} == {-6, -5}
    assert {entry.source for entry in Roles(records).log(9)} == {"earlier"}
    met = Acquaintances(records)
    assert [met.includes(person) for person in (21, 22, ANONYMOUS, 23)] == [True, True, False, False]
    assert records.rows("SELECT person FROM bindings") == [(-5,)]
    assert records.rows("SELECT count(*) FROM talks") == [(2,)]
    records.close()


def test_a_new_id_that_was_heard_of_first_gives_way(tmp_path: Path) -> None:
    """The group that moved keeps its approval and its place in the table."""
    records = Records(tmp_path / "records.db")
    groups = Groups(records)
    old, new = groups.knock(-5, "Tổ", 21, MORNING), groups.knock(-1005, "Tổ", None, MORNING)
    records.move_chat(-5, -1005)
    assert (groups.of(-5), groups.group(new.id)) == (None, None)
    assert groups.of(-1005) == groups.group(old.id)
    records.close()

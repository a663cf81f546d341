"""The inbox: each update once, kept until its end and no longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from stand import MORNING

from knowledge.inbox import KEPT, Arrival, Inbox
from knowledge.records import Records


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    """Open new records."""
    opened = Records(tmp_path / "records.db")
    yield opened
    opened.close()


def held(records: Records) -> list[tuple[object, ...]]:
    """Give number, state and content of all rows."""
    return records.rows("SELECT number, state, body FROM inbox ORDER BY id")


def test_each_update_is_kept_once_whatever_its_order(records: Records) -> None:
    """One that comes again is known, before and after its end; there is no mark below which nothing counts."""
    inbox = Inbox(records)
    seven, eight, three = Arrival(7, "bảy"), Arrival(8, "tám"), Arrival(3, "ba")
    ids = inbox.receive([seven, eight, seven], MORNING)
    assert ids[2] == 0
    assert 0 not in ids[:2]
    inbox.finish(ids[:1])
    assert inbox.receive([eight, seven], MORNING) == [0, 0]
    assert inbox.receive([three], MORNING) != [0], "a lower number that comes later is new"
    assert [row.body for row in inbox.undone()] == ["ba", "tám"], "the oldest number is first"


def test_numbers_that_begin_anew_are_not_taken_for_old_ones(records: Records) -> None:
    """Another update under a number that was there before is another update."""
    inbox = Inbox(records)
    inbox.finish(inbox.receive([Arrival(7, "bảy")], MORNING))
    assert inbox.receive([Arrival(7, "khác")], MORNING) != [0]


def test_what_people_wrote_goes_with_its_answer_and_the_answer_with_its_end(records: Records) -> None:
    """A row holds the update, then the replies in its place, then nothing."""
    inbox = Inbox(records)
    [id] = inbox.receive([Arrival(7, "hạn?")], MORNING)
    assert held(records) == [(7, "new", "hạn?")]
    inbox.answer(id, "30/8")
    inbox.answer(id, "khác")
    assert held(records) == [(7, "answered", "30/8")], "what is answered is not answered again"
    inbox.finish([id])
    assert held(records) == [(7, "done", "")]
    assert inbox.undone() == []


def test_tries_are_counted_of_new_rows_alone(records: Records) -> None:
    """A process that dies while it sends died over no update."""
    inbox = Inbox(records)
    first, second = inbox.receive([Arrival(7, "a"), Arrival(8, "b")], MORNING)
    inbox.answer(second, "x")
    assert [inbox.tried(id) for id in (first, first, second, 999)] == [1, 2, 0, 0]
    assert [row.tries for row in inbox.undone()] == [2, 0]


def test_the_inbox_stays_small(records: Records) -> None:
    """Rows that are done go after two days or when they are too many; others never."""
    inbox = Inbox(records)
    old = inbox.receive([Arrival(number, "a") for number in range(10)], MORNING)
    inbox.finish(old[1:])
    inbox.forget(MORNING + KEPT)
    assert len(held(records)) == 10
    inbox.forget(MORNING + KEPT + timedelta(seconds=1))
    assert held(records) == [(0, "new", "a")]
    inbox.finish(inbox.receive([Arrival(number, "a") for number in range(20, 30)], MORNING + KEPT))
    inbox.forget(MORNING + KEPT, most=4)
    assert [number for number, *_ in held(records)] == [0, 26, 27, 28, 29]


def test_a_batch_is_kept_as_a_whole_or_not_at_all(records: Records) -> None:
    """What cannot be written in the middle of a batch undoes its beginning."""
    records.write(
        "CREATE TRIGGER full BEFORE INSERT ON inbox WHEN NEW.number = 8 BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    with pytest.raises(Exception, match="full"):
        Inbox(records).receive([Arrival(7, "a"), Arrival(8, "b")], MORNING)
    assert held(records) == []

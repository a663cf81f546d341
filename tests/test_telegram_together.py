"""Events that wait at once share a commit; one that fails undoes only its own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from telegram_api import private
from telegram_stage import Stage, telegram_office

from bot.storage_watch import unwatched
from bot.telegram.together import AHEAD, MOST, Together
from bot.telegram.worker import Worker
from handlers.message import Chat, Incoming, Person, Reply
from knowledge.records import Records

AT = datetime(2025, 8, 10, tzinfo=UTC)


class Binder(Records):
    """Binds a chat to what it says, and fails where it is told to; counts what is committed."""

    commits = 0

    def dispatch(self, incoming: Incoming, name: str) -> list[Reply]:
        """Answer one event."""
        with self.transaction():
            self.bind(incoming.chat.id, incoming.text, incoming.person.id, AT)
            if incoming.text == "hỏng":
                raise ValueError("as told")
        return [Reply(html=incoming.text)]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one transaction."""
        outermost = not self._db.in_transaction
        with super().transaction():
            yield
        self.commits += outermost


def test_many_chats_share_commits_and_each_gets_its_answer(tmp_path: Path) -> None:
    """Fifty people at once need far fewer commits than fifty; who fails leaves nothing behind, all others do."""
    binder = Binder(tmp_path / "records.db")
    office = replace(telegram_office(tmp_path, binder.dispatch), answers=binder)
    with Stage(office) as stage:
        seats = [private(stage.api, 100 + number) for number in range(50)]
        for number, seat in enumerate(seats):
            seat.say("hỏng" if number == 7 else f"kế hoạch {number}")
        stage.settle()
        assert [seat.last.text for number, seat in enumerate(seats) if number != 7] == [
            f"kế hoạch {number}" for number in range(50) if number != 7
        ]
        assert "lỗi" in seats[7].last.text
    assert binder.commits < 25
    assert binder.binding(107) is None
    assert [binder.binding(100 + number) for number in (0, 6, 8, 49)] == [
        f"kế hoạch {number}" for number in (0, 6, 8, 49)
    ]
    binder.close()


def test_what_fails_apart_undoes_nothing_else(tmp_path: Path) -> None:
    """Within one transaction the parts before and after it stay."""
    records = Records(tmp_path / "records.db")
    with records.transaction():
        records.bind(1, "a", 1, AT)
        with pytest.raises(ValueError, match="no"):
            _bind_and_fail(records)
        with records.apart():
            records.bind(3, "c", 1, AT)
    assert [records.binding(chat) for chat in (1, 2, 3)] == ["a", None, "c"]
    records.close()


def _bind_and_fail(records: Records) -> None:
    with records.apart():
        records.bind(2, "b", 1, AT)
        raise ValueError("no")


def test_what_is_urgent_is_done_before_all_that_waits(tmp_path: Path) -> None:
    """More people can be taken in while hundreds wait, whose turns stay as they were."""
    names = [str(number) for number in range(3 * MOST)]
    assert worked(tmp_path, names, urgent=["new", "newer"])[0] == ["new", "newer", *names]


def test_each_event_is_foreseen_once_long_before_its_turn(tmp_path: Path) -> None:
    """In the order of their turns, before any of its own batch is done; what answers no event is not."""
    names = [str(number) for number in range(4 * MOST + 5)]
    heard = worked(tmp_path, names, urgent=["new"])[1]
    assert [name for batch in heard for name in batch] == names
    assert [len(batch) for batch in heard] == [MOST + AHEAD - 1, MOST, 6, 0, 0]


def worked(folder: Path, names: list[str], urgent: list[str]) -> tuple[list[str], list[list[str]]]:
    """Have work done that all comes at once, the urgent last; give its order, and what was foreseen of the other."""
    done: list[str] = []
    heard: list[list[str]] = []

    async def work(together: Together) -> None:
        usual = [together.do(partial(done.append, name), _event(name)) for name in names]
        await asyncio.gather(*usual, *(together.do(partial(done.append, name), urgent=True) for name in urgent))

    def foresee(events: list[Incoming]) -> None:
        heard.append([event.key for event in events])

    records, worker = Records(folder / "records.db"), Worker()
    asyncio.run(work(Together(records, worker, unwatched(), foresee)))
    worker.close()
    records.close()
    return done, heard


def _event(name: str) -> Incoming:
    return Incoming(key=name, person=Person(id=1, name="A"), chat=Chat(id=1), text=name)

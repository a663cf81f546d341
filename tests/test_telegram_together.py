"""Events that wait at once share a commit; one that fails undoes only its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram_api import private
from telegram_stage import Stage, telegram_office

from handlers.message import Incoming, Reply
from knowledge.records import Records

AT = datetime(2025, 8, 10, tzinfo=UTC)


class Binder:
    """Binds a chat to what it says, and fails where it is told to; counts what is committed."""

    def __init__(self, folder: Path) -> None:
        self.records = Records(folder / "records.db")
        self.commits = 0

    def dispatch(self, incoming: Incoming, name: str) -> list[Reply]:
        """Answer one event."""
        with self.records.transaction():
            self.records.bind(incoming.chat.id, incoming.text, incoming.person.id, AT)
            if incoming.text == "hỏng":
                raise ValueError("as told")
        return [Reply(html=incoming.text)]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one transaction for the host."""
        with self.records.transaction():
            yield
        self.commits += 1

    def apart(self) -> AbstractContextManager[None]:
        """Undo only what fails inside."""
        return self.records.apart()

    def answer_sent(self, chat: int, question: int) -> int | None:
        """Give nothing."""

    def note_answer_sent(self, chat: int, question: int, answer: int) -> None:
        """Note nothing."""

    def move_chat(self, old: int, new: int) -> None:
        """Move nothing."""


def test_many_chats_share_commits_and_each_gets_its_answer(tmp_path: Path) -> None:
    """Fifty people at once need far fewer commits than fifty; who fails leaves nothing behind, all others do."""
    binder = Binder(tmp_path)
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
    records = binder.records
    assert records.binding(107) is None
    assert [records.binding(100 + number) for number in (0, 6, 8, 49)] == [
        f"kế hoạch {number}" for number in (0, 6, 8, 49)
    ]
    records.close()


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

"""Events that wait at once share a commit; one that fails undoes only its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram_api import private
from telegram_stage import Stage, telegram_office

from handlers.message import Incoming, Reply
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

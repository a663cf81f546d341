"""Random and mutated updates through the whole host: nothing breaks, whatever comes."""

from __future__ import annotations

import pytest
from fuzzing.campaign import Campaign, Outcome

UPDATES = 1500


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Run a small campaign; `make bench` runs a large one."""
    return Campaign(tmp_path_factory.mktemp("fuzz"), seed=3).run(UPDATES)


def test_no_update_is_an_error(outcome: Outcome) -> None:
    """No exception is logged, and questions are answered as ever afterwards."""
    assert outcome.errors == []
    assert outcome.alive
    assert outcome.answers > UPDATES / 5


def test_nothing_that_is_sent_is_beyond_telegrams_limits(outcome: Outcome) -> None:
    """Telegram refuses nothing for its size, its buttons or its markup."""
    assert dict(outcome.refusals) == {}


def test_nothing_that_is_sent_holds_markup_that_is_not_ours(outcome: Outcome) -> None:
    """A strict reader of Telegram's HTML finds nothing unescaped, and no halves of characters."""
    assert outcome.unclean == []


def test_memory_and_records_do_not_grow_with_what_comes(outcome: Outcome) -> None:
    """Between the first half and the end there are a few megabytes at most."""
    (_, _, _), *rest = outcome.sizes
    middle, end = rest[len(rest) // 2 - 1], rest[-1]
    assert end[1] - middle[1] < 60
    assert end[2] < 20

"""A third of all calls of the Bot API fails for a while: no digest comes twice, none is forgotten, answers go on."""

from __future__ import annotations

import pytest
from storm_crowd import Scale
from storm_stage import Aftermath, percentile, storm

SCALE = Scale(groups=70, minutes=1, people=24, pause=3.0, seconds=6.0, timeout=1, silence=4.0, calm=25.0, seed=5)


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory: pytest.TempPathFactory) -> Aftermath:
    """Let a short storm pass; `make bench` has one of two minutes."""
    return storm(tmp_path_factory.mktemp("storm"), SCALE)


def test_it_was_a_storm(aftermath: Aftermath) -> None:
    """About a third of the calls failed, in many ways."""
    assert 0.2 < aftermath.plan.count() / sum(aftermath.plan.calls.values()) < 0.5
    assert len({kind for _, kind in aftermath.plan.drawn}) >= 12


def test_each_letter_arrives_once_or_the_operator_knows_of_it(aftermath: Aftermath) -> None:
    """What was sent stands once; what may stand or not is uncertain, and a notice that stands tells of it."""
    told, digests = aftermath.told(), [row for row in aftermath.rows if row.kind == "digest"]
    assert len(digests) == SCALE.groups
    for row in digests:
        times = aftermath.times_arrived(row)
        assert times <= 1, row
        assert times == 1 or row.state != "sent", row
        assert row.state != "uncertain" or row.id in told, row
        assert row.state in ("sent", "uncertain") or row.chat in aftermath.plan.victims, row


def test_whoever_asks_is_answered_at_once_where_telegram_answers(aftermath: Aftermath) -> None:
    """Everybody gets an answer in the end, and within two seconds where no call for it failed."""
    assert aftermath.unanswered == []
    assert len(aftermath.waits()) >= 15
    assert percentile(aftermath.waits(), 0.95) < 2.0, "the 99th percentile of so few is any one of them"


def test_nothing_is_logged_that_people_wrote(aftermath: Aftermath) -> None:
    """The log of a storm holds neither texts nor the token, nor a traceback."""
    assert "Traceback" not in aftermath.log
    assert "đại biểu" not in aftermath.log
    assert "AAtest" not in aftermath.log

"""The clock and the times given to it."""

from datetime import datetime, timedelta

import pytest

from bot.clock import ZONE, Clock, moment


def test_a_clock_runs_on_from_where_it_was_set() -> None:
    """Seconds that pass are added to the start."""
    passed = [100.0, 100.0, 161.5]
    clock = Clock(moment("2025-08-10T23:59"), elapsed=lambda: passed.pop(0))
    assert clock.now().isoformat() == "2025-08-10T23:59:00+07:00"
    assert clock.now().isoformat() == "2025-08-11T00:00:01.500000+07:00"


def test_a_clock_that_was_not_set_tells_the_time_in_vietnam() -> None:
    """The offset is that of Việt Nam whatever the machine's own is."""
    now = Clock().now()
    assert now.utcoffset() == timedelta(hours=7)
    assert abs(now - datetime.now(ZONE)) < timedelta(seconds=5)


@pytest.mark.parametrize("text", ["", "mai", "2025-02-30", "10/8/2025", "2025-08-10T25:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    """Doubt is an error."""
    with pytest.raises(ValueError, match=r".*"):
        moment(text)

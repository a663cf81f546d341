"""What one may not do, attempted in every way that anybody thought of: none succeeds, each is logged once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from attempts_stage import SECRETS, Attempt, Scene, State, anonymous_rows, attempts

from handlers.routes import routes

SILENT = ("group_waiting", "group_refused", "bot", "channel", "via_bot")
"""Where nothing is answered at all."""

FORGED = ("", "x", "999999999:0", "-1:0:0", "²:³", "1:1:zzzz", "1:1:", "' OR 1=1 --", "../..", "9" * 40, "%s%n")
ROWS = attempts()


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Give the scene, which no attempt changes."""
    made = Scene(tmp_path_factory.mktemp("rights"))
    yield made
    made.house.close()


def said_since(before: State, after: State) -> list[str]:
    """Give what the bot said, or changed, meanwhile."""
    return [text for place, text in after.said.items() if before.said.get(place) != text]


@pytest.mark.parametrize("attempt", ROWS, ids=lambda row: f"{row.who} {row.act} {row.what[:24]} {row.where}")
def test_no_attempt_succeeds_and_each_is_logged_once(scene: Scene, attempt: Attempt) -> None:
    """Nothing kept changes, nothing private is said anywhere, and the owners can see that it was tried."""
    before = scene.state()
    heard = scene.attempt(attempt)
    after = scene.state()
    changed = [table for table, rows in after.kept.items() if before.kept[table] != rows]
    assert changed == [], attempt.reason
    said = said_since(before, after)
    assert not any(secret in text for secret in SECRETS for text in (*said, heard)), attempt.reason
    assert after.files == before.files, attempt.reason
    assert after.refused - before.refused == Counter({attempt.why: 1}), attempt.reason
    if attempt.why in SILENT:
        assert said == [], attempt.reason


@pytest.mark.parametrize("prefix", [press.prefix for press in routes().presses])
def test_forged_buttons_of_every_kind_do_nothing(scene: Scene, prefix: str) -> None:
    """Whatever stands behind the prefix of a route: it is answered, changes nothing, and is logged once at most."""
    seat = scene.seat("hoa")
    before = scene.state()
    presses = [seat.press_data(f"{prefix}:{data}"[:64], seat.last) for data in FORGED]
    scene.house.stage.settle()
    after = scene.state()
    assert [table for table, rows in after.kept.items() if before.kept[table] != rows] == []
    assert all(len(press.notices) == 1 for press in presses)
    assert sum((after.refused - before.refused).values()) <= len(FORGED)
    heard = [*said_since(before, after), *(notice for press in presses for notice in press.notices)]
    assert not any(secret in text for secret in SECRETS for text in heard)


def test_the_log_of_attempts_holds_no_words_of_anybody(scene: Scene) -> None:
    """Only the name of a command, the prefix of a button, or of what kind it was."""
    known = {f"/{route.name}" for route in routes().commands} | {press.prefix for press in routes().presses}
    known |= {"text", "file", "inline", "?", "/?"}
    scene.attempt(Attempt(what="/dangkydanhsach bí mật 0912345678", who="hoa", why="office_only", reason="a secret"))
    assert {tally.attempt.what for tally in scene.house.attempts()} <= known


def test_no_attempt_made_a_person_of_an_anonymous_administrator(scene: Scene) -> None:
    """Nor a person of a channel or of a bot."""
    assert anonymous_rows(scene) == []
    assert scene.house.rows("SELECT person FROM acquaintances WHERE person IN (136817688, 777000, 901, 902)") == []


def test_the_table_is_a_table() -> None:
    """Sixty attempts at least, no two alike, each with a reason of its own."""
    assert len(ROWS) >= 60
    assert len({(row.what, row.who, row.where, row.act) for row in ROWS}) == len(ROWS)
    assert all(row.reason for row in ROWS)

"""What a newer plan changes of an older one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from knowledge.days import Before
from knowledge.documents.diff import diff
from knowledge.facts import Plan
from knowledge.planfile import load

OLD = load(Path(__file__).parent / "data" / "song-lam-2026.toml")


def kinds(new: Plan) -> list[tuple[str, str]]:
    """Give the tables and kinds of what changes."""
    return [(change.table, change.kind) for change in diff(OLD, new)]


def test_a_plan_is_like_itself() -> None:
    """Also where ids, clauses and wording differ."""
    assert kinds(OLD) == []
    moved = tuple(replace(each, section="IX", phrase="nói cách khác") for each in OLD.deadlines)
    assert kinds(replace(OLD, deadlines=moved, id="song-lam-2027")) == []


def test_a_day_that_moves_is_one_change() -> None:
    """The old fact and the new stand side by side."""
    first, *others = OLD.deadlines
    later = replace(first, due=Before(date(2026, 11, 30)))
    (change,) = diff(OLD, replace(OLD, deadlines=(later, *others)))
    assert (change.table, change.kind, change.old, change.new) == ("deadlines", "changed", first, later)


def test_limits_agendas_and_tasks_are_compared() -> None:
    """By their values: numbers, items in order, deadlines."""
    fewer = replace(OLD.limits[0], most=700)
    assert kinds(replace(OLD, limits=(fewer, *OLD.limits[1:]))) == [("limits", "changed")]
    turned = replace(OLD.agendas[0], items=OLD.agendas[0].items[::-1])
    assert kinds(replace(OLD, agendas=(turned, *OLD.agendas[1:]))) == [("agendas", "changed")]
    undated = replace(OLD.tasks[0], deadline="")
    assert kinds(replace(OLD, tasks=(undated, *OLD.tasks[1:]))) == [("tasks", "changed")]


def test_facts_come_and_go() -> None:
    """What has no fellow is new, or is no more."""
    assert kinds(replace(OLD, shares=())) == [("shares", "removed")]
    assert [(change.table, change.kind) for change in diff(replace(OLD, tasks=()), OLD)] == [("tasks", "added")] * len(
        OLD.tasks
    )


def test_heads_are_compared() -> None:
    """The signer's name is a field like the title."""
    (change,) = diff(OLD, replace(OLD, signer=replace(OLD.signer, name="Trần Văn C")))
    assert (change.table, change.name, change.old, change.new) == ("head", "signer", "Nguyễn Văn A", "Trần Văn C")

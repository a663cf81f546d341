"""The JSON of facts: what goes in comes out, and what has another shape is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass, make_dataclass
from datetime import date

import pytest
from any_plan import dues, plans
from hypothesis import given, settings

from knowledge.codec import decode, encode, shape
from knowledge.days import Before, Due, Month
from knowledge.facts import Deadline, Limit, Plan


@given(plan=plans())
@settings(max_examples=40, deadline=None)
def test_a_plan_survives_json(plan: Plan) -> None:
    """Any plan is the same after being text."""
    assert decode(Plan, json.loads(json.dumps(encode(plan)))) == plan


@given(due=dues)
@settings(max_examples=60, deadline=None)
def test_typed_values_keep_their_type(due: Due) -> None:
    """A value of one class never comes back as another's."""
    deadline = Deadline(section="II", what="họp", who="", phrase="sau", due=due)
    assert type(decode(Deadline, encode(deadline)).due) is type(due)


def test_json_holds_no_more_than_is_said() -> None:
    """Defaults are left out, days are ISO texts, classes of one kind carry their name."""
    deadline = Deadline(section="II.4", what="họp", who="xã", phrase="trước", due=Before(date(2026, 10, 31)))
    assert encode(deadline) == {
        "section": "II.4",
        "what": "họp",
        "who": "xã",
        "phrase": "trước",
        "due": {"day": "2026-10-31", "type": "Before"},
    }


WRONG: tuple[tuple[object, str], ...] = (
    ([], "a list is no fact"),
    ("II.3", "a text is no fact"),
    ({"section": "II.3"}, "the phrase is missing"),
    ({"section": "II.3", "phrase": "x", "room": 3}, "no such field"),
)


@pytest.mark.parametrize(("value", "why"), WRONG, ids=[why for _, why in WRONG])
def test_another_shape_is_refused(value: object, why: str) -> None:
    """What is no limit gives an error that says so."""
    with pytest.raises(ValueError, match="not a Limit"):
        decode(Limit, value)


@pytest.mark.parametrize(
    "due", [{"year": 2026}, {"type": "Century", "year": 2026}, {"type": "Before", "day": "2026-02-30"}, None]
)
def test_a_typed_value_without_a_right_type_is_refused(due: object) -> None:
    """A deadline's value is of a known class and a day of the calendar."""
    with pytest.raises(ValueError, match=r"."):
        decode(Deadline, {"section": "II", "what": "họp", "who": "", "phrase": "sau", "due": due})


@dataclass(frozen=True)
class Box:
    """Something that holds another thing."""

    held: tuple[Month, ...] = ()


def test_the_shape_changes_with_anything_that_a_fact_holds() -> None:
    """A field more, another type or another default, at any depth, gives another shape."""
    shapes = {
        shape(Box),
        shape(make_dataclass("Box", [("held", tuple[Before, ...], ())])),
        shape(make_dataclass("Box", [("held", tuple[Month, ...], ()), ("more", int, 0)])),
        shape(make_dataclass("Box", [("held", tuple[Month, ...], (Month(2026, 1),))])),
    }
    assert len(shapes) == 4
    assert "month: <class 'int'>" in shape(Box)

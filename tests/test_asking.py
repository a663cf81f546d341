"""The rules that tell what kinds of question a reading makes."""

from __future__ import annotations

import pytest
from engine_stage import Stage
from golden import golden_questions

from knowledge.asking import RULES, kinds_of
from knowledge.due import needs
from knowledge.patterns import Pattern


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("ai ký kế hoạch", "signer", "who signed is no task"),
        ("hướng dẫn 31/HD-BNV ban hành ngày nào", "basis", "the day of a document cited"),
        ("tờ trình nào làm căn cứ", "basis", "a document cited"),
        ("60% là ai", "share", "a percentage"),
        ("trong 800 đại biểu thì bao nhiêu người lao động trực tiếp", "share", "a group out of a count"),
        ("900 đại biểu được không", "delegates", "a count of guests"),
        ("đơn vị 90 cán bộ", "headcount", "a count of staff"),
        ("mục thứ 3 là gì", "agenda", "a part with its number"),
        ("ngày 15/8", "deadline", "a day and nothing else"),
        ("quý III", "deadline", "a quarter and nothing else"),
        ("2 ngày", "duration", "a number of days and nothing else"),
    ],
)
def test_the_weightiest_kind(alone: Stage, text: str, kind: str, reason: str) -> None:
    """Values and phrases together tell what is asked for first."""
    reading = alone.scoped(text)
    kinds = kinds_of(reading, "")
    assert max(kinds, key=lambda name: kinds[name]) == kind, reason


@pytest.mark.parametrize(
    ("text", "dropped", "reason"),
    [
        ("nơi nhận gồm những cơ quan nào", "task", "cơ quan nào asks for a task elsewhere"),
        ("ai ký kế hoạch", "task", "ai asks for a task elsewhere"),
        ("căn cứ quyết định số 5 do ai ký", "signer", "the signer of another document"),
        ("60% đại biểu là ai", "delegates", "a percentage asks for no limit"),
        ("800 đại biểu thì bao nhiêu người lao động trực tiếp", "portion", "portions are shares"),
    ],
)
def test_kinds_that_only_seem_asked_for_are_dropped(alone: Stage, text: str, dropped: str, reason: str) -> None:
    """A word that asks for one thing elsewhere does not here."""
    assert dropped not in kinds_of(alone.scoped(text), ""), reason


def test_a_part_with_its_number_outweighs_other_phrases(alone: Stage) -> None:
    """The number of a part says more than any phrase."""
    assert kinds_of(alone.read("phần thứ 2 của đại hội là gì"), "")["agenda"] == 4.5


def test_a_command_names_the_kind(alone: Stage) -> None:
    """Who types /han asks for a deadline, whatever else is said."""
    assert kinds_of(alone.read("tối đa bao nhiêu đại biểu"), "deadline") == {"deadline": 3.0}


def test_words_that_ask_for_nothing_have_no_kind(alone: Stage) -> None:
    """No kind is made up."""
    assert kinds_of(alone.read("mật khẩu wifi"), "") == {}


def test_a_reading_stays_as_it_was(alone: Stage) -> None:
    """Rules weigh kinds, and leave the reading alone."""
    reading = alone.read("60% đại biểu là ai, hạn 15/8")
    before = dict(reading.cues)
    kinds_of(reading, "")
    assert reading.cues == before


@pytest.mark.parametrize("rule", RULES.all, ids=lambda rule: str(rule.__name__))
def test_every_rule_states_its_fact(rule: object) -> None:
    """A rule says in one sentence what it holds."""
    assert (rule.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("rule", RULES.all, ids=lambda rule: str(rule.__name__))
def test_every_rule_is_idle_where_nothing_is_asked(alone: Stage, rule: object) -> None:
    """A greeting calls on no rule."""
    kinds: dict[str, float] = {}
    assert callable(rule)
    rule(alone.read("chào ad"), kinds)
    assert kinds == {}


def test_a_rule_that_is_not_due_has_nothing_to_say(alone: Stage) -> None:
    """Rules are chosen by the words of a question; none that is left out would have changed anything."""
    for question in golden_questions()[::25]:
        reading = alone.read(question.question)
        due = RULES.of(reading.flat)
        kinds = dict(reading.cues)
        for rule in RULES.all:
            before, seen = dict(kinds), repr(reading)
            rule(reading, kinds)
            assert rule in due or (kinds, repr(reading)) == (before, seen), (question.id, rule.__name__)
    assert len(RULES.of(" han cap xa ")) < len(RULES.all) / 2


def test_a_rule_needs_patterns_that_name_their_words() -> None:
    """A pattern that may match where none of its words is said cannot tell when a rule is due."""
    for pattern in (Pattern(" han "), Pattern(" phan tram ", "phan tram ")):
        with pytest.raises(ValueError, match="han"):
            needs(pattern)

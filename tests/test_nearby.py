"""What is offered beside an answer that a plan does not have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from golden import Engine, engine

from knowledge.answers import Asked, answer
from knowledge.nearby import MOST, QUESTIONS, nearby
from knowledge.shelf import shelf_of

DAY = date(2025, 8, 10)
PLANS = ("thai-nguyen-2025", "thai-nguyen-2023", "tp-lang-son-2024", "binh-thuan-2025", "binh-thanh-2025")


@pytest.fixture(scope="module")
def bot() -> Iterator[Engine]:
    """Give the engine on the shipped plans."""
    with engine() as opened:
        yield opened


@pytest.mark.parametrize("plan", PLANS)
def test_what_is_offered_is_answered_from_that_plan(bot: Engine, plan: str) -> None:
    """Whoever presses a question that was offered gets an answer, whatever their talk was about."""
    view = shelf_of(bot.library).view(plan)
    for kind in QUESTIONS:
        for text in nearby(view, set(QUESTIONS) - {kind}):
            outcome = answer(Asked(text=text, today=DAY), bot.library)
            assert (outcome.status, {cited.plan for cited in outcome.citations}) == ("answered", {plan}), text


def test_what_was_asked_is_not_offered_again(bot: Engine) -> None:
    """A plan that tells no venue offers other things that it does tell, three at the most."""
    outcome = answer(Asked(text="hội trường nào", today=DAY, plan="thai-nguyen-2025"), bot.library)
    assert outcome.status == "unknown"
    assert len(outcome.near) == MOST
    view = shelf_of(bot.library).view("thai-nguyen-2025")
    assert not set(nearby(view, {"deadline"})) & {QUESTIONS["deadline"].format(plan=view.plan.short)}


def test_a_button_shows_the_whole_question(bot: Engine) -> None:
    """What is offered fits on a button."""
    shelf = shelf_of(bot.library)
    assert max(len(text) for plan in PLANS for text in nearby(shelf.view(plan), ())) <= 48

"""One plan's best facts for one question, as doubts look at them."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.days import Offset
from knowledge.facts import Fact
from knowledge.ranking import Ranking
from knowledge.reading import Reading
from knowledge.scoring import Scored
from knowledge.sent_and_held import weighs_days

About = tuple[str, ...]
"""What a doubt is about, maybe nothing in particular."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One plan's best facts for one question; `named` tells that this plan is known to be meant.

    `told` are the places of the question's own words.
    """

    reading: Reading
    ranking: Ranking
    best: Scored
    chosen: tuple[Scored, ...]
    named: bool
    told: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Find the places of the question's own words."""
        reading = self.reading
        told = [at for at in reading.content if at not in reading.soft and at not in reading.named]
        object.__setattr__(self, "told", told)


def when(doubtful: bool) -> About | None:
    """Return a doubt about nothing in particular, or None."""
    return () if doubtful else None


def is_weighed(case: Case) -> bool:
    """Tell whether the best fact counts from an event whose day a question names to ask for that of sending."""
    due = getattr(case.best.entry.fact, "due", None)
    return isinstance(due, Offset) and weighs_days(case.reading.flat)


def text_of(fact: Fact) -> str:
    """Return all that a fact holds as text, without the words by which people ask for it."""
    return f"{fact}".split("words=")[-1]


def texts_of(case: Case) -> list[str]:
    """Return what each of the chosen facts holds as text."""
    return [text_of(one.entry.fact) for one in case.chosen]

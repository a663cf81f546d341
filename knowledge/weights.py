"""What counts how much when facts are ranked for a question; the figures were fitted to the golden questions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights of a fact's score. A strong phrase for its kind is worth 3 by itself.

    `cover` is for all words of the question that a fact holds, `missing` and `mild` what it costs to
    hold none of its own words (mild where the kind was asked for outright). `aside`, `soft`, `title`
    and `about` scale words that no longer ask, say little, quote the plan's title, or stand all over
    it; `single` scales one word against a pair of neighbours, `body` what is not in a fact's head.
    """

    cover: float = 4.0
    missing: float = 2.0
    mild: float = 1.0
    value: float = 0.8
    head: float = 2.0
    level: float = 1.2
    other_level: float = 3.0
    other_bare_level: float = 0.8
    event: float = 1.0
    other_event: float = 1.5
    agency: float = 1.5
    other_agency: float = 1.0
    agenda_agency: float = 1.5
    percent: float = 1.5
    document: float = 4.0
    sending: float = 1.5
    not_sending: float = 1.0
    gap: float = 1.0
    gap_lead: float = 0.5
    aside: float = 0.5
    soft: float = 0.4
    title: float = 0.2
    about: float = 0.6
    single: float = 0.4
    body: float = 0.8
    least_said: float = 5.0
    only: float = 0.9
    least: float = 2.6
    least_uncued: float = 1.8
    least_share: float = 0.0
    odd: float = 0.4
    margin: float = 0.9
    open_margin: float = 1.2


WEIGHTS = Weights()
"""The weights in use."""

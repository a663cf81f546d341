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

    cover: float = 5.53
    missing: float = 2.4
    mild: float = 0.93
    value: float = 0.8
    head: float = 1.56
    level: float = 1.27
    other_level: float = 3.0
    other_bare_level: float = 1.09
    event: float = 0.88
    other_event: float = 1.5
    agency: float = 1.5
    other_agency: float = 1.05
    agenda_agency: float = 2.36
    percent: float = 3.35
    document: float = 4.0
    sending: float = 1.51
    not_sending: float = 1.47
    idle_sending: float = 0.5
    gap: float = 1.25
    gap_lead: float = 0.56
    aside: float = 0.46
    soft: float = 0.4
    title: float = 0.19
    about: float = 0.49
    single: float = 0.39
    body: float = 0.8
    least_said: float = 5.33
    only: float = 0.64
    least: float = 2.06
    least_uncued: float = 2.07
    least_share: float = 0.48
    odd: float = 0.26
    margin: float = 0.9
    open_margin: float = 0.93


WEIGHTS = Weights()
"""The weights in use."""

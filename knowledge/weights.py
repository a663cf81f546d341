"""What counts how much when facts are ranked for a question; the figures were fitted to the golden questions."""

from __future__ import annotations

from typing import NamedTuple


class Weights(NamedTuple):
    """Weights of a fact's score. A strong phrase for its kind is worth 3 by itself.

    `cover` is for all words of the question that a fact holds, `missing` and `mild` what it costs to
    hold none of its own words (mild where the kind was asked for outright). `aside`, `soft`, `title`
    and `about` scale words that no longer ask, say little, quote the plan's title, or stand all over
    it; `counted` is for a deadline counted from an event whose day is named, `weighed` where that day is
    weighed against the day of sending,
    `expected` for holding the sort of value asked for, `feigned` what it costs
    to hold words with other marks only; `single` scales one word against a pair of neighbours, `body`
    what is not in a fact's head. `other_sort` is lost by documents of another sort than the one named,
    `undone` by facts that name nobody where the one who does something is asked for.
    """

    cover: float = 5.53
    missing: float = 2.45
    mild: float = 0.58
    value: float = 0.62
    head: float = 1.73
    level: float = 0.16
    other_level: float = 2.69
    other_bare_level: float = 1.66
    event: float = 0.52
    other_event: float = 4.67
    agency: float = 1.5
    other_agency: float = 0.65
    agenda_agency: float = 4.78
    percent: float = 1.83
    document: float = 8.21
    sending: float = 0.84
    not_sending: float = 2.13
    idle_sending: float = 0.5
    gap: float = 1.12
    gap_lead: float = 0.58
    aside: float = 0.46
    soft: float = 0.4
    title: float = 0.14
    about: float = 0.56
    single: float = 0.39
    body: float = 0.8
    counted: float = 2.0
    weighed: float = 4.0
    expected: float = 4.0
    feigned: float = 0.8
    other_sort: float = 1.5
    undone: float = 1.6
    least_said: float = 9.03
    only: float = 0.7
    least: float = 2.06
    least_uncued: float = 2.07
    least_share: float = 0.06
    odd: float = 0.25
    margin: float = 0.72
    open_margin: float = 1.25


WEIGHTS = Weights()
"""The weights in use."""

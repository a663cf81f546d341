"""A chat's subscription to the daily digest, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

AHEAD = 14
"""How many days ahead a digest looks unless the chat wants it otherwise."""

MOST_AHEAD = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What one chat wants to hear every day.

    `plans` are ids, empty for all plans. `ahead` is a number of days. `topic` is the forum topic to post
    in, or None. `workdays` leaves days off out, `empty` wants a digest also when nothing is due.
    `composed` is the day of the last digest that was composed, even if there was nothing to post, None
    before the first. `stopped` says why the chat cannot be written to at the moment, empty where it can.
    """

    chat: int
    at: time
    on: bool = True
    plans: tuple[str, ...] = ()
    ahead: int = AHEAD
    topic: int | None = None
    workdays: bool = False
    silent: bool = False
    pinned: bool = False
    empty: bool = False
    composed: date | None = None
    stopped: str = ""

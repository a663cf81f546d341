"""What is done about each cause for which a message was not posted or not changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.posting.sender import Cause, Trouble
from knowledge.outbox import Letter
from knowledge.outbox_fates import Edited, Fate, Lost, Moved, Refused, TopicGone, Waits

LONG = 300.0
"""Seconds of a flood wait above which the operator is told."""

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=5)

_Rule = Callable[[Letter, Trouble, datetime], tuple[Fate, ...]]


@dataclass(frozen=True, slots=True)
class Measure:
    """What becomes of a letter that was to be posted, and of one that was to be changed."""

    post: _Rule
    edit: _Rule


def _flood(letter: Letter, trouble: Trouble, now: datetime) -> tuple[Fate, ...]:
    """Keep it for later; the operator hears of long waits."""
    until = now + timedelta(seconds=trouble.seconds + 1)
    return (Waits(letter.id, until, "flood", told=trouble.seconds <= LONG),)


def _again(letter: Letter, trouble: Trouble, now: datetime) -> tuple[Fate, ...]:
    """Try again after a pause that doubles."""
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(letter.tries, 10))
    return (Waits(letter.id, now + pause, trouble.cause),)


def _moved(letter: Letter, trouble: Trouble, _: datetime) -> tuple[Fate, ...]:
    """Give everything of the chat to its new id, and post there."""
    assert trouble.chat is not None, "a chat that moved has a new id"
    return (Moved(letter.id, letter.chat, trouble.chat),)


def _moved_edit(letter: Letter, trouble: Trouble, now: datetime) -> tuple[Fate, ...]:
    """Let the message be: it stayed behind in the old chat."""
    return (*_moved(letter, trouble, now), Edited(letter.id, letter.version))


def _stops(letter: Letter, trouble: Trouble, _: datetime) -> tuple[Fate, ...]:
    """Write to the chat no more until somebody there asks for it; its wishes are kept."""
    return (Refused(letter.id, trouble.cause, stops=True),)


def _refused(letter: Letter, trouble: Trouble, _: datetime) -> tuple[Fate, ...]:
    """Give up this one letter."""
    return (Refused(letter.id, trouble.cause),)


def _topic(letter: Letter, trouble: Trouble, _: datetime) -> tuple[Fate, ...]:
    """Post to the chat as a whole, now and from now on."""
    return (TopicGone(letter.id, trouble.cause),)


def _lost(letter: Letter, trouble: Trouble, _: datetime) -> tuple[Fate, ...]:
    """Never post again what may stand."""
    return (Lost(letter.id, trouble.cause),)


def _leave(letter: Letter, _: Trouble, __: datetime) -> tuple[Fate, ...]:
    """Let the message read as it does."""
    return (Edited(letter.id, letter.version),)


MEASURES: Mapping[Cause, Measure] = {
    "flood": Measure(_flood, _flood),
    "moved": Measure(_moved, _moved_edit),
    "removed": Measure(_stops, _leave),
    "muted": Measure(_stops, _leave),
    "no_chat": Measure(_stops, _leave),
    "topic_gone": Measure(_topic, _leave),
    "topic_closed": Measure(_topic, _leave),
    "unchanged": Measure(_refused, _leave),
    "markup": Measure(_refused, _leave),
    "message_gone": Measure(_refused, _leave),
    "unreachable": Measure(_again, _again),
    "lost": Measure(_lost, _again),
    "refused": Measure(_refused, _leave),
}
"""The measure for each cause."""

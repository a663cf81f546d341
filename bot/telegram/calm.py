"""Keeps floods away before anything is kept of them: each event costs a look into memory, no more."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from bot.telegram.events import Event, Read, Stray
from knowledge.rights.floods import Floods, Kind


class Calm:
    """Judges events by when they were sent; `clock` counts seconds, `floods` is None where nothing is limited."""

    def __init__(self, floods: Floods | None, clock: Callable[[], float]) -> None:
        self._floods, self._clock = floods, clock

    def heard(self, event: Read) -> Read | None:
        """Give what is left of an event: itself, marked where its sender is to be told to wait, or nothing.

        Of a press that is not heard, what is left is that it is answered. What waited at Telegram while the
        bot was away counts at the time when it was sent.
        """
        if self._floods is None or not isinstance(event, Event) or not event.incoming.addressed:
            return event
        incoming = event.incoming
        kind: Kind = "press" if event.callback else "inline" if event.inline else "text"
        group = incoming.chat.id if incoming.chat.kind == "group" else None
        age = 0.0 if event.sent is None else max(time.time() - event.sent, 0.0)
        verdict = self._floods.judge(kind, incoming.person.id, group, self._clock() - age)
        if verdict == "pass":
            return event
        if verdict == "drop":
            return Stray(callback=event.callback) if event.callback else None
        return replace(event, incoming=replace(incoming, flooding=verdict))

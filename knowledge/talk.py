"""What a talk has been about: the context that a follow-up question leans on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The last question of one person in one chat that was understood; all empty at the start.

    `plans` are the ids that its answer rested on, `kind` its kind of question, `event` and `level`
    what it was about, `agency` the body asked about, `topic` the words that named its matter;
    `offered` are the plans that it was asked to choose from, `said` the last things the person wrote,
    `item` the place of the agenda item that was told last, from 1 (0: none), `stranger` a place asked about last
    that has no plan here.
    """

    plans: tuple[str, ...] = ()
    kind: str = ""
    event: str = ""
    level: str = ""
    agency: str = ""
    topic: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    said: str = ""
    item: int = 0
    stranger: str = ""

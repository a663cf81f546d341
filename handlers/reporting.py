"""Notices to the operators: what became of letters that they should know of, told until it surely arrived."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

from handlers.desk import Desk
from knowledge.outbox import Letter, Outbox, Text
from knowledge.outbox_fates import NOTICE, Fates

HOLDS = timedelta(days=3)
"""How long a notice is worth delivering."""

RETELL, LONGEST = timedelta(seconds=5), timedelta(minutes=10)
"""A notice of which nobody knows whether it arrived is followed by another after so long, each time twice as long."""


def report(desk: Desk) -> int:
    """Tell the operators of letters whose fate they should know, each in one message; give how many letters.

    What stood in a notice that may not have arrived is told once more, to whom it was for.
    """
    outbox = Outbox(desk.records)
    with desk.records.transaction():
        untold = outbox.unreported()
        fresh = [letter for letter in untold if letter.kind != NOTICE]
        lost = [letter for letter in untold if letter.kind == NOTICE and _ripe(letter, desk)]
        if not fresh and not lost:
            return 0
        Fates(desk.records).reported([letter.id for letter in (*fresh, *lost)])
        told: set[int] = set()
        for owner in sorted(desk.owners):
            again = [id for notice in lost if notice.chat == owner for id in _about(notice)]
            letters = _each_once((*fresh, *outbox.letters(again)))
            if letters:
                outbox.put(_notice(owner, letters, desk))
            told |= {letter.id for letter in letters}
    return len(told)


def _ripe(notice: Letter, desk: Desk) -> bool:
    """Whether it is time to follow up a notice that may not have arrived."""
    lost = Outbox(desk.records).uncertain(NOTICE, notice.chat, desk.now - timedelta(hours=1))
    pause: timedelta = RETELL * 2 ** min(max(lost - 1, 0), 10)
    return desk.now - notice.due >= min(pause, LONGEST)


def _about(notice: Letter) -> list[int]:
    """Give the ids of the letters that a notice tells of."""
    return [int(id) for id in json.loads(notice.note or "[]")]


def _each_once(letters: Iterable[Letter]) -> list[Letter]:
    """List letters in the order of their ids, each once."""
    return sorted({letter.id: letter for letter in letters}.values(), key=lambda letter: letter.id)


def _notice(owner: int, letters: list[Letter], desk: Desk) -> Letter:
    """Write to an owner about letters."""
    return Letter(
        kind=NOTICE,
        chat=owner,
        key=f"{letters[0].id}-{letters[-1].id}:{desk.now:%H%M%S}",
        due=desk.now,
        expires=desk.now + HOLDS,
        text=_text(letters, desk),
        note=json.dumps([letter.id for letter in letters]),
    )


def _text(letters: list[Letter], desk: Desk) -> Text:
    """Say what became of letters, with a button for those of which nobody knows."""
    counts: dict[str, int] = {}
    for letter in letters:
        counts[letter.cause] = counts.get(letter.cause, 0) + 1
    uncertain = [letter.id for letter in letters if letter.state == "uncertain"]
    again = desk.renderer.plain("digest/again.html.j2")
    buttons = (((again, f"ob:{uncertain[0]}-{uncertain[-1]}"),),) if uncertain else ()
    chats = tuple(dict.fromkeys(letter.chat for letter in letters))
    return Text(pages=(desk.renderer.render("digest/operator.html.j2", counts=counts, chats=chats),), buttons=buttons)

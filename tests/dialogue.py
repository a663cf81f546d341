"""Dialogues as data, and the hosts on which they are played.

A dialogue is a TOML file: `clock` is when it takes place, and each of its `turns` has what a person
says, phrases that must stand in the `reply`, and phrases that must `never` do.
"""

from __future__ import annotations

import io
import tomllib
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path

from stand import assembly_in
from telegram_api import Message, private
from telegram_stage import Stage

from bot.assembly import Assembly
from bot.clock import moment
from bot.telegram.office import Office
from bot.telegram.worker import Worker
from bot.terminal import PROMPT, Terminal, shown
from handlers.dispatch import dispatch
from handlers.message import Button, Incoming, Reply
from handlers.routes import routes

DIALOGUES = sorted((Path(__file__).parent / "dialogues").glob("*.toml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a person says, and phrases that must and must never stand in the reply."""

    say: str
    reply: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """A talk in a private chat that begins at an instant (ISO)."""

    clock: str
    turns: tuple[Turn, ...]


def read(path: Path) -> Dialogue:
    """Read a dialogue; a key that means nothing is an error."""
    given = tomllib.loads(path.read_text("utf-8"))
    assert set(given) == {"clock", "turns"}
    for turn in given["turns"]:
        assert {"say"} <= set(turn) <= {"say", "reply", "never"}
    turns = (
        Turn(say=turn["say"], reply=tuple(turn.get("reply", ())), never=tuple(turn.get("never", ())))
        for turn in given["turns"]
    )
    return Dialogue(clock=given["clock"], turns=tuple(turns))


def on_terminal(dialogue: Dialogue, folder: Path) -> list[str]:
    """Play a dialogue at the terminal and give what each turn was answered."""
    said = [turn.say for turn in dialogue.turns]
    target = io.StringIO()
    with assembly_in(folder, moment(dialogue.clock)) as assembly:
        Terminal(assembly.desk, io.StringIO("\n".join(said)).readline, target, echo=True).run()
    _, *answers = target.getvalue().split(f"\n{PROMPT}")
    assert len(answers) == len(said)
    return [answer.removeprefix(text).strip() for answer, text in zip(answers, said, strict=True)]


def on_telegram(dialogue: Dialogue, folder: Path) -> list[str]:
    """Play a dialogue on Telegram and give what each turn was answered, its buttons as numbered lines."""
    worker = Worker()
    assembly = worker.call(partial(assembly_in, folder, moment(dialogue.clock)))
    try:
        with Stage(_office(assembly), worker=worker) as stage:
            seat = private(stage.api)
            answers = []
            for turn in dialogue.turns:
                before = len(seat.heard)
                seat.say(turn.say)
                stage.settle()
                answers.append("\n".join(_shown(message) for message in seat.heard[before:]))
    finally:
        worker.call(assembly.close)
        worker.close()
    return answers


def _office(assembly: Assembly) -> Office:
    """Put what the Telegram host needs around an assembly."""

    def answer(incoming: Incoming, name: str) -> list[Reply]:
        owner = frozenset({incoming.person.id})  # as whoever sits at the terminal is
        return dispatch(incoming, replace(assembly.desk(name), owners=owner))

    return Office(dispatch=answer, answers=assembly.records, routes=routes(), renderer=assembly.renderer)


def _shown(message: Message) -> str:
    """Write a message as the terminal would."""
    buttons = tuple((Button(label=label, data=label),) for label in message.labels)
    return shown([Reply(html=escape(message.text, quote=False), buttons=buttons)])

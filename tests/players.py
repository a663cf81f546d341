"""Players of conversations: the same lines on the terminal and on Telegram, and what a person then reads.

`play` takes lines and gives the answer to each as plain text, buttons as numbered lines; empty where
the bot is silent. A number alone chooses a button, on both hosts.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from stand import MORNING, settings_in, standing
from telegram_api import Message, Seat, private
from telegram_stage import Stage

from bot.assembly import Assembly
from bot.telegram.run import office_of
from bot.telegram.worker import Worker
from bot.terminal import PROMPT, Terminal
from handlers.render import Renderer


class Player(Protocol):
    """Whatever plays a conversation, from its start, in a storage folder."""

    def __call__(self, folder: Path, lines: Sequence[str]) -> list[str]:
        """Say the lines, and give the answer to each."""


def play_on_terminal(folder: Path, lines: Sequence[str]) -> list[str]:
    """Say lines at the terminal."""
    folder.mkdir(exist_ok=True)
    target = io.StringIO()
    with Assembly(settings_in(folder), standing(MORNING)) as assembly:
        Terminal(assembly.desk, io.StringIO("\n".join(lines)), target, interactive=False).run()
    answers = re.split(rf"^{PROMPT}.*\n", target.getvalue(), flags=re.MULTILINE)
    return [answer.strip() for answer in answers[1:]]


def play_on_telegram(folder: Path, lines: Sequence[str]) -> list[str]:
    """Say lines in a private chat on Telegram."""
    folder.mkdir(exist_ok=True)
    worker = Worker()
    assembly = worker.call(partial(Assembly, settings_in(folder), standing(MORNING)))
    try:
        with Stage(office_of(assembly, Renderer()), worker=worker) as stage:
            seat = private(stage.api)
            _answer(stage, seat, "/start")
            return [_answer(stage, seat, line) for line in lines]
    finally:
        worker.call(assembly.close)
        worker.close()


def _answer(stage: Stage, seat: Seat, line: str) -> str:
    before = len(seat.heard)
    seat.say(line)
    stage.settle()
    return shown(seat.heard[before:])


def shown(messages: Sequence[Message]) -> str:
    """Write messages as a person reads them, their buttons as numbered lines counted through all of them."""
    lines: list[str] = []
    number = 0
    for message in messages:
        lines += [f"[{message.file[0]}]"] if message.file else [message.text]
        for key in (key for row in message.keyboard for key in row):
            number += bool(key.data)
            lines.append(f"  {number}. {key.label}" if key.data else f"  {key.label}: {key.url}")
    return "\n".join(lines)


PLAYERS: dict[str, Player] = {"terminal": play_on_terminal, "telegram": play_on_telegram}

"""Dialogues about forms as data, and the two hosts on which they are played, restarts included.

A file has a `clock`, and `turns` in which a person says something, presses a button by its label, or
the bot is started anew (`restart`); `reply` must stand in the answer, `never` must not.
"""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from stand import agreed, assembly_in
from telegram_api import Seat, TelegramApi, private
from telegram_stage import Stage

from bot.assembly import Assembly
from bot.clock import moment
from bot.telegram.run import office_of
from bot.telegram.worker import Worker
from bot.terminal import Terminal
from knowledge.registry import Units
from knowledge.unit_file import read_units

FOLDER = Path(__file__).parent / "dialogues" / "forms"
UNITS = (Path(__file__).parent / "data" / "units.csv").read_bytes()
_BUTTON = re.compile(r"^ {2}(\d+)\. (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a person says or presses, or a restart, and phrases of the answer."""

    say: str = ""
    press: str = ""
    restart: bool = False
    reply: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """A talk of one person with the bot, from an instant (ISO) on."""

    clock: str
    turns: tuple[Turn, ...]


def read(path: Path) -> Dialogue:
    """Read a dialogue; a key that means nothing is an error."""
    given = tomllib.loads(path.read_text("utf-8"))
    assert set(given) == {"clock", "turns"}
    return Dialogue(clock=given["clock"], turns=tuple(_turn(turn) for turn in given["turns"]))


def _turn(given: dict[str, Any]) -> Turn:
    assert set(given) <= {"say", "press", "restart", "reply", "never"}
    return Turn(
        say=given.get("say", ""),
        press=given.get("press", ""),
        restart=given.get("restart", False),
        reply=tuple(given.get("reply", ())),
        never=tuple(given.get("never", ())),
    )


PEOPLE = (0, 9, 11, 12, 21, 22, 41)
"""Those who fill in forms in dialogues, and have agreed to what is kept of them."""


def opened(folder: Path, clock: str, people: tuple[int, ...] = PEOPLE) -> Assembly:
    """Put a bot together whose directory of units is loaded and to which people have agreed."""
    assembly = assembly_in(folder, moment(clock))
    if not Units(assembly.records).directory().units:
        Units(assembly.records).load(read_units(UNITS))
        agreed(assembly.records, *people)
    return assembly


class AtTerminal:
    """One person at the terminal; what is pressed is typed as the terminal says it may be."""

    def __init__(self, folder: Path, clock: str, people: tuple[int, ...] = PEOPLE) -> None:
        self._folder, self._clock = folder, clock
        self._assembly = opened(folder, clock, people)
        self._shown = ""

    def say(self, text: str) -> str:
        """Type a message (line breaks stand for several lines in one message) and give the answer."""
        target = io.StringIO()
        terminal = Terminal(self._assembly.desk, lambda: "", target, echo=False)
        terminal._answer(text)
        self._shown = target.getvalue()
        return self._shown

    def press(self, label: str) -> str:
        """Type what stands for a button."""
        numbers = {shown: number for number, shown in _BUTTON.findall(self._shown)}
        word = label.lower()
        assert label in numbers or f"{word}" in self._shown, f"no button {label} in {self._shown}"
        return self.say(numbers.get(label, word))

    def restart(self) -> str:
        """Start the bot anew and give what it says at the start."""
        self.close()
        self._assembly = opened(self._folder, self._clock)
        return self.say("/start")

    def close(self) -> None:
        """End the bot."""
        self._assembly.close()


class OnTelegram:
    """One person in a private chat on Telegram."""

    def __init__(self, folder: Path, clock: str, people: tuple[int, ...] = PEOPLE) -> None:
        self._folder, self._clock, self._people = folder, clock, people
        self._api = TelegramApi()
        self._open()

    @property
    def seat(self) -> Seat:
        """The person in the chat."""
        return private(self._api)

    def _open(self) -> None:
        self._worker = Worker()
        self._assembly = self._worker.call(partial(opened, self._folder, self._clock, self._people))
        self.stage = Stage(office_of(self._assembly, self._assembly.renderer), self._api, worker=self._worker)
        self.stage.__enter__()

    def say(self, text: str) -> str:
        """Send a message and give the answer."""
        return self._heard(lambda: self.seat.say(text))

    def press(self, label: str) -> str:
        """Press the button of that label on the last message that has it, and give the message as it is then."""
        return self._heard(lambda: self.seat.press(label))

    def restart(self) -> str:
        """Start the bot anew; it says nothing by itself, so ask it."""
        self.close()
        self._open()
        return self.say("/start")

    def close(self) -> None:
        """End the bot."""
        self.stage.stop()
        self._worker.call(self._assembly.close)
        self._worker.close()

    def _heard(self, act: Callable[[], object]) -> str:
        before = {message.id: message.text for message in self.seat.heard}
        act()
        self.stage.settle()
        return "\n".join(each.text for each in self.seat.heard if before.get(each.id) != each.text)


Host = AtTerminal | OnTelegram
HOSTS: dict[str, Callable[[Path, str, tuple[int, ...]], Host]] = {"terminal": AtTerminal, "telegram": OnTelegram}


def played(dialogue: Dialogue, host: AtTerminal | OnTelegram) -> list[str]:
    """Play a dialogue, hold each answer against what it must be, and give the answers."""
    answers = []
    try:
        for turn in dialogue.turns:
            said = host.restart() if turn.restart else host.press(turn.press) if turn.press else host.say(turn.say)
            place = f"{turn.say or turn.press or 'restart'} → {said}"
            assert [phrase for phrase in turn.reply if phrase not in said] == [], place
            assert [phrase for phrase in turn.never if phrase in said] == [], place
            answers.append(said)
    finally:
        host.close()
    return answers

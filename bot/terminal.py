"""The terminal host: the same conversation as on Telegram, with numbers in place of buttons."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import TextIO

from handlers.desk import Desk
from handlers.dispatch import dispatch
from handlers.message import Chat, Incoming, Person, Reply
from handlers.render import plain
from knowledge.text import compose, key

PROMPT = "> "
HERE = Chat(id=0)
"""The one chat of a terminal, a private one."""

SOMEBODY = Person(id=0)
"""The one person at a terminal."""

_LEAVING = frozenset({"thoat", "exit", "quit"})
_log = logging.getLogger(__name__)


class Terminal:
    """A conversation over two text streams.

    `desk` makes the desk for each message. `interactive` tells that a person types: only then there is
    a prompt, otherwise each line read is shown before its answer.
    """

    def __init__(self, desk: Callable[[], Desk], source: TextIO, target: TextIO, *, interactive: bool) -> None:
        self._desk = desk
        self._source = source
        self._target = target
        self._interactive = interactive
        self._events = 0

    def run(self) -> None:
        """Hold the conversation until the input ends or the person leaves."""
        self._desk().records.forget(HERE.id, SOMEBODY.id)
        self._answer("/start")
        for line in self._lines():
            if key(line) in _LEAVING:
                break
            if line.strip():
                self._answer(line)

    def _lines(self) -> Iterator[str]:
        """Read line after line, prompting a person and echoing what was piped in."""
        while True:
            if self._interactive:
                self._write(PROMPT)
            line = self._source.readline()
            if not line:
                if self._interactive:
                    self._write("\n")
                return
            if not self._interactive and line.strip():
                self._write(f"{PROMPT}{_shown(line)}\n")
            yield line

    def _answer(self, text: str) -> None:
        """Hand a text to the handlers and show what they reply; a failure is said and logged."""
        self._events += 1
        incoming = Incoming(key=f"terminal:{self._events}", person=SOMEBODY, chat=HERE, text=text)
        desk = self._desk()
        try:
            replies = dispatch(incoming, desk)
        except Exception:
            _log.exception("a message could not be answered")
            replies = [desk.say("refusals", reason="failed")]
        self._write(shown(replies) + "\n\n" if replies else "")

    def _write(self, text: str) -> None:
        """Show a text at once."""
        self._target.write(text)
        self._target.flush()


def shown(replies: list[Reply]) -> str:
    """Write replies as plain text, their buttons as numbered lines, counted through all of them."""
    lines: list[str] = []
    number = 0
    for reply in replies:
        lines += [text for text in (plain(reply.html), reply.notice) if text]
        lines += [f"[{file.name}]" for file in reply.files]
        for button in (button for row in reply.buttons for button in row):
            if button.data:
                number += 1
                lines.append(f"  {number}. {button.label}")
            else:
                lines.append(f"  {button.label}: {button.url}")
    return "\n".join(lines)


def _shown(line: str) -> str:
    """Shorten a line that was piped in to what fits an echo."""
    text = " ".join(compose(line).split())
    return text if len(text) <= 200 else f"{text[:199]}…"

"""The terminal host: the same conversation as on Telegram, with numbers in place of buttons."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from bot.storage_watch import StorageWatch, unwatched
from handlers.desk import Desk
from handlers.dispatch import dispatch
from handlers.message import Attachment, Chat, File, Incoming, Person, Reply
from handlers.render import plain
from handlers.routes import routes
from knowledge.errors import StorageError
from knowledge.text import compose, key

PROMPT = "> "
HERE = Chat(id=0)
"""The one chat of a terminal, a private one."""

SOMEBODY = Person(id=0)
"""The one person at a terminal."""

_LEAVING = frozenset({"thoat", "exit", "quit"})
_log = logging.getLogger(__name__)


class Terminal:
    """A conversation, line by line.

    `desk` makes the desk for each message; `read` gives a line with its end, or nothing at the end of
    the input; `echo` tells to show each line read before its answer, as where nobody types. `watch` hears of a
    failing storage, None where nobody does; `files` is the folder that files of replies are put into, None
    where they are only named.
    """

    def __init__(
        self,
        desk: Callable[[], Desk],
        read: Callable[[], str],
        target: TextIO,
        *,
        echo: bool,
        watch: StorageWatch | None = None,
        files: Path | None = None,
    ) -> None:
        self._desk = desk
        self._read = read
        self._target = target
        self._echo = echo
        self._watch = watch or unwatched()
        self._files = files
        self._events = 0

    def run(self) -> None:
        """Hold the conversation until the input ends or the person leaves."""
        self._desk().records.forget(HERE.id, SOMEBODY.id)
        self._answer("/start")
        while (line := self._read()) and key(line) not in _LEAVING:
            if line.strip():
                if self._echo:
                    self._write(f"{PROMPT}{_shortened(line)}\n")
                self._answer(line)

    def _answer(self, text: str) -> None:
        """Hand a text to the handlers and show what they reply; a failure is said and logged."""
        self._events += 1
        event = f"terminal:{self._events}"
        incoming = Incoming(key=event, person=SOMEBODY, chat=HERE, text=text, quoted_file=_file(text))
        desk = self._desk()
        try:
            replies = dispatch(incoming, desk)
            self._after_a_fault()
        except StorageError as error:
            self._watch.failed(error)
            replies = [desk.say("refusals", reason="unsaved", kind=error.kind)]
        except Exception:
            _log.exception("a message could not be answered")
            replies = [desk.say("refusals", reason="failed")]
        self._write(shown(replies, self._put) + "\n\n" if replies else "")

    def _after_a_fault(self) -> None:
        """Look whether a storage that failed takes something again."""
        if self._watch.failing:
            with suppress(StorageError):
                self._watch.probe()
                self._watch.worked()

    def _put(self, file: File) -> str:
        """Put a file of a reply where its reader finds it, and give what is shown of it."""
        if self._files is None:
            return file.name
        path = self._files / Path(file.name).name
        try:
            self._files.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_bytes(file.content)
        except OSError:
            return file.name
        return str(path.resolve())

    def _write(self, text: str) -> None:
        """Show a text at once."""
        self._target.write(text)
        self._target.flush()


def _file(text: str) -> Attachment | None:
    """Read the file whose path follows a command that takes one, as if it were replied to; None for other lines."""
    command, _, path = text.strip().partition(" ")
    route = routes().command(command.removeprefix("/")) if command.startswith("/") and path else None
    if route is None or not route.takes_file:
        return None
    from knowledge.documents.reading import MOST_BYTES  # nothing else here needs the package

    content = None
    with suppress(OSError), Path(path.strip()).open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    return Attachment(id=path, name=Path(path.strip()).name, size=None, content=content)


def _name(file: File) -> str:
    return file.name


def shown(replies: list[Reply], put: Callable[[File], str] = _name) -> str:
    """Write replies as plain text, their buttons as numbered lines, counted through all of them.

    A button that the text lists under its number already is not listed again. Words that may be typed
    in place of buttons stand on one line. `put` tells how a file is named.
    """
    lines: list[str] = []
    number = 0
    for reply in replies:
        lines += [text for text in (plain(reply.html), reply.notice) if text]
        lines += [f"[{put(file)}]" for file in reply.files]
        buttons = [button for row in reply.buttons for button in row]
        for button in (button for button in buttons if button.typed is None):
            if button.data:
                number += 1
                line = f"{number}. {button.label}"
                lines += [] if line in "\n".join(lines).splitlines() else [f"  {line}"]
            else:
                lines.append(f"  {button.label}: {button.url}")
        words = [button.typed for button in buttons if button.typed]
        lines += [f"  ({' | '.join(words)})"] if words else []
    return "\n".join(lines)


def _shortened(line: str) -> str:
    """Shorten a line that was piped in to what fits an echo."""
    text = " ".join(compose(line).split())
    return text if len(text) <= 200 else f"{text[:199]}…"
